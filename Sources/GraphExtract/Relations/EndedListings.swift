internal import GraphModel

/// Sanctions that a text tells to have stood before they were lifted: "removed X, who had been listed since 2016".
struct EndedListings {
  let sentences: [Sentence]
  let times: [[TimeExpression]]

  /// Whom a text tells to have been taken off a list was on it before: what it tells of that is over too, and so
  /// is what "had been" so since a day.
  func complete(_ facts: inout DocumentFacts) {
    struct Pair: Hashable { let (source, target): (Int, Int) }
    var ended: Set<Pair> = []
    for claim in facts.claims where claim.type == "SANCTIONED_BY" && claim.status == .former {
      ended.insert(Pair(source: claim.source, target: claim.target))
    }
    for index in facts.claims.indices {
      let claim = facts.claims[index]
      guard claim.type == "SANCTIONED_BY", claim.status == nil, claim.since != nil,
        isPluperfect(claim),
        ended.contains(Pair(source: claim.source, target: claim.target)) || isSince(claim)
      else { continue }
      facts.claims[index].status = .former
    }
  }

  private func isSince(_ claim: Claim) -> Bool {
    times[claim.sentence].contains { $0.kind == .since && $0.from == claim.since }
  }

  private func isPluperfect(_ claim: Claim) -> Bool {
    let units = sentences[claim.sentence].units
    guard let trigger = claim.trigger, units.indices.contains(trigger) else { return false }
    return (max(0, trigger - 4)..<trigger).contains {
      units[$0].is(.had) && units[$0 + 1].is(.been)
    }
  }
}
