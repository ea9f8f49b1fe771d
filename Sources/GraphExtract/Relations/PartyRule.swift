internal import GraphModel

/// MEMBER_OF of persons and their parties, as a text tells it by the way: "X (Centre Party)", "X of the Centre
/// Party", "the Centre Party's X", "Centre Party lawmaker X", "X, an MP for the Centre Party", "his party, the
/// Centre Party". What is a party, ``NameResolver`` has found.
struct PartyRule {
  let lexicon: Lexicon

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices {
      guard let party = view.actor(at: index), view.units[index].form == .plain,
        facts.actors[party].isParty || isAlliance(index, view, facts)
          || isBracketed(index, view, facts)
      else { continue }
      let start = phraseStart(index, view)
      guard let (member, trigger) = member(of: index, from: start, view, facts),
        !view.isUncertain(around: trigger, reach: 5), facts.actors.isOrBecomesPerson(member)
      else { continue }
      guard
        !facts.recentClaims.contains(where: {
          $0.sentence == view.index && $0.source == member && $0.target == party
            && $0.type == "MEMBER_OF"
        })
      else { continue }
      let isFormer = view.has(start - 1, .former) || view.has(start, .former)
      facts.add(
        Claim(
          source: member, type: "MEMBER_OF", target: party, status: isFormer ? .former : nil,
          sentence: view.index, trigger: index, confidence: 0.85, rule: "party"))
    }
  }

  /// "Deputy speaker X of the National Alliance": behind "of" and somebody with an office of state.
  private func isAlliance(_ index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Bool {
    let of = view.is(index - 1, .the) ? index - 2 : index - 1
    guard let actor = view.actor(at: index), view.units[index].form == .plain,
      facts.actors[actor].kind == .organization || facts.actors[actor].kind == .unknown,
      !facts.actors[actor].isOfLexicon, view.is(of, .of), view.person(at: of - 1, facts) != nil,
      let last = facts.actors[actor].key.last, let first = facts.actors[actor].key.first,
      ["alliance", "front", "movement", "coalition", "bloc", "union"].contains(last)
        || [
          "front", "frente", "alliance", "alianza", "movement", "movimiento", "coalition", "union",
        ]
        .contains(first),
      let post = view.posts.first(where: { $0.units.upperBound == of - 1 })
    else { return false }
    return post.isPrenominal
      && (post.kind == .state || post.kind == .portfolio || lexicon.isParliamentary(post.head))
  }

  /// "Senator X (ABC)": capitals alone in brackets behind a member of parliament.
  private func isBracketed(_ index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Bool {
    guard let actor = view.actor(at: index), facts.actors[actor].isAcronym,
      facts.actors[actor].kind == .unknown || facts.actors[actor].kind == .organization,
      !facts.actors[actor].isOfLexicon, view.is(index - 1, .openingBracket),
      view.is(index + 1, .closingBracket), view.person(at: index - 2, facts) != nil
    else { return false }
    return isSeat(index - 3, view)
  }

  private func isTicketed(_ index: Int, _ view: SentenceView) -> Bool {
    view.units.indices.contains(index) && view.units[index].isOne(of: .on, .under)
  }

  /// Where "the main opposition Centre Party" begins.
  private func phraseStart(_ index: Int, _ view: SentenceView) -> Int {
    var start = index
    while start > 0, index - start < 5, view.units[start - 1].kind == .word,
      !view.units[start - 1].isCapital || start == 1,
      view.has(start - 1, [.det, .partisan, .rank, .faction, .former, .current])
        || !view.has(start - 1, WordClass.function.union(.anyVerb))
          && !view.units[start - 1].isOne(of: .party, .as)
          && view.has(start - 2, [.det, .partisan])
    { start -= 1 }
    return start
  }

  private func member(
    of index: Int, from start: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, trigger: Int)? {
    let before = start - 1
    // "X (Centre Party)", with nothing else in the brackets but a place or a date.
    if view.is(before, .openingBracket),
      view.is(index + 1, .closingBracket) || view.is(index + 1, .comma)
    {
      return view.person(at: before - 1, facts).map { ($0, before) }
    }
    // "the Centre Party's X".
    if view.is(index + 1, .possessive) {
      guard let member = view.actor(at: index + 2), isPersonLike(member, facts) else { return nil }
      return (member, index + 1)
    }
    if isSeat(index + 1, view) { return seated(index, start, view, facts) }
    // "was elected on the Centre Party ticket".
    if view.has(index + 1, .ticket),
      let on = [before, start - 2].first(where: { isTicketed($0, view) })
    {
      return elected(on, view, facts)
    }
    if before >= 1, view.units[before].isOne(of: .of, .from, .for) {
      if view.post(covering: before) == nil || isSeat(before - 1, view) {
        // "X of the Centre Party", "X, of the Centre Party", but not "leader of" it.
        let name = view.is(before - 1, .comma) ? before - 2 : before - 1
        if !view.is(before, .for), let member = view.person(at: name, facts),
          name == before - 1 || view.is(before, .of)
            || view.is(before, .from) && view.is(index + 1, .comma)
        {
          return (member, before)
        }
        if isSeat(before - 1, view) { return described(at: before - 1, view, facts) }
      }
      return view.is(before, .for) ? elected(before, view, facts) : nil
    }
    // "X, who belongs to the Centre Party".
    if view.is(before, .to), before >= 1,
      ["belongs", "belonged"].contains(view.spelling(at: before - 1)),
      let member = view.subjects(of: before - 1, facts).first,
      facts.actors[member].kind == .person
    {
      return (member, before - 1)
    }
    return ownParty(before, view, facts)
  }

  /// "Centre Party lawmaker X", "X, a Centre Party lawmaker,", "X is a Centre Party lawmaker".
  private func seated(
    _ index: Int, _ start: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, trigger: Int)? {
    var next = index + 2
    while isSeat(next, view) { next += 1 }
    if let person = view.person(at: next, facts) { return (person, index) }
    // "X, a Centre Party lawmaker from Y": nobody else's.
    guard start < index, !view.is(next, .and) else { return nil }
    return behindName(start, view, facts)
  }

  /// "X, an MP of": whom the seat at `seat` is said to be of.
  private func described(
    at seat: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, trigger: Int)? {
    if let post = view.post(covering: seat), post.holders.count == 1 {
      return (post.holders[0], seat)
    }
    var start = seat
    while start > 0, seat - start < 5, view.units[start - 1].kind == .word,
      view.has(start - 1, [.det, .former, .current, .rank])
        || view.units[start - 1].classes.isOrdinary
    { start -= 1 }
    return start < seat ? behindName(start, view, facts) : nil
  }

  /// Who stands before the comma or is the subject of the copula before `start`.
  private func behindName(
    _ start: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, trigger: Int)? {
    if view.is(start - 1, .comma) {
      return view.person(at: start - 2, facts).map { ($0, start) }
    }
    guard start > 0,
      view.units[start - 1].isOne(of: .is, .was, .as, .been)
        || view.has(start - 1, .become), let subject = view.subjects(of: start - 1, facts).first,
      facts.actors[subject].kind == .person
    else { return nil }
    return (subject, start - 1)
  }

  /// "X was elected to parliament for the Centre Party", "X sits for".
  private func elected(
    _ preposition: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, trigger: Int)? {
    guard
      let verb = (max(0, preposition - 10)..<preposition).last(where: {
        view.has($0, .candidacy) && !view.units[$0].isCapital
      }), let member = view.subjects(of: verb, facts).first,
      facts.actors[member].kind == .person
    else { return nil }
    return (member, verb)
  }

  /// "His party, the Centre Party,".
  private func ownParty(
    _ comma: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, trigger: Int)? {
    guard view.is(comma, .comma), view.is(comma - 1, .party), comma >= 2 else { return nil }
    let own = view.units[comma - 2]
    guard own.isOne(of: .his, .her) else { return nil }
    let before = (0..<comma - 2).compactMap { view.person(at: $0, facts) }
    let member =
      before.isEmpty ? facts.antecedent(of: own) : Set(before).count == 1 ? before[0] : nil
    return member.map { ($0, comma - 1) }
  }

  private func isPersonLike(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    let actor = facts.actors[actor]
    return actor.kind == .person
      || actor.kind == .unknown && actor.canBePerson && (2...4).contains(actor.key.count)
        && actor.likeness != .organisation
  }

  /// "MP", "lawmaker", "candidate".
  private func isSeat(_ index: Int, _ view: SentenceView) -> Bool {
    guard view.units.indices.contains(index) else { return false }
    let unit = view.units[index]
    if unit.kind == .title {
      return lexicon.isParliamentary(unit.title) || unit.has(.seat)
        || lexicon.titleName(unit.title) == "member of parliament"
    }
    return unit.kind == .word && unit.has(.seat)
  }
}
