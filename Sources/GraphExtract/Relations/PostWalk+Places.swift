internal import GraphModel

/// Where somebody is sent, serves or works, and who says so: "was sent to Rome as", "worked at the Bank as".
extension PostWalk {
  mutating func stepOverPlace(_ posts: inout [Post], _ facts: inout DocumentFacts) -> Step? {
    let unit = units[at]
    if object == nil, let start = startOfMoment() { return .to(start - 1) }
    if hasAs, object == nil {
      // "served in the government of Guinea as".
      if let start = startOfGovernment(&posts) { return .to(start - 1) }
      // "was sent abroad as".
      if unit.isOne(of: .abroad, .overseas, .there) { return .to(at - 1) }
      // "served her country as".
      if unit.kind == .word, unit.has(.realm), at > 1, units[at - 1].isOne(of: .his, .her) {
        if posts[index].bodies.isEmpty, posts[index].reference == nil {
          posts[index].reference = .ownCountry
        }
        return .to(at - 2)
      }
      // "goes to Rome as ambassador", "sent X to Japan as ambassador": where an envoy is sent.
      if post.kind == .envoy, unit.kind == .actor, let start = startOfDestination(facts) {
        if posts[index].receiving.isEmpty { posts[index].receiving = [unit.actor] }
        hasDestination = true
        return .to(start - 1)
      }
      // "whose last posting was as": whose office it was.
      if unit.isOne(of: .is, .was, .had), at > 1, units[at - 1].has(.office),
        let holder = ownerOfPosting(&facts)
      {
        return give(to: holder, by: .service, at: at, isPast: unit.is(.was), &posts)
      }
      // "sent him to Bonn as minister": where, not whom.
      if unit.kind == .actor, at >= 2, units[at - 1].is(.to),
        facts.actors[unit.actor].kind == .country,
        units[at - 2].isOne(of: .him, .her) || linker.isPerson(at - 2, facts)
      {
        return .to(at - 2)
      }
    }
    if object == nil, let start = startOfAgent() {
      // "confirmed by the Senate as": who does it; "hired by A as an engineer": for whom, too.
      if hasAs, unit.kind == .actor,
        facts.actors[unit.actor].isBody || facts.actors[unit.actor].kind == .unknown,
        [.body, .company, .calling].contains(post.kind)
      {
        linker.place(&posts[index], at: unit.actor)
      }
      return .to(start - 1)
    }
    return hasAs && object == nil ? stepOverBody(&posts, &facts) : nil
  }

  /// The body of a post that names none: "worked at the Bank as", "joined the Bank as".
  private mutating func stepOverBody(
    _ posts: inout [Post], _ facts: inout DocumentFacts
  ) -> Step? {
    let unit = units[at]
    if unit.kind == .actor, let start = startOfPlace(facts) {
      let actor = facts.actors[unit.actor]
      if post.kind == .envoy, posts[index].receiving.isEmpty, actor.kind == .country {
        posts[index].receiving = [unit.actor]
      }
      if actor.isBody || actor.kind == .unknown && units[start].isOne(of: .at, .for, .with) {
        if isOfPlace(facts) { posts[index].bodies = [] }
        linker.place(&posts[index], at: unit.actor)
      }
      return .to(start - 1)
    }
    // "joined the World Bank as an economist".
    if unit.kind == .actor, post.kind != .envoy, let verb = joiningVerb(facts) {
      giveToSubject(of: verb, by: .becoming, &posts, &facts)
      if linker.place(&posts[index], at: unit.actor) {
        facts.actors.settle(unit.actor, as: .organization)
      }
      return .end
    }
    if let (verb, owner) = boardJoined() {
      giveToSubject(of: verb, by: .becoming, &posts, &facts)
      if let owner = owner ?? LeadershipRule().companyBefore(at, linker.view(posts), facts) {
        linker.place(&posts[index], at: owner)
      }
      return .end
    }
    if unit.kind == .word, unit.has(.government), let verb = verbJoiningGovernment() {
      giveToSubject(of: verb, by: .becoming, &posts, &facts)
      if let state = (verb..<at).first(where: { units[$0].form == .adjective }) {
        linker.place(&posts[index], at: units[state].actor)
      }
      return .end
    }
    if unit.kind == .actor, facts.actors[unit.actor].isOrganized, units[at + 1].is(.possessive) {
      return .to(at - 1)
    }
    // "was posted to the mission in Geneva as counsellor".
    if unit.kind == .actor, post.kind != .envoy, let verb = postingVerb(facts) {
      linker.place(&posts[index], at: unit.actor)
      return .to(verb)
    }
    // "was named as Hancock's replacement as".
    if at >= 2, units[at - 1].is(.possessive), unit.isOne(of: .replacement, .successor) {
      return .to(startOfName(at - 2, posts) - 1)
    }
    return nil
  }

  // MARK: Where they begin

  /// Of "at the moment", "at present".
  private func startOfMoment() -> Int? {
    guard at >= 1, ["moment", "present"].contains(linker.spelling(at: at)) else { return nil }
    let start = units[at - 1].is(.the) ? at - 2 : at - 1
    return start > 0 && units[start].is(.at) ? start : nil
  }

  /// Of "in the government", "in the Guinean cabinet", "in the government of Guinea", whose the post is.
  private func startOfGovernment(_ posts: inout [Post]) -> Int? {
    var noun = at
    if units[at].kind == .actor, at >= 2, units[at - 1].is(.of) { noun = at - 2 }
    guard units[noun].kind == .word, units[noun].has(.government), !units[noun].isCapital else {
      return nil
    }
    var start = noun - 1
    while start > 0, units[start].has(.det) || units[start].form == .adjective { start -= 1 }
    guard start > 0, units[start].isOne(of: .in, .under) else { return nil }
    let state = noun < at ? at : (start..<noun).first { units[$0].form == .adjective }
    if let state, units[state].kind == .actor {
      linker.place(&posts[index], at: units[state].actor)
    }
    return start
  }

  /// Of "to the Netherlands".
  private func startOfDestination(_ facts: DocumentFacts) -> Int? {
    guard at >= 2, units[at].form != .adjective, units[at].form != .people else { return nil }
    let actor = facts.actors[units[at].actor]
    guard actor.kind == .country || actor.kind == .organization && actor.isOfLexicon else {
      return nil
    }
    let to = units[at - 1].is(.the) ? at - 2 : at - 1
    return to > 0 && units[to].is(.to) ? to : nil
  }

  /// Of "in Washington", "at the Bank".
  private func startOfPlace(_ facts: DocumentFacts) -> Int? {
    let actor = facts.actors[units[at].actor]
    guard units[at].form != .adjective, actor.kind != .person, at >= 2 else { return nil }
    let start = units[at - 1].is(.the) ? at - 2 : at - 1
    // "swore in X as", "brought in X as": whom.
    if units[at - 1].is(.in), start > 0, actor.kind == .unknown, actor.canBePerson,
      [
        "swore", "swears", "swear", "swearing", "brought", "brings", "bring", "bringing", "drafted",
        "called", "voted", "ushered",
      ].contains(linker.spelling(at: start - 1))
    {
      return nil
    }
    if start > 0, units[start].isOne(of: .in, .at) { return start }
    // "worked for the Dutch group A as", "spent ten years with A, lastly as".
    var before = at - 1
    while before > 1, !units[before].isOne(of: .for, .with), at - before < 6,
      units[before].kind == .word && !units[before].has(.anyVerb)
        || units[before].form == .adjective
    { before -= 1 }
    guard actor.isBody || actor.kind == .unknown, units[before].isOne(of: .for, .with), before > 0,
      units[before - 1].has(.timeunit) || Self.working.contains(linker.spelling(at: before - 1))
    else { return nil }
    return before
  }

  private static let working: Set<String> = [
    "worked", "works", "working", "work", "career", "been", "stayed", "remained", "served",
  ]

  /// "project director in Jordan": where, not of whom.
  private func isOfPlace(_ facts: DocumentFacts) -> Bool {
    guard [.body, .company, .calling].contains(post.kind), let body = post.bodies.first,
      facts.actors[body].kind == .country
    else { return false }
    return units[post.units].contains { $0.isOne(of: .in, .for) }
      && !units[post.units].contains { $0.is(.of) }
  }

  /// Of "by the Senate", which says who appoints.
  private func startOfAgent() -> Int? {
    let unit = units[at]
    guard
      unit.kind == .actor || unit.kind == .name
        || unit.kind == .word && !unit.has(.anyVerb) && !unit.is(.as),
      let by = (max(0, at - 4)..<at).last(where: { units[$0].is(.by) }), by > 0,
      units[by + 1..<at].allSatisfy({ $0.kind != .mark && !$0.has(.conj) }),
      units[max(0, by - 4)..<by].contains(where: { $0.has([.appoint, .dismiss]) })
    else { return nil }
    return by
  }

  // MARK: What leads to them

  /// Whose "posting" it was: of "X, whose last posting was as", "his final assignment was as".
  private func ownerOfPosting(_ facts: inout DocumentFacts) -> Int? {
    let noun = at - 1
    var owner = noun - 1
    while owner > 0, noun - owner < 5, units[owner].kind == .word,
      !units[owner].isOne(of: .whose, .his, .her),
      !units[owner].has(WordClass.anyVerb.union(.prep))
    { owner -= 1 }
    if units[owner].is(.whose), owner >= 1 {
      return linker.person(at: units[owner - 1].isComma ? owner - 2 : owner - 1, &facts)
    }
    return units[owner].isOne(of: .his, .her) ? facts.antecedent(of: units[owner]) : nil
  }

  /// The verb of "was posted to the mission as", behind its body.
  private func postingVerb(_ facts: DocumentFacts) -> Int? {
    let body = facts.actors[units[at].actor]
    guard body.isBody, body.kind != .country else { return nil }
    var to = at - 1
    while to > 1, units[to].has(.det) || units[to].kind == .actor && units[to].form == .adjective {
      to -= 1
    }
    guard to > 0, units[to].is(.to), units[to - 1].kind == .word,
      units[to - 1].has([.appoint, .move]) || isVerbOfAs(to - 1)
    else { return nil }
    return to - 1
  }

  /// The verb of "joined the World Bank as", behind its body.
  private func joiningVerb(_ facts: DocumentFacts) -> Int? {
    switch facts.actors[units[at].actor].kind {
    case .organization, .company, .publicBody: break
    case .unknown where units[at].end - units[at].nameFirst > 1: break
    case .unknown, .country, .person, .treaty: return nil
    }
    var verb = at - 1
    // "joined the Vienna-based A as", "joined the board of A as".
    while verb > 0,
      units[verb].has([.det, .companynoun]) || units[verb].form == .adjective
        || units[verb].is(.based) || units[verb].is(.hyphen)
        || units[verb].kind == .actor && units[verb + 1].is(.hyphen)
        || units[verb].isOne(of: .of, .board)
        || units[verb].has(.rank) && units[verb + 1].is(.board)
    {
      verb -= 1
    }
    guard verb >= 0, units[verb].kind == .word, !units[verb].isCapital, units[verb].has(.join),
      !units[verb].has(.meet)
    else { return nil }
    return verb
  }

  /// The verb of "joins the government as", "entered the Senegalese cabinet as".
  private func verbJoiningGovernment() -> Int? {
    var verb = at - 1
    while verb > 0,
      units[verb].has([.det, .current, .planned])
        || units[verb].kind == .actor && units[verb].form == .adjective
    { verb -= 1 }
    guard verb >= 0, units[verb].kind == .word, !units[verb].isCapital, verb < at - 1,
      units[verb].has(.join)
        || ["enters", "entered", "enter", "entering", "rejoins", "rejoined"].contains(
          linker.spelling(at: verb))
    else { return nil }
    return verb
  }

  /// The verb of "will join its board as", "joins the Board as", and the company where it possesses the board.
  private func boardJoined() -> (verb: Int, owner: Int?)? {
    guard units[at].is(.board) else { return nil }
    var verb = at - 1
    var owner: Int?
    while verb > 0,
      units[verb].has([.det, .rank]) || units[verb].kind == .word && units[verb].classes.isOrdinary
    {
      verb -= 1
    }
    if verb > 1, units[verb].is(.possessive), units[verb - 1].kind == .actor {
      owner = units[verb - 1].actor
      verb -= 2
    }
    guard verb >= 0, units[verb].kind == .word, units[verb].has(.join) else { return nil }
    return (verb, owner)
  }
}
