internal import GraphModel

/// AT_WAR_WITH and INVADED.
struct ConflictRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      let unit = view.units[index]
      if unit.is(.invasion) {
        readInvasion(index, view, &facts)
      } else if unit.isOne(of: .war, .conflict) {
        readWar(index, view, &facts)
      } else if unit.has(.invade) {
        readInvading(index, view, &facts)
      }
    }
  }

  private func countries(_ actors: [Int], _ facts: DocumentFacts) -> [Int] {
    actors.filter { facts.actors[$0].kind == .country }
  }

  private func add(
    _ types: [String], _ source: Int, _ target: Int, _ since: PartialDate?, at index: Int,
    _ view: SentenceView, _ facts: inout DocumentFacts, _ rule: String
  ) {
    guard source != target, !view.isUncertain(around: index, reach: 4) else { return }
    for type in types {
      facts.add(
        Claim(
          source: source, type: type, target: target, since: since, sentence: view.index,
          trigger: index,
          confidence: 0.9, rule: rule))
    }
  }

  /// The date directly behind what happened.
  private func date(behind index: Int, _ view: SentenceView) -> PartialDate? {
    view.times.first {
      $0.units.lowerBound >= index && $0.units.lowerBound - index <= 1 && $0.kind == .point
    }?.from
  }

  /// "Russia's invasion of Ukraine", "the Russian invasion of Ukraine".
  private func readInvasion(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard view.is(index + 1, .of), let (target, end) = view.single(startingAt: index + 2, facts),
      facts.actors[target].kind == .country, let source = owner(of: index, view, facts)
    else { return }
    add(
      ["INVADED", "AT_WAR_WITH"], source, target, date(behind: end, view), at: index, view, &facts,
      "invasion-of")
  }

  private func owner(of index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    var before = index - 1
    while before >= 0, index - before < 7 {
      let unit = view.units[before]
      if let country = view.country(at: before, facts) {
        return unit.form == .adjective || view.is(before + 1, .possessive) ? country : nil
      }
      if unit.isOne(of: .its, .their) {
        return (0..<before).last {
          view.country(at: $0, facts) != nil && view.units[$0].form == .plain
        }
        .flatMap { view.country(at: $0, facts) }
      }
      guard
        unit.kind == .word && !unit.has(.anyVerb.union(.aux)) || unit.is(.possessive)
          || unit.kind == .mark && unit.isOne(of: .hyphen, .quote)
      else { return nil }
      before -= 1
    }
    return nil
  }

  private func readInvading(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard !view.units[index].isOne(of: .of),
      let (target, end) = view.single(startingAt: index + 1, facts),
      facts.actors[target].kind == .country, view.actor(at: end - 1) == target,
      let source = countries(view.subjects(of: index, facts), facts).first
    else { return }
    let isInvasion = view.spelling(units: index..<index + 1).lowercased().hasPrefix("invad")
    guard isInvasion, !view.isPlanned(index) else { return }
    add(
      ["INVADED", "AT_WAR_WITH"], source, target,
      view.time(near: index).flatMap { $0.kind == .point ? $0.from : nil }, at: index, view, &facts,
      "invaded")
  }

  /// "its war against Ukraine", "the war between A and B", "the Russia-Ukraine war", "A is at war with B".
  private func readWar(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let isWar = view.is(index, .war)
    if view.is(index + 1, .between) {
      let sides = countries(view.objects(from: index + 2, facts), facts)
      if isWar, sides.count == 2 {
        add(["AT_WAR_WITH"], sides[0], sides[1], nil, at: index, view, &facts, "war-between")
      }
      return
    }
    guard isWar else { return }
    if view.is(index - 1, .at), index > 1, !view.is(index + 1, .with) {
      let sides = countries(view.subjects(of: index - 1, facts), facts)
      if sides.count == 2 {
        add(["AT_WAR_WITH"], sides[0], sides[1], nil, at: index, view, &facts, "at-war")
      }
      return
    }
    if index >= 3, let second = view.country(at: index - 1, facts),
      view.units[index - 2].isOne(of: .hyphen, .dash),
      let first = view.country(at: index - 3, facts)
    {
      add(["AT_WAR_WITH"], first, second, nil, at: index, view, &facts, "war-compound")
      return
    }
    guard
      view.is(index + 1, .against) || view.is(index + 1, .with) || view.is(index + 1, .on)
        || view.is(index + 1, .in) && index > 0 && isOwned(index, view, facts),
      let (target, end) = view.single(startingAt: index + 2, facts),
      facts.actors[target].kind == .country, view.actor(at: end - 1) == target
    else { return }
    if let source = owner(of: index, view, facts) {
      add(
        ["AT_WAR_WITH"], source, target, date(behind: end, view), at: index, view, &facts,
        "war-against")
    } else if view.is(index - 1, .at),
      let source = countries(view.subjects(of: index - 1, facts), facts).first
    {
      add(
        ["AT_WAR_WITH"], source, target, date(behind: end, view), at: index, view, &facts, "at-war")
    } else if index >= 1,
      let verb = (max(0, index - 3)..<index).last(where: {
        view.spelling(units: $0..<$0 + 1).lowercased().hasPrefix("declare")
          || view.spelling(units: $0..<$0 + 1).lowercased().hasPrefix("wag")
      }),
      let source = countries(view.subjects(of: verb, facts), facts).first
    {
      add(
        ["AT_WAR_WITH"], source, target,
        view.time(near: index).flatMap { $0.kind == .point ? $0.from : nil }, at: index, view,
        &facts, "declared-war")
    }
  }

  private func isOwned(_ index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Bool {
    view.units[index - 1].is(.possessive) || view.units[index - 1].isOne(of: .its)
  }
}
