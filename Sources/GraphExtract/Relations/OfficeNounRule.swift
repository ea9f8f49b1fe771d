internal import GraphModel

/// HOLDS_POST of offices that are nouns of their own: "won the presidency in 1994", "gave up the chairmanship of
/// A to Y", "handed over the premiership to Y".
struct OfficeNounRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices
    where view.units[index].kind == .word && view.has(index, .officenoun) {
      if readPassive(index, view, &facts) || readNomination(index, view, &facts) { continue }
      readNoun(index, view, &facts)
    }
  }

  /// "The presidency of A was held from 2005 to 2008 by X".
  private func readPassive(
    _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Bool {
    guard view.is(index + 1, .of),
      let (body, end) = bodyNamed(behind: index + 2, view, facts),
      let verb = (end..<end + 4).first(where: {
        ["held", "occupied"].contains(view.spelling(at: $0))
      }), view.has(verb - 1, .aux), !view.isUncertain(around: verb),
      let by = (verb + 1..<verb + 8).first(where: { view.is($0, .by) }),
      let name = (by + 1..<by + 6).first(where: { view.actor(at: $0) != nil }),
      let holder = view.actor(at: name), facts.actors[holder].canBePerson,
      facts.actors.isOrBecomesPerson(holder)
    else { return false }
    let time = view.times.first { $0.units.lowerBound > verb && $0.kind != .point }
    let isOver = view.units[verb - 1].isOne(of: .was, .were)
    facts.add(
      Claim(
        source: holder, type: "HOLDS_POST", target: body,
        title: Self.title(view.spelling(at: index).lowercased()), since: time?.since,
        until: time?.until, status: isOver && time?.until == nil ? .former : nil,
        sentence: view.index, trigger: verb, confidence: 0.75, rule: "office-noun"))
    return true
  }

  /// "the appointment of X to the governorship of A".
  private func readNomination(
    _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Bool {
    guard view.is(index - 1, .the), view.is(index - 2, .to), view.is(index - 4, .of),
      view.has(index - 5, .choice)
        || view.units[max(0, index - 5)].isOne(of: .appointment, .reappointment),
      let (body, _) = bodyNamed(behind: index + 2, view, facts), view.is(index + 1, .of),
      !view.isUncertain(around: index - 5),
      let holder = view.actor(at: index - 3), facts.actors[holder].canBePerson,
      facts.actors.isOrBecomesPerson(holder)
    else { return false }
    facts.add(
      Claim(
        source: holder, type: "HOLDS_POST", target: body,
        title: Self.title(view.spelling(at: index).lowercased()), sentence: view.index,
        trigger: index - 5, confidence: 0.75, rule: "office-noun"))
    return true
  }

  private func bodyNamed(
    behind index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, end: Int)? {
    guard let (actor, end) = view.single(startingAt: index, facts),
      facts.actors[actor].isOrganized
        || facts.actors[actor].kind == .unknown && facts.actors[actor].likeness == .organisation
    else { return nil }
    return (actor, end)
  }

  private func readNoun(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    var verb = index - 1
    while verb >= 0, index - verb < 5,
      view.has(verb, [.det, .former, .current]) || view.units[verb].isOne(of: .up, .over, .down)
        || view.units[verb].kind == .actor && view.units[verb].form == .adjective
    { verb -= 1 }
    guard verb >= 0, view.units[verb].kind == .word, !view.units[verb].isCapital || verb == 0,
      !view.isUncertain(around: verb), let manner = manner(of: verb, view),
      let holder = view.personalSubjects(of: verb, facts).first,
      facts.actors[holder].kind == .person,
      let (body, end) = body(behind: index, holder, view, facts)
    else { return }
    let title = Self.title(view.spelling(at: index).lowercased())
    let time =
      view.times.first {
        $0.units.lowerBound >= end && $0.units.lowerBound - end <= 6
      } ?? view.times.last { $0.units.lowerBound <= 1 && $0.units.upperBound <= verb }
    let isPlanned = view.isPlanned(verb)
    var claim = Claim(
      source: holder, type: "HOLDS_POST", target: body, title: title, sentence: view.index,
      trigger: index, confidence: 0.75, rule: "office-noun")
    switch manner {
    case .coming:
      claim.since = isPlanned ? nil : time.flatMap { $0.kind == .until ? nil : $0.from }
      claim.status = isPlanned ? .planned : nil
    case .holding:
      claim.since = time?.since
      claim.until = time?.until
    case .going:
      claim.until = isPlanned ? nil : time.flatMap { $0.kind == .point ? $0.from : nil }
      claim.status = isPlanned ? nil : .former
    }
    if let known = facts.recentClaims.last(where: {
      $0.source == holder && $0.target == body && $0.type == "HOLDS_POST"
        && $0.title?.lowercased() == title
    }) {
      claim.title = known.title
      claim.since = known.since ?? claim.since
      claim.until = known.until ?? claim.until
      claim.status = known.status ?? claim.status
      facts.complete(claim)
    } else {
      facts.add(claim)
    }
    // "gave up the chairmanship to Y".
    guard manner == .going, view.is(end, .to), !isPlanned,
      let later = view.single(startingAt: end + 1, facts)?.actor, later != holder,
      facts.actors[later].canBePerson, facts.actors.isOrBecomesPerson(later)
    else { return }
    let since = claim.until
    claim.source = later
    claim.title = title
    claim.since = since
    claim.until = nil
    claim.status = nil
    facts.add(claim)
    guard
      !facts.recentClaims.contains(where: {
        $0.sentence == view.index && $0.type == "SUCCESSOR_OF" && $0.target == holder
      })
    else { return }
    facts.add(
      Claim(
        source: later, type: "SUCCESSOR_OF", target: holder, since: since, sentence: view.index,
        trigger: verb, confidence: 0.8, rule: "handed-over"))
  }

  private enum Manner { case coming, holding, going }

  private func manner(of verb: Int, _ view: SentenceView) -> Manner? {
    let spelling = view.spelling(at: verb).lowercased()
    let isUp = view.is(verb + 1, .up)
    if view.has(verb, [.loss, .handover, .resign]) || isUp && spelling.hasPrefix("g")
      || ["ceded", "cedes", "yielded", "renounced", "resigned"].contains(spelling)
    {
      return .going
    }
    if ["held", "holds", "kept", "keeps", "retained", "retains"].contains(spelling) {
      return .holding
    }
    if view.has(verb, [.victory, .hold, .take])
      || ["reached", "reaching", "reaches", "regained", "ascended"].contains(spelling)
    {
      return .coming
    }
    return nil
  }

  /// Whose office it is, and where its phrase ends: the body behind "of"; else the holder's state or company.
  private func body(
    behind index: Int, _ holder: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, end: Int)? {
    if view.is(index + 1, .of) {
      return bodyNamed(behind: index + 2, view, facts)
    }
    let noun = view.spelling(at: index).lowercased()
    if let state = view.actor(at: index - 1), view.units[index - 1].form == .adjective,
      facts.actors[state].kind == .country
    {
      return (state, index + 1)
    }
    if noun == "presidency" || noun == "premiership" {
      return (facts.countryOfPerson[holder] ?? facts.home).map { ($0, index + 1) }
    }
    let own = facts.recentClaims.last {
      $0.source == holder && $0.type == "HOLDS_POST" && facts.actors[$0.target].isBody
    }
    return own.map { ($0.target, index + 1) }
  }

  /// "president" of "presidency", "chairman" of "chairmanship".
  private static func title(_ noun: String) -> String {
    switch noun {
    case "presidency": "president"
    case "premiership": "prime minister"
    case "mayoralty": "mayor"
    default: String(noun.dropLast(4))
    }
  }
}
