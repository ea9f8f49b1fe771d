internal import GraphModel

/// The verb, or the noun in its place, that gives the post to somebody.
extension PostWalk {
  mutating func stepToVerb(_ posts: inout [Post], _ facts: inout DocumentFacts) -> Step? {
    let unit = units[at]
    // "received X as ambassador of A".
    if let received = object, hasAs, post.kind == .envoy, unit.kind == .word, unit.has(.meet),
      !unit.isCapital
    {
      return give(to: received, by: .service, at: at, &posts)
    }
    // "received a copy of the credentials of X as ambassador of A".
    if let received = object, hasAs, post.kind == .envoy,
      unit.isOne(of: .credentials, .credential, .credence), units[at + 1].is(.of)
    {
      return give(to: received, by: .service, at: at, &posts)
    }
    // "takes the place of Y as", "took the baton from Y as".
    if let earlier = object, hasAs, unit.isOne(of: .of, .from), at > 1,
      let verb = linker.bare.takeover(of: at - 1)
    {
      giveToSubject(of: verb, by: .succession, &posts, &facts)
      if posts[index].holders == [earlier] { posts[index].holders = [] }
      return .end
    }
    if isNominal {
      linker.linkNominal(index, at, object, &posts, facts)
      return .end
    }
    if isDeciding {
      decide(&posts, &facts)
      return .end
    }
    if let step = stepOverParticle() { return step }
    // "won re-election as", "got the votes to be".
    if object == nil, let (verb, manner) = gain() {
      giveToSubject(of: verb, by: manner, &posts, &facts)
      return .end
    }
    // "who used to be a deputy minister".
    if object == nil, units[at + 1].is(.to), unit.is(.used) {
      giveToSubject(of: at, by: .service, &posts, &facts)
      posts[index].status = posts[index].holders.isEmpty ? nil : .former
      return .end
    }
    if unit.isOne(of: .over, .down, .up, .on), at > 0 { return .to(at - 1) }
    if unit.is(.be), at > 1, units[at - 1].is(.to), !units[at - 2].isOne(of: .is, .was, .are) {
      isToBe = true
      // "X of Maryland, a career member of the service, to be ambassador to A".
      if object == nil, let nominee = nominee(before: at - 1, &facts) {
        posts[index].status = .planned
        return give(to: nominee, by: .appointment, at: at, &posts)
      }
      return .to(at - 1)
    }
    if unit.isOne(of: .is, .was, .are, .were, .been, .be, .remains, .remained, .remain) {
      linker.copula(index, at, object, &posts, &facts)
      return .end
    }
    if hasOffice && object == nil && isGivingUp(at) || hasAs && isVerbOfAs(at) {
      giveByAs(&posts, &facts)
      return .end
    }
    return nil
  }

  /// Who opens a sentence that has no verb before "to be".
  private func nominee(before end: Int, _ facts: inout DocumentFacts) -> Int? {
    guard post.kind == .envoy, end > 1,
      let name = units.prefix(4).firstIndex(where: { $0.kind == .actor || $0.kind == .word }),
      units[name].kind == .actor,
      units[name + 1].isComma || units[name + 1].isOne(of: .of, .to),
      !units[name..<end].contains(where: {
        $0.kind == .word && !$0.isCapital && $0.has(WordClass.anyVerb.union([.aux, .pronoun]))
      })
    else { return nil }
    return linker.person(at: name, &facts)
  }

  /// "the appointment of X as", "X's election as", "his resignation as".
  private var isNominal: Bool {
    let unit = units[at]
    if unit.isOne(of: .appointment, .reappointment) { return true }
    guard unit.kind == .word, !unit.isCapital, unit.has([.choice, .leaving]) else { return false }
    return (hasAs || !unit.has(.leaving))
      && (object != nil
        || at > 0 && (units[at - 1].is(.possessive) || units[at - 1].isOne(of: .his, .her)))
  }

  /// Verbs of which a post is the complement: "was named", "served as", "moved to".
  private var isDeciding: Bool {
    let unit = units[at]
    guard unit.kind == .word, !unit.isCapital || at == 0 else { return false }
    return unit.has([.appoint, .serve, .become, .succeed, .resign, .dismiss, .hold])
      || unit.has(.travel) && (hasDestination || isToBe)
      || unit.has(.move)
        && (units[at + 1].isOne(of: .to, .from) || isToBe && units[at + 1].isOne(of: .on, .up))
  }

  private func decide(_ posts: inout [Post], _ facts: inout DocumentFacts) {
    if isOfKin, units[at].has(.succeed) {
      giveToSubject(of: at, by: .succession, &posts, &facts)
      return
    }
    linker.decide(index, at, object, hasAs: hasAs, hasOffice: hasOffice, &posts, &facts)
    if !others.isEmpty, let object, posts[index].holders == [object] {
      posts[index].holders = others.reversed() + [object]
    }
    if isPast, posts[index].link?.manner == .service { posts[index].status = .former }
  }

  /// Particles and times that stand between a verb and its post.
  private mutating func stepOverParticle() -> Step? {
    let unit = units[at]
    if unit.is(.until), units.indices.contains(at + 1), units[at + 1].isOne(of: .recently, .now) {
      isPast = true
      return .to(at - 1)
    }
    if unit.kind == .word, unit.has(.timeunit) || unit.isOne(of: .this, .next, .ago) {
      return .to(at - 1)
    }
    // "was replaced in May by X as".
    if unit.is(.by), object != nil, units[max(0, at - 6)..<at].contains(where: { $0.has(.succeed) })
    {
      return .to(at - 1)
    }
    // "was sworn in as", "brought in X as", "will step in as".
    if unit.is(.in), at > 0,
      units[at - 1].is(.sworn) || object != nil && units[at - 1].has(.appoint)
        || hasAs && isVerbOfAs(at - 1)
    {
      return .to(at - 1)
    }
    return nil
  }

  // MARK: To whom

  /// Gives the post to the subject of a verb.
  func giveToSubject(
    of verb: Int, by manner: Post.Link.Manner, _ posts: inout [Post], _ facts: inout DocumentFacts
  ) {
    let view = linker.view(posts)
    guard !view.isUncertain(around: verb),
      let holder = view.personalSubjects(of: verb, facts).first,
      facts.actors.isOrBecomesPerson(holder)
    else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: manner, verb: verb)
    if view.isPlanned(verb) { posts[index].status = .planned }
  }

  /// Gives a post behind "as", or "his post as", to whom the verb is done to, or to its subject.
  private func giveByAs(_ posts: inout [Post], _ facts: inout DocumentFacts) {
    let verb = at
    let view = linker.view(posts)
    // "presented her credentials to Y as ambassador": hers, not Y's.
    guard
      !units[verb..<post.units.lowerBound].contains(where: {
        $0.isOne(of: .credentials, .credential, .credence, .letters)
      })
    else { return }
    // "cited his service as".
    let isLoss = units[verb].has(.loss) || isGivingUp(verb)
    guard !hasOffice || isLoss || units[verb].has(.phase) else { return }
    // "was put forward by X as": not X.
    let object = isAgent(of: verb, before: post.units.lowerBound) ? nil : object
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
    if !isLoss, view.isPlanned(verb), !linker.isLasting(verb) { posts[index].status = .planned }
  }

  /// Whether a person who stands between the verb and the post is who did it.
  private func isAgent(of verb: Int, before end: Int) -> Bool {
    guard let object,
      linker.isPassive(verb) || units[max(0, verb - 2)..<verb].contains(where: { $0.has(.aux) }),
      let name = (verb..<end).last(where: {
        units[$0].kind == .actor && units[$0].actor == object
      })
    else { return false }
    var at = name - 1
    while at > verb,
      units[at].kind == .title || units[at].kind == .actor && units[at].form == .adjective
        || units[at].kind == .word && units[at].has([.rank, .portfolio, .former])
    { at -= 1 }
    return units[at].is(.by)
  }

  // MARK: Verbs

  /// Whether it is any other verb before "as": "was unveiled as", "lost his job as", "will have X as".
  func isVerbOfAs(_ verb: Int) -> Bool {
    let unit = units[verb]
    if object != nil, unit.isOne(of: .has, .have, .had) { return true }
    guard unit.kind == .word, !unit.isCapital || verb == 0, !unit.has(.function),
      !unit.has([.comparison, .office])
    else { return false }
    return linker.isVerb(verb)
      || linker.spelling(at: verb).hasSuffix("ed") && linker.isPassive(verb)
  }

  /// "gives up his post as".
  private func isGivingUp(_ verb: Int) -> Bool {
    units.indices.contains(verb + 1) && units[verb + 1].isOne(of: .up, .down)
      && ["gave", "gives", "give", "giving", "given", "laid", "lays", "laying"].contains(
        linker.spelling(at: verb))
  }

  /// The verb of getting an office, if that ends here: "won re-election as", "got the votes to be", "landed the
  /// post of".
  private func gain() -> (verb: Int, manner: Post.Link.Manner)? {
    let unit = units[at]
    guard unit.kind == .word, !unit.isCapital || at == 0 else { return nil }
    if hasOffice, unit.has(.victory) {
      let isTerm = units[at...].prefix(5).contains { $0.is(.term) }
      return (at, isTerm ? .service : .becoming)
    }
    guard unit.has(.endorsement), hasAs || hasOffice || units[at + 1].is(.to),
      let verb = units[..<at].suffix(5).lastIndex(where: {
        $0.kind == .word && !$0.isCapital && $0.has(.victory)
      })
    else { return nil }
    return (verb, linker.spelling(at: at).hasPrefix("re") ? .service : .becoming)
  }
}
