internal import GraphModel

/// The further postings of a list: "ambassador to Kenya (1998–2002) and Egypt (2002–2006)", "ambassador to
/// Peru from 2001 to 2004, Chile from 2004 to 2008".
struct PostingSeriesRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for post in view.posts where post.kind == .envoy && post.holders.count == 1 {
      guard post.receiving.count <= 1,
        let first = facts.recentClaims.last(where: {
          $0.sentence == view.index && $0.source == post.holders[0]
            && post.receiving.allSatisfy([$0.target].contains) && $0.type == "AMBASSADOR_TO"
        }),
        let sender = facts.recentClaims.last(where: {
          $0.sentence == view.index && $0.source == post.holders[0] && $0.type == "AMBASSADOR_OF"
        })
      else { continue }
      read(behind: post.units.upperBound, first, sender, view, &facts)
    }
  }

  private func read(
    behind end: Int, _ first: Claim, _ sender: Claim, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    // "ambassador in Central America from 1977 to 1982, in A": in what is no state.
    let isElsewhere = view.is(end, .in) && view.actor(at: end + 1) != nil
    guard
      var next = termEnd(at: end, view)?.end
        ?? (isElsewhere ? termEnd(at: end + 2, view)?.end : nil)
    else { return }
    var steps = 0
    while steps < 12 {
      steps += 1
      var name = next
      if view.is(name, .comma) || view.is(name, .semicolon) { name += 1 }
      if view.is(name, .and) { name += 1 }
      guard name > next else { return }
      while view.has(name, .adverb) || view.is(name, .later) || view.is(name, .then) { name += 1 }
      let isExpress = view.is(name, .to)
      if isExpress || view.is(name, .in) { name += 1 }
      if view.is(name, .the) { name += 1 }
      guard let place = view.actor(at: name), view.units[name].form != .adjective,
        facts.actors[place].isOrganized, place != sender.target
      else { return }
      // "in Peru again from 1984".
      let isAgain = view.spelling(at: name + 1) == "again"
      guard let (time, end) = termEnd(at: isAgain ? name + 2 : name + 1, view) else {
        // "and later to B", without a term.
        guard isExpress, facts.actors[place].kind == .country else { return }
        for model in [sender, first] {
          var claim = model
          if claim.type == "AMBASSADOR_TO" { claim.target = place }
          claim.since = nil
          claim.until = nil
          claim.trigger = name
          claim.rule = "posting-series"
          facts.add(claim)
        }
        return
      }
      for model in [sender, first] {
        var claim = model
        if claim.type == "AMBASSADOR_TO" { claim.target = place }
        claim.since = time.since
        claim.until = time.until
        claim.status = time.until == nil ? nil : claim.status
        claim.trigger = name
        claim.rule = "posting-series"
        facts.add(claim)
      }
      next = end
    }
  }

  /// A range or a beginning at `index`, in brackets or not, and where it ends.
  private func termEnd(at index: Int, _ view: SentenceView) -> (time: TimeExpression, end: Int)? {
    let isBracketed = view.is(index, .openingBracket)
    guard
      let time = view.times.first(where: {
        $0.units.lowerBound == index || isBracketed && $0.units.lowerBound == index + 1
      }), time.kind == .range || time.kind == .since
    else { return nil }
    let end = time.units.upperBound
    guard isBracketed || view.is(end, .closingBracket) else { return (time, end) }
    return view.is(end, .closingBracket) ? (time, end + 1) : nil
  }
}
