internal import GraphModel

/// OWNED_BY and SUBSIDIARY_OF.
struct OwnershipRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    readClosing(view, &facts)
    readOwners(view, &facts)
    for index in view.units.indices where view.units[index].kind == .word {
      let unit = view.units[index]
      if unit.isOne(of: .owns, .own, .owned) || unit.isOne(of: .holds, .held, .controls) {
        readOwning(index, view, &facts)
      } else if ["company", "firm", "business", "companies", "firms", "businesses"].contains(
        view.spelling(at: index))
      {
        readOwnCompany(index, view, &facts)
      }
    }
  }

  /// "A, owner of B and C", "B owner A": who owns a company holds no post of it.
  private func readOwners(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in facts.claims.indices.suffix(32)
    where facts.claims[index].sentence == view.index && facts.claims[index].type == "HOLDS_POST" {
      let claim = facts.claims[index]
      guard let title = claim.title?.lowercased(),
        title.hasSuffix("owner") || title.hasSuffix("shareholder"),
        facts.actors[claim.source].kind == .person
      else { continue }
      var owned = owned(by: claim.source, view, facts)
      owned.removeAll { !isCompany($0, facts) }
      let isNamed = view.units.contains { $0.kind == .actor && $0.actor == claim.target }
      if owned.isEmpty || isNamed, isCompany(claim.target, facts), !owned.contains(claim.target) {
        owned.insert(claim.target, at: 0)
      }
      for (number, company) in owned.enumerated() {
        facts.actors.settle(company, as: .company)
        var holding = claim
        holding.type = "OWNED_BY"
        holding.title = nil
        holding.source = company
        holding.target = claim.source
        holding.rule = "owner"
        if number == 0 { facts.claims[index] = holding } else { facts.add(holding) }
      }
    }
  }

  /// What "owner of" names.
  private func owned(by owner: Int, _ view: SentenceView, _ facts: DocumentFacts) -> [Int] {
    let post = view.posts.first {
      $0.holders.contains(owner)
        && view.post($0).lowercased().split(whereSeparator: { $0 == "-" || $0 == " " })
          .contains { $0 == "owner" || $0 == "shareholder" }
    }
    guard let post else { return [] }
    for index in post.units.lowerBound..<min(post.units.upperBound + 1, view.units.count)
    where view.units[index].isOne(of: .of, .in) {
      return view.objects(from: index + 1, facts)
    }
    return []
  }

  /// "The deal is expected to take effect on March 1": when the planned transfers begin.
  private func readClosing(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard view.units.contains(where: { $0.isOne(of: .deal, .transaction, .agreement, .takeover) }),
      let effect = view.units.firstIndex(where: {
        $0.isOne(of: .effect, .close, .closed, .completed)
      }),
      let date = view.time(near: effect)?.from
    else { return }
    for index in facts.claims.indices.suffix(8)
    where facts.claims[index].type == "OWNED_BY" && facts.claims[index].status == .planned
      && facts.claims[index].since == nil && facts.claims[index].sentence != view.index
    {
      facts.claims[index].since = date
    }
  }

  private func isCompany(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    let kind = facts.actors[actor].kind
    return kind == .company || kind == .unknown || kind == .organization
  }

  private func isOwner(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    isCompany(actor, facts) || facts.actors[actor].kind == .publicBody
      || facts.actors[actor].kind == .person
  }

  private func add(
    _ owned: Int, _ owner: Int, _ share: String?, _ since: PartialDate?, _ status: Status?,
    _ type: String, at index: Int, _ view: SentenceView, _ facts: inout DocumentFacts,
    _ rule: String
  ) {
    guard owned != owner, isCompany(owned, facts),
      isOwner(owner, facts) || facts.actors[owner].kind == .country,
      !view.isUncertain(around: index, reach: 5)
    else { return }
    // "formerly owned by B", "a former unit of B".
    let status = view.isFormer(before: index) ? .former : status
    let isPart = type == "SUBSIDIARY_OF" && facts.isPart(owned, of: owner)
    for actor in [owned, owner] where facts.actors[actor].kind == .unknown {
      facts.actors[actor].kind = .company
    }
    facts.add(
      Claim(
        source: owned, type: isPart ? "PART_OF" : type, target: owner, title: share, since: since,
        status: status, sentence: view.index, trigger: index, confidence: 0.85, rule: rule))
  }

  /// "designated for being owned or controlled by A": who is designated.
  private func readDesignated(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let by = (index + 1..<min(index + 12, view.units.count)).first(where: { view.is($0, .by) }),
      let owner = (by + 1..<max(by + 1, view.units.count)).compactMap(view.actor)
        .first(where: { isOwner($0, facts) })
    else { return }
    let named = (0..<index).compactMap(view.actor).first {
      isCompany($0, facts)
    }
    let listed = facts.recentClaims.last {
      $0.type == "SANCTIONED_BY" && view.index - $0.sentence <= 3
    }?.source
    guard let owned = named ?? listed else { return }
    add(owned, owner, nil, nil, nil, "OWNED_BY", at: index, view, &facts, "being-owned")
  }

  /// "A owns B", "A holds a 20% stake in B", "B, owned by A", "A-owned B".
  private func readOwning(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    if view.is(index, .owned), view.is(index - 1, .being) {
      readDesignated(index, view, &facts)
      return
    }
    if view.is(index, .owned) {
      var by = index + 1
      while view.has(by, .adverb)
        || ["equally", "partly", "mostly"].contains(view.spelling(at: by))
      {
        by += 1
      }
      let owners = view.is(by, .by) ? view.objects(from: by + 1, facts) : []
      // "owned by A and B, respectively": read by the verb's frame.
      if owners.count > 1,
        view.units.indices[by...].prefix(40).contains(where: {
          view.spelling(at: $0) == "respectively"
        })
      {
        return
      }
      if let owner = owners.first {
        let start = startOfShare(endingAt: index, view)
        var owned = view.subjects(of: start, facts)
        if owned.isEmpty { owned = view.phrase(endingAt: start - 1, facts) }
        if owned.isEmpty, view.units.indices.contains(start - 1), view.units[start - 1].isComma {
          owned = view.coordinated(endingAt: start - 2, facts)
        }
        if owned.isEmpty { owned = described(before: start, view, facts) }
        let isShared = view.spelling(at: by - 1).hasSuffix("ly") && by > index + 1
        for one in owned {
          for owner in isShared ? Array(owners.prefix(2)) : [owner] {
            add(one, owner, nil, nil, nil, "OWNED_BY", at: index, view, &facts, "owned-by")
          }
        }
      } else if index >= 2, view.is(index - 1, .hyphen), let owner = view.actor(at: index - 2),
        let owned = view.single(startingAt: index + 1, facts)?.actor
      {
        add(owned, owner, nil, nil, nil, "OWNED_BY", at: index, view, &facts, "owned-by")
      }
      return
    }
  }

  /// "X, the diamond company owned by", "X (wholly owned by": what is described so before `index`.
  private func described(before index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> [Int] {
    if view.is(index - 1, .openingBracket) {
      return view.actor(at: index - 2).map { [$0] } ?? []
    }
    var before = index - 1
    while before > 0, index - before < 6, view.units[before].kind == .word,
      !view.units[before].isOne(of: .a, .an, .the),
      !view.has(before, .anyVerb) || view.has(before, .companynoun)
    { before -= 1 }
    guard before > 1, index - before > 1, view.units[before].isOne(of: .a, .an, .the),
      view.units[before - 1].isComma, let owned = view.actor(at: before - 2)
    else { return [] }
    return [owned]
  }

  /// Where "51%-owned", "majority owned", "wholly owned" begins, whose "owned" is at `index`.
  private func startOfShare(endingAt index: Int, _ view: SentenceView) -> Int {
    var start = index
    while start > 0, index - start < 6 {
      let unit = view.units[start - 1]
      guard
        unit.is(.hyphen) || unit.kind == .number || unit.has(.adverb)
          || unit.isOne(of: .wholly, .majority, .minority, .percent)
          || unit.isOne(of: .per, .cent, .joint) || view.spelling(at: start - 1) == "%"
      else { break }
      start -= 1
    }
    return start
  }

  /// "X and his company, A", "X's firm A": a person's.
  private func readOwnCompany(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    if readTheirCompanies(index, view, &facts) { return }
    let next = view.is(index + 1, .comma) ? index + 2 : index + 1
    guard let company = view.actor(at: next), facts.actors[company].kind != .person,
      facts.actors[company].kind != .country
    else { return }
    var before = index - 1
    while before > 0, view.units[before].kind == .word,
      !view.units[before].has(WordClass.function.union(.anyVerb))
    { before -= 1 }
    guard before >= 0 else { return }
    var owner: Int?
    if view.is(before, .possessive) {
      owner = view.person(at: before - 1, facts) ?? proprietor(at: before - 1, view, facts)
    } else if view.units[before].isOne(of: .his, .her) {
      owner =
        (max(0, before - 6)..<before).last { view.person(at: $0, facts) != nil }
        .flatMap(view.actor) ?? facts.antecedent(of: view.units[before])
    }
    guard let owner else { return }
    // "his companies, A and B".
    let all = view.spelling(at: index).hasSuffix("s") ? view.objects(from: next, facts) : [company]
    for company in all
    where facts.actors[company].kind != .person && facts.actors[company].kind != .country {
      add(company, owner, nil, nil, nil, "OWNED_BY", at: index, view, &facts, "own-company")
    }
  }

  /// "X's company, A": X, whoever that is, if it is no place.
  private func proprietor(at index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard let actor = view.actor(at: index) else { return nil }
    let kind = facts.actors[actor].kind
    return kind == .company
      || kind == .unknown && facts.actors[actor].likeness != .place
        && !facts.actors[actor].isDateline
      ? actor : facts.actors[actor].key.last == "family" ? actor : nil
  }

  /// "X and Y, along with their company A", "two companies he owns in B, A and C".
  private func readTheirCompanies(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts)
    -> Bool
  {
    var owners: [Int] = []
    var comma = index + 1
    if let their = (max(0, index - 3)..<index).last(where: { view.spelling(at: $0) == "their" }) {
      let people = (0..<their).filter { view.person(at: $0, facts) != nil }.suffix(2)
      owners = people.compactMap(view.actor)
      guard owners.count == 2, let last = people.last, their - last < 6,
        view.units[people[people.startIndex]...last].contains(where: { $0.is(.and) })
      else { return false }
    } else if view.units.indices.contains(index + 2),
      view.units[index + 2].isOne(of: .owns, .owned, .controls)
        || view.spelling(at: index + 2) == "controlled"
    {
      let isPronoun = view.units[index + 1].isOne(of: .he, .she)
      // "X, … along with two companies he owns": whom the sentence has named, else whom it is about.
      let named = (0..<index).last { view.person(at: $0, facts) != nil }.flatMap(view.actor)
      guard
        let owner = isPronoun
          ? named ?? facts.antecedent(of: view.units[index + 1]) : view.actor(at: index + 1),
        isPronoun || view.person(at: index + 1, facts) != nil,
        let end = view.units[index...].prefix(10).firstIndex(where: {
          $0.isComma || $0.is(.colon) || $0.is(.dash) || $0.is(.emDash)
        })
      else { return false }
      owners = [owner]
      comma = end
    } else {
      return false
    }
    let start =
      view.units.indices.contains(comma) && view.units[comma].kind == .mark ? comma + 1 : comma
    for company in view.objects(from: start, facts)
    where facts.actors[company].kind != .person && facts.actors[company].kind != .country {
      for owner in owners {
        add(company, owner, nil, nil, nil, "OWNED_BY", at: index, view, &facts, "own-company")
      }
    }
    return true
  }
}
