internal import GraphModel

/// SANCTIONED_BY where a sentence names no target: "A joined Western sanctions" after an invasion.
struct SanctionRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices
    where view.units[index].kind == .word && view.units[index].is(.sanctions) {
      let hasTarget = view.units[(index + 1)...].prefix(12).contains {
        $0.isOne(of: .on, .against)
      }
      if !hasTarget { readJoining(index, view, &facts) }
    }
  }

  private func imposers(_ actors: [Int], _ facts: DocumentFacts) -> [Int] {
    actors.filter {
      let kind = facts.actors[$0].kind
      return kind == .country || kind == .organization || kind == .publicBody
    }.map { facts.principal[$0] ?? $0 }
  }

  private func add(
    _ targets: [Int], _ imposers: [Int], at index: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts, _ rule: String, _ confidence: Double = 0.88
  ) {
    guard !view.isUncertain(around: index, reach: 5) else { return }
    let planned = view.isPlanned(index)
    let isLifted = (max(0, index - 4)..<index).contains {
      view.units[$0].isOne(of: .lifted, .lifts, .eased, .dropped, .removed)
    }
    // The date beside sanctions that were joined is that of what they answer.
    let time = rule == "joined-sanctions" ? nil : view.time(near: index)
    let date = time.flatMap { $0.kind == .point || $0.kind == .since ? $0.from : nil }
    for target in targets {
      for imposer in imposers where imposer != target {
        facts.add(
          Claim(
            source: target, type: "SANCTIONED_BY", target: imposer,
            since: planned || isLifted ? nil : date,
            status: isLifted ? .former : planned ? .planned : nil, sentence: view.index,
            trigger: index,
            confidence: confidence,
            rule: rule))
      }
    }
  }

  /// "A joined Western sanctions": against whom the sentence is about, the one who attacked.
  private func readJoining(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let verb = (max(0, index - 4)..<index).last(where: { view.has($0, .join) }) else {
      return
    }
    var joiners = imposers(view.subjects(of: verb, facts), facts)
    if joiners.isEmpty || view.is(verb - 1, .to) {
      joiners =
        (0..<verb).last { view.country(at: $0, facts) != nil }
        .flatMap { view.country(at: $0, facts) }.map { [$0] } ?? []
    }
    let aggressor = facts.claims.last {
      $0.sentence == view.index && ($0.type == "INVADED" || $0.type == "AT_WAR_WITH")
    }?.source
    guard let aggressor else { return }
    var all = joiners
    let led = index > 0 ? view.actor(at: index - 1) : nil
    if let led { all += imposers([led], facts) }
    add(
      [aggressor], all.filter { $0 != aggressor }, at: index, view, &facts, "joined-sanctions", 0.75
    )
  }
}
