internal import GraphModel

/// Shares that a sentence goes on to tell of without its verb or without naming the company again: "A holds 28
/// percent of X and B 9 percent", "…, with B holding the rest", "X is owned 60 percent by A and 40 percent by B".
struct FurtherShares {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let told = facts.recentClaims.first(where: {
        $0.sentence == view.index && $0.type == "OWNED_BY" && $0.status != .former
      }), let trigger = told.trigger,
      view.units.indices.contains(trigger), Self.held.contains(view.spelling(at: trigger))
    else { return }
    for joint in view.units.indices.dropFirst(2)
    where view.units[joint].isOne(of: .and, .comma, .with) || view.spelling(at: joint) == "while" {
      guard let (owner, share) = holder(behind: joint, view, facts),
        facts.actors[owner].kind != .treaty, owner != told.source
      else { continue }
      // What the list seemed to go on with as owned is an owner.
      for at in facts.claims.indices.suffix(32).reversed()
      where facts.claims[at].sentence == view.index && facts.claims[at].type == "OWNED_BY"
        && facts.claims[at].source == owner && facts.claims[at].target == told.target
      {
        facts.claims.remove(at: at)
      }
      add(told, owner, share, at: trigger, view, &facts)
    }
  }

  /// By what the first share is told.
  private static let held: Set<String> = [
    "holds", "owns", "has", "own", "hold", "have", "held", "owned", "controls", "controlled",
    "holding", "owning", "retains", "keeps", "stake", "percent",
  ]

  /// What may stand before a further share: "with B holding the rest".
  private static let holding: Set<String> = [
    "holding", "holds", "owning", "owns", "has", "having", "hold", "own", "with", "retaining",
    "keeping", "controlling", "controls", "held", "owned",
  ]

  /// "B 9 percent", "B, 9%", "B holding the rest", "9 percent by B", "the rest held by B".
  private func holder(behind joint: Int, _ view: SentenceView, _ facts: DocumentFacts)
    -> (owner: Int, share: String)?
  {
    var start = joint + 1
    if view.is(start, .and) || view.is(start, .with) || view.spelling(at: start) == "while" {
      start += 1
    }
    if let (share, end) = share(at: start, view) {
      var by = end
      while view.units.indices.contains(by), by - end < 3,
        Self.holding.contains(view.spelling(at: by)) || view.has(by, .aux)
      { by += 1 }
      guard view.is(by, .by), let owner = view.single(startingAt: by + 1, facts)?.actor else {
        return nil
      }
      return (owner, share)
    }
    guard let (owner, end) = view.single(startingAt: start, facts) else { return nil }
    var next = view.is(end, .comma) ? end + 1 : end
    if Self.holding.contains(view.spelling(at: next)) { next += 1 }
    guard let (share, close) = share(at: next, view),
      // "and B 30 percent of Y": another company's.
      !view.is(close, .of) && !view.is(close, .in) || isSame(close + 1, view)
    else { return nil }
    return (owner, share)
  }

  /// "of it", "of the company".
  private func isSame(_ index: Int, _ view: SentenceView) -> Bool {
    view.is(index, .it) || view.is(index, .the) && view.has(index + 1, .companynoun)
  }

  /// "9.1 percent", "ten per cent", "the remaining 40%", "the rest", "the other half".
  private func share(at index: Int, _ view: SentenceView) -> (share: String, end: Int)? {
    var start = index
    if view.is(start, .the) || view.is(start, .a) { start += 1 }
    let word = view.spelling(at: start)
    if start > index, ["rest", "remainder"].contains(word) { return (word, start + 1) }
    if start > index, ["remaining", "other", "further"].contains(word) { start += 1 }
    if ["half", "third", "quarter"].contains(view.spelling(at: start)), start > index {
      return (view.spelling(at: start), start + 1)
    }
    var end = start + 1
    guard view.units.indices.contains(end), view.units[start].kind == .number else { return nil }
    if view.is(end, .per), view.is(end + 1, .cent) { end += 1 }
    guard view.is(end, .percent) || view.is(end, .cent) || view.spelling(at: end) == "%" else {
      return nil
    }
    return (view.spelling(units: start..<end + 1), end + 1)
  }

  private func add(
    _ told: Claim, _ owner: Int, _ share: String, at index: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    let owned = told.source
    guard !view.isUncertain(around: index, reach: 5),
      !facts.isTold(owned, of: owner, in: view.index)
    else { return }
    facts.actors.settle(owned, as: .company)
    facts.add(
      Claim(
        source: owned, type: "OWNED_BY", target: owner, title: share, status: told.status,
        sentence: view.index, trigger: index, confidence: 0.82, rule: "further-share"))
  }
}
