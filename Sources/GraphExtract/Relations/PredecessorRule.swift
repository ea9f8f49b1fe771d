internal import GraphModel

/// HOLDS_POST of a predecessor: "was appointed minister, replacing Y", "took over from Y as director"; and
/// how the post ended, where the sentence says so: "succeeding Y, who resigned in May", "replaces Y, who had
/// held the post since 2019".
struct PredecessorRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for succession in facts.successions(in: view.index)
    where facts.actors[succession.target].kind == .person {
      if succession.status == nil { read(succession, view, &facts) }
      readSamePost(succession, view, &facts)
    }
  }

  /// Who takes a post in the sentence that names the predecessor takes the predecessor's.
  private func readSamePost(
    _ succession: Claim, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    guard
      !facts.recentClaims.contains(where: {
        $0.source == succession.target && view.index - $0.sentence <= 3 && $0.isOffice
      })
    else { return }
    var taken = facts.recentClaims.filter {
      $0.source == succession.source && $0.sentence == view.index && $0.title != nil
        && $0.status != .former && $0.until == nil
        && ["post-appointment", "post-becoming", "post-succession", "post-copula"].contains($0.rule)
        // "was replaced by X, who is director of B": what else X is.
        && ($0.rule != "post-copula" || ($0.trigger ?? 0) < (succession.trigger ?? 0))
    }
    if taken.isEmpty { taken = envoys(before: succession, view, facts) }
    guard Set(taken.map(\.title)).count == 1 else { return }
    for post in taken {
      facts.add(
        post.handed(
          to: succession.target, since: nil, until: post.status == .planned ? nil : post.since,
          status: post.status == .planned || succession.status == .planned ? nil : .former,
          in: view.index, trigger: succession.trigger, confidence: 0.75, rule: "predecessor-post"))
    }
  }

  /// "X presented his credentials. … The diplomat replaces Y": the mission that the sentences before named.
  private func envoys(
    before succession: Claim, _ view: SentenceView, _ facts: DocumentFacts
  ) -> [Claim] {
    guard succession.status == nil, let verb = succession.trigger, view.has(verb, .succeed) else {
      return []
    }
    let missions = facts.recentClaims.filter {
      $0.source == succession.source && $0.type.hasPrefix("AMBASSADOR") && $0.title != nil
        && $0.status != .former && $0.until == nil && view.index - $0.sentence <= 8
    }
    guard let latest = missions.map(\.sentence).max(),
      !facts.recentClaims.contains(where: {
        $0.source == succession.source && $0.type == "HOLDS_POST" && $0.sentence > latest
      })
    else { return [] }
    return missions.filter { $0.sentence == latest }
  }

  private func read(_ succession: Claim, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let name = view.units.indices.last(where: { view.actor(at: $0) == succession.target }),
      let ending = ending(behind: name, view)
    else { return }
    let model = facts.recentClaims.filter {
      $0.source == succession.source && $0.status != .former && $0.until == nil && $0.title != nil
        && view.index - $0.sentence <= 12 && $0.rule != "leads"
    }
    // At a ceremony the post that was handed over is the one there.
    let received = model.last {
      $0.type == "AMBASSADOR_TO" && $0.target == facts.receivingState
    }
    guard let latest = received?.sentence ?? model.map(\.sentence).max() else { return }
    let posts = model.filter {
      $0.sentence == latest
        && (received == nil || $0.type != "AMBASSADOR_TO" || $0.target == received?.target)
    }
    guard Set(posts.map(\.title)).count == 1 else { return }
    for post in posts
    where !facts.recentClaims.contains(where: {
      $0.source == succession.target && $0.target == post.target && $0.type == post.type
    }) {
      facts.add(
        post.handed(
          to: succession.target, since: ending.since, until: ending.until, status: .former,
          in: view.index, trigger: name, confidence: 0.8, rule: "predecessor-post"))
    }
  }

  /// "His predecessor, X, resigned": the sentence itself goes on with how it ended.
  private func isPredecessor(_ name: Int, _ view: SentenceView) -> Bool {
    view.is(name - 1, .predecessor) || view.is(name - 1, .comma) && view.is(name - 2, .predecessor)
  }

  /// What a relative clause behind the predecessor's name says of the end, or the sentence of which the
  /// predecessor is the subject.
  private func ending(
    behind name: Int, _ view: SentenceView
  ) -> (since: PartialDate?, until: PartialDate?)? {
    var next = name + 1
    if view.is(next, .of), view.actor(at: next + 1) != nil { next += 2 }
    if view.is(next, .comma) { next += 1 }
    guard view.units.indices.contains(next),
      view.units[next].isOne(of: .who, .whose) || isPredecessor(name, view)
    else { return nil }
    let first = view.units[next].isOne(of: .who, .whose) ? next + 1 : next
    for verb in first..<max(first, min(first + 6, view.units.count)) {
      let unit = view.units[verb]
      // "whose tenure in Ottawa ended".
      if view.units[next].is(.whose), unit.kind == .actor, view.units[verb - 1].isOne(of: .in, .at)
      {
        continue
      }
      guard unit.kind == .word else { return nil }
      if unit.has([.negation, .modal, .future]) { return nil }
      let spelling = view.spelling(at: verb)
      let isEnd =
        view.units[next].is(.whose) && ["ended", "expired", "ends"].contains(spelling)
        || unit.has([.resign, .dismiss, .perish])
        || ["completed", "left", "expelled", "withdrawn", "returned"].contains(spelling)
        || spelling == "went" && ["back", "home"].contains(view.spelling(at: verb + 1))
      let holds =
        unit.is(.held)
        && (verb + 1..<min(verb + 4, view.units.count)).contains {
          view.units[$0].kind == .word && view.units[$0].has(.office)
        }
      // "who served from 2017 to 2021", "who had served since 2019".
      let serves = spelling == "served" || spelling == "serving"
      if serves {
        guard
          let time = view.times.first(where: {
            $0.units.lowerBound > verb && $0.units.lowerBound - verb <= 2
          }), time.kind != .point
        else { return nil }
        return time.kind == .until ? (nil, time.from) : (time.since, time.until)
      }
      guard isEnd || holds else { continue }
      // Another office than the one that was handed over.
      if view.posts.contains(where: {
        $0.units.lowerBound > verb && $0.units.lowerBound - verb < 5 && !$0.holders.isEmpty
      }) {
        return nil
      }
      let time = view.times.first { $0.units.lowerBound > verb && $0.units.lowerBound - verb <= 8 }
      guard let time else { return (nil, nil) }
      switch time.kind {
      case .since: return holds ? (time.from, nil) : (nil, nil)
      case .range: return (time.since, time.until)
      case .until: return (nil, time.from)
      case .point: return holds ? (nil, nil) : (nil, time.from)
      }
    }
    return nil
  }
}
