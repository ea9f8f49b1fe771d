internal import GraphModel

/// MEMBER_OF of persons and their parties: "X (Centre Party)", "X of the Centre Party", "X, who belongs to
/// the Centre Party", "Centre Party lawmaker X".
struct PartyRule {
  let lexicon: Lexicon

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices {
      guard isParty(index, view, facts), let party = view.actor(at: index) else { continue }
      guard let (member, start) = member(of: index, view, facts),
        !view.isUncertain(around: start, reach: 5)
      else { continue }
      guard
        !facts.recentClaims.contains(where: {
          $0.sentence == view.index && $0.source == member && $0.target == party
            && $0.type == "MEMBER_OF"
        })
      else { continue }
      facts.add(
        Claim(
          source: member, type: "MEMBER_OF", target: party, sentence: view.index, trigger: index,
          confidence: 0.85, rule: "party"))
    }
  }

  /// A body one of whose words only parties bear.
  private func isParty(_ index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Bool {
    let unit = view.units[index]
    guard unit.kind == .actor, unit.form == .plain else { return false }
    switch facts.actors[unit.actor].kind {
    case .organization, .unknown: break
    case .person, .country, .company, .publicBody, .treaty: return false
    }
    // "Centre Party", "Party for Democracy", but not "Six-Party Talks".
    return (unit.first..<unit.end).contains { at in
      lexicon.classes(of: view.tokens[at].word).contains(.party)
        && (at == unit.end - 1 || lexicon.classes(of: view.tokens[at + 1].word).contains(.prep)
          || lexicon.classes(of: view.tokens[at + 1].word).contains(.particle))
    }
  }

  private func member(
    of index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, trigger: Int)? {
    var before = index - 1
    if view.is(before, .the) { before -= 1 }
    // "X (Centre Party)", with nothing else in the brackets but a place or a date.
    if view.is(before, .openingBracket),
      view.is(index + 1, .closingBracket) || view.is(index + 1, .comma)
    {
      return view.person(at: before - 1, facts).map { ($0, before) }
    }
    // "X of the Centre Party", but not "leader of" it.
    if before >= 1, view.units[before].isOne(of: .of, .from), view.post(covering: before) == nil,
      let member = view.person(at: before - 1, facts)
    {
      return (member, before)
    }
    // "X, who belongs to the Centre Party".
    if view.is(before, .to), before >= 1,
      ["belongs", "belonged"].contains(view.spelling(at: before - 1)),
      let member = view.subjects(of: before - 1, facts).first,
      facts.actors[member].kind == .person
    {
      return (member, before - 1)
    }
    // "Centre Party lawmaker X".
    if let post = view.posts.first(where: { $0.units.contains(index + 1) }),
      post.isPrenominal, post.holders.count == 1, post.units.lowerBound >= index,
      isSeat(post)
    {
      return (post.holders[0], index)
    }
    return nil
  }

  private func isSeat(_ post: Post) -> Bool {
    lexicon.isParliamentary(post.head) || lexicon.titleName(post.head) == "deputy"
  }
}
