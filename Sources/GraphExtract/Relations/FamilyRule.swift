internal import GraphModel

/// RELATIVE_OF: "X, the daughter of Y", "X's brother Y", "X is married to Y".
struct FamilyRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      if view.units[index].has(.kin) { readKin(index, view, &facts) }
      if view.units[index].isOne(of: .married), view.is(index + 1, .to) {
        add(
          persons(view.subjects(of: index, facts), facts).first,
          named(from: index + 2, view, &facts), at: index, view, &facts, "married")
      }
    }
  }

  private func persons(_ actors: [Int], _ facts: DocumentFacts) -> [Int] {
    actors.filter { facts.actors[$0].kind == .person }
  }

  private func person(from index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) -> Int? {
    guard let actor = view.single(startingAt: index, facts)?.actor else { return nil }
    return facts.actors[actor].kind == .person ? actor : nil
  }

  /// A person behind "her son", whom nothing else may show to be one.
  private func named(from index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) -> Int? {
    guard let actor = view.single(startingAt: index, facts)?.actor,
      facts.actors.isOrBecomesPerson(actor)
    else { return nil }
    return actor
  }

  private func add(
    _ a: Int?, _ b: Int?, at index: Int, _ view: SentenceView, _ facts: inout DocumentFacts,
    _ rule: String
  ) {
    guard let a, let b, a != b, !view.isUncertain(around: index, reach: 5) else { return }
    facts.add(
      Claim(
        source: a, type: "RELATIVE_OF", target: b, sentence: view.index, confidence: 0.88,
        rule: rule))
  }

  /// "Son of X and of the painter Y, he studied": of whom the clause behind speaks.
  private func readOpening(
    _ index: Int, _ parent: Int?, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    guard let parent,
      let subject = view.units.indices.dropFirst(index + 2).first(where: {
        view.units[$0].isOne(of: .he, .she)
      }), view.is(subject - 1, .comma),
      let child = facts.topic ?? facts.antecedent(of: view.units[subject])
    else { return }
    add(child, parent, at: index, view, &facts, "kin-of")
    guard
      let and = (index + 2..<subject).first(where: {
        view.is($0, .and) && view.is($0 + 1, .of)
      }), let other = person(from: and + 2, view, &facts)
    else { return }
    add(child, other, at: index, view, &facts, "kin-of")
  }

  private func readKin(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    // ", the eldest son of Y".
    if view.is(index + 1, .of) {
      var start = index
      while start > 0, index - start < 5,
        view.has(start - 1, [.det, .rank, .adverb])
          || view.units[start - 1].kind == .word && view.units[start - 1].classes.isOrdinary
      { start -= 1 }
      let other = named(from: index + 2, view, &facts)
      // "A and B, the daughters of Y".
      if start >= 2, view.units[start - 1].isComma, view.spelling(at: index).hasSuffix("s") {
        for child in view.coordinated(endingAt: start - 2, facts)
        where facts.actors.isOrBecomesPerson(child) {
          add(child, other, at: index, view, &facts, "kin-of")
        }
        return
      }
      if start == 0 {
        readOpening(index, other, view, &facts)
      } else if start >= 2, view.units[start - 1].isOne(of: .comma, .dash, .emDash) {
        add(view.person(at: start - 2, facts), other, at: index, view, &facts, "kin-of")
      } else if start >= 1, view.units[start - 1].isOne(of: .is, .was) {
        add(
          persons(view.subjects(of: start - 1, facts), facts).first, other, at: index, view, &facts,
          "kin-of")
      }
      return
    }
    // "Y's brother X", "Y's brother, X".
    var owner = index - 1
    while owner > 0, index - owner < 4, view.units[owner].kind == .word,
      !view.units[owner].has(WordClass.function), !view.is(owner, .possessive)
    { owner -= 1 }
    var next = index + 1
    if view.is(next, .comma) { next += 1 }
    if owner >= 0, view.units[owner].isOne(of: .his, .her),
      let possessor = facts.antecedent(of: view.units[owner]),
      view.units[..<owner].allSatisfy({
        $0.kind != .actor || facts.actors[$0.actor].kind != .person
      }),
      let other = named(from: next, view, &facts)
    {
      add(possessor, other, at: index, view, &facts, "kin")
      return
    }
    // "X, the President's elder brother".
    if owner >= 1, view.is(owner, .possessive), view.units[owner - 1].kind == .title,
      let holders = facts.holdersByTitle[view.units[owner - 1].title], holders.count == 1,
      let start = (max(0, owner - 3)..<owner).last(where: { view.is($0, .the) }), start >= 2,
      view.units[start - 1].isOne(of: .comma, .dash, .emDash),
      let relative = view.person(at: start - 2, facts)
    {
      add(relative, holders.first, at: index, view, &facts, "kin")
      return
    }
    if owner >= 1, view.is(owner, .possessive), let possessor = view.person(at: owner - 1, facts),
      let other = person(from: next, view, &facts)
    {
      add(possessor, other, at: index, view, &facts, "kin")
    }
  }
}
