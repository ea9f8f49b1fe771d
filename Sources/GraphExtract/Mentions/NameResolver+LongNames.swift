/// Names that run over "for", "on" and "of", of which the abbreviation behind them tells how far they reach.
extension NameResolver {
  /// How many units such a name may have.
  private static let longest = 9

  /// "Alliance of Liberals and Democrats for Europe (ALDE)", "Front populaire pour le Grand Nord (FPGN)": one name,
  /// from where the letters begin.
  func joinLongNames(_ sentence: inout Sentence, _ actors: inout ActorTable) {
    guard sentence.units.count > 4 else { return }
    var bracket = 2
    while bracket + 2 < sentence.units.count {
      defer { bracket += 1 }
      let units = sentence.units
      guard units[bracket].is(.openingBracket), units[bracket + 2].is(.closingBracket),
        isAbbreviation(units[bracket + 1], actors),
        let start = startOfName(before: bracket, abbreviatedAs: units[bracket + 1], units, actors)
      else { continue }
      var name = units[start]
      name.end = units[bracket - 1].end
      name.word = -1
      name.classes = []
      name.form = .plain
      name.kind = .actor
      let isTreaty = (start..<bracket).contains {
        units[$0].has(.treatyhead)
          || units[$0].kind == .actor && actors[units[$0].actor].kind == .treaty
      }
      name.actor = actors.named(spelling(name), isTreaty ? .treaty : .organization)
      actors.alias(spelling(units[bracket + 1]), of: name.actor)
      sentence.units.replaceSubrange(start..<bracket, with: [name])
      bracket = start + 1
    }
  }

  private func isAbbreviation(_ unit: Unit, _ actors: ActorTable) -> Bool {
    guard isAbbreviation(unit) else { return false }
    switch unit.kind {
    case .name: return true
    case .actor:
      // What the lexicon knows is not this name.
      return !actors[unit.actor].isOfLexicon && actors[unit.actor].kind != .country
    case .word, .mark, .number, .title: return false
    }
  }

  /// Where the shortest name of several units begins whose words have all the letters.
  private func startOfName(
    before bracket: Int, abbreviatedAs short: Unit, _ units: [Unit], _ actors: ActorTable
  ) -> Int? {
    let letters = Array(ActorTable.key(spelling(short)).joined())
    guard (3...8).contains(letters.count), units[bracket - 1].isCapital else { return nil }
    var start = bracket - 1
    while start >= 0, bracket - start <= Self.longest {
      let unit = units[start]
      switch unit.kind {
      case .actor:
        guard actors[unit.actor].kind != .person, unit.form != .people else { return nil }
      case .name: if unit.isHonoured { return nil }
      case .title, .number: break
      case .mark: if !unit.is(.hyphen) { return nil }
      case .word:
        guard unit.isCapital || !unit.has(WordClass.anyVerb.union([.aux, .pronoun])) else {
          return nil
        }
      }
      // "Party of Serb" and "Unity".
      let isJoined =
        (start..<bracket).contains { !units[$0].isCapital }
        || unit.kind == .actor && actors[unit.actor].isBody && start < bracket - 1
      if unit.isCapital, isJoined, hasLetters(letters, unit.first..<units[bracket - 1].end) {
        return start
      }
      start -= 1
    }
    return nil
  }

  /// Whether the letters begin words of a name in order, the first its first and the last its last capital one,
  /// and leave few capital words out.
  private func hasLetters(_ letters: [Character], _ name: Range<Int>) -> Bool {
    var next = 0
    var unused = 0
    var isLastUsed = false
    for token in name {
      let shape = tokens[token].shape
      guard shape.contains(.word) else { continue }
      let word = text.slice(Int(tokens[token].start)..<Int(tokens[token].end))
      let parts = ActorTable.key(word)
      for (index, part) in parts.enumerated() {
        let isCapital = shape.contains(.capital) || index > 0
        let fits = next < letters.count && part.first == letters[next]
        if fits, isCapital || part.count > 3 {
          next += 1
          isLastUsed = true
        } else if isCapital {
          guard next > 0 else { return false }
          unused += 1
          isLastUsed = false
        }
        if next == 0 { return false }
      }
    }
    return next == letters.count && isLastUsed && unused * 2 <= letters.count
  }
}
