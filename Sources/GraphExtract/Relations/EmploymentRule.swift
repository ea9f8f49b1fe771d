internal import GraphModel

/// WORKS_FOR: "She worked for the Ministry of Health", "X was employed by A and at B", "Z spent
/// ten years at the Bank of Ghana".
struct EmploymentRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where isEmployment(index, view) {
      guard !view.isUncertain(around: index), !view.isPlanned(index),
        let preposition = preposition(behind: index, view),
        let person = view.personalSubjects(of: index, facts).first,
        facts.actors[person].kind == .person
      else { continue }
      let isPast = view.units[index].isOne(of: .worked, .employed) || isPastOnly(index, view)
      var next = preposition
      while let (body, end) = view.single(startingAt: next + 1, facts), facts.actors[body].isBody,
        !view.is(next, .in) || facts.actors[body].kind == .publicBody
      {
        add(person, body, from: index, end, isPast: isPast, view, &facts)
        // "employed by A and at B".
        guard view.is(end, .and), isPreposition(end + 1, of: index, view) else { break }
        next = end + 1
      }
    }
  }

  private func add(
    _ person: Int, _ body: Int, from verb: Int, _ end: Int, isPast: Bool, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    // What the sentence says of a post there says more.
    guard
      !facts.recentClaims.contains(where: {
        $0.sentence == view.index && $0.source == person && $0.target == body
      })
    else { return }
    let time =
      view.times.first { $0.units.lowerBound >= end && $0.units.lowerBound - end <= 2 }
      ?? view.times.first {
        $0.units.lowerBound > verb && $0.units.upperBound < end
          || $0.units.lowerBound == 0
            && $0.units.upperBound < verb
      }
    let isSpan = time?.kind != .point
    facts.add(
      Claim(
        source: person, type: "WORKS_FOR", target: body, since: isSpan ? time?.since : nil,
        until: isSpan ? time?.until : nil, status: isPast && time?.until == nil ? .former : nil,
        sentence: view.index, confidence: 0.85, rule: "works-for"))
  }

  private func isEmployment(_ index: Int, _ view: SentenceView) -> Bool {
    if view.units[index].isOne(of: .worked, .works) { return true }
    if view.units[index].is(.employed) { return view.has(index - 1, [.aux, .adverb]) }
    return isPastOnly(index, view)
  }

  /// "taught", "spent": told of what is over.
  private func isPastOnly(_ index: Int, _ view: SentenceView) -> Bool {
    guard view.units[index].kind == .word, !view.units[index].isCapital else { return false }
    let spelling = view.spelling(at: index)
    return ["taught", "lectured"].contains(spelling)
      || spelling == "spent" && view.units[index...].prefix(5).contains { $0.has(.timeunit) }
  }

  /// Where "for", "at" stands before the employer, over "briefly" and "for ten years", but no other verb.
  private func preposition(behind verb: Int, _ view: SentenceView) -> Int? {
    for at in verb + 1..<max(verb + 1, min(verb + 8, view.units.count)) {
      let unit = view.units[at]
      if isPreposition(at, of: verb, view), view.time(covering: at) == nil,
        view.actor(at: view.has(at + 1, .det) ? at + 2 : at + 1) != nil
      {
        return at
      }
      guard
        unit.kind == .number || view.time(covering: at) != nil
          || unit.kind == .word && !unit.has(WordClass.anyVerb.union([.conj, .pronoun, .aux]))
      else { return nil }
    }
    return nil
  }

  private func isPreposition(_ index: Int, of verb: Int, _ view: SentenceView) -> Bool {
    view.is(index, .at) || view.is(index, .in)
      || view.is(index, .by) && view.is(verb, .employed)
      || view.is(index, .for) && view.units[verb].isOne(of: .worked, .works)
  }
}
