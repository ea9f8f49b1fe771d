internal import GraphModel

/// AMBASSADOR_OF and AMBASSADOR_TO of those for whom a state's consent is asked or given: "A has granted agrément
/// to X as ambassador of B", "We have agrément from A for X", "B has requested the agrément for X".
struct AgrementRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices
    where (view.is(index + 1, .from) || view.is(index + 1, .for) || view.is(index + 1, .to))
      && ["agrément", "agrement"].contains(view.spelling(at: index).lowercased())
    {
      guard !view.isUncertain(around: index),
        let envoy = candidate(behind: index, view, &facts)
      else { continue }
      read(envoy, index, view, &facts)
    }
  }

  private func read(
    _ envoy: Int, _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let told = facts.claims.indices.suffix(24).filter {
      facts.claims[$0].sentence == view.index && facts.claims[$0].source == envoy
        && facts.claims[$0].type.hasPrefix("AMBASSADOR") && facts.claims[$0].status != .former
    }
    let post = view.posts.first { $0.kind == .envoy && $0.units.lowerBound > index }
    let (giver, asker) = parties(index, view, facts)
    let sender =
      told.first { facts.claims[$0].type == "AMBASSADOR_OF" }.map { facts.claims[$0].target }
      ?? post?.bodies.first { facts.actors[$0].kind == .country }
      ?? asker ?? facts.countryOfPerson[envoy] ?? (facts.home == giver ? nil : facts.home)
    let receiver =
      told.first { facts.claims[$0].type == "AMBASSADOR_TO" }.map { facts.claims[$0].target }
      ?? giver ?? post?.receiving.first
    for claim in told {
      facts.claims[claim].status = .planned
      facts.claims[claim].since = nil
    }
    guard let sender, sender != receiver else { return }
    func add(_ type: String, _ target: Int) {
      guard !told.contains(where: { facts.claims[$0].type == type }) else { return }
      facts.add(
        Claim(
          source: envoy, type: type, target: target, title: post.map(view.post) ?? "ambassador",
          status: .planned, sentence: view.index, trigger: index, confidence: 0.78, rule: "agrement"
        ))
    }
    add("AMBASSADOR_OF", sender)
    if let receiver { add("AMBASSADOR_TO", receiver) }
  }

  /// Who gives it, "A has granted", "agrément from A", and who asks for it, "B requested".
  private func parties(
    _ index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (giver: Int?, asker: Int?) {
    if view.is(index + 1, .from), let giver = view.country(at: index + 2, facts) {
      return (giver, nil)
    }
    guard
      let verb = view.units[max(0, index - 5)..<index].lastIndex(where: {
        $0.kind == .word && !$0.isCapital && !$0.has([.det, .adverb, .pronoun])
      }),
      let state = view.units[..<verb].lastIndex(where: {
        $0.kind == .actor && facts.actors[$0.actor].kind == .country && $0.form != .adjective
      })
    else { return (nil, nil) }
    switch view.spelling(at: verb) {
    case "granted", "grants", "gave", "gives", "given", "issued", "approved":
      return (view.units[state].actor, nil)
    case "requested", "requests", "sought", "seeks", "asked":
      return (nil, view.units[state].actor)
    default: return (nil, nil)
    }
  }

  /// X of "to X", "for former minister X", "for the appointment of X".
  private func candidate(
    behind index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    var name = index + 1
    if view.is(name, .from) { name += view.is(name + 1, .the) ? 3 : 2 }
    guard view.units.indices.contains(name), view.units[name].isOne(of: .for, .to) else {
      return nil
    }
    while view.units.indices.contains(name + 1), name - index < 16 {
      name += 1
      let unit = view.units[name]
      if unit.kind == .title || view.post(covering: name) != nil
        || view.has(name, [.det, .occupation, .former, .rank, .portfolio, .choice, .current])
        || unit.isOne(of: .appointment, .of)
      {
        continue
      }
      guard let actor = view.actor(at: name), facts.actors[actor].canBePerson,
        facts.actors.isOrBecomesPerson(actor)
      else { return nil }
      return actor
    }
    return nil
  }
}
