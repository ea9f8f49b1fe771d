internal import GraphModel

/// What states own: "Kenya's state-owned X", "the 60 percent state-owned X".
struct StateHoldings {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      if view.units[index].is(.owned), view.is(index - 1, .hyphen),
        ["state", "government"].contains(view.spelling(at: index - 2))
      {
        readState(index, view, &facts)
      }
    }
  }

  private func isBusiness(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    let kind = facts.actors[actor].kind
    return kind == .company || kind == .unknown
      || kind == .organization && !facts.actors[actor].isOfLexicon
  }

  /// "state-owned", at whose last word `index` is: whose state, and what it owns.
  private func readState(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let state = index - 2
    guard !(max(0, state - 3)..<state).contains(where: { view.units[$0].has(.former) }),
      let owned = behind(index, view, facts) ?? apposed(state, index, view),
      isBusiness(owned, facts)
    else { return }
    var before = state - 1
    var share: String?
    if before > 1,
      view.is(before, .percent) || view.is(before, .cent) || view.spelling(at: before) == "%"
    {
      let number = view.is(before, .cent) ? before - 2 : before - 1
      if view.units.indices.contains(number), view.units[number].kind == .number {
        share = view.spelling(units: number..<before + 1)
        before = number - 1
      }
    }
    if view.is(before, .possessive) { before -= 1 }
    // "state-owned Iraqi airline X".
    let inside = (index + 1..<min(index + 3, view.units.count)).first {
      view.units[$0].form == .adjective
    }
    guard
      let owner = view.country(at: before, facts)
        ?? inside.flatMap({ view.country(at: $0, facts) }) ?? facts.home,
      facts.actors[owner].kind == .country
    else { return }
    add(owned, owner, share ?? "state-owned", at: index, view, &facts, "state-owned")
  }

  /// The name behind "state-owned", with nothing but small words and nationalities between.
  private func behind(_ index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard let (owned, end) = view.single(startingAt: index + 1, facts), end - index < 8,
      (index + 1..<end - 1).allSatisfy({
        view.units[$0].kind == .actor && view.units[$0].form == .adjective
          || view.units[$0].kind == .word && !view.units[$0].isCapital
            && !view.has($0, .particle)
      })
    else { return nil }
    return owned
  }

  /// "X, a state-owned utility": what is described so.
  private func apposed(_ state: Int, _ index: Int, _ view: SentenceView) -> Int? {
    guard view.has(index + 1, .companynoun),
      let comma = (max(0, state - 5)..<state).last(where: { view.units[$0].isComma }),
      view.units[comma + 1].isOne(of: .a, .an, .the)
    else { return nil }
    return view.actor(at: comma - 1)
  }

  private func add(
    _ owned: Int, _ owner: Int, _ share: String?, at index: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts, _ rule: String
  ) {
    guard owned != owner, !view.isUncertain(around: index, reach: 5),
      !facts.isTold(owned, of: owner, in: view.index)
    else { return }
    facts.actors.settle(owned, as: .company)
    facts.add(
      Claim(
        source: owned, type: "OWNED_BY", target: owner, title: share, sentence: view.index,
        trigger: index, confidence: 0.82, rule: rule))
  }
}
