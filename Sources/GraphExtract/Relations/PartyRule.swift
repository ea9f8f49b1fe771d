internal import GraphModel

/// MEMBER_OF of persons and their parties: "X (Centre Party)", "X of the Centre Party", "X, who belongs to
/// the Centre Party", "Centre Party lawmaker X".
struct PartyRule {
  let lexicon: Lexicon

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices {
      guard isParty(index, view, facts) || isAlliance(index, view, facts),
        let party = view.actor(at: index)
      else { continue }
      guard let (member, start) = member(of: index, view, facts),
        !view.isUncertain(around: start, reach: 5), facts.actors.isOrBecomesPerson(member)
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

  /// The names that a document shows to be parties': "the ruling X", "the X party", "X lawmakers".
  static func parties(_ sentences: [Sentence], _ actors: ActorTable, _ lexicon: Lexicon) -> Set<Int>
  {
    var parties: Set<Int> = []
    for sentence in sentences {
      let units = sentence.units
      for index in units.indices where units[index].kind == .actor && units[index].form == .plain {
        let actor = actors[units[index].actor]
        guard actor.kind == .organization || actor.kind == .unknown, !actor.isOfLexicon,
          actor.likeness != .person || actor.kind == .organization
        else { continue }
        let next = units.indices.contains(index + 1) ? units[index + 1] : nil
        let isCalled =
          next.map { $0.kind == .word && !$0.isCapital && $0.is(.party) } ?? false
          || index > 0
            && ["ruling", "opposition", "governing", "party"].contains {
              units[index - 1].kind == .word && !units[index - 1].isCapital
                && Int(units[index - 1].word) < lexicon.words.count
                && lexicon.words.spelling(units[index - 1].word) == $0
            }
        let isSeated =
          next.map { $0.kind == .title && lexicon.isParliamentary($0.title) } ?? false
        // "CDP MP X"; a constituency is written out.
        if isCalled || isSeated && actor.name.allSatisfy({ $0.isUppercase }) {
          parties.insert(units[index].actor)
        }
      }
    }
    return parties
  }

  /// A body one of whose words only parties bear, or that the document calls one.
  private func isParty(_ index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Bool {
    let unit = view.units[index]
    guard unit.kind == .actor, unit.form == .plain else { return false }
    switch facts.actors[unit.actor].kind {
    case .organization, .unknown: break
    case .person, .country, .company, .publicBody, .treaty: return false
    }
    if facts.parties.contains(unit.actor) { return true }
    // "Centre Party", "Party for Democracy", but not "Six-Party Talks".
    return (unit.first..<unit.end).contains { at in
      lexicon.classes(of: view.tokens[at].word).contains(.party)
        && (at == unit.end - 1 || lexicon.classes(of: view.tokens[at + 1].word).contains(.prep)
          || lexicon.classes(of: view.tokens[at + 1].word).contains(.particle))
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
    return post.isPrenominal && (post.kind == .state || post.kind == .portfolio || isSeat(post))
  }

  private func member(
    of index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, trigger: Int)? {
    var before = index - 1
    // "of the ruling Centre Party", "the centre-right A".
    while before > 0, index - before < 3, view.units[before].kind == .word,
      !view.units[before].isCapital,
      !view.has(before, WordClass.function.union(.anyVerb)),
      !view.units[before].isOne(of: .party, .as)
    { before -= 1 }
    if view.is(before, .the) || view.is(before, .a) { before -= 1 }
    // "X (Centre Party)", with nothing else in the brackets but a place or a date.
    if view.is(before, .openingBracket),
      view.is(index + 1, .closingBracket) || view.is(index + 1, .comma)
    {
      return view.person(at: before - 1, facts).map { ($0, before) }
    }
    // "the Centre Party's X", "beat Unity's X": a person, not a relative or an office of it.
    if view.is(index + 1, .possessive) {
      let post = view.posts.first { $0.units.lowerBound <= index && $0.units.contains(index + 1) }
      guard post == nil, let member = view.actor(at: index + 2), isPersonLike(member, facts) else {
        return nil
      }
      return (member, index + 1)
    }
    // "his party, the Centre Party, said".
    if view.is(before, .comma), view.is(before - 1, .party), before >= 2,
      view.units[before - 2].isOne(of: .his, .her)
    {
      let named = (0..<before - 2).last { view.person(at: $0, facts) != nil }
      return
        (named.flatMap { view.person(at: $0, facts) }
        ?? facts.antecedent(of: view.units[before - 2]))
        .map { ($0, before) }
    }
    // "Prime Minister X, of the Centre Party".
    if before >= 2, view.is(before, .of), view.is(before - 1, .comma),
      view.post(covering: before) == nil, let member = view.person(at: before - 2, facts)
    {
      return (member, before)
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
      post.holders.count == 1, post.units.lowerBound >= index,
      isSeat(post)
    {
      return (post.holders[0], index)
    }
    return nil
  }

  private func isPersonLike(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    let actor = facts.actors[actor]
    return actor.kind == .person
      || actor.kind == .unknown && actor.canBePerson && (2...4).contains(actor.key.count)
        && actor.likeness != .organisation
  }

  private func isSeat(_ post: Post) -> Bool {
    lexicon.isParliamentary(post.head) || lexicon.titleName(post.head) == "deputy"
  }
}
