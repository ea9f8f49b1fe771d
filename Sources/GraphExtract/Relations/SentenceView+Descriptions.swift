internal import GraphModel

/// Persons behind what a sentence calls them: "X, a lawyer and judge who", "the geologist".
extension SentenceView {
  /// "is" of "A is an ally of B, a member of C", where what begins at `start` behind the comma says what A is besides:
  /// what stands before the comma says that too, and ends in whose it is.
  func copula(ofComplementAt start: Int) -> Int? {
    guard start > 4, self.is(start - 1, .comma), units[start].isOne(of: .a, .an),
      units[start - 2].kind == .actor, units[start - 2].form == .plain
    else { return nil }
    let of = self.is(start - 3, .the) ? start - 4 : start - 3
    guard of > 1, units[of].isOne(of: .of, .with) else { return nil }
    for index in (max(0, of - 16)..<of).reversed() {
      let unit = units[index]
      if unit.isComma || unit.is(.semicolon) { return nil }
      if unit.kind == .word, unit.isOne(of: .is, .are, .was, .remains) {
        return units[index + 1].isOne(of: .a, .an) || has(index + 1, .adverb) ? index : nil
      }
      if unit.kind == .word, !unit.isCapital, unit.has(WordClass.anyVerb.union(.aux)) { return nil }
    }
    return nil
  }

  /// "X of the Centre Party": whom the name of a body or a country only tells more of.
  func ofBody(endingAt index: Int, _ facts: DocumentFacts) -> Int? {
    guard let body = actor(at: index), post(covering: index) == nil,
      facts.actors[body].isOrganized || facts.actors[body].kind == .unknown
    else { return nil }
    let of = self.is(index - 1, .the) ? index - 2 : index - 1
    guard self.is(of, .of) else { return nil }
    return person(at: of - 1, facts)
  }

  /// "X is a Serbian diplomat and politician who", "X, a lawyer and judge who": whom a description that
  /// ends at `index` describes.
  func described(endingAt index: Int, _ facts: DocumentFacts) -> [Int]? {
    var start = index
    while start > 0, index - start < 16 {
      let unit = units[start]
      if unit.isOne(of: .a, .an, .the) { break }
      // "X, Chile's first woman to".
      if unit.is(.possessive), start >= 2, actor(at: start - 1) != nil,
        has(start + 1, .distinction)
      {
        start -= 1
        break
      }
      switch unit.kind {
      case .word:
        if unit.has([.aux, .pronoun, .negation]) { return nil }
        if unit.has(WordClass.anyVerb), !unit.has([.occupation, .rank, .portfolio, .former]) {
          return nil
        }
      case .title, .number: break
      case .actor: if facts.actors[unit.actor].kind == .person { return nil }
      case .mark: if !unit.isOne(of: .hyphen, .comma) { return nil }
      case .name: break
      }
      start -= 1
    }
    guard start >= 1, start < index,
      units[start].isOne(of: .a, .an, .the) || units[start + 1].is(.possessive)
    else { return nil }
    let before = start - 1
    if units[before].isOne(of: .is, .was), !units[start].is(.the) || has(start + 1, .distinction) {
      return subjects(of: before, facts)
    }
    if units[before].isOne(of: .comma, .dash, .emDash), isPersonLike(before - 1, facts) {
      return coordinated(endingAt: before - 1, facts)
    }
    return nil
  }

  /// A person, or a name of two words and more of which nothing else is known.
  func isPersonLike(_ index: Int, _ facts: DocumentFacts) -> Bool {
    guard let actor = actor(at: index) else { return false }
    let kind = facts.actors[actor].kind
    return kind == .person || kind == .unknown && (2...4).contains(facts.actors[actor].key.count)
  }

  /// "The geologist has been", "The 61-year-old was", "The mother of three", "The Lisbon native": whom the sentence
  /// before was about.
  func describedPerson(
    endingAt index: Int, _ facts: DocumentFacts
  ) -> (actor: Int, start: Int)? {
    guard let noun = describing(endingAt: index) else { return nil }
    var start = noun
    while start > 0, noun - start < 8, !units[start].is(.the) {
      start -= 1
      let unit = units[start]
      let isOrigin = unit.kind == .actor || unit.kind == .name
      guard
        unit.kind == .word || unit.is(.hyphen) || unit.kind == .number
          || unit.kind == .title && unit.titleKind == .calling
          || isOrigin && (unit.form == .adjective || isPlace(ofOrigin: start, facts)),
        !unit.has([.conj, .prep, .pronoun, .aux]), !unit.is(.possessive)
      else { return nil }
    }
    guard units[start].is(.the),
      start == 0 || units[start - 1].kind == .mark || time(covering: start - 1) != nil,
      !(0..<start).contains(where: { person(at: $0, facts) != nil })
    else { return nil }
    return facts.lastPerson.map { ($0, start) }
  }

  /// The noun of a description that ends at a unit and can only be somebody's.
  private func describing(endingAt index: Int) -> Int? {
    let unit = units[index]
    if spelling(at: index).hasSuffix("year-old") { return index }
    if index >= 4, spelling(at: index) == "old", has(index - 2, .timeunit),
      units[index - 4].kind == .number
    {
      return index - 4
    }
    // "the mother of three".
    if index >= 3, self.is(index - 1, .of), NumberWords.small.contains(spelling(at: index)),
      ["mother", "father", "grandmother", "grandfather"].contains(spelling(at: index - 2))
    {
      return index - 2
    }
    guard !unit.isCapital else { return nil }
    if unit.kind == .title { return unit.titleKind == .calling && !unit.isPlural ? index : nil }
    if spelling(at: index) == "native" { return index }
    return unit.has(.occupation) && !unit.has(.kin)
      && !unit.isOne(of: .successor, .predecessor, .ally) ? index : nil
  }

  /// "Lisbon" of "the Lisbon native", "Porto" of "the Porto-born politician".
  private func isPlace(ofOrigin index: Int, _ facts: DocumentFacts) -> Bool {
    if let actor = actor(at: index), facts.actors[actor].kind == .person { return false }
    return spelling(at: index + 1) == "native"
      || self.is(index + 1, .hyphen) && spelling(at: index + 2) == "born"
  }
}
