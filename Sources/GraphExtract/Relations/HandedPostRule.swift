internal import GraphModel

/// HOLDS_POST, AMBASSADOR_OF and AMBASSADOR_TO of the two ends of a succession: who follows somebody has had
/// the same post handed over, in whatever sentence it was named. "X is the new director of A. … He succeeds
/// Y", "Finance Minister Y resigned. … X replaces her".
struct HandedPostRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for succession in facts.successions(in: view.index)
    where facts.actors[succession.target].kind == .person && !isShared(succession, facts) {
      if let left = leftPosts(of: succession, view, facts, isDeparture: true) {
        take(left, succession, view, &facts)
      } else if let held = heldPosts(of: succession, view, facts) {
        leave(held, succession, view, &facts)
      } else if let left = leftPosts(of: succession, view, facts, isDeparture: false) {
        take(left, succession, view, &facts)
      }
    }
  }

  /// How many sentences back the post may have been named.
  private static let reach = 4

  private static func isPost(_ claim: Claim) -> Bool {
    claim.title != nil && claim.isOffice
  }

  /// Whether both are already said to have held something of the same kind of the same body.
  private func isShared(_ succession: Claim, _ facts: DocumentFacts) -> Bool {
    let posts = facts.recentClaims.filter(Self.isPost)
    let later = posts.filter { $0.source == succession.source }
    return posts.contains { post in
      post.source == succession.target
        && later.contains { $0.target == post.target && $0.type == post.type }
    }
  }

  // MARK: What the later one holds

  private static let beginnings: Set<String> = [
    "post-appointment", "post-becoming", "post-succession", "portfolio", "office-noun", "leads",
    "replacement", "envoy-list",
  ]

  /// The posts of one title that the later one has come to.
  private func heldPosts(
    of succession: Claim, _ view: SentenceView, _ facts: DocumentFacts
  ) -> [Claim]? {
    // A life goes from post to post.
    let reach = facts.topic == succession.source ? 2 : Self.reach
    let held = facts.recentClaims.filter {
      $0.source == succession.source && Self.isPost($0) && $0.status != .former && $0.until == nil
        && view.index - $0.sentence <= reach
    }
    let begun = held.filter { Self.beginnings.contains($0.rule) && $0.rule != "leads" }
    let isHere = { (claim: Claim) in claim.sentence == view.index }
    if let posts = single(begun.filter(isHere)) { return posts }
    // "X, the party leader, replaces Y as whip": another post, which could not be read.
    if isNamedOtherwise(behind: succession, view) { return nil }
    let isNotRead = view.posts.contains { post in
      post.holders.isEmpty && !post.isPossessor
        || post.holders == [succession.source] && !post.isPlural
          && (post.link?.manner == .appointment || post.link?.manner == .becoming)
    }
    if isNotRead { return nil }
    // "was replaced by X, currently director of B": what X leaves.
    let isBefore = { (claim: Claim) in (claim.trigger ?? 0) < (succession.trigger ?? 0) }
    let here = held.filter(isHere)
    // "X, ambassador to B since 2021, replaces her": what else X is.
    if here.contains(where: { $0.rule == "post-apposition" && $0.since != nil }) { return nil }
    return single(begun) ?? single(here.filter(isBefore)) ?? (here.isEmpty ? single(held) : nil)
  }

  /// Whether the sentence goes on behind the earlier one's name with what the post is.
  private func isNamedOtherwise(behind succession: Claim, _ view: SentenceView) -> Bool {
    guard
      let name = view.units.indices.last(where: { view.actor(at: $0) == succession.target })
    else { return false }
    // "His predecessor in the chair was Y", but not "in this post".
    let isNamedByNoun = view.units.indices.contains {
      view.units[$0].isOne(of: .predecessor, .successor)
        && (view.is($0 + 1, .in) && view.officeReferred(toAt: $0 + 1) == nil
          || view.is($0 + 1, .as))
    }
    if isNamedByNoun { return true }
    // "takes over as chair from Y".
    let verb = min(succession.trigger ?? name, name)
    return view.is(name + 1, .at)
      || view.units[verb...].prefix(name + 2 - verb).contains { $0.is(.as) }
  }

  /// Those of the last sentence that told of any, where they are of one title.
  private func single(_ claims: [Claim]) -> [Claim]? {
    guard let latest = claims.map(\.sentence).max() else { return nil }
    let posts = claims.filter { $0.sentence == latest }
    return Set(posts.map { $0.title?.lowercased() }).count == 1 ? posts : nil
  }

  private func leave(
    _ posts: [Claim], _ succession: Claim, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    for post in posts {
      let isAhead = post.status == .planned || succession.status == .planned
      facts.add(
        post.handed(
          to: succession.target, since: nil,
          until: isAhead ? nil : post.since ?? succession.since,
          status: isAhead ? nil : .former, in: view.index, trigger: succession.trigger,
          confidence: 0.75, rule: "handed-post"))
    }
  }

  // MARK: What the earlier one has left

  /// The posts of one title that the earlier one held, or left.
  private func leftPosts(
    of succession: Claim, _ view: SentenceView, _ facts: DocumentFacts, isDeparture: Bool
  ) -> [Claim]? {
    let posts = facts.recentClaims.filter {
      $0.source == succession.target && Self.isPost($0) && view.index - $0.sentence <= Self.reach
        && (isDeparture
          ? $0.rule == "post-departure" || $0.until != nil
            // "fired Finance Minister Y. X takes her place".
            || $0.status == .former && $0.sentence == view.index - 1
          : $0.sentence == view.index)
        // "left to head B and was replaced".
        && $0.status != .planned && $0.rule != "leads"
    }
    let isLeading = facts.recentClaims.contains {
      $0.source == succession.target && $0.sentence == view.index && $0.rule == "leads"
    }
    guard !isLeading, let left = single(posts), !isNamedOtherwise(behind: succession, view) else {
      return nil
    }
    // "takes over from Y, governor of B": what else Y is.
    if !isDeparture,
      !view.posts.contains(where: { $0.isPrenominal && $0.holders == [succession.target] })
    {
      return nil
    }
    // Who has just been given another post follows in that.
    let isGiven = facts.recentClaims.contains {
      $0.source == succession.source && $0.sentence == view.index && Self.isPost($0)
        && Self.beginnings.contains($0.rule)
    }
    return isGiven ? nil : left
  }

  private func take(
    _ posts: [Claim], _ succession: Claim, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    for post in posts {
      facts.add(
        post.handed(
          to: succession.source,
          since: succession.status == .planned ? nil : post.until ?? succession.since, until: nil,
          status: succession.status, in: view.index, trigger: succession.trigger,
          confidence: 0.75, rule: "handed-post"))
    }
  }
}
