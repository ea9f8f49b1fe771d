internal import GraphModel

/// HOLDS_POST out of verbs of leading: "X heads the Y", "appointed X to head the Y", "X chairs the
/// board of Y".
struct LeadershipRule {
  private static let titles: [(stem: String, title: String)] = [
    ("head", "head"), ("lead", "leader"), ("led", "leader"), ("chair", "chair"),
    ("direct", "director"), ("run", "head"), ("ran", "head"), ("presid", "president"),
  ]

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices
    where view.units[index].kind == .word || view.units[index].kind == .title {
      let isInfinitive =
        view.is(index - 1, .to)
        && ["head", "lead", "chair", "run"].contains(view.spelling(units: index..<index + 1))
      guard view.units[index].classes.contains(.serve) || isInfinitive,
        !view.units[index].isCapital || index == 0
      else { continue }
      readVerb(index, view, &facts)
    }
  }

  private func readVerb(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let spelling = view.spelling(units: index..<index + 1).lowercased()
    guard let title = Self.titles.first(where: { spelling.hasPrefix($0.stem) })?.title,
      view.post(covering: index)?.holders.isEmpty ?? true
    else { return }
    var next = index + 1
    while view.has(next, [.det, .rank]) || view.is(next, .of) || view.is(next, .board)
      || view.is(next, .over)
    { next += 1 }
    next = behindDescription(next, view)
    guard let body = view.actor(at: next), isBody(body, facts),
      !view.isModifier(next, facts) && !view.is(next + 1, .possessive) || isOffice(next, view),
      !view.isUncertain(around: index)
    else { return }
    var holder: Int?
    if view.is(index - 1, .to), let object = view.actor(at: index - 2),
      facts.actors.isOrBecomesPerson(object)
    {
      holder = object
    } else {
      holder = view.subjects(of: index, facts).first { facts.actors[$0].kind == .person }
    }
    guard let holder else { return }
    let expression = view.times.first {
      $0.units.lowerBound > next && $0.units.lowerBound - next <= 4
    }
    let before = view.times.last {
      $0.units.upperBound <= index && index - $0.units.upperBound <= 3 && $0.kind == .range
        && !view.is($0.units.upperBound, .and)
    }
    let isPerfect = view.has(index - 1, .aux) && view.units[index - 1].isOne(of: .has, .have)
    let isPast = !isPerfect && (spelling.hasSuffix("ed") || spelling == "led" || spelling == "ran")
    let stated = expression ?? before
    let until = stated?.until
    facts.add(
      Claim(
        source: holder, type: "HOLDS_POST", target: body, title: title,
        since: stated?.kind == .point ? nil : stated?.since, until: until,
        status: view.isPlanned(index) && !view.is(index - 1, .to)
          ? .planned : isPast && until == nil ? .former : nil,
        sentence: view.index, trigger: index, confidence: 0.8, rule: "leads"))
  }

  /// "heads (a) coalition called A": where the name stands.
  private func behindDescription(_ index: Int, _ view: SentenceView) -> Int {
    var next = index
    while view.units.indices.contains(next), next - index < 4, view.units[next].kind == .word,
      !view.units[next].isCapital, !view.has(next, WordClass.function.union(.anyVerb))
    { next += 1 }
    guard next > index, view.units.indices.contains(next) else { return index }
    // "the brewer Kilimanjaro Breweries".
    if view.actor(at: next) != nil, view.units[next].form == .plain,
      view.has(next - 1, [.companynoun, .orghead])
    {
      return next
    }
    return view.units[next].isOne(of: .called, .named) ? next + 1 : index
  }

  /// "headed the African Union's liaison office": an office of the body.
  private func isOffice(_ index: Int, _ view: SentenceView) -> Bool {
    guard view.is(index + 1, .possessive) else { return false }
    var next = index + 2
    while view.units.indices.contains(next), next - index < 6, view.units[next].kind == .word,
      !view.units[next].isCapital, !view.has(next, WordClass.function)
    {
      if view.has(next, .orghead) { return true }
      next += 1
    }
    return false
  }

  private func isBody(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    let kind = facts.actors[actor].kind
    return kind == .organization || kind == .publicBody || kind == .company
  }
}
