internal import GraphModel

/// HOLDS_POST, AMBASSADOR_OF and AMBASSADOR_TO, of posts whose holders are known.
struct PostRule {
  let lexicon: Lexicon

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for post in view.posts where !post.holders.isEmpty && post.link != nil {
      let (since, until) = term(of: post, view)
      var status = post.status
      if status == nil, until == nil, post.link?.isPast == true, post.link?.manner != .departure {
        status = .former
      }
      if status == nil, isSaidToBePrevious(post, view) { status = .former }
      if post.link?.manner == .departure { status = status ?? .former }
      for (index, holder) in post.holders.enumerated() {
        if status == nil || status == .acting {
          facts.holdersByTitle[post.head, default: []].insert(holder)
        }
        let bodies =
          post.isPlural && post.bodies.count == post.holders.count && post.holders.count > 1
          ? [post.bodies[index]] : post.bodies
        claim(post, holder, bodies, since, until, status, view, &facts)
      }
    }
  }

  /// The verb; where there is none, the title.
  private func trigger(of post: Post, _ view: SentenceView) -> Int? {
    guard post.link?.manner == .apposition else { return post.link?.verb }
    return post.units.first { view.units.indices.contains($0) && view.units[$0].kind == .title }
      ?? post.link?.verb
  }

  private func isEnvoy(_ post: Post) -> Bool { post.kind == .envoy }

  private func claim(
    _ post: Post, _ holder: Int, _ bodies: [Int], _ since: PartialDate?, _ until: PartialDate?,
    _ status: Status?, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let written = post.writtenTitle ?? post.title.map { view.spelling($0) }.joined(separator: " ")
    // Each of "the foreign ministers of A and B" is a foreign minister.
    let title = post.isPlural && written.hasSuffix("s") ? String(written.dropLast()) : written
    var confidence = post.link?.manner == .apposition ? 0.95 : 0.88
    let rule = "post-" + (post.link.map { "\($0.manner)" } ?? "name")
    func add(_ type: String, _ target: Int) {
      facts.add(
        Claim(
          source: holder, type: type, target: target, title: title, since: since, until: until,
          status: status, sentence: view.index, trigger: trigger(of: post, view),
          confidence: confidence,
          rule: rule))
    }
    let country = bodies.first(where: { facts.actors[$0].kind == .country })
    if let country { facts.countryOfPerson[holder] = facts.countryOfPerson[holder] ?? country }
    if isEnvoy(post), isDiplomatic(title) {
      var receiving = post.receiving
      if receiving.isEmpty, isHeadOfMission(title) {
        receiving = facts.receivingState.map { [$0] } ?? []
      }
      let sending =
        country
        ?? (receiving.isEmpty && bodies.isEmpty
          ? nil : facts.countryOfPerson[holder] ?? homeUnless(receiving, facts))
      if !receiving.isEmpty || isHeadOfMission(title) {
        if country == nil { confidence -= 0.15 }
        if let sending, !receiving.contains(sending) { add("AMBASSADOR_OF", sending) }
        for place in receiving where place != sending { add("AMBASSADOR_TO", place) }
        return
      }
    }
    var bodies = bodies
    if post.kind == .calling { bodies.removeAll { facts.actors[$0].kind == .country } }
    if bodies.isEmpty, let possessor = post.possessor {
      guard possessor == Word.its.id || possessor == Word.their.id else { return }
      let owner = (0..<post.units.lowerBound).last { at in
        view.actor(at: at).map { isBody($0, facts) } ?? false && view.units[at].form == .plain
      }
      guard let body = owner.flatMap({ view.actor(at: $0) }) ?? facts.lastOrganised else { return }
      bodies = [body]
      confidence -= 0.1
    }
    if bodies.isEmpty {
      guard post.kind == .state || post.kind == .portfolio || post.kind == .envoy || isAide(title)
      else { return }
      guard let home = facts.countryOfPerson[holder] ?? facts.home else { return }
      confidence -= 0.2
      bodies = [home]
    }
    for body in bodies.prefix(2) {
      if facts.actors[body].kind == .unknown {
        facts.actors[body].kind = post.kind == .company ? .company : .organization
      }
      add("HOLDS_POST", body)
    }
  }

  private func isBody(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    facts.actors[actor].isOrganized || facts.actors[actor].kind == .unknown
  }

  private func homeUnless(_ receiving: [Int], _ facts: DocumentFacts) -> Int? {
    guard let home = facts.home, !receiving.contains(home) else { return nil }
    return home
  }

  private func isDiplomatic(_ title: String) -> Bool {
    let folded = title.lowercased()
    return !folded.contains("consul") && !folded.contains("special") && !folded.contains("personal")
      && !folded.contains("at-large") && !folded.contains("at large")
  }

  private func isHeadOfMission(_ title: String) -> Bool {
    let folded = title.lowercased()
    return ["ambassador", "high commissioner", "nuncio", "chargé", "charge d"].contains(
      where: folded.contains)
  }

  private func isAide(_ title: String) -> Bool {
    let folded = title.lowercased()
    return ["assistant", "aide", "adviser", "advisor", "commander", "prosecutor"].contains(
      where: folded.contains)
  }

  // MARK: Time

  /// The term that the sentence gives for the post.
  private func term(of post: Post, _ view: SentenceView) -> (PartialDate?, PartialDate?) {
    guard let link = post.link else { return (nil, nil) }
    let end = post.units.upperBound + (post.isPrenominal ? 1 : 0)
    // Up to the next post that shares the list, or the end of the clause.
    let limit =
      view.posts.first { $0.units.lowerBound >= end }?.units.lowerBound ?? view.units.count
    let behind = view.times.first { $0.units.lowerBound >= end && $0.units.lowerBound < limit }
    if link.manner == .apposition {
      guard let behind, behind.units.lowerBound - end <= 1, behind.kind != .point else {
        return (nil, nil)
      }
      return (behind.since, behind.until)
    }
    var expression: TimeExpression?
    if let behind, isWithinClause(from: end, to: behind.units.lowerBound, view) {
      expression = behind
    }
    if expression == nil, link.verb < post.units.lowerBound {
      expression = view.times.first {
        $0.units.lowerBound > link.verb && $0.units.upperBound <= post.units.lowerBound
      }
    }
    if expression == nil, link.manner != .chain {
      expression = view.times.last {
        $0.units.upperBound <= link.verb
          && ($0.units.lowerBound == 0 || link.verb - $0.units.upperBound <= 3)
      }
    }
    // "Announcing it on Sunday, …, appointing X": the day of what the sentence reports.
    if expression == nil, link.manner == .appointment, view.isParticiple(link.verb) {
      expression = view.times.last { $0.units.upperBound <= link.verb && $0.kind == .point }
    }
    guard let expression else { return (nil, nil) }
    // "…, a post she held until March 2017".
    if expression.kind == .point, link.manner == .appointment || link.manner == .becoming,
      let left = (end..<view.units.count).first(where: { view.is($0, .left) }),
      let until = view.times.first(where: { $0.kind == .point && $0.units.lowerBound == left + 1 })
    {
      return (expression.from, until.from)
    }
    if expression.kind == .point, link.manner == .appointment || link.manner == .becoming,
      let until = view.times.first(where: { $0.kind == .until && $0.units.lowerBound > end }),
      (end..<until.units.lowerBound).contains(where: { view.units[$0].is(.held) })
    {
      return (expression.from, until.from)
    }
    switch (expression.kind, link.manner) {
    case (.range, _): return (expression.since, expression.until)
    case (.since, .departure), (.until, .departure): return (nil, expression.from)
    case (.since, _): return (expression.from, nil)
    case (.until, _): return (nil, expression.from)
    case (.point, .appointment), (.point, .becoming), (.point, .succession):
      return (expression.from, nil)
    case (.point, .departure): return (nil, expression.from)
    case (.point, .copula), (.point, .service), (.point, .apposition), (.point, .chain):
      return (nil, nil)
    }
  }

  private func isWithinClause(from start: Int, to end: Int, _ view: SentenceView) -> Bool {
    guard start <= end, end - start <= 14 else { return false }
    return !(start..<end).contains {
      view.units[$0].isOne(of: .left, .held) || view.units[$0].is(.semicolon)
        || view.units[$0].kind == .word
          && view.units[$0].has([.saying, .meet, .sign, .appoint, .serve])
        || view.units[$0].isOne(of: .where, .when, .after, .before)
    }
  }

  /// "served previously as", "had earlier been".
  private func isSaidToBePrevious(_ post: Post, _ view: SentenceView) -> Bool {
    guard let link = post.link, link.manner != .apposition, link.verb < post.units.lowerBound else {
      return false
    }
    return (max(0, link.verb - 3)..<post.units.lowerBound).contains {
      view.units[$0].isOne(of: .previously, .formerly, .once)
    }
  }
}
