internal import GraphModel

/// HOLDS_POST, AMBASSADOR_OF, AMBASSADOR_TO and SUCCESSOR_OF of whom a post passed to without its being named
/// anew: "was minister of A until 2010, when Y was appointed", "…, when the job went to Y", "a post now held by
/// Y", and in a sentence of its own "The post went to Y".
struct PassedPostRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices {
      if view.is(index, .when), index > 0 {
        readTurn(index, view, &facts)
      } else if isPost(index, view) {
        readPost(index, view, &facts)
      }
    }
  }

  /// How far behind "when" the name of who comes next stands: "when the academic Dr Y was".
  private static let reach = 6

  // MARK: ", when Y was appointed"

  private func readTurn(_ when: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let left = claims(before: when, view, facts), let earlier = left.first?.source,
      let name = (when + 1..<when + Self.reach).first(where: { view.actor(at: $0) != nil }),
      view.units[when + 1..<name].allSatisfy({ $0.kind == .title || $0.has([.det, .occupation]) }),
      let later = view.actor(at: name), later != earlier,
      comes(behind: name, instead: earlier, left, view), facts.actors[later].canBePerson,
      facts.actors.isOrBecomesPerson(later)
    else { return }
    pass(left, to: later, since: left.first?.until, at: when, view, &facts)
  }

  /// Whether the clause behind a name says that who is named came to the post: "was appointed", "took over",
  /// "replaced him", "became minister".
  private func comes(
    behind name: Int, instead earlier: Int, _ left: [Claim], _ view: SentenceView
  ) -> Bool {
    var verb = name + 1
    var isPassive = false
    while view.has(verb, [.aux, .adverb]) || view.is(verb, .then) {
      isPassive = isPassive || view.has(verb, .aux)
      verb += 1
    }
    guard view.units.indices.contains(verb), view.units[verb].kind == .word,
      !view.isUncertain(around: verb)
    else { return false }
    let next = verb + 1
    if isPassive, view.has(verb, .appoint) || view.is(verb, .sworn) {
      return isOfSamePost(behind: verb, left, view)
    }
    if ["took", "takes"].contains(view.spelling(at: verb)) {
      return view.is(next, .over) || ["charge", "office"].contains(view.spelling(at: next))
        || view.spelling(at: next) == "the"
          && ["reins", "helm"].contains(view.spelling(at: next + 1))
    }
    if view.is(verb, .became) { return isOfSamePost(behind: verb, left, view) }
    guard view.has(verb, .succeed) else { return false }
    return ["him", "her"].contains(view.spelling(at: next)) || view.actor(at: next) == earlier
  }

  /// Whether no other post follows the verb: none, or one of the same title.
  private func isOfSamePost(behind verb: Int, _ left: [Claim], _ view: SentenceView) -> Bool {
    guard
      let post = view.posts.first(where: { (verb + 1...verb + 4).contains($0.units.lowerBound) })
    else { return !view.is(verb, .became) }
    let title = view.spelling(units: post.units).lowercased()
    return left.contains { claim in
      claim.title.map { title.hasSuffix($0.lowercased()) } ?? false
    }
  }

  // MARK: "the post went to Y"

  private func isPost(_ index: Int, _ view: SentenceView) -> Bool {
    view.units[index].isOne(of: .post, .position, .office, .job)
      && index > 0 && view.has(index - 1, .det)
  }

  private func readPost(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    var verb = index + 1
    while view.has(verb, [.aux, .adverb]) || view.is(verb, .which) || view.is(verb, .that)
      || view.is(verb, .later) || view.is(verb, .now)
    { verb += 1 }
    let isHeld = ["held", "filled", "occupied"].contains(view.spelling(at: verb))
    let isHanded = ["went", "passed", "fell"].contains(view.spelling(at: verb))
    guard isHeld ? view.is(verb + 1, .by) : isHanded && view.is(verb + 1, .to),
      !view.isUncertain(around: verb), !view.isPlanned(verb),
      let name = (verb + 2..<verb + 2 + Self.reach).first(where: { view.actor(at: $0) != nil }),
      view.units[verb + 2..<name].allSatisfy({ $0.kind == .title || $0.has([.det, .occupation]) }),
      let left = claims(before: index, view, facts)
        ?? (isHanded && index == 1 ? claimsLeft(before: view, facts) : nil),
      let earlier = left.first?.source, let later = view.actor(at: name), later != earlier,
      facts.actors[later].canBePerson, facts.actors.isOrBecomesPerson(later)
    else { return }
    if isHanded {
      pass(left, to: later, since: left.first?.until, at: verb, view, &facts)
    } else {
      // "a post now held by Y": who came between nobody says.
      let isNow = view.units[index..<verb].contains { $0.isOne(of: .now, .currently) }
      hand(left, to: later, since: nil, status: isNow ? nil : .former, at: verb, view, &facts)
    }
  }

  // MARK: Claims

  /// The posts of the person of whom the sentence has told last before a unit.
  private func claims(
    before unit: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> [Claim]? {
    let told = facts.recentClaims.filter {
      $0.sentence == view.index && $0.isOffice && $0.title != nil && $0.status != .planned
        && ($0.trigger ?? 0) < unit
    }
    return ofOnePost(told)
  }

  /// The posts that the sentence before says somebody has left.
  private func claimsLeft(before view: SentenceView, _ facts: DocumentFacts) -> [Claim]? {
    ofOnePost(
      facts.recentClaims.filter {
        $0.sentence == view.index - 1 && $0.isOffice && $0.title != nil
          && ($0.until != nil || $0.status == .former)
      })
  }

  private func ofOnePost(_ claims: [Claim]) -> [Claim]? {
    guard let last = claims.last else { return nil }
    return claims.filter { $0.source == last.source && $0.title == last.title }
  }

  private func pass(
    _ left: [Claim], to later: Int, since: PartialDate?, at trigger: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    hand(left, to: later, since: since, status: nil, at: trigger, view, &facts)
    guard let earlier = left.first?.source,
      !facts.isTold("SUCCESSOR_OF", later, earlier, in: view.index)
    else { return }
    facts.add(
      Claim(
        source: later, type: "SUCCESSOR_OF", target: earlier, since: since, sentence: view.index,
        trigger: trigger, confidence: 0.8, rule: "passed-post"))
  }

  private func hand(
    _ left: [Claim], to later: Int, since: PartialDate?, status: Status?, at trigger: Int,
    _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    for post in left where !facts.isTold(post.type, later, post.target, in: view.index) {
      facts.add(
        post.handed(
          to: later, since: since, until: nil, status: status, in: view.index, trigger: trigger,
          confidence: 0.8, rule: "passed-post"))
    }
  }
}
