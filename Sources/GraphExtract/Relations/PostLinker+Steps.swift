internal import GraphModel

/// What lies between a post and the verb that leads to it, and can be stepped over.
extension PostLinker {
  /// Gives a post to the subject of a verb.
  func linkService(
    _ index: Int, _ verb: Int, _ manner: Post.Link.Manner, _ posts: inout [Post],
    _ facts: inout DocumentFacts
  ) {
    let view = view(posts)
    guard !view.isUncertain(around: verb),
      let holder = view.personalSubjects(of: verb, facts).first,
      facts.actors.isOrBecomesPerson(holder)
    else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: manner, verb: verb)
    if view.isPlanned(verb) { posts[index].status = .planned }
  }

  /// Any other verb before "as": "was unveiled as", "lost his job as".
  func verbOfAs(_ index: Int, hasObject: Bool = false, _ posts: [Post]) -> Int? {
    let unit = units[index]
    // "will have X as its president".
    if hasObject, unit.isOne(of: .has, .have, .had) { return index }
    guard unit.kind == .word, !unit.isCapital || index == 0, !unit.has(.function),
      !unit.has([.comparison, .office])
    else { return nil }
    return isVerb(index, posts)
      || view(posts).spelling(at: index).hasSuffix("ed") && isPassive(index) ? index : nil
  }

  /// Whether only a person can stand at `index`: "named X as", "the appointment of X as".
  func isAppointee(_ index: Int, hasAs: Bool) -> Bool {
    guard index > 1, units[index].kind == .actor, units[index].end - units[index].nameFirst < 5
    else { return false }
    let before = units[index - 1]
    if before.kind == .word, !before.isCapital, before.has(.appoint) { return true }
    if hasAs, isConsisting(index - 1) { return true }
    return hasAs && before.is(.of)
      && (units[index - 2].has([.choice, .leaving])
        || units[index - 2].isOne(of: .appointment, .reappointment))
  }

  /// "approved Y as envoy to A": by a verb of which only "as" makes an office.
  func isLinkedByAs(_ post: Post) -> Bool {
    guard let link = post.link, link.manner == .service, link.verb < post.units.lowerBound else {
      return false
    }
    return units[link.verb..<post.units.lowerBound].contains { $0.is(.as) }
  }

  /// By the tags of the sentence.
  func isVerb(_ index: Int, _ posts: [Post]) -> Bool {
    view(posts).syntax.tag(units[index].end - 1).partOfSpeech == .verb
  }

  /// The verb of getting an office, if that ends at `index`: "won re-election as", "got the votes to be",
  /// "landed the post of".
  func gain(
    _ index: Int, hasAs: Bool, hasOffice: Bool
  ) -> (verb: Int, manner: Post.Link.Manner)? {
    let unit = units[index]
    guard unit.kind == .word, !unit.isCapital || index == 0 else { return nil }
    if hasOffice, unit.has(.victory) {
      let isTerm = units[index...].prefix(5).contains { $0.is(.term) }
      return (index, isTerm ? .service : .becoming)
    }
    guard unit.has(.endorsement), hasAs || hasOffice || units[index + 1].is(.to) else { return nil }
    guard
      let verb = units[..<index].suffix(5).lastIndex(where: {
        $0.kind == .word && !$0.isCapital && $0.has(.victory)
      })
    else { return nil }
    return (verb, view([]).spelling(at: index).hasPrefix("re") ? .service : .becoming)
  }

  /// The verb of "was posted to the mission as", whose body ends at `index`.
  func postingVerb(_ index: Int, _ facts: DocumentFacts) -> Int? {
    guard facts.actors[units[index].actor].isBody,
      facts.actors[units[index].actor].kind != .country
    else { return nil }
    var at = index - 1
    while at > 1, units[at].has(.det) || units[at].kind == .actor && units[at].form == .adjective {
      at -= 1
    }
    guard at > 0, units[at].is(.to), units[at - 1].kind == .word,
      units[at - 1].has([.appoint, .move]) || verbOfAs(at - 1, []) != nil
    else { return nil }
    return at - 1
  }

  /// Whether a link begins a term, and the verb can be left out before the next name.
  func isAppointing(_ link: Post.Link) -> Bool {
    link.manner == .appointment || link.manner == .becoming
      || link.manner == .chain && units[link.verb].has([.appoint, .become])
  }

  /// Gives a post behind "as" to whom the verb is done to, or to its subject.
  /// - Parameter hasOffice: what stands between is "his job", "her term".
  func linkAs(
    _ index: Int, _ verb: Int, _ object: Int?, hasOffice: Bool, _ posts: inout [Post],
    _ facts: inout DocumentFacts
  ) {
    let view = view(posts)
    // "presented her credentials to Y as ambassador": hers, not Y's.
    guard
      !units[verb..<posts[index].units.lowerBound].contains(where: {
        $0.isOne(of: .credentials, .credential, .credence, .letters)
      })
    else { return }
    // "cited his service as".
    let isLoss = units[verb].has(.loss) || isGivingUp(verb)
    guard !hasOffice || isLoss || units[verb].has(.phase) else { return }
    guard !view.isUncertain(around: verb),
      let holder = object ?? view.personalSubjects(of: verb, facts).first,
      facts.actors.isOrBecomesPerson(holder)
    else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(
      manner: isLoss
        ? .departure : units[verb].isOne(of: .has, .have, .had) ? .appointment : .service,
      verb: verb,
      isAhead: isLoss && view.isPlanned(verb))
    if !isLoss, view.isPlanned(verb), !isLasting(verb) { posts[index].status = .planned }
  }

  /// "gives up his post as".
  func isGivingUp(_ verb: Int) -> Bool {
    units.indices.contains(verb + 1) && units[verb + 1].isOne(of: .up, .down)
      && ["gave", "gives", "give", "giving", "given", "laid", "lays", "laying"].contains(
        view([]).spelling(at: verb))
  }

  /// "will remain", "is to stay on": what will be so is so already.
  func isLasting(_ verb: Int) -> Bool {
    ["remain", "continue", "stay", "keep", "retain"].contains(view([]).spelling(at: verb))
  }

  /// Where "by the Senate" begins, which ends at `index` and says who appoints.
  func agentStart(endingAt index: Int) -> Int? {
    let unit = units[index]
    guard
      unit.kind == .actor || unit.kind == .name
        || unit.kind == .word && !unit.has(.anyVerb) && !unit.is(.as),
      let by = (max(0, index - 4)..<index).last(where: { units[$0].is(.by) }), by > 0,
      units[by + 1..<index].allSatisfy({ $0.kind != .mark && !$0.has(.conj) }),
      units[max(0, by - 4)..<by].contains(where: { $0.has([.appoint, .dismiss]) })
    else { return nil }
    return by
  }

  /// Says of which body a post is that does not say so itself.
  /// - Returns: whether it did not.
  @discardableResult
  func place(_ post: inout Post, at body: Int) -> Bool {
    guard post.bodies.isEmpty, post.reference == nil else { return false }
    post.bodies = [body]
    return true
  }

  /// Where "in Washington", "at the Bank" begins, which ends at `index`.
  func placeStart(endingAt index: Int, _ facts: DocumentFacts) -> Int? {
    guard units[index].form != .adjective, facts.actors[units[index].actor].kind != .person,
      index >= 2
    else { return nil }
    let at = units[index - 1].is(.the) ? index - 2 : index - 1
    // "swore in X as", "brought in X as": whom.
    if units[index - 1].is(.in), at > 0, facts.actors[units[index].actor].kind == .unknown,
      facts.actors[units[index].actor].canBePerson,
      [
        "swore", "swears", "swear", "swearing", "brought", "brings", "bring", "bringing", "drafted",
        "called", "voted", "ushered",
      ].contains(view([]).spelling(at: at - 1))
    {
      return nil
    }
    return units[at].isOne(of: .in, .at) && at > 0 ? at : nil
  }

  /// Where "to the Netherlands" begins, whose place is at `index`.
  func destinationStart(endingAt index: Int, _ facts: DocumentFacts) -> Int? {
    guard index >= 2, units[index].form != .adjective, units[index].form != .people else {
      return nil
    }
    let kind = facts.actors[units[index].actor].kind
    guard kind == .country || kind == .organization && facts.actors[units[index].actor].isOfLexicon
    else { return nil }
    let to = units[index - 1].is(.the) ? index - 2 : index - 1
    return to > 0 && units[to].is(.to) ? to : nil
  }

  /// Whose "posting" ends at `index`: of "X, whose last posting", "his final assignment".
  func ownerOfPosting(endingAt index: Int, _ facts: inout DocumentFacts) -> Int? {
    var at = index - 1
    while at > 0, index - at < 5, units[at].kind == .word,
      !units[at].isOne(of: .whose, .his, .her), !units[at].has(WordClass.anyVerb.union(.prep))
    { at -= 1 }
    if units[at].is(.whose), at >= 1 {
      return person(at: units[at - 1].isComma ? at - 2 : at - 1, &facts)
    }
    return units[at].isOne(of: .his, .her) ? facts.antecedent(of: units[at]) : nil
  }

  /// The verb of "joined the World Bank as", whose body ends at `index`.
  func joiningVerb(_ index: Int, _ facts: DocumentFacts) -> Int? {
    switch facts.actors[units[index].actor].kind {
    case .organization, .company, .publicBody: break
    case .unknown where units[index].end - units[index].nameFirst > 1: break
    case .unknown, .country, .person, .treaty: return nil
    }
    var verb = index - 1
    // "joined the Vienna-based A as".
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

  /// "consists of X as", "comprises X as", "includes X as": a list of who is what.
  func isConsisting(_ index: Int) -> Bool {
    let verb = units[index].is(.of) ? index - 1 : index
    guard verb > 0, units[verb].kind == .word, !units[verb].isCapital else { return false }
    let spelling = view([]).spelling(at: verb)
    return units[index].is(.of)
      ? ["consists", "consisting", "composed", "comprised", "up"].contains(spelling)
      : ["comprises", "comprising", "includes", "features"].contains(spelling)
  }

  /// The verb of "will join its board as", "joins the Board as", whose board ends at `index`, and the company
  /// where it possesses the board.
  func boardJoined(_ index: Int) -> (verb: Int, owner: Int?)? {
    guard units[index].is(.board) else { return nil }
    var at = index - 1
    var owner: Int?
    while at > 0,
      units[at].has([.det, .rank]) || units[at].kind == .word && units[at].classes.isOrdinary
    {
      at -= 1
    }
    if at > 1, units[at].is(.possessive), units[at - 1].kind == .actor {
      owner = units[at - 1].actor
      at -= 2
    }
    guard at >= 0, units[at].kind == .word, units[at].has(.join) else { return nil }
    return (at, owner)
  }

  /// Whose career it is of which the verb at `verb` tells what it included.
  func personOfCareer(_ verb: Int, behind end: Int, _ facts: inout DocumentFacts) -> Int? {
    guard
      let noun = (max(0, verb - 12)..<verb).last(where: {
        units[$0].is(.career) || units[$0].kind == .word && units[$0].has(.office)
      })
    else { return nil }
    for at in (max(0, noun - 4)..<noun).reversed() {
      if units[at].isOne(of: .his, .her) { return facts.antecedent(of: units[at]) }
      if units[at].is(.possessive), at > 0, let owner = person(at: at - 1, &facts) { return owner }
    }
    // The clause that the career introduces.
    guard
      let comma = (end..<max(end, min(end + 30, units.count - 1))).first(where: {
        units[$0].isComma
          && (units[$0 + 1].kind == .title || units[$0 + 1].kind == .actor
            || units[$0 + 1].has(.det))
          && !(units[$0 + 1].kind == .actor && facts.actors[units[$0 + 1].actor].kind == .country
            && units[$0 + 1].form == .plain)
      })
    else { return nil }
    for at in comma + 1..<min(comma + 5, units.count) {
      if let person = person(at: at, &facts) { return person }
    }
    return nil
  }

  /// Whom "him" or "her" means behind a post that the sentence has given to somebody: "The premier named X
  /// minister, removing her from".
  func personMeant(by index: Int, _ posts: ArraySlice<Post>, _ facts: DocumentFacts) -> Int? {
    guard let post = posts.last(where: { $0.link?.manner == .appointment && $0.holders.count == 1 })
    else { return nil }
    let excluded: Actor.Gender = units[index].is(.her) ? .masculine : .feminine
    return facts.actors[post.holders[0]].gender == excluded ? nil : post.holders[0]
  }

  /// "from deputy minister to", between the verb and the new post.
  func isLeftBehind(_ post: Post) -> Bool {
    post.units.lowerBound > 0 && units[post.units.lowerBound - 1].is(.from)
      && units.indices.contains(post.units.upperBound) && units[post.units.upperBound].is(.to)
  }

  /// The verb of "swore in five ministers, including economist", which ends at `index`.
  func countingVerb(_ index: Int) -> Int? {
    var at = index
    while at > 0,
      units[at].has(.occupation) || units[at].titleKind == .calling && units[at].title >= 0
    { at -= 1 }
    // "including X", "among them X".
    let isAmong = at > 0 && units[at].is(.them) && view([]).spelling(at: at - 1) == "among"
    guard units[at].is(.including) || isAmong else { return nil }
    return units[max(0, at - 12)..<at].lastIndex {
      $0.kind == .word && !$0.isCapital && $0.has(.appoint)
    }
  }

  /// The verb of "Also sworn in is X as", whose "is" stands at `index`.
  func invertedVerb(_ index: Int) -> Int? {
    guard index > 0, units[index].isOne(of: .is, .are, .was, .were) else { return nil }
    let verb = units[index - 1].is(.in) && index > 1 ? index - 2 : index - 1
    return units[verb].kind == .word && units[verb].has(.appoint)
      && (verb == 0 || units[verb - 1].has(.adverb) || units[verb - 1].is(.also)) ? verb : nil
  }

  /// Where what is said by the way begins, if something of the kind ends at `index`: "(b. 1970)",
  /// ", a former banker," and "of Nepal" behind a person's name.
  func startOfAside(endingAt index: Int, _ facts: inout DocumentFacts) -> Int? {
    let unit = units[index]
    if unit.is(.closingBracket) {
      return units[..<index].lastIndex { $0.is(.openingBracket) }
    }
    if unit.isComma, index >= 3 {
      var open = index - 1
      while open > 0, index - open < 20, !units[open].isComma { open -= 1 }
      guard open > 0, units[open].isComma, isPerson(open - 1, facts) else { return nil }
      return open
    }
    // "served in the cabinet of X as minister", "served under X as".
    if unit.kind == .actor, index >= 3, facts.actors[unit.actor].kind != .country {
      if units[index - 1].is(.under) { return index - 1 }
      if units[index - 1].is(.of), units[index - 2].has(.government) {
        let start = units[index - 3].has(.det) ? index - 3 : index - 2
        if start > 0, units[start - 1].is(.in) { return start - 1 }
      }
    }
    if unit.kind == .actor, index >= 2, facts.actors[unit.actor].kind != .person,
      units[index - 1].isOne(of: .of, .from), person(at: index - 2, &facts) != nil
    {
      return index - 1
    }
    return nil
  }

  /// The unit of "positions" in "positions, including".
  func officeBefore(_ index: Int) -> Int? {
    var at = index - 1
    if at >= 0, units[at].isComma { at -= 1 }
    while at >= 0, index - at < 8 {
      if units[at].kind == .word, units[at].has(.office), !units[at].isCapital { return at }
      // "positions in the ministry, including".
      guard units[at].kind == .actor || units[at].kind == .word && !units[at].has(.anyVerb) else {
        return nil
      }
      at -= 1
    }
    return nil
  }

  func startOfName(_ index: Int, _ posts: [Post]) -> Int {
    if let post = posts.first(where: { $0.units.upperBound == index && $0.isPrenominal }) {
      return post.units.lowerBound
    }
    return index
  }
}
