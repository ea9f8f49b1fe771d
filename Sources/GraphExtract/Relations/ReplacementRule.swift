internal import GraphModel

/// HOLDS_POST of who takes another's place: "Finance Minister X was replaced by Y", "Y succeeds Prime
/// Minister X".
struct ReplacementRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for succession in facts.successions(in: view.index) {
      readEnvoy(succession, view, &facts)
      readTerm(succession, view, &facts)
      guard !holdsPost(succession.source, before: succession.trigger, view, facts),
        let post = view.posts.first(where: {
          ($0.isPrenominal || $0.link?.manner == .apposition)
            && $0.holders == [succession.target] && $0.status == nil
            && [.state, .portfolio, .company, .body].contains($0.kind)
        }), !isNamed(behind: post, view),
        let model = facts.recentClaims.last(where: {
          $0.sentence == view.index && $0.source == succession.target && $0.type == "HOLDS_POST"
        })
      else { continue }
      take(model, succession, confidence: 0.75, view, &facts)
    }
  }

  /// Adds a post of the predecessor as the successor's.
  private func take(
    _ model: Claim, _ succession: Claim, confidence: Double, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    facts.add(
      model.handed(
        to: succession.source, since: succession.since, until: nil, status: succession.status,
        in: view.index, trigger: succession.trigger, confidence: confidence, rule: "replacement"))
  }

  /// "X is ambassador to A. … His place will be taken by Y": Y is to be sent there too.
  private func readEnvoy(
    _ succession: Claim, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let isAhead = succession.status == .planned
    guard ["place-taken", "took-place"].contains(succession.rule) || isAhead,
      !holdsPost(succession.source, view, facts) || isStillElsewhere(succession, view)
    else { return }
    let posts = facts.recentClaims.filter {
      $0.source == succession.target && $0.type.hasPrefix("AMBASSADOR") && $0.status != .planned
        && $0.status != .former && $0.until == nil
        && (!isAhead || view.index - $0.sentence <= 2)
    }
    guard Set(posts.map(\.title)).count == 1, posts.last?.title != nil,
      posts.contains(where: { $0.type == "AMBASSADOR_TO" })
    else { return }
    for post in posts { take(post, succession, confidence: 0.7, view, &facts) }
  }

  /// "will be succeeded by X, now ambassador to B": what X still is.
  private func isStillElsewhere(_ succession: Claim, _ view: SentenceView) -> Bool {
    succession.status == .planned
      && view.posts.contains {
        $0.kind == .envoy && $0.holders == [succession.source] && !$0.isPrenominal
          && view.units[..<$0.units.lowerBound].suffix(2).contains {
            $0.isOne(of: .now, .currently)
          }
      }
  }

  /// "He became defence minister in 1994 and was replaced in 2000 by Y": the term ends when the next begins.
  private func readTerm(
    _ succession: Claim, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    guard let verb = succession.trigger, verb > 0, view.has(verb, .succeed),
      view.units[verb - 1].isOne(of: .was, .were, .been, .be, .being),
      !holdsPost(succession.source, view, facts)
    else { return }
    let posts = facts.recentClaims.filter {
      $0.source == succession.target && $0.type == "HOLDS_POST" && $0.title != nil
        && $0.status == nil && $0.until == nil && view.index - $0.sentence <= 1
    }
    guard let latest = posts.map(\.sentence).max() else { return }
    let model = posts.filter { $0.sentence == latest }
    guard model.count == 1, let claim = model.first,
      ["post-becoming", "post-appointment", "post-copula", "post-service"].contains(claim.rule)
    else { return }
    if succession.since != nil, succession.status == nil {
      var ended = claim
      ended.until = succession.since
      ended.sentence = view.index
      facts.complete(ended)
    }
    take(claim, succession, confidence: 0.75, view, &facts)
  }

  /// - Parameter verb: of the succession: "is replaced by Y, who is director of B" says what else Y is behind it.
  private func holdsPost(
    _ person: Int, before verb: Int? = nil, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Bool {
    facts.recentClaims.contains {
      $0.sentence == view.index && $0.source == person && $0.isOffice && $0.status != .former
        && !($0.rule == "post-copula" && ($0.trigger ?? 0) > (verb ?? .max))
    }
  }

  /// "succeeds President X as party leader": another post than the one before the name.
  private func isNamed(behind post: Post, _ view: SentenceView) -> Bool {
    let next = post.units.upperBound + 1
    return view.is(next, .as)
  }
}
