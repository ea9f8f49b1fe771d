internal import GraphModel

/// RELATIVE_OF: "X, the daughter of Y", "X's brother Y", "X is married to Y", "X leaves two sons, Y and Z", "X was
/// born to Y and his wife Z".
struct FamilyRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    var relatives: Set<Int> = []
    for index in view.units.indices where view.units[index].kind == .word {
      if view.units[index].has(.kin) {
        readKin(index, view, &relatives, &facts)
      } else if view.units[index].is(.married) {
        let isTo = view.is(index + 1, .to)
        guard isTo || view.actor(at: index + 1) != nil,
          isTo || !(index > 0 && view.has(index - 1, .aux))
        else { continue }
        add(
          persons(view.subjects(of: index, facts), facts).first ?? facts.topic,
          named(from: isTo ? index + 2 : index + 1, view, &facts), at: index, view, &facts,
          "married")
      } else if view.units[index].is(.born) {
        readBirth(index, view, &facts)
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

  /// A person behind "her son", whom nothing else may show to be one, also behind "its founder,".
  private func named(from index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) -> Int? {
    var start = index
    if view.has(index, .det), view.units.indices.contains(index + 2),
      view.units[index + 1].kind == .title, view.is(index + 2, .comma)
    {
      start = index + 3
    }
    guard let actor = view.single(startingAt: start, facts)?.actor,
      facts.actors.isOrBecomesPerson(actor)
    else { return nil }
    return actor
  }

  @discardableResult
  private func add(
    _ a: Int?, _ b: Int?, at index: Int, _ view: SentenceView, _ facts: inout DocumentFacts,
    _ rule: String
  ) -> Bool {
    guard let a, let b, a != b, !view.isUncertain(around: index, reach: 5) else { return false }
    facts.add(
      Claim(
        source: a, type: "RELATIVE_OF", target: b, sentence: view.index, confidence: 0.88,
        rule: rule))
    return true
  }

  // MARK: "the daughter of Y"

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

  private func readKin(
    _ index: Int, _ view: SentenceView, _ relatives: inout Set<Int>, _ facts: inout DocumentFacts
  ) {
    if view.is(index + 1, .of) {
      readKinOf(index, view, &facts)
    } else if !readPair(index, view, &facts) {
      readPossessed(index, view, &relatives, &facts)
    }
  }

  private func readKinOf(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    var start = index
    while start > 0, index - start < 5,
      view.has(start - 1, [.det, .rank, .adverb])
        || view.units[start - 1].kind == .word && view.units[start - 1].classes.isOrdinary
    { start -= 1 }
    let first = named(from: index + 2, view, &facts)
    // "the daughter of an engineer and of the poet Y".
    let and = view.units[index...].prefix(10).firstIndex { $0.is(.and) }
    let second = and.flatMap {
      view.is($0 + 1, .of) ? named(from: $0 + 2, view, &facts) : nil
    }
    // "A and B, the daughters of Y".
    if start >= 2, view.units[start - 1].isComma, view.spelling(at: index).hasSuffix("s") {
      for child in view.coordinated(endingAt: start - 2, facts)
      where facts.actors.isOrBecomesPerson(child) {
        add(child, first ?? second, at: index, view, &facts, "kin-of")
      }
      return
    }
    if start == 0 {
      readOpening(index, first, view, &facts)
      return
    }
    guard let child = child(before: start, view, facts) else { return }
    for parent in [first, second].compactMap({ $0 }) {
      add(child, parent, at: index, view, &facts, "kin-of")
    }
  }

  /// Whom "the son of" that begins at `start` describes.
  private func child(before start: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    if view.units[start - 1].isOne(of: .is, .was) {
      return persons(view.subjects(of: start - 1, facts), facts).first
    }
    if start >= 2, view.units[start - 1].isOne(of: .comma, .dash, .emDash),
      let named = view.person(at: start - 2, facts)
    {
      return named
    }
    // "X is a diplomat, the son of Y", "the son of Y and brother of Z", "is chairman and a grandson of Y".
    guard view.units[start - 1].isOne(of: .comma, .and),
      let copula = view.units[..<start].firstIndex(where: { $0.isOne(of: .is, .was) })
    else { return nil }
    let subject = persons(view.subjects(of: copula, facts), facts).first
    let others = (copula..<start).contains { at in
      view.person(at: at, facts).map { other in
        other != subject
          && !facts.recentClaims.contains {
            $0.sentence == view.index && $0.type == "RELATIVE_OF" && $0.target == other
          }
      } ?? false
    }
    return others ? nil : subject
  }

  // MARK: "her son Y"

  /// "Brothers X and Y": each other's.
  private func readPair(
    _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Bool {
    guard
      ["brothers", "sisters", "siblings", "cousins"].contains(
        view.spelling(at: index).lowercased()), index == 0 || view.is(index - 1, .the),
      let one = view.actor(at: index + 1), view.is(index + 2, .and),
      let other = view.actor(at: index + 3), facts.actors.isOrBecomesPerson(one),
      facts.actors.isOrBecomesPerson(other)
    else { return false }
    return add(one, other, at: index, view, &facts, "kin")
  }

  private func readPossessed(
    _ index: Int, _ view: SentenceView, _ relatives: inout Set<Int>, _ facts: inout DocumentFacts
  ) {
    var owner = index - 1
    while owner > 0, index - owner < 4,
      view.units[owner].kind == .word && !view.units[owner].has(WordClass.function)
        || view.units[owner].kind == .number, !view.is(owner, .possessive)
    { owner -= 1 }
    guard owner >= 0 else { return }
    var next = index + 1
    while view.units.indices.contains(next),
      view.units[next].isOne(of: .comma, .colon, .is, .was, .were, .are)
    { next += 1 }
    let isPlural =
      view.spelling(at: index).hasSuffix("s") || view.spelling(at: index) == "children"
    // "Together with his wife, President X": whose wife she is.
    if owner <= 2, view.units[owner].isOne(of: .his, .her), view.is(index + 1, .comma),
      view.units[..<owner].contains(where: { $0.isOne(of: .with, .by, .alongside) })
    {
      return
    }
    let possessor: Int?
    if view.units[owner].isOne(of: .his, .her) {
      possessor = possessorByPronoun(owner, view, relatives, facts)
    } else if view.is(owner, .their) {
      possessor = facts.topic ?? lastRelative(view, facts)
    } else if view.is(owner, .whose) {
      possessor =
        owner > 0
        ? view.person(at: view.is(owner - 1, .comma) ? owner - 2 : owner - 1, facts) : nil
    } else if view.is(owner, .possessive) {
      possessor = possessorByName(owner, next, view, &facts)
    } else {
      possessor = survived(owner, index, view, relatives, facts)
    }
    guard let possessor else { return }
    let kin =
      isPlural
      ? list(from: next, view, &facts)
      : [
        view.is(owner, .possessive)
          ? person(from: next, view, &facts) : named(from: next, view, &facts)
      ]
      .compactMap { $0 }
    for relative in kin where relative != possessor {
      if add(possessor, relative, at: index, view, &facts, "kin") { relatives.insert(relative) }
    }
  }

  /// Whose "his" is: "X and his wife", the one person before, else whom the text is about.
  private func possessorByPronoun(
    _ owner: Int, _ view: SentenceView, _ relatives: Set<Int>, _ facts: DocumentFacts
  ) -> Int? {
    if owner >= 2, view.is(owner - 1, .and), let joined = view.person(at: owner - 2, facts) {
      // "her brother X and her cousin Y".
      if !relatives.contains(joined) { return joined }
    }
    let excluded: Actor.Gender = view.is(owner, .her) ? .masculine : .feminine
    let before = Set((0..<owner).compactMap { view.person(at: $0, facts) }).subtracting(relatives)
    if before.isEmpty { return facts.antecedent(of: view.units[owner]) }
    guard before.count == 1, let only = before.first, facts.actors[only].gender != excluded,
      facts.topic == nil || facts.topic == only
        || !view.units[..<owner].contains(where: {
          $0.isOne(of: .he, .she)
        })
    else { return nil }
    return only
  }

  /// "Y's brother X", "X, the President's elder brother".
  private func possessorByName(
    _ owner: Int, _ next: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    guard owner >= 1 else { return nil }
    if view.units[owner - 1].kind == .title,
      let holders = facts.holdersByTitle[view.units[owner - 1].title], holders.count == 1,
      let start = (max(0, owner - 3)..<owner).last(where: { view.is($0, .the) }), start >= 2,
      view.units[start - 1].isOne(of: .comma, .dash, .emDash),
      let relative = view.person(at: start - 2, facts)
    {
      add(relative, holders.first, at: owner, view, &facts, "kin")
      return nil
    }
    return view.person(at: owner - 1, facts)
  }

  /// Of whose family the text has just told: "the couple have two sons", "their son".
  private func lastRelative(_ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    facts.recentClaims.last {
      $0.type == "RELATIVE_OF" && view.index - $0.sentence <= 1
    }?.source
  }

  /// Who has or leaves "a son, Y", "two daughters: Y and Z".
  private func survived(
    _ owner: Int, _ kin: Int, _ view: SentenceView, _ relatives: Set<Int>, _ facts: DocumentFacts
  ) -> Int? {
    guard view.units[owner].isOne(of: .a, .an, .two, .three, .four) || view.has(owner, .det),
      !view.is(owner, .the), view.units.indices.contains(kin + 2),
      view.units[kin + 1].isOne(of: .comma, .colon)
    else { return nil }
    // "A brother, Y, is a bishop", in a life.
    if owner == 0 { return facts.topic ?? facts.lastPerson }
    guard
      let verb = view.units[..<owner].lastIndex(where: {
        $0.isOne(of: .has, .have, .had)
          || ["leaves", "left", "survived", "bore"].contains(view.spelling($0.first..<$0.end))
      }), owner - verb <= 24
    else { return nil }
    let subject = persons(view.subjects(of: verb, facts), facts).first
    return subject.flatMap { relatives.contains($0) ? nil : $0 } ?? facts.topic
      ?? lastRelative(view, facts)
  }

  /// "Y, a judge, and Z, a nurse".
  private func list(
    from index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> [Int] {
    var found: [Int] = []
    var next = index
    while view.units.indices.contains(next), next - index < 40, found.count < 12 {
      let unit = view.units[next]
      if unit.isOne(of: .semicolon, .stop, .who, .which) { break }
      if unit.kind == .word, !unit.isCapital, unit.has(WordClass.anyVerb.union(.aux)),
        !unit.has(.former)
      {
        break
      }
      if let actor = view.actor(at: next),
        next == index
          || view.units[next - 1].isOne(of: .comma, .and, .colon),
        facts.actors[actor].canBePerson,
        view.units[next].end - view.units[next].nameFirst > 1
          || facts.actors[actor].kind == .person,
        facts.actors.isOrBecomesPerson(actor)
      {
        found.append(actor)
      }
      next += 1
    }
    return found
  }

  // MARK: "was born to Y and his wife Z"

  private func readBirth(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let to = view.units[index...].prefix(16).firstIndex(where: { $0.is(.to) }),
      !view.units[index..<to].contains(where: { $0.isOne(of: .semicolon, .and, .who) }),
      let first = named(from: to + 1, view, &facts),
      let child = persons(view.subjects(of: index, facts), facts).first
        ?? (index == 0 ? facts.topic : nil)
    else { return }
    add(child, first, at: index, view, &facts, "born-to")
    guard
      let and = view.units[to...].prefix(12).firstIndex(where: { $0.is(.and) }),
      !view.units[to..<and].contains(where: { $0.has(WordClass.anyVerb) && !$0.isCapital })
    else { return }
    var name = and + 1
    let isSpouse =
      view.units.indices.contains(name + 1) && view.units[name].isOne(of: .his, .her)
      && view.has(name + 1, .kin)
    if isSpouse { name += 2 }
    if view.is(name, .comma) { name += 1 }
    guard let second = named(from: name, view, &facts) else { return }
    add(child, second, at: index, view, &facts, "born-to")
    if isSpouse { add(first, second, at: index, view, &facts, "born-to") }
  }
}
