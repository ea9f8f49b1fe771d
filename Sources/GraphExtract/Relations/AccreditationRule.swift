internal import GraphModel

/// AMBASSADOR_TO of the further states where an envoy is accredited: "concurrently accredited to B
/// and C", "also covering D".
struct AccreditationRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units.indices.contains(index + 2) {
      var to = index + 1
      // "accredited also to".
      if view.is(index, .accredited), view.has(to, .adverb) { to += 1 }
      guard view.units.indices.contains(to + 1),
        view.is(index, .accredited) && view.is(to, .to)
          || isAccreditation(index, view) && view.units[to].isOne(of: .to, .in)
      else { continue }
      readAccreditation(index, to, view, &facts)
    }
  }

  /// "with concurrent accreditation in", "(with non-resident accreditation to".
  private func isAccreditation(_ index: Int, _ view: SentenceView) -> Bool {
    view.units[index].is(.accreditation)
      && (max(0, index - 5)..<index).contains { view.units[$0].isOne(of: .with, .openingBracket) }
  }

  private func readAccreditation(
    _ index: Int, _ to: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    guard !view.isUncertain(around: index) else { return }
    let places = view.objects(from: to + 1, facts).filter { facts.actors[$0].isOrganized }
    guard !places.isEmpty, let envoy = envoy(at: index, view, facts),
      let post = facts.recentClaims.last(where: {
        $0.source == envoy && $0.type.hasPrefix("AMBASSADOR") && $0.status != .former
      })
    else { return }
    for place in places {
      var claim = post
      claim.type = "AMBASSADOR_TO"
      claim.target = place
      claim.since = nil
      claim.until = nil
      if view.isPlanned(index) { claim.status = .planned }
      claim.sentence = view.index
      claim.trigger = index
      claim.confidence = 0.85
      claim.rule = "accredited-to"
      let sender = facts.recentClaims.last { $0.source == envoy && $0.type == "AMBASSADOR_OF" }?
        .target
      if place != sender { facts.add(claim) }
    }
  }

  /// The envoy of the sentence, or whom its pronoun means.
  private func envoy(at index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    if let post = view.posts.last(where: {
      $0.kind == .envoy && $0.units.lowerBound < index && $0.holders.count == 1
    }) {
      return post.holders[0]
    }
    let subjects = view.subjects(of: index, facts).filter { facts.actors[$0].kind == .person }
    return subjects.count == 1 ? subjects[0] : nil
  }
}
