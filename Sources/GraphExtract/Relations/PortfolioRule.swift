internal import GraphModel

/// HOLDS_POST out of fields that stand for their ministries: "Finance goes to X", "the justice portfolio
/// to Y", "X at Foreign Affairs, Y at Interior", "Z takes over the environment portfolio". Only where the
/// document has a home country, whose government it tells of.
struct PortfolioRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let home = facts.home, facts.speaksOfCabinet else { return }
    for index in view.units.indices {
      guard let field = field(at: index, view) else { continue }
      if let holder = receiver(behind: field.end, view, &facts) {
        add(holder, field, home, view, &facts)
      } else if let holder = taker(before: field, view, &facts) {
        add(holder, field, home, view, &facts)
      }
    }
  }

  private struct Field {
    /// With its article and the noun behind it.
    var start: Int
    var end: Int
    /// The words of the field itself.
    var words: Range<Int>
    /// "the justice portfolio": a noun tells that it is one.
    var isNamed: Bool
  }

  /// "Foreign Affairs", "the justice portfolio", "Economy, Planning and Cooperation".
  private func field(at index: Int, _ view: SentenceView) -> Field? {
    var start = index
    if view.has(start, .det) { start += 1 }
    guard view.has(start, .portfolio), view.units[start].kind == .word,
      view.post(covering: start) == nil,
      index == 0 || !view.has(index - 1, .portfolio) && !view.has(index - 1, .det)
    else { return nil }
    var end = start
    while view.units.indices.contains(end), view.units[end].kind == .word, end - start < 8 {
      if view.has(end, .portfolio) {
        end += 1
      } else if view.units[end].isOne(of: .and, .ampersand), view.has(end + 1, .portfolio) {
        end += 2
      } else {
        break
      }
    }
    let words = start..<end
    let isNamed =
      view.units.indices.contains(end)
      && ["portfolio", "ministry", "brief"].contains(view.spelling(units: end..<end + 1))
    guard isNamed || view.units[start].isCapital || start == 0 else { return nil }
    return Field(start: index, end: isNamed ? end + 1 : end, words: words, isNamed: isNamed)
  }

  /// "… goes to X", "…, to X" in a list of such.
  private func receiver(
    behind end: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    var next = end
    let isVerb =
      view.units.indices.contains(next)
      && ["goes", "went", "go", "passes", "passed"].contains(view.spelling(units: next..<next + 1))
    if isVerb { next += 1 }
    guard view.is(next, .to), isVerb || view.units[..<end].contains(where: { $0.is(.to) }),
      let actor = view.actor(at: next + 1), view.post(covering: next + 1) == nil,
      facts.actors.isOrBecomesPerson(actor), !view.isUncertain(around: next)
    else { return nil }
    return actor
  }

  /// "X takes over the environment portfolio", "X at Foreign Affairs".
  private func taker(
    before field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    let before = field.start - 1
    guard before >= 1 else { return nil }
    if view.is(before, .at), !field.isNamed, let actor = view.actor(at: before - 1),
      view.post(covering: before - 1) == nil,
      before == 1 || view.units[before - 2].isOne(of: .comma, .and, .colon),
      facts.actors.isOrBecomesPerson(actor)
    {
      return actor
    }
    var verb = before
    if view.is(verb, .over) || view.is(verb, .to) { verb -= 1 }
    guard verb >= 1, view.units[verb].kind == .word, !view.isUncertain(around: verb) else {
      return nil
    }
    let spelling = view.spelling(units: verb..<verb + 1)
    let takes = [
      "takes", "took", "gets", "got", "keeps", "kept", "retains", "retained", "receives",
      "received", "assumes", "assumed", "inherits", "inherited",
    ].contains(spelling)
    let moves =
      view.is(before, .to) && ["moves", "moved", "returns", "returned"].contains(spelling)
    guard takes && (field.isNamed || !view.is(before, .to)) || moves,
      let person = view.subjects(of: verb, facts).first,
      facts.actors[person].kind == .person
    else { return nil }
    return person
  }

  private func add(
    _ holder: Int, _ field: Field, _ home: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    facts.countryOfPerson[holder] = facts.countryOfPerson[holder] ?? home
    facts.add(
      Claim(
        source: holder, type: "HOLDS_POST", target: home,
        title: "minister of " + view.spelling(units: field.words), sentence: view.index,
        trigger: field.words.lowerBound, confidence: 0.75, rule: "portfolio"))
  }
}
