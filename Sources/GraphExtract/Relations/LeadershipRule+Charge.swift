internal import GraphModel

/// Who comes to lead a body: "was brought back to run the Y", "put X in charge of the Y".
extension LeadershipRule {
  /// X of "appointed X on Monday to head", "X was brought back on Saturday to run".
  func appointee(
    beforeInfinitive verb: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    var at = verb - 2
    while at > 0 {
      if let time = view.time(covering: at) {
        at = time.units.lowerBound - 1
      } else if view.has(at, .adverb) || ["back", "in", "home"].contains(view.spelling(at: at)) {
        at -= 1
      } else {
        break
      }
    }
    if let object = view.actor(at: at) {
      return facts.actors.isOrBecomesPerson(object) ? object : nil
    }
    guard at > 0, view.units[at].kind == .word, view.isPassive(unit: at) || view.has(at, .move)
    else { return nil }
    return leader(view.subjects(of: at, facts), &facts)
  }

  /// X of "X left in July to head the Riksbank", "X, who returned home to run".
  func leaver(to verb: Int, _ view: SentenceView, _ facts: inout DocumentFacts) -> Int? {
    let before = (max(0, verb - 8)..<max(0, verb - 1)).last {
      view.has($0, [.leave, .resign, .move, .join]) && !view.units[$0].isCapital
    }
    guard let before, view.units[before + 1..<verb].allSatisfy({ !$0.isComma }) else { return nil }
    return leader(view.personalSubjects(of: before, facts), &facts)
  }

  /// "takes charge of the Y", "was put in charge of the Y", "put X in charge of the Y".
  func readCharge(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard !view.isUncertain(around: index),
      let (verb, holder) = charged(index, view, &facts),
      let (body, next) = body(behind: index + 2, view, facts)
        ?? ofState(behind: index + 2, holder, view, facts)
    else { return }
    let stated = term(of: verb, behind: next, view)
    let isOver =
      ["was", "were", "had"].contains(view.spelling(at: verb)) && stated?.until == nil
    add(
      holder, body, view.is(index, .charge) ? "head" : "commander", stated,
      view.isPlanned(verb) ? .planned : isOver ? .former : nil, index, view, &facts)
  }

  /// The verb before "charge of", and who has or gets it.
  private func charged(
    _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> (verb: Int, holder: Int)? {
    var at = index - 1
    while view.has(at, [.det, .adverb]) || view.is(at, .full) { at -= 1 }
    if view.has(at, .hold) || view.has(at, .aux) {
      return leader(view.subjects(of: at, facts), &facts).map { (at, $0) }
    }
    guard view.is(at, .in) else { return nil }
    at -= 1
    // "spent six years in command of".
    if view.has(at, .timeunit),
      let spent = (max(0, at - 5)..<at).last(where: {
        ["spent", "spends", "spending"].contains(view.spelling(at: $0))
      })
    {
      return leader(view.subjects(of: spent, facts), &facts).map { (spent, $0) }
    }
    while view.has(at, .adverb) { at -= 1 }
    let puts = ["put", "puts", "placed", "places", "left", "leaves", "putting", "placing"]
    if at > 0, let object = view.actor(at: at), facts.actors[object].canBePerson {
      let verb = (max(0, at - 4)..<at).last { puts.contains(view.spelling(at: $0)) }
      guard let verb, facts.actors.isOrBecomesPerson(object) else { return nil }
      return (verb, object)
    }
    guard at > 0, puts.contains(view.spelling(at: at)) || view.has(at, .aux) else { return nil }
    return leader(view.subjects(of: at, facts), &facts).map { (at, $0) }
  }
}
