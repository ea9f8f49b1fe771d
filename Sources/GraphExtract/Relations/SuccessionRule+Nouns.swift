internal import GraphModel

/// Successions that nouns tell of: "his predecessor", "in his place", "the seat left vacant by Y".
extension SuccessionRule {
  /// "Y left in 1996. X took his place", "appointed X in his place".
  func readTheirPlace(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let pronoun = view.units[index - 1]
    if let taken = takenPlace(index, view) {
      guard let later = view.single(startingAt: taken.by + 1, facts)?.actor,
        facts.actors.isOrBecomesPerson(later)
      else { return }
      add(later, facts.antecedent(of: pronoun), at: taken.verb, view, &facts, "place-taken")
      return
    }
    var later: Int?
    if view.is(index - 2, .in) {
      later = appointee(before: index - 2, but: nil, view)
      if later == nil {
        later = (0..<index - 2).last { view.person(at: $0, facts) != nil }.flatMap(view.actor(at:))
      }
    } else if index >= 2,
      view.units[index - 2].isOne(of: .take, .takes, .took, .taking)
        || view.spelling(at: index - 2) == "taken"
    {
      later = persons(view.subjects(of: index - 2, facts), facts).first
      if later == nil,
        let opening = view.units[..<index].firstIndex(where: { $0.kind == .actor }),
        facts.actors.isOrBecomesPerson(view.units[opening].actor)
      {
        later = view.units[opening].actor
      }
    }
    guard let later else { return }
    let before = view.units[..<index].contains {
      $0.kind == .actor && $0.actor != later && facts.actors[$0.actor].kind == .person
    }
    let earlier =
      before
      ? replaced(by: later, before: index, pronoun, view, facts)
      : facts.antecedent(of: pronoun)
    add(later, earlier, at: index - 2, view, &facts, "took-place")
  }

  /// "His place at the mission will be taken by Y": the verb, and where its agent is named.
  private func takenPlace(_ index: Int, _ view: SentenceView) -> (verb: Int, by: Int)? {
    // "Her place goes to Y".
    if view.has(index + 1, .grant), view.is(index + 2, .to) { return (index + 1, index + 2) }
    guard
      let verb = (index + 1..<min(index + 11, view.units.count)).first(where: {
        view.units[$0].kind == .mark || ["taken", "filled"].contains(view.spelling(at: $0))
      }), view.units[verb].kind == .word, view.units[verb - 1].isOne(of: .be, .was, .been, .being)
    else { return nil }
    let by = view.time(covering: verb + 1)?.units.upperBound ?? verb + 1
    return view.is(by, .by) ? (verb, by) : nil
  }

  /// "vacant", "vacated", "the vacancy left": before "by".
  func isVacancy(_ index: Int, _ view: SentenceView) -> Bool {
    let by = view.time(covering: index + 2).map(\.units.upperBound) ?? index + 1
    return view.is(by, .by)
      && (["vacant", "vacated"].contains(view.spelling(at: index))
        || view.spelling(at: index) == "empty" && view.is(index - 1, .left)
        || view.is(index, .left)
          && ["vacancy", "gap", "void", "seat"].contains(view.spelling(at: index - 1)))
  }

  /// "fills the seat left vacant by Y", "by the death of Y", "by Y's resignation".
  func readVacancy(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let end = min(index + 12, view.units.count)
    guard
      let name = (index + 2..<max(end, index + 2)).first(where: { view.actor(at: $0) != nil }),
      let earlier = view.actor(at: name), facts.actors.isOrBecomesPerson(earlier)
    else { return }
    // "The post, vacated by Y, goes to X".
    let receiver = view.units[name...].prefix(9).firstIndex { $0.is(.to) }
    var later = receiver.flatMap { view.single(startingAt: $0 + 1, facts)?.actor }
    if let given = later, !facts.actors.isOrBecomesPerson(given) { later = nil }
    if later == nil { later = appointee(before: index, but: earlier, view) }
    // "Y is now minister, a post left empty by X": who holds what is called so.
    if later == nil {
      later =
        view.posts.last {
          $0.units.upperBound < index && index - $0.units.upperBound <= 5 && $0.holders.count == 1
            && view.is($0.units.upperBound, .comma)
        }?.holders.first
    }
    if later == nil {
      let opening = (0..<index).first {
        view.units[$0].isOne(of: .he, .she) || view.person(at: $0, facts) != nil
      }
      later = opening.flatMap { view.single(endingAt: $0, facts)?.actor }
    }
    add(later, earlier, at: index, view, &facts, "vacant-by")
  }

  /// Y of "was sworn in as president following the dismissal of ex-President Y", "after Y's resignation",
  /// "after Prime Minister Y died in May": who left what another gets.
  func departed(
    behind index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    guard view.units[index].isOne(of: .after, .following),
      appointee(before: index, but: nil, view) != nil
    else { return nil }
    var next = index + 1
    while view.has(next, .det) || view.has(next, [.adverb, .former]) { next += 1 }
    if isDeparture(next, view), view.is(next + 1, .of) {
      next += 2
    } else {
      let name = nameBehindTitle(next, view)
      guard let name,
        isDeparture(name + 2, view) && view.is(name + 1, .possessive)
          || view.has(name + 1, [.resign, .perish]) && view.spelling(at: name + 1) != "outgoing"
      else { return nil }
    }
    guard let name = nameBehindTitle(next, view), let earlier = view.actor(at: name),
      facts.actors[earlier].canBePerson, facts.actors.isOrBecomesPerson(earlier)
    else { return nil }
    // "became party leader after President Y resigned": another office than was given.
    if let left = view.posts.first(where: { $0.holders == [earlier] && $0.units.lowerBound > index }
    ) {
      guard
        let given = view.posts.last(where: {
          $0.units.lowerBound < index && !$0.holders.isEmpty && $0.link != nil
        }), given.head == left.head
      else { return nil }
    }
    return earlier
  }

  private func isDeparture(_ index: Int, _ view: SentenceView) -> Bool {
    view.has(index, .leaving)
      || ["death", "ouster", "overthrow"].contains(view.spelling(at: index))
  }

  /// Where the name stands behind "ex-President", "the former director".
  private func nameBehindTitle(_ index: Int, _ view: SentenceView) -> Int? {
    var next = index
    if let post = view.posts.first(where: {
      $0.isPrenominal && $0.units.lowerBound - index <= 2 && $0.units.lowerBound >= index
    }), view.units[index..<post.units.lowerBound].allSatisfy({ $0.has(.former) || $0.is(.hyphen) })
    {
      next = post.units.upperBound
    }
    return view.actor(at: next) == nil ? nil : next
  }

  /// "in favour of".
  func isInFavour(_ index: Int, _ view: SentenceView) -> Bool {
    view.is(index - 1, .in) && view.is(index + 1, .of)
      && ["favour", "favor"].contains(view.spelling(at: index))
  }

  /// "Y stepped down in favour of X".
  func readFavour(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let leaving = (max(0, index - 7)..<index).last { at in
      view.units[at].has(.resign)
        || ["stepped", "steps", "stood", "abdicated", "resigned", "retired"].contains(
          view.spelling(at: at))
    }
    guard let leaving, let earlier = persons(view.subjects(of: leaving, facts), facts).first,
      let later = view.single(startingAt: index + 2, facts)?.actor,
      facts.actors.isOrBecomesPerson(later)
    else { return }
    add(later, earlier, at: leaving, view, &facts, "in-favour")
  }

  /// "Health goes to X, replacing Y": who stands right before the participle, behind "to".
  func receiver(before index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) -> Int? {
    guard index >= 2, view.units[index - 1].isComma,
      view.is(view.startOfPhrase(index - 2) - 1, .to),
      let person = view.actor(at: index - 2), facts.actors.isOrBecomesPerson(person)
    else { return nil }
    return person
  }

  /// "was elected to follow Y", "He was followed by X", "was followed in that post by X".
  func isFollowing(_ index: Int, _ view: SentenceView) -> Bool {
    if view.spelling(at: index) == "followed" {
      let agent = (view.officeReferred(toAt: index + 1) ?? index) + 1
      if view.is(agent, .by), view.has(index - 1, .aux) { return true }
      // "Y followed him and held the post until 1975".
      return view.units.indices.contains(index + 2) && view.units[index + 1].isOne(of: .him, .her)
        && view.units[index + 2].isOne(of: .and, .in, .as, .stop)
        && view.units[index...].prefix(8).contains { $0.kind == .word && $0.has(.office) }
    }
    guard view.is(index - 1, .to), view.spelling(at: index) == "follow" else {
      return false
    }
    return view.units[max(0, index - 8)..<index].contains { $0.kind == .word && $0.has(.appoint) }
  }

  /// "president from 1972 to 1976 (succeeding X and preceding Y)", "(succeeded by Y)": of whom the sentence tells.
  /// - Returns: whether that is what stands there.
  func readBracketed(
    _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Bool {
    guard index > 1,
      let open = (max(1, index - 8)..<index).last(where: {
        view.units[$0].isOne(of: .openingBracket, .closingBracket)
      }), view.is(open, .openingBracket)
    else { return false }
    let isPassive = view.is(index + 1, .by)
    let isLater: Bool
    switch view.spelling(at: index).lowercased() {
    case "succeeding": isLater = true
    case "preceding": isLater = false
    case "succeeded" where isPassive: isLater = false
    case "preceded" where isPassive: isLater = true
    default: return false
    }
    guard let other = view.single(startingAt: index + (isPassive ? 2 : 1), facts)?.actor,
      let holder = view.posts.last(where: {
        $0.units.upperBound <= open && $0.holders.count == 1
      })?.holders.first, holder != other, facts.actors.isOrBecomesPerson(other)
    else { return false }
    add(
      isLater ? holder : other, isLater ? other : holder, at: index, view, &facts, "succeeded")
    return true
  }

  /// Whom the last post that the sentence gives to somebody before `end` is given to.
  func appointee(before end: Int, but other: Int?, _ view: SentenceView) -> Int? {
    let clause = view.units[..<end].lastIndex { $0.is(.semicolon) } ?? 0
    return view.posts.last { post in
      guard post.units.lowerBound < end, post.units.lowerBound >= clause,
        let holder = post.holders.first, holder != other,
        let link = post.link
      else { return false }
      return link.manner == .appointment || link.manner == .becoming
        || link.manner == .copula && post.status == .planned
        // "was named to act as minister in place of Y".
        || link.manner == .service && post.units.upperBound == end - 1 && !link.isPast
    }?.holders.first
  }

  /// "his predecessor, Y", "X's predecessor Y", "Y's successor, X", "the successor to Y".
  func readNoun(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let isSuccessor = view.is(index, .successor)
    var owner: Int?
    if index >= 2, view.is(index - 1, .possessive) { owner = view.person(at: index - 2, facts) }
    // "X, whose successor is Y".
    if index >= 2, view.is(index - 1, .whose) {
      owner = view.person(at: view.is(index - 2, .comma) ? index - 3 : index - 2, facts)
    }
    if index >= 1, view.units[index - 1].isOne(of: .his, .her) {
      owner =
        subject(before: index, view, facts)
        ?? (isSuccessor ? nil : envoyReceived(facts))
        ?? facts.antecedent(of: view.units[index - 1])
    }
    var next = index + 1
    if isSuccessor, owner == nil, view.units.indices.contains(next),
      view.units[next].isOne(of: .to, .of)
    {
      let earlier = persons(view.objects(from: next + 1, facts), facts).first
      // "ending a search for a successor to Y": nobody's yet.
      if view.has(index - 1, .det), !view.is(index - 1, .the), !view.has(index - 2, .aux) {
        let name = view.actor(at: next + 1)
        if let name, facts.actors[name].likeness == .person { facts.actors.becomePerson(name) }
        return
      }
      let later =
        index >= 2
        ? (view.units[index - 1].isOne(of: .the, .as)
          ? (view.units[index - 2].isComma
            ? view.person(at: index - 3, facts) : subject(before: index, view, facts))
          : subject(before: index, view, facts)) : nil
      add(later, earlier, at: index, view, &facts, "successor")
      return
    }
    // "Her successor there was X", "her predecessor at the bank was X".
    if let verb = (next..<min(next + 6, view.units.count)).first(where: {
      view.units[$0].isOne(of: .is, .was)
    }),
      (next..<verb).allSatisfy({ view.person(at: $0, facts) == nil && view.units[$0].kind != .mark }
      )
    {
      next = verb + 1
      if let actor = view.actor(at: next) { _ = facts.actors.isOrBecomesPerson(actor) }
    }
    // "his predecessor at the Treasury, Y".
    if view.units.indices.contains(next), view.units[next].isOne(of: .at, .in, .on, .as),
      let comma = (next..<min(next + 7, view.units.count)).first(where: { view.units[$0].isComma }),
      (next..<comma).allSatisfy({ view.person(at: $0, facts) == nil })
    {
      next = comma
    }
    if view.units.indices.contains(next), view.units[next].isComma { next += 1 }
    if owner != nil, let actor = view.actor(at: next) { _ = facts.actors.isOrBecomesPerson(actor) }
    guard let owner, let other = view.single(startingAt: next, facts)?.actor,
      facts.actors[other].kind == .person
    else { return }
    if !isSuccessor, view.units[index - 1].isOne(of: .his, .her), envoyReceived(facts) == owner,
      subject(before: index, view, facts) == nil
    {
      facts.withdraw("SUCCESSOR_OF", of: other, in: view.index)
    }
    add(
      isSuccessor ? other : owner, isSuccessor ? owner : other, at: index, view, &facts,
      "predecessor")
  }

  /// "The president assured X of his help. His predecessor": at a ceremony, of the two the envoy's.
  private func envoyReceived(_ facts: DocumentFacts) -> Int? {
    guard let state = facts.receivingState, facts.lastPersons.count == 2 else { return nil }
    let envoys = facts.lastPersons.filter { person in
      facts.claims.contains {
        $0.source == person && $0.type == "AMBASSADOR_TO" && $0.target == state
      }
    }
    return envoys.count == 1 ? envoys[0] : nil
  }

  func subject(before index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    (0..<index).lazy.compactMap { view.person(at: $0, facts) }.first
  }
}
