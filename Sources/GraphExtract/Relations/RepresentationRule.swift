internal import GraphModel

/// AMBASSADOR_OF and AMBASSADOR_TO by the verb: "X, who now represents A at B", "presented credentials to represent A to
/// the B", and of envoys "Ambassador X represents A", "A is represented by Ambassador X".
struct RepresentationRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word && index > 0 {
      guard
        ["represent", "represents", "represented", "representing"]
          .contains(view.spelling(at: index).lowercased()),
        !view.isUncertain(around: index)
      else { continue }
      guard let (sender, place) = sides(behind: index, view, facts),
        let envoy = envoy(of: index, view, facts)
      else {
        readSender(of: index, view, &facts)
        continue
      }
      // "X represented Ghana in Germany": athletes do as well.
      let isByLetter = letters(before: index, view) != nil
      guard
        isByLetter || facts.actors[place].kind == .organization || isEnvoy(envoy, facts)
          || view.units[index..<min(index + 4, view.units.count)].contains(where: { $0.is(.to) })
      else { continue }
      guard !isTold(envoy, place, facts) else { continue }
      let isPast = view.spelling(at: index) == "represented" && !view.units[index - 1].has(.aux)
      for (type, target) in [("AMBASSADOR_OF", sender), ("AMBASSADOR_TO", place)] {
        facts.add(
          Claim(
            source: envoy, type: type, target: target, title: "representative",
            status: isPast ? .former : view.isPlanned(index) && !isByLetter ? .planned : nil,
            sentence: view.index, trigger: index, confidence: 0.8, rule: "represents"))
      }
    }
  }

  /// "Ambassador X represents A", "A is represented by High Commissioner, X"; at a ceremony whoever does.
  private func readSender(of verb: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let (sender, name) = senderAndName(of: verb, view, facts),
      let envoy = view.actor(at: name), facts.actors[envoy].kind == .person
    else { return }
    let post = view.posts.first { post in
      post.kind == .envoy
        && (post.holders == [envoy] || post.units.upperBound == name
          || post.units.upperBound == name - 1 && view.is(name - 1, .comma))
    }
    guard post != nil || facts.receivingState != nil || isEnvoy(envoy, facts) else { return }
    let title = post.map { view.post($0) } ?? "representative"
    let places = [facts.receivingState].compactMap { $0 }.filter { $0 != sender }
    for (type, target) in [("AMBASSADOR_OF", sender)] + places.map({ ("AMBASSADOR_TO", $0) })
    where !facts.isTold(type, envoy, target, in: view.index) {
      facts.add(
        Claim(
          source: envoy, type: type, target: target, title: title, sentence: view.index,
          trigger: verb, confidence: 0.8, rule: "represents"))
    }
  }

  /// The state, and the unit of who represents it.
  private func senderAndName(
    of verb: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (sender: Int, name: Int)? {
    if view.is(verb + 1, .by), view.has(verb - 1, .aux) {
      let subjects = view.subjects(of: verb, facts)
      guard subjects.count == 1, facts.actors[subjects[0]].kind == .country else { return nil }
      let name = (verb + 2..<verb + 8).first { view.person(at: $0, facts) != nil }
      return name.map { (subjects[0], $0) }
    }
    let place = view.is(verb + 1, .the) ? verb + 2 : verb + 1
    guard view.spelling(at: verb) == "represents", let sender = view.country(at: place, facts),
      view.units[place].form == .plain, !view.is(place + 1, .possessive), verb > 0,
      view.person(at: verb - 1, facts) != nil
    else { return nil }
    let next = place + 1
    let ends =
      !view.units.indices.contains(next) || view.units[next].kind == .mark
      || view.has(next, .conj)
    return ends ? (sender, verb - 1) : nil
  }

  /// The state and where it is represented: "A at the B", "A in B", "A to B".
  private func sides(
    behind verb: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (sender: Int, place: Int)? {
    var index = view.is(verb + 1, .the) ? verb + 2 : verb + 1
    guard let sender = view.country(at: index, facts), view.units[index].form != .adjective,
      view.units.indices.contains(index + 2)
    else { return nil }
    let preposition = view.units[index + 1]
    guard preposition.isOne(of: .to, .in, .at) else { return nil }
    index = view.is(index + 2, .the) ? index + 3 : index + 2
    guard let place = view.actor(at: index), place != sender, !view.is(index + 1, .possessive)
    else { return nil }
    let actor = facts.actors[place]
    let isCountry = actor.kind == .country && !preposition.is(.at)
    let isBody =
      actor.kind == .organization && actor.isOfLexicon && !preposition.is(.in)
    return isCountry && view.units[index].form != .adjective || isBody ? (sender, place) : nil
  }

  /// "presented credentials to represent": where the letters stand.
  private func letters(before verb: Int, _ view: SentenceView) -> Int? {
    guard view.is(verb - 1, .to) else { return nil }
    return (max(0, verb - 5)..<verb).last {
      view.units[$0].isOne(of: .credentials, .credence, .letters, .letter)
    }
  }

  private func envoy(of verb: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    var verb = verb
    if let letters = letters(before: verb, view) {
      guard
        let presented = (max(0, letters - 6)..<letters).last(where: {
          view.units[$0].isOne(of: .presented, .presents)
        })
      else { return nil }
      verb = presented
    } else if view.is(verb - 1, .to) {
      return nil
    }
    let subjects = view.subjects(of: verb, facts).filter { facts.actors[$0].kind == .person }
    return subjects.count == 1 ? subjects[0] : nil
  }

  private func isTold(_ envoy: Int, _ place: Int, _ facts: DocumentFacts) -> Bool {
    facts.recentClaims.contains {
      $0.source == envoy && $0.type == "AMBASSADOR_TO" && $0.target == place
    }
  }

  private func isEnvoy(_ person: Int, _ facts: DocumentFacts) -> Bool {
    facts.actors[person].titles.contains { $0.hasPrefix("amb") }
      || facts.recentClaims.contains { $0.source == person && $0.type.hasPrefix("AMBASSADOR") }
  }
}
