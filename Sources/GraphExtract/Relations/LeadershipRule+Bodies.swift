internal import GraphModel

/// What someone leads: a body that is named, described or referred to, or an institution of a state.
extension LeadershipRule {
  /// "commanded the presidential guard", "heads Sudan's electoral commission": where the institution ends,
  /// and the country that stands before it.
  func institution(
    behind index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (end: Int, country: Int?)? {
    var next = index
    while view.has(next, .det), !view.is(next, .a), !view.is(next, .an) { next += 1 }
    var country: Int?
    if let owner = view.country(at: next, facts) {
      country = owner
      next += view.is(next + 1, .possessive) ? 2 : 1
    }
    return Institutions(units: view.units).end(from: next, facts.actors).map { ($0, country) }
  }

  func ofState(
    behind index: Int, _ holder: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, end: Int)? {
    guard let (end, country) = institution(behind: index, view, facts),
      let state = country ?? facts.countryOfPerson[holder] ?? facts.home
    else { return nil }
    return (state, end)
  }

  /// The body that the phrase at `index` names or refers to, and where the phrase ends.
  func body(
    behind index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, end: Int)? {
    var next = index
    while view.has(next, [.det, .rank]) || view.is(next, .of) || view.is(next, .board)
      || view.is(next, .over)
    {
      // "the board of directors of".
      let isBoard =
        view.is(next, .board) && view.is(next + 1, .of) && view.units.indices.contains(next + 2)
        && view.units[next + 2].kind == .title && view.units[next + 2].isPlural
      next += isBoard ? 3 : 1
    }
    if view.is(next - 1, .the), let referent = referent(at: next, view, facts) { return referent }
    if let whole = bodyOfPart(next, view, facts) { return whole }
    let described = behindDescription(next, view)
    let isDescribed = described > next
    next = isDescribed ? described : behindAttributes(next, view, facts)
    // "the Romanian Ministry of Finance", "Romania's Ministry of Finance".
    if view.country(at: next, facts) != nil {
      if view.units[next].form == .adjective, view.actor(at: next + 1) != nil {
        next += 1
      } else if view.is(next + 1, .possessive), view.actor(at: next + 2) != nil {
        next += 2
      }
    }
    // "runs the family's Abiola Breweries".
    if view.has(next - 1, .det),
      view.has(next, .companynoun) || view.has(next, .kin)
        || ["family", "state", "family-owned"].contains(view.spelling(at: next)),
      view.is(next + 1, .possessive), view.actor(at: next + 2) != nil
    {
      next += 2
    }
    guard let body = view.actor(at: next),
      facts.actors[body].isBody
        || isDescribed && facts.actors[body].kind == .unknown && view.units[next].form == .plain,
      !view.isModifier(next, facts) && !view.is(next + 1, .possessive) || isOffice(next, view)
        || isNamedBeforeNoun(next, view)
    else { return nil }
    return (body, next + 1)
  }

  /// "heads the ministry", "has run the Egyptian lender since": what the sentences before named.
  func referent(
    at index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, end: Int)? {
    var noun = index
    if view.country(at: noun, facts) != nil, view.units[noun].form == .adjective { noun += 1 }
    guard view.units.indices.contains(noun), view.units[noun].kind == .word,
      !view.units[noun].isCapital, view.has(noun, [.orghead, .companynoun, .publichead]),
      view.actor(at: noun + 1) == nil, !view.has(noun + 1, [.orghead, .companynoun]),
      !view.is(noun + 1, .of), !view.is(noun + 1, .possessive),
      // "the treasury and finance ministry".
      !(view.is(noun + 1, .and) && view.has(noun + 2, .portfolio)),
      let body = facts.home(company: view.spelling(at: noun))
        ?? facts.recent.referent(
          of: view.units[noun], named: view.spelling(at: noun), facts.actors)
    else { return nil }
    return (body, noun + 1)
  }

  /// "heads (a) coalition called A": where the name stands.
  private func behindDescription(_ index: Int, _ view: SentenceView) -> Int {
    var next = index
    while view.units.indices.contains(next), next - index < 4, view.units[next].kind == .word,
      !view.units[next].isCapital,
      !view.has(next, WordClass.function.union(.anyVerb))
        || view.units[next].is(.holding) && view.has(next + 1, .companynoun)
    { next += 1 }
    guard next > index, view.units.indices.contains(next) else { return index }
    // "the brewer Kilimanjaro Breweries".
    if view.actor(at: next) != nil, view.units[next].form == .plain,
      view.has(next - 1, [.companynoun, .orghead])
    {
      return next
    }
    return view.units.behindNaming(next) ?? index
  }

  /// "the opposition Front for Renewal", "the left-wing New Dawn": where the body's name stands.
  private func behindAttributes(
    _ index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int {
    var next = index
    while view.units.indices.contains(next), next - index < 4,
      view.isPlainModifier(view.units[next]) || view.has(next, .occupation)
        || view.is(next, .hyphen)
    { next += 1 }
    guard next > index, let body = view.actor(at: next), view.units[next].form == .plain,
      facts.actors[body].isBody
    else { return index }
    return next
  }

  /// "headed the Central Asia department of the Foreign Ministry": the body whose part someone led.
  private func bodyOfPart(
    _ index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, end: Int)? {
    var next = index
    while view.units.indices.contains(next), next - index < 6 {
      let unit = view.units[next]
      let isPart =
        unit.kind == .word && !unit.isCapital
        && (unit.has([.orghead, .statehead, .companynoun])
          || unit.has(.part))
      if isPart, next > index, view.units.indices.contains(next + 2),
        view.units[next + 1].isOne(of: .of, .at, .in)
      {
        let name = view.has(next + 2, .det) ? next + 3 : next + 2
        guard let body = view.actor(at: name), facts.actors[body].isBody,
          view.units[name].form == .plain
        else { return nil }
        return (body, name + 1)
      }
      guard
        unit.kind == .word && !unit.has(WordClass.function.union(.anyVerb))
          || unit.kind == .actor && !facts.actors[unit.actor].isBody
            && facts.actors[unit.actor].kind != .person
      else { return nil }
      next += 1
    }
    return nil
  }

  /// "heads the Fridtjof Institute think-tank", "leads the Frente Andino party": the noun says what it is.
  private func isNamedBeforeNoun(_ index: Int, _ view: SentenceView) -> Bool {
    guard view.units.indices.contains(index + 1), !view.units[index + 1].isCapital,
      view.has(index + 1, [.party, .faction])
        || view.has(index + 1, .companynoun)
          && !view.units[index + 1].isOne(of: .unit, .division, .arm, .business)
        || ["think-tank", "union"].contains(view.spelling(at: index + 1))
    else { return false }
    let behind = index + 2
    return !view.units.indices.contains(behind) || view.units[behind].kind == .mark
      || view.has(behind, WordClass.function.union(.anyVerb))
  }

  /// "headed the African Union's liaison office": an office of the body.
  func isOffice(_ index: Int, _ view: SentenceView) -> Bool {
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

  /// "Nordmalm's retail business", "the company's West Africa division", "its asset management arm": the body
  /// whose part it is, and the words of the part.
  func ownedPart(
    behind index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, units: Range<Int>)? {
    var start: Int
    let owner: Int?
    if let actor = view.actor(at: index), view.is(index + 1, .possessive) {
      owner = facts.actors[actor].isBody ? actor : nil
      start = index + 2
    } else if view.is(index, .the), view.is(index + 2, .possessive),
      view.has(index + 1, .companynoun)
    {
      owner = companyBefore(index, view, facts)
      start = index + 3
    } else if view.units.indices.contains(index), view.units[index].isOne(of: .its, .their) {
      owner = companyBefore(index, view, facts)
      start = index + 1
    } else {
      return nil
    }
    guard let owner else { return nil }
    if view.has(start, [.current, .planned]) { start += 1 }
    var next = start
    while view.units.indices.contains(next), next - start < 6 {
      let unit = view.units[next]
      if unit.kind == .word, !unit.isCapital,
        unit.has(.companynoun)
          || unit.has(.part) || unit.is(.operations)
      {
        return (owner, start..<next + 1)
      }
      guard
        unit.kind == .word && !unit.has(WordClass.function.union(.anyVerb)) || unit.is(.ampersand)
          || unit.kind == .name || unit.kind == .actor
      else { return nil }
      next += 1
    }
    return nil
  }

  /// The company that "its" and "the company's" mean: the last that the sentence names before, else the one
  /// last spoken of.
  func companyBefore(
    _ index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    let named = (0..<index).last { at in
      view.units[at].form == .plain
        && (view.actor(at: at).map { facts.actors[$0].kind == .company } ?? false)
    }
    if let named { return view.actor(at: named) }
    guard let last = facts.lastOrganised, facts.actors[last].kind == .company else {
      return facts.homeCompany
    }
    return last
  }
}
