/// What may stand between a subject and its verb and says nothing of either: adverbials of several words, which
/// the lexicon writes with hyphens ("so far", "for the first time"), and who says so.
extension UnitReader {
  private static let longestAdverbial = 4

  /// "has so far sanctioned", "was, in turn, named", "A for the first time met B": rules read on behind them.
  func withoutAdverbials(_ units: [Unit]) -> [Unit] {
    guard units.count > 3 else { return units }
    var kept: [Unit] = []
    kept.reserveCapacity(units.count)
    var index = 0
    while index < units.count {
      if let before = kept.last, before.mayGoOn, let end = adverbialEnd(in: units, from: index),
        end < units.count, before.goesOn(with: units[end])
      {
        index = end
      } else {
        kept.append(units[index])
        index += 1
      }
    }
    return kept
  }

  /// Behind an adverbial, with the commas around it.
  private func adverbialEnd(in units: [Unit], from index: Int) -> Int? {
    if let end = attributionEnd(in: units, from: index) { return end }
    let isAside = units[index].isComma
    let start = isAside ? index + 1 : index
    var phrase = ""
    for end in start..<min(start + Self.longestAdverbial, units.count) {
      guard units[end].kind == .word, !units[end].isCapital else { return nil }
      phrase += (phrase.isEmpty ? "" : "-") + spelling(units[end].first..<units[end].end)
      guard end > start || isAside, lexicon.classes(spelled: phrase).contains(.adverb) else {
        continue
      }
      if !isAside { return end + 1 }
      return end + 1 < units.count && units[end + 1].isComma ? end + 2 : nil
    }
    return nil
  }

  /// Behind ", the paper reported,": who says so, where it is nobody whom the text names.
  private func attributionEnd(in units: [Unit], from index: Int) -> Int? {
    guard units[index].isComma, index + 1 < units.count,
      units[index + 1].has([.det, .pronoun]), !units[index + 1].isOne(of: .who, .which)
    else { return nil }
    for end in index + 1..<min(index + 5, units.count) {
      guard units[end].kind == .word, !units[end].isCapital else { return nil }
      if units[end].has(.saying) {
        return end + 1 < units.count && units[end + 1].isComma ? end + 2 : nil
      }
    }
    return nil
  }
}

extension Unit {
  /// An adverbial may stand between this unit and the verb.
  fileprivate var mayGoOn: Bool {
    kind == .word
      ? has(.aux) && !self.is(.possessive) || isOne(of: .who, .which)
      : kind == .actor || kind == .name
  }

  /// Whether `next` is the verb, or what an auxiliary goes with.
  fileprivate func goesOn(with next: Unit) -> Bool {
    guard next.kind == .word, !next.isCapital else { return false }
    return kind == .word && has(.aux)
      ? !next.has(WordClass.function.subtracting(.aux)) : next.has(.anyVerb)
  }
}
