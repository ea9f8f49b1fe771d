internal import GraphModel

/// SANCTIONED_BY, from the target to whoever imposed the sanctions.
struct SanctionRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      let unit = view.units[index]
      guard unit.has(.sanction) else { continue }
      if isVerb(index, view) {
        readVerb(index, view, &facts)
      } else if unit.isOne(of: .sanctions) {
        readNoun(index, view, &facts)
      } else if unit.isOne(of: .blacklist) {
        readList(index, view, &facts)
      }
    }
  }

  private func isVerb(_ index: Int, _ view: SentenceView) -> Bool {
    let unit = view.units[index]
    if unit.isOne(of: .sanctions, .sanction) {
      // "sanctions" is a verb where an actor stands before it and another behind.
      guard index > 0, let before = view.actor(at: index - 1), before >= 0,
        view.units[index - 1].form != .adjective
      else { return unit.is(.sanction) && index > 0 && view.units[index - 1].isOne(of: .to, .will) }
      return !view.is(index + 1, .on) && !view.is(index + 1, .against)
        && view.actor(at: index + 1) != nil && view.kind == .heading
    }
    return !unit.isOne(of: .blacklist)
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

  /// "A sanctioned B", "B was sanctioned by A".
  private func readVerb(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let end = min(index + 8, view.units.count)
    if let by = (index + 1..<max(index + 1, end)).first(where: { view.is($0, .by) }),
      (index + 1..<by).allSatisfy({ view.actor(at: $0) == nil })
    {
      var targets = view.subjects(of: index, facts)
      if targets.isEmpty, index >= 1 { targets = view.phrase(endingAt: index - 1, facts) }
      add(
        targets, imposers(view.objects(from: by + 1, facts), facts), at: index, view, &facts,
        "sanctioned-by")
      return
    }
    var subjects = imposers(view.subjects(of: index, facts), facts)
    // "A joined B in sanctioning C".
    if view.is(index - 1, .in),
      let verb = (max(0, index - 8)..<index).last(where: { view.has($0, .join) })
    {
      subjects = imposers(
        view.subjects(of: verb, facts) + view.objects(from: verb + 1, facts), facts)
    }
    add(targets(from: index + 1, view, facts), subjects, at: index, view, &facts, "sanctioned")
  }

  /// Whom they hit: "B", "five companies, including B and C".
  private func targets(from index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> [Int] {
    let direct = view.objects(from: index, facts)
    if !direct.isEmpty { return direct }
    let end = min(index + 16, view.units.count)
    guard index < end,
      let including = (index..<end).first(where: { view.is($0, .including) || view.is($0, .colon) })
    else { return [] }
    return view.objects(from: including + 1, facts)
  }

  /// "A imposed sanctions on B", "A's sanctions against B", "sanctions imposed by A on B".
  private func readNoun(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    var targets: [Int] = []
    var by: [Int] = []
    var next = index + 1
    let end = min(index + 16, view.units.count)
    while next < end {
      let unit = view.units[next]
      if unit.isOne(of: .on, .against), targets.isEmpty, view.time(covering: next) == nil {
        targets = self.targets(from: next + 1, view, facts)
        // "on A and on B".
        let more = (next + 1..<end).first {
          view.is($0, .and) && view.units.indices.contains($0 + 1)
            && view.units[$0 + 1].isOne(of: .on, .against)
        }
        if let more { targets += self.targets(from: more + 2, view, facts) }
        if targets.isEmpty { break }
      } else if unit.is(.by), by.isEmpty {
        by = imposers(view.objects(from: next + 1, facts), facts)
      } else if unit.isComma || unit.is(.semicolon) || unit.has(.saying) {
        break
      }
      next += 1
    }
    let source = by.isEmpty ? imposer(of: index, view, facts) : by
    if targets.isEmpty {
      readJoining(index, view, &facts)
      return
    }
    var all = source
    if let verb = (max(0, index - 4)..<index).last(where: { view.has($0, .join) }) {
      all += imposers(view.subjects(of: verb, facts), facts)
    }
    add(targets, all, at: index, view, &facts, "sanctions-on")
  }

  /// Who imposes: the possessor or adjective before the noun, else the subject of its verb.
  private func imposer(of index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> [Int] {
    var before = index - 1
    while before >= 0, index - before < 9 {
      let unit = view.units[before]
      if unit.kind == .actor {
        let isOwner =
          unit.form == .adjective || view.is(before + 1, .possessive) || before == index - 1
        if isOwner { return imposers([unit.actor], facts) }
        return []
      }
      if unit.kind == .word, unit.has(.anyVerb.union(.desire)), !unit.has(.sanction) {
        return imposers(view.subjects(of: before, facts), facts)
      }
      guard unit.kind == .word || unit.isComma || unit.kind == .number else { return [] }
      before -= 1
    }
    return []
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

  /// "A added B to its blacklist".
  private func readList(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let verb = (max(0, index - 20)..<index).last(where: {
        view.is($0, .placed) || view.is($0, .added) || view.is($0, .put)
      })
    else { return }
    let subjects = imposers(view.subjects(of: verb, facts), facts)
    add(view.objects(from: verb + 1, facts), subjects, at: verb, view, &facts, "blacklisted")
  }
}
