internal import GraphModel

/// The dates of a post that an earlier sentence named: "She took office on 3 May", "He was appointed to
/// that position in 2019", "He left the post last year".
struct SamePostRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices
    where view.units[index].kind == .word && view.units[index].has(.office)
      && !view.units[index].isCapital && index > 0
    {
      readOffice(index, view, &facts)
    }
    // Each of them tells a date.
    guard !view.times.isEmpty else { return }
    for index in view.units.indices
    where view.units[index].kind == .word
      && ["remained", "stayed"].contains(view.spelling(at: index))
    {
      readRemaining(index, view, &facts)
    }
    for index in view.units.indices where view.is(index, .in) && view.has(index + 1, .office) {
      readTenure(index, view, &facts)
    }
    for index in view.units.indices
    where view.units[index].isOne(of: .credentials, .credence) {
      readPapers(index, view, &facts)
    }
    for index in view.units.indices where index > 0 && view.units[index].isOne(of: .in, .to) {
      readStay(index, view, &facts)
    }
  }

  /// "named ambassador in 1966 and remained there until 1970", "as ambassador, where she stayed until 1970".
  private func readRemaining(
    _ verb: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let next = view.is(verb + 1, .there) ? verb + 2 : verb + 1
    guard let time = view.times.first(where: { $0.units.lowerBound == next }), time.kind == .until,
      !view.isUncertain(around: verb), !view.isPlanned(verb),
      let post = view.posts.last(where: {
        $0.units.upperBound <= verb && verb - $0.units.upperBound <= 10 && $0.holders.count == 1
          && $0.status == nil && $0.link != nil
      }),
      view.units[post.units.upperBound..<verb].allSatisfy({
        $0.kind != .actor || facts.actors[$0.actor].kind != .person
      })
    else { return }
    complete(post.holders[0], in: view.index, until: time.from, at: verb, view, &facts)
  }

  /// "The governor of the bank, X, in office since April 7"; "X has been in office since April 7".
  private func readTenure(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let time = view.times.first(where: { $0.units.lowerBound == index + 2 }),
      time.kind == .since, index >= 2, !view.isUncertain(around: index)
    else { return }
    var person: Int?
    if view.is(index - 1, .comma) {
      person = view.person(at: index - 2, facts) ?? view.post(endingAt: index - 1)?.holders.first
    } else if view.is(index - 1, .been), view.units[index - 2].isOne(of: .has, .have) {
      person = view.subjects(of: index - 2, facts).first { facts.actors[$0].kind == .person }
    }
    guard let person else { return }
    let posts = facts.recentClaims.filter {
      $0.source == person && $0.sentence == view.index && $0.isOffice && $0.status == nil
        && $0.since == nil && $0.until == nil
    }
    guard Set(posts.map(\.title)).count == 1 else { return }
    for var post in posts {
      post.since = time.from
      post.rule = "same-post"
      facts.complete(post)
    }
  }

  private func complete(
    _ person: Int, in sentence: Int, until: PartialDate?, at trigger: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    let posts = facts.recentClaims.filter {
      $0.source == person && $0.sentence == sentence && $0.isOffice && $0.status == nil
        && $0.since != nil && $0.until == nil
    }
    guard Set(posts.map(\.title)).count == 1 else { return }
    for var post in posts {
      post.until = until
      post.trigger = trigger
      post.rule = "same-post"
      facts.complete(post)
    }
  }

  /// Puts a post's dates, which this sentence tells, where it was told of.
  private func complete(
    _ post: Claim, by verb: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    var post = post
    post.sentence = view.index
    post.trigger = verb
    post.confidence -= 0.1
    post.rule = "same-post"
    facts.complete(post)
  }

  /// "presented her letters of credence in June 2015", told long after: since when she is there.
  private func readPapers(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let verb = (max(0, index - 6)..<index).last(where: {
        view.units[$0].isOne(of: .presented, .presents)
      }), !view.isUncertain(around: verb), !view.isPlanned(verb),
      let time = view.times.first(where: {
        $0.units.lowerBound > index && $0.units.lowerBound - index <= 14
      }), time.kind == .point, let day = time.from, day.day == nil,
      let envoy = view.subjects(of: verb, facts).first, facts.actors[envoy].kind == .person
    else { return }
    let missions = facts.recentClaims.filter {
      $0.source == envoy && $0.type.hasPrefix("AMBASSADOR") && $0.since == nil && $0.until == nil
        && $0.status == nil
    }
    guard Set(missions.lazy.filter { $0.type == "AMBASSADOR_TO" }.map(\.target)).count <= 1 else {
      return
    }
    for var post in missions where post.type == "AMBASSADOR_OF" || post.type == "AMBASSADOR_TO" {
      post.since = day
      complete(post, by: verb, view, &facts)
    }
  }

  /// "who had served in Thailand since 2016", "has been in Ethiopia since 2013", "was posted to Tokyo in 2019": the
  /// term of the envoy who is there.
  private func readStay(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let verb = index - 1
    let isPosting = ["posted", "assigned", "sent"].contains(view.spelling(at: verb))
    let isArrival = ["arrived", "landed"].contains(view.spelling(at: verb))
    guard
      isPosting || isArrival
        || ["served", "been", "serving", "worked", "stationed", "remained", "stayed"].contains(
          view.spelling(at: verb)),
      view.is(index, .to) == isPosting,
      let place = view.country(at: view.is(index + 1, .the) ? index + 2 : index + 1, facts),
      let time = view.times.first(where: {
        $0.units.lowerBound > index + 1 && $0.units.lowerBound - index <= 3
      }),
      time.kind != .point || isPosting || isArrival, !view.isUncertain(around: verb),
      !view.isPlanned(verb),
      let envoy = view.subjects(of: verb, facts).first, facts.actors[envoy].kind == .person
    else { return }
    let missions = facts.recentClaims.filter {
      $0.source == envoy && $0.type.hasPrefix("AMBASSADOR") && $0.until == nil
        && ($0.since == nil || time.kind == .until) && $0.status != .planned
    }
    let there = missions.last { $0.type == "AMBASSADOR_TO" && $0.target == place }
    guard let model = there ?? missions.last(where: { $0.type == "AMBASSADOR_OF" }),
      // Who arrives somewhere may have been named long before.
      there == nil ? model.target != place : !isArrival,
      there != nil || !missions.contains(where: { $0.type == "AMBASSADOR_TO" })
    else { return }
    var ends = missions.filter { $0.sentence == model.sentence && $0.title == model.title }
    ends.removeAll { $0.type == "AMBASSADOR_TO" && $0.target != place }
    if there == nil {
      var claim = model
      claim.type = "AMBASSADOR_TO"
      claim.target = place
      ends.append(claim)
    }
    for var post in ends {
      switch time.kind {
      case .range: (post.since, post.until) = (time.since, time.until)
      case .until: post.until = time.from
      case .since, .point: post.since = time.from
      }
      complete(post, by: verb, view, &facts)
    }
  }

  private func readOffice(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    // "the post of minister" names it here.
    guard !view.is(index + 1, .of), !view.is(index + 1, .as),
      !view.posts.contains(where: {
        $0.units.lowerBound > index && $0.units.lowerBound - index <= 3
      })
    else { return }
    var verb = index - 1
    while verb > 0, index - verb <= 4, !isVerb(view.units[verb]) {
      guard view.units[verb].kind == .word,
        view.units[verb].has([.det, .current])
          || view.units[verb].isOne(of: .to, .in, .up, .from, .into)
      else { return }
      verb -= 1
    }
    guard isVerb(view.units[verb]), !view.isUncertain(around: verb), !view.isPlanned(verb),
      let time = time(behind: index, view) ?? view.times.last(where: { $0.units.lowerBound == 0 }),
      let person = view.subjects(of: verb, facts).first, facts.actors[person].kind == .person
    else { return }
    let earlier = facts.recentClaims.filter {
      $0.source == person && $0.title != nil && view.index - $0.sentence <= 4
        // "A's ambassador to B, X, took up his post in August".
        && ($0.sentence < view.index || $0.rule == "post-apposition" && ($0.trigger ?? verb) < verb)
    }
    guard let latest = earlier.map(\.sentence).max() else { return }
    let posts = earlier.filter { $0.sentence == latest }
    guard Set(posts.map(\.title)).count == 1 else { return }
    let unit = view.units[verb]
    for var post in posts {
      switch time.kind {
      case .point where unit.has([.appoint, .hold]) && !unit.is(.held):
        guard post.since == nil, post.status == nil || post.status == .acting else { continue }
        post.since = time.from
      case .since:
        guard post.since == nil else { continue }
        post.since = time.from
      case .point where unit.has([.resign, .leave, .dismiss]),
        .until where unit.is(.held) || unit.has(.leave):
        guard post.until == nil, post.status == nil || post.status == .former else { continue }
        post.until = time.from
        post.status = .former
      case .range where unit.is(.held):
        guard post.since == nil, post.until == nil else { continue }
        (post.since, post.until) = (time.since, time.until)
      default: continue
      }
      complete(post, by: verb, view, &facts)
    }
  }

  /// "in August" of "took up his post in Ottawa only in August".
  private func time(behind office: Int, _ view: SentenceView) -> TimeExpression? {
    var next = office + 1
    while view.units.indices.contains(next + 1), next - office < 6, view.time(covering: next) == nil
    {
      if view.units[next].isOne(of: .in, .at), view.actor(at: next + 1) != nil {
        next += 2
      } else if view.has(next, .adverb) || view.spelling(at: next) == "only" || next == office + 1 {
        next += 1
      } else {
        return nil
      }
    }
    return view.times.first { $0.units.contains(next) && $0.units.lowerBound > office }
  }

  private func isVerb(_ unit: Unit) -> Bool {
    unit.kind == .word && unit.has([.appoint, .hold, .resign, .leave, .dismiss])
  }
}
