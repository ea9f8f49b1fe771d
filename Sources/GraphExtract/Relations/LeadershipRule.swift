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
    guard let body = view.actor(at: next), isBody(body, facts), !view.isModifier(next, facts),
      !view.is(next + 1, .possessive), !view.isUncertain(around: index)
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
    let isPast = spelling.hasSuffix("ed") || spelling == "led" || spelling == "ran"
    let until = expression?.until
    facts.add(
      Claim(
        source: holder, type: "HOLDS_POST", target: body, title: title,
        since: expression?.kind == .point ? nil : expression?.since, until: until,
        status: view.isPlanned(index) && !view.is(index - 1, .to)
          ? .planned : isPast && until == nil ? .former : nil,
        sentence: view.index, trigger: index, confidence: 0.8, rule: "leads"))
  }

  private func isBody(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    let kind = facts.actors[actor].kind
    return kind == .organization || kind == .publicBody || kind == .company
  }
}
