internal import GraphModel

/// OWNED_BY and SUBSIDIARY_OF where neither a verb nor a noun carries them alone: shares in brackets behind
/// names, "among A's subsidiaries are X and Y", "X, whose owner is A", "a firm belonging to A".
struct HoldingsRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    readShares(view, &facts)
    readAmong(view, &facts)
    StateHoldings().read(view, &facts)
    FurtherShares().read(view, &facts)
    for index in view.units.indices where view.units[index].kind == .word {
      if view.units[index].is(.whose) { readWhose(index, view, &facts) }
      if view.spelling(at: index) == "belonging", view.is(index + 1, .to) {
        readBelonging(index, view, &facts)
      }
      if view.units[index].is(.its) { readIts(index, view, &facts) }
    }
  }

  private func isBusiness(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    let kind = facts.actors[actor].kind
    return kind == .company || kind == .unknown && !facts.actors[actor].isDateline
      || kind == .organization && !facts.actors[actor].isOfLexicon
  }

  private func add(
    _ owned: Int, _ owner: Int, _ share: String? = nil, type: String = "OWNED_BY", at index: Int,
    isFormer: Bool = false, _ view: SentenceView, _ facts: inout DocumentFacts, _ rule: String
  ) {
    guard owned != owner, isBusiness(owned, facts), facts.actors[owner].kind != .treaty,
      !view.isUncertain(around: index, reach: 5)
    else { return }
    let isKnown = facts.isTold(owned, of: owner, in: view.index)
    guard !isKnown else { return }
    facts.actors.settle(owned, as: .company)
    facts.actors.settle(owner, as: .company)
    facts.add(
      Claim(
        source: owned, type: type, target: owner, title: share, status: isFormer ? .former : nil,
        sentence: view.index, trigger: index, confidence: 0.82, rule: rule))
  }

  // MARK: Shares in brackets

  /// "its shareholders, A (55%) and B (AB – 45%)", "owned by A (70%) and B (30%)", "X (A holds 51%)".
  private func readShares(_ view: SentenceView, _ facts: inout DocumentFacts) {
    let holders = view.units.indices.compactMap { bracket(behind: $0, view) == nil ? nil : $0 }
    guard !holders.isEmpty,
      let noun = view.units.indices.first(where: {
        view.units[$0].isOne(of: .shareholder, .owned)
          || ["shareholders", "owners", "partners"].contains(view.spelling(at: $0))
      }), noun < holders[0], holders[0] - noun < 16,
      // "a shareholder in A (14%)": it is A that is owned.
      !view.is(noun + 1, .in), !view.is(noun + 1, .of),
      !view.units.contains(where: { $0.has(.negation) })
    else { return }
    guard let owned = owned(before: noun, view, facts) else { return }
    for holder in holders {
      guard let actor = view.actor(at: holder), let share = bracket(behind: holder, view) else {
        continue
      }
      add(owned, actor, share, at: noun, view, &facts, "shares")
    }
  }

  /// "55%", behind the name at a unit, in brackets.
  private func bracket(behind index: Int, _ view: SentenceView) -> String? {
    guard view.actor(at: index) != nil, view.is(index + 1, .openingBracket) else { return nil }
    let end = min(index + 8, view.units.count)
    for at in index + 2..<max(index + 2, end) {
      if view.is(at, .closingBracket) { return nil }
      if view.units[at].kind == .number, view.units.indices.contains(at + 1),
        view.spelling(at: at + 1) == "%" || view.spelling(at: at + 1) == "percent"
          || view.is(at + 1, .per)
      {
        return view.spelling(at: at) + "%"
      }
    }
    return nil
  }

  /// "A's shareholders", "A is owned by", "its shareholders": whose shares they are.
  private func owned(before noun: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    if let possessive = (max(0, noun - 5)..<noun).last(where: { view.is($0, .possessive) }),
      let actor = view.actor(at: possessive - 1), isBusiness(actor, facts)
    {
      return actor
    }
    let isIts = (max(0, noun - 4)..<noun).contains { view.is($0, .its) }
    let named = (0..<noun).compactMap(view.actor).filter { isBusiness($0, facts) }
    if let first = named.first { return first }
    guard isIts || view.is(0, .it) else { return nil }
    // "A is owned by B. Its three shareholders": of whom the sentence before has told whose it is.
    let told = facts.recentClaims.last {
      $0.isOwnership && view.index - $0.sentence == 1
    }
    return told?.source ?? facts.homeCompany ?? facts.lastOrganised
  }

  // MARK: Lists of holdings

  private static let holdings: Set<String> = [
    "subsidiaries", "brands", "affiliates", "holdings", "units", "companies", "titles",
    "businesses",
  ]

  /// "Among A's subsidiaries are X, insurer Y and Z", "The group's brands include X".
  private func readAmong(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let noun = view.units.prefix(10).indices.first(where: {
        Self.holdings.contains(view.spelling(at: $0))
      }), noun > 0,
      let verb = view.units[noun...].prefix(4).indices.first(where: {
        view.units[$0].isOne(of: .are, .include, .is)
      }), view.is(0, .among) || view.units[verb].is(.include)
    else { return }
    guard let owner = owner(before: noun, verb, view, facts), isBusiness(owner, facts) else {
      return
    }
    for owned in Enumeration(view: view, facts: facts).items(from: verb + 1)
    where facts.actors[owned].kind != .person {
      add(owned, owner, type: "SUBSIDIARY_OF", at: verb, view, &facts, "holdings")
    }
  }

  /// "A's", "the group's", "its", "of A".
  private func owner(before noun: Int, _ verb: Int, _ view: SentenceView, _ facts: DocumentFacts)
    -> Int?
  {
    if let possessive = (0..<noun).last(where: {
      view.is($0, .possessive) || view.is($0, .apostrophe)
    }), possessive > 0 {
      if let actor = view.actor(at: possessive - 1) { return actor }
      let word = view.units[possessive - 1]
      guard word.has(.companynoun) || view.spelling(at: possessive - 1) == "group" else {
        return nil
      }
      let last = facts.recent.companies
      return last.count == 1 ? last[0] : facts.homeCompany ?? last.last
    }
    if (0..<noun).contains(where: { view.is($0, .its) }) {
      return facts.lastOrganised ?? facts.homeCompany
    }
    return view.is(noun + 1, .of) ? view.actor(at: noun + 2) : nil
  }

  // MARK: Owners

  /// "X, whose ultimate beneficiary is A", "X, whose owners are A and B".
  private func readWhose(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let words = view.units[index...].prefix(6).indices
    guard
      let noun = words.first(where: {
        ["owner", "owners", "beneficiary", "beneficiaries", "shareholder", "shareholders"].contains(
          view.spelling(at: $0))
      }), view.units.indices.contains(noun + 1),
      view.units[noun + 1].isOne(of: .is, .are, .include),
      let owned = named(endingAt: index - 1, view), isBusiness(owned, facts)
    else { return }
    let end = view.units[noun...].firstIndex { $0.is(.semicolon) }
    for owner in Enumeration(view: view, facts: facts).items(from: noun + 2, to: end) {
      add(owned, owner, at: noun, view, &facts, "whose-owner")
    }
  }

  private func named(endingAt index: Int, _ view: SentenceView) -> Int? {
    view.units.indices.contains(index) && view.units[index].isComma
      ? view.actor(at: index - 1) : view.actor(at: index)
  }

  /// "X, a firm belonging to A".
  private func readBelonging(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard index > 1, view.units[index - 1].has(.companynoun),
      let comma = (max(0, index - 6)..<index).last(where: { view.units[$0].isComma }),
      let owned = view.actor(at: comma - 1), isBusiness(owned, facts),
      let owner = view.single(startingAt: index + 2, facts)?.actor
    else { return }
    add(owned, owner, at: index, view, &facts, "belonging")
  }

  /// "its unit X", "its X unit".
  private func unit(at index: Int, _ view: SentenceView) -> Int? {
    let nouns: Set<String> = ["subsidiary", "unit", "affiliate", "arm", "division"]
    if nouns.contains(view.spelling(at: index)) { return view.actor(at: index + 1) }
    guard nouns.contains(view.spelling(at: index + 1)) else { return nil }
    // "its Dubai unit X".
    return view.actor(at: index + 2) ?? view.actor(at: index)
  }

  /// "X and its owner, the Rostov holding A", "through its Panamanian subsidiary X".
  private func readIts(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    var noun = index + 1
    while noun < min(index + 5, view.units.count),
      view.units[noun].kind == .actor && facts.actors[view.units[noun].actor].kind == .country
        || view.units[noun].kind == .word && !view.units[noun].has(.companynoun)
          && !view.units[noun].has(WordClass.function) && view.spelling(at: noun) != "owner"
        || view.units[noun].is(.hyphen)
    { noun += 1 }
    guard view.units.indices.contains(noun) else { return }
    let word = view.spelling(at: noun)
    if word == "owner" || word == "parent" {
      let start = view.is(noun + 1, .comma) ? noun + 2 : noun + 1
      guard let owner = Enumeration(view: view, facts: facts).name(at: start),
        let and = index > 0 ? index - 1 : nil, view.is(and, .and) || view.units[and].isComma,
        let owned = view.actor(
          at: view.units[and - 1 < 0 ? 0 : and - 1].isComma ? and - 2 : and - 1),
        isBusiness(owned, facts)
      else { return }
      add(owned, owner, at: noun, view, &facts, "its-owner")
    } else if let owned = unit(at: noun, view), facts.actors[owned].kind != .person,
      facts.actors[owned].kind != .country,
      !facts.recentClaims.contains(where: {
        $0.sentence == view.index && $0.source == owned
          && $0.isOwnership
      })
    {
      let named = Set(
        (0..<index).compactMap(view.actor).filter { $0 != owned && isBusiness($0, facts) })
      let owner =
        index > 1 && view.units[index - 1].isComma
          && view.actor(at: index - 2).map(named.contains) ?? false
        ? view.actor(at: index - 2)
        : named.count == 1
          ? named.first : named.isEmpty ? facts.homeCompany ?? facts.lastOrganised : nil
      if let owner, isBusiness(owner, facts) {
        add(owned, owner, type: "SUBSIDIARY_OF", at: noun, view, &facts, "its-unit")
      }
    }
  }
}
