internal import GraphModel

/// MEMBER_OF, PART_OF and WORKS_FOR.
struct MembershipRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices {
      let unit = view.units[index]
      if unit.kind == .word, !unit.isCapital || index == 0 {
        if unit.has(.join) { readJoining(index, view, &facts) }
        if unit.isOne(of: .member, .members) { readMember(index, view, &facts) }
      }
      if ["founders", "founder members"].contains(view.spelling(at: index)) {
        readMemberList(index + 1, behind: index, view, &facts)
      }
      if unit.kind == .actor {
        readStructure(index, view, &facts)
        readOwnOffice(index, view, &facts)
      }
    }
  }

  /// Whom persons join as members; elsewhere they work.
  static func hasMembers(_ body: Actor) -> Bool {
    isAssociation(body)
      || !body.isOfLexicon && body.kind == .organization && body.key.count <= 3
        && body.endsInCommonNoun == false && body.key.allSatisfy { !employers.contains($0) }
  }

  /// What is a party or an association by its name.
  static func isAssociation(_ body: Actor) -> Bool {
    if body.isParty { return true }
    let name = body.name.lowercased()
    return [
      "party", "parti", "movement", "union", "league", "front", "alliance", "coalition",
      "parliament", "academy", "association", "society", "club", "congress", "federation",
    ].contains(where: name.contains) && !name.hasPrefix("united") && !name.contains("nations")
  }

  /// In the names of bodies whom persons join to work there.
  private static let employers: Set<String> = [
    "bank", "fund", "institute", "university", "agency", "office", "ministry", "department",
    "commission", "corporation", "authority", "court", "foundation", "company", "times", "post",
    "group", "holdings",
  ]

  private func isBody(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    let kind = facts.actors[actor].kind
    return kind == .organization || kind == .treaty || kind == .publicBody
      || kind == .unknown && facts.actors[actor].isAcronym
      || kind == .unknown && facts.actors[actor].key.count > 1
        && facts.actors[actor].likeness != .person && facts.actors[actor].likeness != .place
  }

  private func add(
    _ members: [Int], _ body: Int, _ since: PartialDate?, _ until: PartialDate?, _ status: Status?,
    at index: Int, _ view: SentenceView, _ facts: inout DocumentFacts, _ rule: String
  ) {
    guard !view.isUncertain(around: index, reach: 6) else { return }
    // "a former member of B".
    let status = rule.hasPrefix("member") && view.isFormer(before: index) ? .former : status
    for member in members.prefix(40) where member != body {
      let isPerson = facts.actors[member].kind == .person
      let isParty =
        facts.actors[body].isParty || facts.actors[body].name.lowercased().contains("party")
      guard facts.actors[member].kind != .unknown, facts.actors[member].kind != .treaty else {
        continue
      }
      facts.add(
        Claim(
          source: member,
          type: isPerson && !isParty && !rule.hasPrefix("member") ? "WORKS_FOR" : "MEMBER_OF",
          target: body,
          since: since, until: until, status: status, sentence: view.index, trigger: index,
          confidence: 0.85,
          rule: rule))
    }
  }

  /// "A joined B in 1999", "A acceded to B".
  private func readJoining(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let start = view.is(index + 1, .to) ? index + 2 : index + 1
    let bodies = view.objects(from: start, facts).filter { isBody($0, facts) }
    guard !bodies.isEmpty, !view.units[index...].prefix(8).contains(where: { $0.is(.sanctions) })
    else { return }
    let planned = view.isPlanned(index) || view.is(index - 1, .to)
    let date = view.time(near: index).flatMap {
      $0.kind == .point || $0.kind == .since ? $0.from : nil
    }
    // Who joins as a member is read by the verb's frame.
    let members = view.subjects(of: index, facts).filter { facts.actors[$0].kind == .person }
    for body in bodies where !Self.isAssociation(facts.actors[body]) {
      add(
        members, body, planned ? nil : date, nil, planned ? .planned : nil, at: index, view, &facts,
        "joined")
    }
  }

  /// "A is a member of B", "A became the 32nd member of B", "B member A", "members of B: A, …".
  private func readMember(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    var next = index + 1
    if view.units.indices.contains(next),
      ["state", "states", "country", "countries", "nation", "nations"].contains(
        view.spelling(at: next).lowercased())
    {
      next += 1
    }
    if view.is(next, .of) {
      guard let (body, end) = view.single(startingAt: next + 1, facts), isBody(body, facts) else {
        return
      }
      var before = index - 1
      while before >= 0, index - before < 6,
        view.units[before].kind == .word || view.units[before].kind == .number
          || view.units[before].is(.hyphen),
        !view.units[before].has([.aux, .become, .anyVerb])
      { before -= 1 }
      if before < 0 || before == 0 && view.has(0, .det) {
        readOpening(index, body, end, view, &facts)
        return
      }
      let unit = view.units[before]
      if unit.kind == .word, unit.has([.aux, .become]) {
        let planned = view.isPlanned(before) || view.is(before - 1, .to)
        let date = view.time(near: end).flatMap {
          $0.kind == .point || $0.kind == .since ? $0.from : nil
        }
        let isJoining = unit.has(.become)
        let near = view.time(near: end)
        // "was a member from 1996 to 2020": read with both its dates elsewhere.
        if near?.kind == .range, view.has(before, .aux) { return }
        let isSince = near?.kind == .since
        add(
          view.subjects(of: before, facts), body, planned || !(isJoining || isSince) ? nil : date,
          nil, planned ? .planned : nil, at: index, view, &facts, "member-of")
      } else if unit.isComma, let verb = view.copula(ofComplementAt: before + 1) {
        // "A is an ally of B, a member of C, D and E".
        let members = view.subjects(of: verb, facts)
        for body in view.objects(from: next + 1, facts) where isBody(body, facts) {
          add(members, body, nil, nil, nil, at: index, view, &facts, "member-of")
        }
      } else if unit.isComma, let actor = view.actor(at: before - 1) {
        // "A, B and C, all members of D".
        let members =
          view.is(before + 1, .all) || view.is(before + 1, .both)
          ? view.coordinated(endingAt: before - 1, facts) : [actor]
        add(members, body, nil, nil, nil, at: index, view, &facts, "member-apposition")
      }
      return
    }
    // "A and B, EU members since 2007".
    if view.is(index, .members), let body = view.actor(at: index - 1), isBody(body, facts),
      view.is(index - 2, .comma)
    {
      let members = view.coordinated(endingAt: index - 3, facts)
      let time = view.time(covering: next)
      guard members.count > 1, members.allSatisfy({ facts.actors[$0].kind == .country }) else {
        return
      }
      add(
        members, body, time?.kind == .since ? time?.from : nil, nil, nil, at: index, view, &facts,
        "member-apposition")
      return
    }
    // "NATO member Turkey".
    if let body = view.actor(at: index - 1), isBody(body, facts), let member = view.actor(at: next),
      facts.actors[member].kind == .country, view.units[next].form == .plain
    {
      add(
        view.objects(from: next, facts), body, nil, nil, nil, at: index, view, &facts, "body-member"
      )
      // "A and fellow B member C".
      if view.spelling(at: index - 2) == "fellow", index >= 4,
        view.units[index - 3].isOne(of: .and, .with, .by)
      {
        add(
          view.coordinated(endingAt: index - 4, facts), body, nil, nil, nil, at: index, view,
          &facts, "body-member")
      }
      return
    }
    readMemberList(next, behind: index, view, &facts)
  }

  /// "B's member states (A, C and D)", "its founding members – A, C and D –".
  private func readMemberList(
    _ mark: Int, behind noun: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    guard view.units.indices.contains(mark),
      view.units[mark].isOne(of: .openingBracket, .colon, .dash, .emDash, .comma)
    else { return }
    var before = noun - 1
    while before >= 0, noun - before < 6, !view.is(before, .possessive),
      view.units[before].kind == .number
        || view.units[before].kind == .word && !view.units[before].isOne(of: .its, .their)
          && !view.units[before].has(WordClass.function.subtracting(.det).union(.aux))
    { before -= 1 }
    guard view.units.indices.contains(before) else { return }
    let body: Int?
    if view.is(before, .possessive) {
      body = view.actor(at: before - 1)
    } else if view.units[before].isOne(of: .its, .their, .of) {
      body = view.organised(before: before, facts)
    } else if view.units[before].isOne(of: .has, .have, .had) {
      body = view.subjects(of: before, facts).first
    } else {
      body = nil
    }
    guard let body, isBody(body, facts), facts.actors[body].kind != .treaty else { return }
    let members = view.objects(from: mark + 1, facts)
    guard members.count > 1, members.allSatisfy({ facts.actors[$0].kind == .country }) else {
      return
    }
    add(members, body, nil, nil, nil, at: noun, view, &facts, "member-list")
  }

  /// "A member of B, she was …": of whom the clause behind the comma speaks.
  private func readOpening(
    _ index: Int, _ body: Int, _ end: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    var next = end
    if view.is(next, .openingBracket), view.is(next + 2, .closingBracket) { next += 3 }
    if view.has(next, .orghead) { next += 1 }
    if let time = view.time(covering: next) { next = time.units.upperBound }
    guard view.is(next, .comma), view.units.indices.contains(next + 1) else { return }
    let unit = view.units[next + 1]
    let member =
      unit.isOne(of: .he, .she)
      ? facts.antecedent(of: unit) : view.single(startingAt: next + 1, facts)?.actor
    guard let member else { return }
    let since = view.time(near: index, until: next).flatMap { $0.kind == .since ? $0.from : nil }
    add([member], body, since, nil, nil, at: index, view, &facts, "member-opening")
  }

  /// "the bloc's Security Council", "and chair of its Committee on Trade": part of what the noun means.
  private func readOwnOffice(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard index > 0, let office = view.actor(at: index), isOffice(office, facts) else { return }
    var whole: Int?
    if view.is(index - 1, .possessive), view.is(index - 3, .the) {
      let noun = view.units[index - 2]
      guard noun.kind == .word, noun.has([.orghead, .companynoun]) || noun.isOne(of: .bloc, .union)
      else { return }
      whole =
        facts.recent.referent(
          of: noun, named: view.spelling(at: index - 2), facts.actors) ?? facts.recent.bloc
    } else if view.is(index - 1, .its) {
      whole = (max(0, index - 12)..<index).compactMap(view.actor).last {
        facts.actors[$0].kind == .organization && facts.actors[$0].isOfLexicon
          || facts.actors[$0].kind == .publicBody
      }
    }
    guard let whole, whole != office, facts.actors[whole].isBody,
      facts.actors[whole].kind != .company
    else { return }
    facts.add(
      Claim(
        source: office, type: "PART_OF", target: whole, sentence: view.index, trigger: index,
        confidence: 0.8, rule: "part-of"))
  }

  /// "the A at the B under the C": each is part of the next.
  private func readStructure(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let part = view.actor(at: index), facts.actors[part].isBody,
      !["board", "presidency", "chairmanship"].contains(facts.actors[part].key.first),
      ![
        "coordinator", "journal", "gazette", "director", "officer", "adviser", "advisor",
        "inspector",
      ].contains(
        facts.actors[part].key.last),
      view.units.indices.contains(index + 2)
    else { return }
    // "the Treasury's Office of Foreign Assets Control".
    if view.is(index + 1, .possessive) || view.is(index + 1, .apostrophe),
      let office = office(behind: index + 1, view),
      isOffice(office, facts), facts.actors[part].kind != .company
    {
      facts.add(
        Claim(
          source: office, type: "PART_OF", target: part, sentence: view.index, trigger: index + 1,
          confidence: 0.85, rule: "part-of"))
      return
    }
    guard view.units[index + 1].isOne(of: .at, .under, .within, .of, .in) else { return }
    // "A Ltd of Mumbai".
    guard facts.actors[part].kind != .company || !view.units[index + 1].isOne(of: .of, .in) else {
      return
    }
    var next = view.units[index + 2].is(.the) ? index + 3 : index + 2
    // "the A at Japan's B".
    if view.country(at: next, facts) != nil, view.is(next + 1, .possessive) { next += 2 }
    guard let whole = view.actor(at: next), facts.actors[whole].isBody,
      !view.is(next + 1, .possessive),
      // "head of R&D at A".
      facts.actors[whole].kind != .company || !view.units[index + 1].isOne(of: .at, .in)
    else { return }
    facts.add(
      Claim(
        source: part, type: "PART_OF", target: whole, sentence: view.index, trigger: index + 1,
        confidence: 0.9,
        rule: "part-of"))
  }

  /// The name behind "the A's", "the A's 15-member".
  private func office(behind possessive: Int, _ view: SentenceView) -> Int? {
    var index = possessive + 1
    while view.units.indices.contains(index), index - possessive < 5,
      view.units[index].kind == .number || view.units[index].is(.hyphen)
        || view.units[index].kind == .word && !view.units[index].isCapital
          && view.units[index].classes.isOrdinary
    { index += 1 }
    return view.actor(at: index)
  }

  private func isOffice(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    let kind = facts.actors[actor].kind
    guard kind == .organization || kind == .publicBody else { return false }
    // "OFAC".
    if facts.actors[actor].isOfLexicon, facts.principal[actor] != nil { return true }
    return facts.actors[actor].key.contains {
      [
        "office", "department", "directorate", "bureau", "division", "agency", "unit", "service",
        "committee", "commission", "secretariat", "structure", "section", "centre", "center",
        "council", "court", "tribunal", "panel", "command", "branch", "inspectorate", "brigade",
        "institute", "school", "faculty", "college", "laboratory", "subcommittee", "taskforce",
      ].contains($0)
    }
  }
}
