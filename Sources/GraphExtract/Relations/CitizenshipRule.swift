internal import GraphModel

/// CITIZEN_OF: "X, a Dutch citizen", "X holds Maltese citizenship", "X is a national of Chad".
struct CitizenshipRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].isOne(of: .citizen, .national) {
      guard let country = country(of: index, view, facts) else { continue }
      let start = country.start
      guard start >= 1 else { continue }
      let before = start - 1
      var person: Int?
      if view.units[before].isOne(of: .comma, .dash, .emDash) {
        person = view.person(at: before - 1, facts)
      } else if view.units[before].isOne(of: .is, .was) {
        person = view.subjects(of: before, facts).first { facts.actors[$0].kind == .person }
      } else if view.units[before].isOne(of: .as) {
        person = nil
      }
      // "Dutch citizen X".
      if person == nil, let name = view.person(at: index + 1, facts) { person = name }
      guard let person, !view.isUncertain(around: index, reach: 4) else { continue }
      facts.add(
        Claim(
          source: person, type: "CITIZEN_OF", target: country.actor, sentence: view.index,
          confidence: 0.88, rule: "citizen"))
      // "a citizen of A and B".
      guard view.is(index + 1, .of) else { continue }
      for further in view.objects(from: index + 2, facts).dropFirst().prefix(4)
      where facts.actors[further].kind == .country && further != country.actor {
        facts.add(
          Claim(
            source: person, type: "CITIZEN_OF", target: further, sentence: view.index,
            confidence: 0.86, rule: "citizen"))
      }
    }
    readDemonyms(view, &facts)
  }

  /// "X, a Briton,", "X, a Kenyan who": the word for one of a people, in apposition.
  private func readDemonyms(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices.dropFirst(3)
    where view.units[index - 1].isOne(of: .a, .an) && view.units[index - 2].isComma
      && view.units[index].form != .plain && view.units[index].form != .capital
    {
      guard let country = view.country(at: index, facts),
        let person = view.person(at: index - 3, facts),
        index + 1 == view.units.count || view.units[index + 1].kind == .mark
          || view.units[index + 1].isOne(of: .who, .by, .and)
      else { continue }
      facts.add(
        Claim(
          source: person, type: "CITIZEN_OF", target: country, sentence: view.index,
          confidence: 0.88, rule: "citizen"))
    }
  }

  /// The country before or behind the word, and where the phrase begins.
  private func country(
    of index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, start: Int)? {
    var country: Int?
    var start = index
    if index >= 1, let before = view.country(at: index - 1, facts) {
      country = before
      start = index - 1
    } else if view.is(index + 1, .of) {
      let next = view.is(index + 2, .the) ? index + 3 : index + 2
      country = view.country(at: next, facts)
    }
    guard let country else { return nil }
    while start > 0, view.has(start - 1, .det) || view.is(start - 1, .former) { start -= 1 }
    return (country, start)
  }
}
