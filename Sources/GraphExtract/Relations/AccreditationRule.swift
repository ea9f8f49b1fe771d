internal import GraphModel

/// AMBASSADOR_TO of the further states where an envoy is accredited: "concurrently accredited to B
/// and C", "also covering D".
struct AccreditationRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units.indices.contains(index + 2) {
      guard let to = preposition(of: index, view) else { continue }
      readAccreditation(index, to, view, &facts)
    }
  }

  /// What stands before the places: "to" of "accredited as well to", "over" of "with jurisdiction over", the
  /// participle itself of "also covering".
  private func preposition(of index: Int, _ view: SentenceView) -> Int? {
    if view.is(index, .accredited) {
      let to = (index + 1..<min(index + 5, view.units.count)).first { view.is($0, .to) }
      guard let to,
        view.units[index + 1..<to].allSatisfy({ $0.has(.adverb) || $0.isOne(of: .as, .also) })
      else { return nil }
      return to
    }
    if isAccreditation(index, view),
      view.units[index + 1].isOne(of: .to, .in, .over, .for)
    {
      return index + 1
    }
    let isCovering =
      view.units[index].isOne(of: .covering, .covers) && index > 0
      && (view.units[index - 1].isOne(of: .also, .comma) || view.has(index - 1, .adverb))
    return isCovering && view.posts.contains { $0.kind == .envoy && $0.units.upperBound <= index }
      ? index : nil
  }

  /// "with concurrent accreditation in", "(with non-resident accreditation to", "with jurisdiction over".
  private func isAccreditation(_ index: Int, _ view: SentenceView) -> Bool {
    view.units[index].isOne(of: .accreditation, .jurisdiction, .responsibility)
      && (max(0, index - 5)..<index).contains { view.units[$0].isOne(of: .with, .openingBracket) }
  }

  private func readAccreditation(
    _ index: Int, _ to: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    guard !view.isUncertain(around: index) else { return }
    let places = view.objects(from: to + 1, facts).filter {
      facts.actors[$0].kind == .country || facts.actors[$0].kind == .organization
    }
    guard !places.isEmpty, let envoy = envoy(at: index, view, facts),
      let post = facts.recentClaims.last(where: {
        $0.source == envoy && $0.type.hasPrefix("AMBASSADOR") && $0.status != .former
          && ($0.sentence != view.index || ($0.trigger ?? 0) <= index)
      })
    else { return }
    // "ambassador to A, also accredited to B and C, 1998–2001".
    let time = view.times.first {
      $0.kind == .range && (to + 1..<to + 8).contains($0.units.lowerBound)
    }
    for place in places {
      var claim = post
      claim.type = "AMBASSADOR_TO"
      claim.target = place
      claim.since = time?.since
      claim.until = time?.until
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
