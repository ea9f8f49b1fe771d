internal import GraphModel

/// AMBASSADOR_OF and AMBASSADOR_TO of those whom a roll names line by line, below what they were: "Former
/// ambassadors of A in B:" and then "X (2004–2009)", "2010–2014: Y".
struct EnvoyRollRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    if let roll = facts.envoyRoll {
      if readLine(roll, view, &facts) { return }
      // A number or a mark of an item is a line of its own.
      if view.units.contains(where: { $0.kind == .actor || $0.kind == .word }) {
        facts.envoyRoll = nil
      }
    }
    note(view, &facts)
  }

  private func note(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let last = view.units.last, view.units.count <= 16,
      last.is(.colon) || view.kind == .heading || !last.is(.stop),
      let post = view.posts.first, view.posts.count == 1, post.kind == .envoy, post.isPlural,
      post.holders.isEmpty, let sender = post.bodies.first,
      facts.actors[sender].kind == .country, let receiver = post.receiving.first,
      view.units[..<post.units.lowerBound].allSatisfy({ $0.kind != .actor }),
      !view.units.contains(where: { $0.kind == .word && $0.has([.aux, .saying]) })
    else { return }
    let title = view.post(post).singularTitle
    facts.envoyRoll = .init(
      sender: sender, receivers: [receiver], title: title,
      isFormer: post.status == .former
        || view.units[..<post.units.lowerBound].contains { $0.has(.former) })
  }

  /// - Returns: whether the line is of the roll.
  private func readLine(
    _ roll: DocumentFacts.EnvoyRoll, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Bool {
    guard view.units.count <= 18, view.posts.allSatisfy({ $0.holders.isEmpty }),
      let name = view.units.firstIndex(where: { $0.kind == .actor }),
      name <= 8, view.actor(at: name).map({ facts.actors[$0].canBePerson }) ?? false,
      view.units[..<name].indices.allSatisfy({
        view.units[$0].kind != .word || view.time(covering: $0) != nil
          || view.units[$0].has([.honorific, .rank])
      }),
      let time = view.times.first, time.kind != .point,
      time.units.upperBound <= name || time.units.lowerBound - name <= 3,
      let envoy = view.actor(at: name), facts.actors.isOrBecomesPerson(envoy)
    else { return false }
    for (type, target) in [("AMBASSADOR_OF", roll.sender)]
      + roll.receivers.map({ ("AMBASSADOR_TO", $0) })
    {
      facts.add(
        Claim(
          source: envoy, type: type, target: target, title: roll.title, since: time.since,
          until: time.until, status: roll.isFormer ? .former : nil, sentence: view.index,
          trigger: name, confidence: 0.82, rule: "envoy-roll"))
    }
    return true
  }
}
