internal import GraphModel

/// AMBASSADOR_OF and AMBASSADOR_TO of whom brackets name behind an embassy: "A has an embassy in B (ambassador: X,
/// since 2018)", "the embassy of A in B is headed by Ambassador X".
struct EmbassyRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices
    where view.is(index, .embassy) || view.is(index, .mission) || isEmbassy(index, view, facts) {
      if readHead(of: index, view, &facts) { continue }
      guard let open = view.units[index...].prefix(7).firstIndex(where: { $0.is(.openingBracket) }),
        let title = view.units.indices.contains(open + 1) ? view.units[open + 1] : nil,
        title.kind == .title, title.titleKind == .envoy,
        let sender = sender(of: index, view, facts),
        let receiver = receiver(of: index, before: open, view, facts), sender != receiver
      else { continue }
      var name = open + 2
      if view.is(name, .colon) { name += 1 }
      guard let envoy = view.actor(at: name), facts.actors[envoy].canBePerson,
        facts.actors.isOrBecomesPerson(envoy)
      else { continue }
      let close = view.units[name...].firstIndex { $0.is(.closingBracket) } ?? name
      let time = view.times.first { (name..<close).contains($0.units.lowerBound) }
      for (type, target) in [("AMBASSADOR_OF", sender), ("AMBASSADOR_TO", receiver)] {
        facts.add(
          Claim(
            source: envoy, type: type, target: target, title: view.spelling(at: open + 1),
            since: time?.kind == .point ? time?.from : time?.since, until: time?.until,
            sentence: view.index, trigger: open + 1, confidence: 0.85, rule: "embassy"))
      }
    }
  }

  /// "is headed by Ambassador X" behind the embassy.
  private func readHead(
    of index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Bool {
    guard
      let by = view.units[index...].prefix(24).firstIndex(where: { $0.is(.by) }),
      ["headed", "led", "run", "directed"].contains(view.spelling(at: by - 1)),
      view.has(by - 2, .aux), !view.isUncertain(around: by - 1),
      let post = view.posts.first(where: {
        $0.units.lowerBound == by + 1 && $0.kind == .envoy && $0.isPrenominal
      }), let envoy = post.holders.first,
      let sender = sender(of: index, view, facts),
      let receiver = receiver(of: index, before: by, view, facts), sender != receiver
    else { return false }
    let isOver = view.units[by - 2].isOne(of: .was, .were)
    for (type, target) in [("AMBASSADOR_OF", sender), ("AMBASSADOR_TO", receiver)] {
      facts.add(
        Claim(
          source: envoy, type: type, target: target, title: view.post(post),
          status: isOver ? .former : nil, sentence: view.index, trigger: by - 1, confidence: 0.85,
          rule: "embassy"))
    }
    return true
  }

  private func isEmbassy(_ index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Bool {
    view.actor(at: index).map { facts.actors[$0].mission != nil } ?? false
  }

  /// "Romania has an embassy", "the Romanian embassy", "through its embassy".
  private func sender(of index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    if let actor = view.actor(at: index), let mission = facts.actors[actor].mission {
      return mission.sender
    }
    let before = view.is(index - 1, .possessive) ? index - 2 : index - 1
    if let own = view.country(at: before, facts) { return own }
    return view.units[..<index].first {
      $0.kind == .actor && facts.actors[$0.actor].kind == .country && $0.form != .adjective
    }?.actor
  }

  private func receiver(
    of index: Int, before open: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    if let place = (index + 1..<max(index + 1, min(open, index + 7))).last(where: {
      view.country(at: $0, facts) != nil && view.units[$0 - 1].isOne(of: .in, .to, .the)
    }) {
      return view.country(at: place, facts)
    }
    return view.actor(at: index).flatMap { facts.actors[$0].mission?.receiver }
  }
}
