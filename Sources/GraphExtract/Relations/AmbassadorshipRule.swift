internal import GraphModel

/// AMBASSADOR_OF and AMBASSADOR_TO by nouns: "held ambassadorships in A (1998–2002) and B", "her first ambassadorship,
/// to A, where she served from 2006 to 2010", "his first posting as ambassador was to A".
struct AmbassadorshipRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      if view.spelling(at: index).hasPrefix("ambassadorship") {
        read(from: index, behind: index + 1, nil, view, &facts)
      } else if view.has(index, .office), view.is(index + 1, .as),
        let post = view.posts.first(where: {
          $0.kind == .envoy && $0.units.lowerBound <= index + 3 && $0.units.lowerBound > index + 1
        }), post.bodies.isEmpty, post.receiving.isEmpty
      {
        read(from: index, behind: post.units.upperBound, view.post(post), view, &facts)
      }
    }
  }

  private func read(
    from noun: Int, behind end: Int, _ title: String?, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    guard let (envoy, trigger) = holder(of: noun, view, facts),
      !view.isUncertain(around: trigger), !view.isPlanned(trigger)
    else { return }
    var next = end
    if view.is(next, .comma) || view.is(next, .colon) { next += 1 }
    while view.units.indices.contains(next),
      view.units[next].isOne(of: .was, .were, .is) || view.spelling(at: next) == "came"
        || view.has(next, .adverb)
    { next += 1 }
    var places = 0
    while places < 12 {
      if view.units.indices.contains(next), view.units[next].isOne(of: .to, .in, .at) {
        next += 1
      } else if places == 0 {
        return
      }
      if view.is(next, .the) { next += 1 }
      guard let place = view.actor(at: next), view.units[next].form != .adjective,
        facts.actors[place].kind == .country
          || facts.actors[place].kind == .organization && facts.actors[place].isOfLexicon
      else { return }
      let sender = facts.countryOfPerson[envoy] ?? (facts.home == place ? nil : facts.home)
      guard let sender, sender != place else { return }
      let (term, behind) = term(behind: next + 1, view)
      add(
        envoy, sender, place, title ?? "ambassador", term ?? stay(behind: next + 1, view),
        at: trigger, view, &facts)
      places += 1
      next = behind
      let separator = next
      if view.is(next, .comma) || view.is(next, .semicolon) { next += 1 }
      if view.is(next, .and) { next += 1 }
      while view.units.indices.contains(next),
        view.units[next].isOne(of: .then, .later) || view.has(next, .adverb)
      { next += 1 }
      guard next > separator else { return }
    }
  }

  private func add(
    _ envoy: Int, _ sender: Int, _ place: Int, _ title: String, _ time: TimeExpression?,
    at trigger: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let isPoint = time?.kind == .point
    for (type, target) in [("AMBASSADOR_OF", sender), ("AMBASSADOR_TO", place)] {
      facts.add(
        Claim(
          source: envoy, type: type, target: target, title: title,
          since: isPoint ? time?.from : time?.since, until: time?.until, sentence: view.index,
          trigger: trigger, confidence: 0.82, rule: "ambassadorship"))
    }
  }

  /// Whose it is: "her ambassadorship", "X held ambassadorships".
  private func holder(
    of noun: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (person: Int, trigger: Int)? {
    var before = noun - 1
    while before > 0, noun - before < 5,
      view.units[before].kind == .word || view.units[before].kind == .number,
      !view.units[before].isOne(of: .his, .her),
      !view.has(before, WordClass.anyVerb.subtracting([.former]))
    { before -= 1 }
    guard before >= 0, noun - before < 6 else { return nil }
    let verb = (max(0, before - 2)...before).last {
      view.has($0, WordClass.anyVerb) && !view.units[$0].isCapital
    }
    if let verb, let subject = view.subjects(of: verb, facts).first,
      facts.actors[subject].kind == .person
    {
      return (subject, verb)
    }
    guard view.units[before].isOne(of: .his, .her),
      let owner = facts.antecedent(of: view.units[before])
    else { return nil }
    return (owner, noun)
  }

  /// "(1998–2002)", "from 1998 to 2002" behind a place, and where it ends.
  private func term(behind index: Int, _ view: SentenceView) -> (TimeExpression?, Int) {
    let open = view.is(index, .openingBracket) ? index + 1 : index
    guard let time = view.times.first(where: { $0.units.contains(open) }) else {
      // "in 1998".
      guard view.is(index, .in), let point = view.time(covering: index + 1) else {
        return (nil, index)
      }
      return (point, point.units.upperBound)
    }
    let end = time.units.upperBound
    return (time, open > index && view.is(end, .closingBracket) ? end + 1 : end)
  }

  /// "…, where she served from 2006 to 2010".
  private func stay(behind index: Int, _ view: SentenceView) -> TimeExpression? {
    let clause = view.is(index, .comma) ? index + 1 : index
    guard view.is(clause, .where) else { return nil }
    return view.times.first {
      $0.units.lowerBound > clause && $0.units.lowerBound - clause <= 4 && $0.kind != .point
    }
  }
}
