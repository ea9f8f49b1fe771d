/// What the lexicon knows of the words at a place.
extension UnitReader {
  struct Match {
    let end: Int
    let entry: Lexicon.Entry
  }

  func longestMatch(at index: Int, in sentence: Range<Int>) -> Match? {
    var node: Int32 = 0
    var best: Match?
    var end = index
    while end < sentence.upperBound, let next = lexicon.node(after: node, tokens[end].word) {
      node = next
      end += 1
      for entry in lexicon.entries(at: node)
      where fits(entry, index..<end) && !isCut(entry, index..<end, sentence) {
        if let current = best, current.end == end {
          // "Vatican", "U.S.": the adjective only before a noun; the name is the safer reading.
          if prefers(entry, to: current.entry, at: end, sentence) {
            best = Match(end: end, entry: entry)
          }
        } else {
          best = Match(end: end, entry: entry)
        }
      }
    }
    return best
  }

  /// "head of state oil company A": its head, and no head of state.
  private func isCut(
    _ entry: Lexicon.Entry, _ range: Range<Int>, _ sentence: Range<Int>
  ) -> Bool {
    guard case .title = entry.meaning else { return false }
    let first = range.lowerBound
    // "the co-operative".
    if range.count == 1, first > sentence.lowerBound, isSpelt(first)("operative") {
      return tokens[first - 1].word == Word.hyphen.id
    }
    guard range.upperBound < sentence.upperBound else { return false }
    // "leader of the opposition Tidal Party".
    if range.count > 2, isSpelt(range.upperBound - 1)("opposition"), isCapital(range.upperBound) {
      return organisationEndWithoutComplement(range.upperBound, sentence)
        || isParty(range.upperBound, sentence)
    }
    guard range.count == 3, tokens[range.upperBound - 1].word == Word.state.id else {
      return false
    }
    let next = tokens[range.upperBound]
    // "head of state-owned utility A".
    if next.word == Word.hyphen.id { return true }
    return next.shape.contains(.word) && !next.shape.contains(.capital)
      && !classes(range.upperBound).isDisjoint(with: [.companyhead, .companynoun, .portfolio])
  }

  /// "Tidal Dawn party".
  private func isParty(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var end = index
    while end < sentence.upperBound, end - index < 5, isCapital(end) { end += 1 }
    return end < sentence.upperBound && !classes(end).isDisjoint(with: .faction)
  }

  func fits(_ entry: Lexicon.Entry, _ range: Range<Int>) -> Bool {
    let first = tokens[range.lowerBound]
    if entry.needsAllCapitals {
      return range.allSatisfy {
        tokens[$0].shape.contains(.allCapitals) || !tokens[$0].shape.contains(.word)
      }
        // "Unesco", though not "Irena Novak".
        || (first.end - first.start >= 5 && first.shape.contains(.capital)
          && lexicon.classes(of: first.word).isDisjoint(with: .given)
          && !(tokens.indices.contains(range.upperBound) && isCapital(range.upperBound)
            && tokens[range.upperBound].shape.contains(.word)
            && !lexicon.beginsPhrase(tokens[range.upperBound].word)))
    }
    if entry.needsCapital { return first.shape.contains(.capital) }
    return !isDuty(range)
  }

  /// "took charge", "in charge", "assumed full charge": no chargé, though he too is written without an accent.
  private func isDuty(_ range: Range<Int>) -> Bool {
    let first = range.lowerBound
    guard range.count == 1, tokens[first].word == Word.charge.id, first > 0 else { return false }
    let before = tokens[first - 1].word == Word.full.id && first > 1 ? first - 2 : first - 1
    return !classes(before).isDisjoint(with: [.hold, .take, .prep])
  }

  func prefers(
    _ entry: Lexicon.Entry, to current: Lexicon.Entry, at end: Int, _ sentence: Range<Int>
  ) -> Bool {
    if case .title = current.meaning { return false }
    guard case .country(_, .adjective, _) = entry.meaning else { return false }
    guard end < sentence.upperBound else { return false }
    let next = tokens[end]
    // "New Zealand last year": no noun follows.
    return next.shape.contains(.word)
      && lexicon.classes(of: next.word).isDisjoint(
        with: WordClass.function.union(.anyVerb).union([.adverb, .weekday]))
  }
}
