internal import GraphModel

/// AMBASSADOR_OF and AMBASSADOR_TO of an envoy whom one sentence tells of and a later one names: "A recalled its
/// ambassador to B. … Ambassador X will stay in A", "X took up the post in B's capital last August".
struct UnnamedMissionRule {
  /// How many sentences later the name may come.
  private static let reach = 8

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    if let mission = facts.unnamedMission, mission.sentence < view.index,
      view.index - mission.sentence <= Self.reach
    {
      readTitle(mission, view, &facts)
      readPost(mission, view, &facts)
    }
    note(view, &facts)
  }

  /// "Ambassador X", of whom nothing else is known.
  private func readTitle(
    _ mission: DocumentFacts.UnnamedMission, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let title = mission.title.lowercased()
    guard
      let post = view.posts.first(where: {
        $0.kind == .envoy && $0.isPrenominal && $0.holders.count == 1 && $0.bodies.isEmpty
          && $0.receiving.isEmpty && $0.reference == nil && $0.status == nil
          && title.hasSuffix(view.post($0).lowercased())
      }), let envoy = post.holders.first, !isInOffice(envoy, facts)
    else { return }
    add(envoy, mission, at: post.units.lowerBound, nil, view, &facts)
  }

  /// "X, a former governor, took up the post in Lima in 2022".
  private func readPost(
    _ mission: DocumentFacts.UnnamedMission, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    for index in view.units.indices.dropLast(2)
    where view.has(index, .office) && view.units[index + 1].isOne(of: .in, .at)
      && view.country(at: index + 2, facts) == mission.receiver
    {
      guard
        let verb = (max(0, index - 3)..<index).last(where: { view.has($0, .hold) }),
        !view.isUncertain(around: verb), !view.isPlanned(verb),
        let envoy = view.subjects(of: verb, facts).first, facts.actors[envoy].kind == .person,
        !isEnvoy(envoy, facts)
      else { continue }
      let time = view.times.first {
        $0.units.lowerBound > index && $0.units.lowerBound - index <= 4
          && ($0.kind == .point || $0.kind == .since)
      }
      add(envoy, mission, at: verb, time?.from, view, &facts)
      return
    }
  }

  private func isEnvoy(_ person: Int, _ facts: DocumentFacts) -> Bool {
    facts.recentClaims.contains { $0.source == person && $0.type.hasPrefix("AMBASSADOR") }
  }

  private func isInOffice(_ person: Int, _ facts: DocumentFacts) -> Bool {
    facts.recentClaims.contains { $0.source == person && $0.isOffice && $0.status != .former }
  }

  private func add(
    _ envoy: Int, _ mission: DocumentFacts.UnnamedMission, at trigger: Int, _ since: PartialDate?,
    _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    for (type, target) in [
      ("AMBASSADOR_OF", mission.sender), ("AMBASSADOR_TO", mission.receiver),
    ] {
      facts.add(
        Claim(
          source: envoy, type: type, target: target, title: mission.title, since: since,
          sentence: view.index, trigger: trigger, confidence: 0.75, rule: "unnamed-mission"))
    }
    facts.unnamedMission = nil
  }

  /// "A recalled its ambassador to B", "A's ambassador to B was summoned".
  private func note(_ view: SentenceView, _ facts: inout DocumentFacts) {
    let envoys = view.posts.filter {
      $0.kind == .envoy && !$0.isPlural && !$0.isPossessor && $0.status == nil
        && $0.receiving.count == 1
    }
    guard envoys.count == 1, let post = envoys.first, post.holders.isEmpty,
      let receiver = post.receiving.first, facts.actors[receiver].kind == .country
    else { return }
    var sender = post.bodies.first
    if post.bodies.isEmpty, post.possessor == Word.its.id || post.possessor == Word.their.id {
      sender =
        view.units[..<post.units.lowerBound].first {
          $0.kind == .actor && facts.actors[$0.actor].kind == .country && $0.form != .adjective
        }?.actor
    }
    guard let sender, facts.actors[sender].kind == .country, sender != receiver else { return }
    facts.unnamedMission = .init(
      sender: sender, receiver: receiver, title: view.post(post), sentence: view.index)
  }
}
