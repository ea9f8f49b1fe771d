/// Owners whose companies bear their name: "Orlan Foods, a unit of Orlan", where Orlan is not short for Orlan Foods.
extension NameResolver {
  /// Whether a name that begins a longer one in its sentence is told apart from it: one owns the other.
  func isOwnerOfNamesake(_ index: Int, _ sentence: Sentence, _ actors: ActorTable) -> Bool {
    let units = sentence.units
    let unit = units[index]
    guard !unit.isHonoured, unit.end - unit.nameFirst <= 3 else { return false }
    let near = max(0, index - Self.reach)..<min(units.count, index + Self.reach)
    guard
      let longer = near.first(where: { at in
        at != index && units[at].kind == .actor
          && units[at].end - units[at].first > unit.end - unit.nameFirst
          && actors[units[at].actor].kind == .company && begins(units[at], with: unit)
      })
    else { return false }
    let between = units[(min(index, longer) + 1)..<max(index, longer)]
    return between.contains { $0.kind == .word && Self.ownership.contains(spelt($0)) }
  }

  /// How far apart the two may stand.
  private static let reach = 14

  private func begins(_ long: Unit, with short: Unit) -> Bool {
    zip(tokens[long.nameFirst..<long.end], tokens[short.nameFirst..<short.end])
      .allSatisfy { $0.word == $1.word }
  }

  private static let ownership: Set<String> = [
    "acquired", "affiliate", "arm", "belongs", "bought", "branch", "controlled", "controls",
    "division", "owned", "owns", "parent", "part", "shares", "stake", "subsidiaries", "subsidiary",
    "unit", "units",
  ]
}
