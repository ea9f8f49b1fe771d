/// "BREEN, Colleen Therese (b. 1957)": a line that opens with a family name in capitals and the given names
/// behind a comma, as catalogues and lists have it.
struct InvertedNames {
  let text: DocumentText
  let tokens: [Token]

  /// Makes one name of the two, and a person of whom it names.
  func register(_ sentences: inout [Sentence], _ actors: inout ActorTable) {
    var block = -1
    for index in sentences.indices {
      defer { block = sentences[index].block }
      guard sentences[index].block != block, isInverted(sentences[index].units, actors) else {
        continue
      }
      let units = sentences[index].units
      let family = text.slice(tokens: units[0].first..<units[0].end, of: tokens)
      let given = text.slice(tokens: units[2].nameFirst..<units[2].end, of: tokens)
      var name = units[2]
      name.kind = .actor
      name.first = units[0].first
      name.nameFirst = units[0].first
      name.actor = actors.person(given + " " + capitalised(family))
      sentences[index].units.replaceSubrange(0..<3, with: [name])
    }
  }

  private func isInverted(_ units: [Unit], _ actors: ActorTable) -> Bool {
    guard units.count >= 3, isName(units[0], actors), units[0].end - units[0].first == 1,
      units[0].shape.contains(.allCapitals),
      text.slice(tokens: units[0].first..<units[0].end, of: tokens).count > 2,
      units[1].isComma, isName(units[2], actors), !units[2].shape.contains(.allCapitals),
      units[2].end - units[2].nameFirst <= 4
    else { return false }
    guard units.count > 3 else { return true }
    // "(b. 1949)", ", KBE (1921–2008)".
    return units[3].is(.openingBracket)
      || units[3].isComma && units.count > 4 && units[4].shape.contains(.allCapitals)
        && units[4].end - units[4].first == 1
  }

  private func isName(_ unit: Unit, _ actors: ActorTable) -> Bool {
    guard unit.kind == .actor || unit.kind == .name, unit.form == .plain else { return false }
    guard unit.kind == .actor, unit.actor >= 0 else { return true }
    return actors[unit.actor].kind == .unknown || actors[unit.actor].kind == .person
  }

  /// "Breen" of "BREEN", "Al-Rashid" of "AL-RASHID".
  private func capitalised(_ name: String) -> String {
    name.split(separator: "-", omittingEmptySubsequences: false).map {
      $0.prefix(1) + $0.dropFirst().lowercased()
    }.joined(separator: "-")
  }
}
