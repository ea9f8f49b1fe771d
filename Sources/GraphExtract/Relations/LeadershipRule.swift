internal import GraphModel

/// HOLDS_POST out of verbs of leading: "X heads the Y", "the Y is led by X", "appointed X to head the Y",
/// "X chairs the board of Y", "X was at the helm of Y".
struct LeadershipRule {
  private static let titles: [(stem: String, title: String)] = [
    ("head", "head"), ("lead", "leader"), ("led", "leader"), ("chair", "chair"),
    ("direct", "director"), ("command", "commander"),
    ("found", "founder"), ("co-found", "co-founder"), ("run", "head"), ("ran", "head"),
    ("presid", "president"), ("govern", "governor"), ("front", "head"), ("helm", "head"),
    ("spearhead", "head"), ("captain", "captain"), ("steer", "head"), ("oversee", "head"),
    ("oversaw", "head"), ("manage", "manager"),
  ]

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices
    where view.units[index].kind == .word || view.units[index].kind == .title {
      if isHelm(index, view) {
        readHelm(index, view, &facts)
        continue
      }
      if view.is(index, .charge) || view.spelling(at: index) == "command", view.is(index + 1, .of) {
        readCharge(index, view, &facts)
        continue
      }
      let isInfinitive =
        (view.is(index - 1, .to) || view.has(index - 1, [.modal, .future]))
        && ["head", "lead", "chair", "run"].contains(view.spelling(at: index))
      if readRule(index, view, &facts) { continue }
      if view.is(index + 1, .up), ["set", "setting"].contains(view.spelling(at: index)) {
        readSettingUp(index, view, &facts)
        continue
      }
      let isRun = view.spelling(at: index) == "run" && isPerfect(index, view)
      guard
        view.units[index].classes.contains(.serve) || isInfinitive || isRun
          || isFounding(index, view) || isGoverning(index, view, facts) || isPassive(index, view),
        !view.units[index].isCapital || index == 0
      else { continue }
      if view.is(agent(of: index, view), .by) {
        readPassive(index, view, &facts)
      } else {
        readVerb(index, view, &facts)
      }
    }
  }

  private func title(of verb: Int, _ view: SentenceView) -> String? {
    let spelling = view.spelling(at: verb).lowercased()
    return Self.titles.first(where: { spelling.hasPrefix($0.stem) })?.title
  }

  // MARK: "X heads the Y"

  private func readVerb(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let title = title(of: index, view), view.post(covering: index)?.holders.isEmpty ?? true,
      !view.isUncertain(around: index)
    else { return }
    if readRelative(index, title, view, &facts) { return }
    let part = ownedPart(behind: index + 1, view, facts)
    let named =
      part.map { ($0.actor, $0.units.upperBound) } ?? body(behind: index + 1, view, facts)
    // "will head the ministry": who takes an office of a state is told by others.
    guard named != nil || view.is(index - 1, .to) || !view.has(index - 1, [.modal, .future]) else {
      return
    }
    guard named != nil || institution(behind: index + 1, view, facts) != nil else { return }
    var holder: Int?
    if view.is(index - 1, .to) {
      holder =
        appointee(beforeInfinitive: index, view, &facts) ?? leaver(to: index, view, &facts)
    }
    if holder == nil { holder = leader(view.subjects(of: index, facts), &facts) }
    guard let holder,
      let (body, next) = named ?? ofState(behind: index + 1, holder, view, facts)
    else { return }
    facts.actors.settle(body, as: .organization)
    let spelling = view.spelling(at: index).lowercased()
    let isPerfect = isPerfect(index, view)
    let isPast =
      !isPerfect && !isFounding(index, view)
      && (spelling.hasSuffix("ed") || spelling == "led" || spelling == "ran")
    let stated = term(of: index, behind: next, view)
    let whole = part.map { "\(title) of \(view.spelling(units: $0.units))" }
    for body in [body] + (part == nil ? furtherBodies(behind: next, view, facts) : []) {
      add(
        holder, body, whole ?? title, stated,
        view.isPlanned(index) && !view.is(index - 1, .to)
          ? .planned : isPast && stated?.until == nil ? .former : nil, index, view, &facts)
    }
  }

  /// The rest of a list, "A, B and C": bodies all of them, of which the last stands behind "and" and ends a clause.
  private func furtherBodies(
    behind start: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> [Int] {
    var found: [Int] = []
    var next = start
    while found.count < 12 {
      let isLast = view.is(next, .and) || view.is(next, .comma) && view.is(next + 1, .and)
      guard isLast || view.is(next, .comma) else { return [] }
      next += view.is(next, .comma) && view.is(next + 1, .and) ? 2 : 1
      if view.is(next, .the) { next += 1 }
      guard let body = view.actor(at: next), view.units[next].form == .plain,
        facts.actors[body].isBody
          || facts.actors[body].kind == .unknown
            && facts.actors[body].likeness != .person && facts.actors[body].likeness != .place
      else { return [] }
      found.append(body)
      next += 1
      guard isLast else { continue }
      let ends =
        next >= view.units.count || view.units[next].kind == .mark && !view.is(next, .possessive)
        || view.has(next, [.prep, .conj])
      return ends ? found : []
    }
    return []
  }

  /// "X ruled A from 1990 to 2002", "who has led A since 2013": a state under someone for a time.
  private func readRule(
    _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Bool {
    guard ["ruled", "governed", "led"].contains(view.spelling(at: index)),
      view.units[index].kind == .word
    else { return false }
    let place = view.is(index + 1, .the) ? index + 2 : index + 1
    guard let country = view.country(at: place, facts), view.units[place].form == .plain,
      let stated = term(of: index, behind: place + 1, view),
      stated.units.lowerBound == place + 1, stated.kind == .range || stated.kind == .since,
      !view.isUncertain(around: index),
      let holder = leader(view.personalSubjects(of: index, facts), &facts)
    else { return false }
    // The office that the text gives by name says more.
    if facts.isTold("HOLDS_POST", holder, country, in: view.index) { return true }
    add(holder, country, "leader", stated, nil, index, view, &facts)
    return true
  }

  /// "the Democratic Accord, which he led from 2004 to 2009", "a bank that X founded".
  private func readRelative(
    _ verb: Int, _ title: String, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Bool {
    let isTitle =
      view.units[verb].kind == .title
      && ["chairs", "heads"].contains(view.spelling(at: verb))
    guard view.units[verb].kind == .word || isTitle,
      let which = (max(1, verb - 7)..<max(1, verb)).last(where: {
        view.units[$0].isOne(of: .which, .that)
      }), which + 1 < verb,
      !view.units[which + 1..<verb].contains(where: {
        $0.kind == .mark && !$0.is(.possessive) || $0.has(.prep)
      })
    else { return false }
    let end = view.is(which - 1, .comma) ? which - 2 : which - 1
    var name = verb - 1
    while name > which + 1, view.has(name, [.aux, .adverb]) { name -= 1 }
    guard let (body, _) = view.single(endingAt: end, facts),
      facts.actors[body].isBody,
      let (actor, _) = view.single(endingAt: name, facts), actor != body,
      facts.actors[actor].kind == .person
    else { return false }
    let spelling = view.spelling(at: verb).lowercased()
    let stated = term(of: verb, behind: verb + 1, view)
    let isPast =
      !isFounding(verb, view) && !isPerfect(verb, view)
      && (spelling.hasSuffix("ed") || ["led", "ran"].contains(spelling))
    add(
      actor, body, title, stated, isPast && stated?.until == nil ? .former : nil, verb, view, &facts
    )
    return true
  }

  /// "governed the Central Bank": states and provinces are governed by others than their governors.
  private func isGoverning(_ verb: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Bool {
    guard view.spelling(at: verb) == "governed" else { return false }
    let name = view.has(verb + 1, .det) ? verb + 2 : verb + 1
    return view.actor(at: name).map { facts.actors[$0].name.contains("Bank") } ?? false
  }

  private func isPerfect(_ verb: Int, _ view: SentenceView) -> Bool {
    var before = verb - 1
    while view.has(before, .adverb) { before -= 1 }
    return before >= 0 && view.units[before].isOne(of: .has, .have)
  }

  /// The dates behind the body, else a range before the verb.
  func term(of verb: Int, behind end: Int, _ view: SentenceView) -> TimeExpression? {
    let behind = view.times.first {
      $0.units.lowerBound >= end && $0.units.lowerBound - end <= 4
        // "founded A, which she led from": of the clause.
        && !view.units[end..<$0.units.lowerBound].contains { $0.isOne(of: .which, .who, .that) }
    }
    return behind
      ?? view.times.last {
        $0.units.upperBound <= verb && verb - $0.units.upperBound <= 3 && $0.kind == .range
          && !view.is($0.units.upperBound, .and)
      }
  }

  /// "X set up the bank in 1967": of companies alone; officials set up what they do not found.
  private func readSettingUp(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard !view.isUncertain(around: index), !view.isPlanned(index),
      let (body, next) = body(behind: index + 2, view, facts),
      facts.actors[body].kind == .company || facts.actors[body].name.hasSuffix("Bank"),
      let holder = leader(view.subjects(of: index, facts), &facts)
    else { return }
    add(
      holder, body, "founder", term(of: index, behind: next, view), nil, index, view, &facts)
  }

  // MARK: "the Y is headed by X", "the Y, led by X"

  private func isPassive(_ index: Int, _ view: SentenceView) -> Bool {
    view.is(agent(of: index, view), .by)
      && (["headed", "led", "chaired", "run", "commanded"].contains(
        view.spelling(at: index)) || isFounding(index, view))
  }

  /// "founded the company A", "A was founded in 1994 by X": a founder stays one.
  private func isFounding(_ index: Int, _ view: SentenceView) -> Bool {
    ["founded", "co-founded"].contains(view.spelling(at: index))
  }

  /// Where "by" is expected: behind the verb, or behind "in 2004", "since January".
  private func agent(of verb: Int, _ view: SentenceView) -> Int {
    if let time = view.times.first(where: { $0.units.lowerBound == verb + 1 }) {
      return time.units.upperBound
    }
    // "is led on an interim basis by".
    let by = (verb + 1..<verb + 6).first { view.is($0, .by) }
    guard let by,
      view.units[verb + 1..<by].allSatisfy({
        $0.kind == .word && !$0.isCapital && !$0.has([.anyVerb, .conj])
      })
    else { return verb + 1 }
    return by
  }

  private func readPassive(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let title = title(of: index, view), !view.isUncertain(around: index),
      view.post(covering: index) == nil
    else { return }
    let by = agent(of: index, view)
    guard view.is(by, .by), let name = agentName(behind: by, view, facts),
      let actor = view.actor(at: name), let holder = leader([actor], isCertain: true, &facts)
    else { return }
    var bodies: [Int]
    var start = index - 1
    while view.has(start, .adverb) { start -= 1 }
    let isClause = view.has(start, .aux)
    if isClause {
      bodies =
        bodyInPlace(before: index, view, facts).map { [$0] } ?? view.subjects(of: index, facts)
      if bodies.isEmpty, let body = describedBody(before: start, view, facts) { bodies = [body] }
    } else {
      // "a delegation of the Y led by X": not the Y.
      var before = index - 1
      while view.has(before, .adverb) { before -= 1 }
      let last = view.is(before, .comma) ? before - 1 : before
      if let named = namedBefore(noun: last, view, facts) {
        bodies = [named]
      } else {
        guard let (body, start) = view.single(endingAt: last, facts), last >= 0,
          start == 0 || !view.units[start - 1].isOne(of: .of, .from, .in, .at, .with, .for)
            // "the members of the Y, led by X": X leads them and it.
            || view.is(last + 1, .comma)
              && ["members", "member"].contains(
                view.spelling(at: start - (view.is(start - 1, .the) ? 3 : 2)))
        else { return }
        bodies = [body]
      }
    }
    let isFounding = isFounding(index, view)
    guard bodies.count == 1,
      // "The Delegation of A, headed by X".
      facts.actors[bodies[0]].key.first != "delegation",
      facts.actors[bodies[0]].isBody || isFounding && facts.actors[bodies[0]].kind == .unknown
    else { return }
    let stated = term(of: index, behind: name + 1, view)
    let isOver =
      isClause && !isFounding && stated?.until == nil
      && (max(0, index - 3)..<index).contains { view.units[$0].isOne(of: .was, .were) }
    add(
      holder, bodies[0], title, stated,
      view.isPlanned(index) ? .planned : isOver ? .former : nil, index, view, &facts)
    // "founded by X and Y".
    guard isFounding, view.is(name + 1, .and), let second = view.actor(at: name + 2),
      let other = leader([second], &facts)
    else { return }
    add(other, bodies[0], title, stated, nil, index, view, &facts)
  }

  // MARK: "X was at the helm of Y"

  private func isHelm(_ index: Int, _ view: SentenceView) -> Bool {
    view.is(index + 1, .of) && view.is(index - 1, .the) && view.is(index - 2, .at)
      && ["helm", "head"].contains(view.spelling(at: index))
  }

  private func readHelm(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let (body, next) = body(behind: index + 2, view, facts), !view.isUncertain(around: index)
    else { return }
    // "was at the helm", "spent four years at the helm".
    let verb = (max(0, index - 8)..<max(0, index - 2)).last {
      view.units[$0].kind == .word && !view.units[$0].isCapital
        && (view.has($0, WordClass.anyVerb.union(.aux)) || view.isPast($0)
          || view.spelling(at: $0) == "spent")
    }
    guard let verb else { return }
    // "reinstated X at the head of", "thanked X for her time at the head of": whom something is done to.
    let object = (verb + 1..<max(verb + 1, index - 2)).first {
      view.actor(at: $0).map { facts.actors[$0].canBePerson } ?? false
    }
    guard
      let holder = leader(
        object.flatMap(view.actor(at:)).map { [$0] } ?? view.subjects(of: verb, facts), &facts)
    else { return }
    if object != nil, !view.is(index - 3, .for), view.actor(at: index - 3) == nil { return }
    let stated = term(of: verb, behind: next, view)
    let isPast =
      object == nil && !isPerfect(verb, view) && !view.has(verb, .serve.union(.become))
      && (view.is(verb, .was) || view.isPast(verb) || !view.has(verb, .anyVerb.union(.aux)))
    add(
      holder, body, "head", stated,
      view.isPlanned(verb) ? .planned : isPast && stated?.until == nil ? .former : nil, index, view,
      &facts)
  }

  // MARK: The parts

  func add(
    _ holder: Int, _ body: Int, _ title: String, _ stated: TimeExpression?, _ status: Status?,
    _ trigger: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    facts.add(
      Claim(
        source: holder, type: "HOLDS_POST", target: body, title: title,
        since: stated?.kind == .point ? nil : stated?.since, until: stated?.until,
        status: status, sentence: view.index, trigger: trigger, confidence: 0.8, rule: "leads"))
  }

  /// The first person; a name of which nothing is known becomes one by leading.
  ///
  /// - Parameter isCertain: only persons and organisations can stand there, not places.
  func leader(
    _ actors: [Int], isCertain: Bool = false, _ facts: inout DocumentFacts
  ) -> Int? {
    if let person = actors.first(where: { facts.actors[$0].kind == .person }) { return person }
    guard let first = actors.first, isCertain || facts.actors[first].canBePerson,
      facts.actors[first].likeness != .organisation,
      facts.actors.isOrBecomesPerson(first, isCertain: isCertain)
    else { return nil }
    return first
  }
}
