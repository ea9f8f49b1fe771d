internal import GraphModel

/// Verbs that lead to a field: "takes over Health", "was moved to the Ministry of Trade", "stays at Interior".
extension PortfolioRule {
  /// What stands between a verb and a field.
  struct Way {
    var verb: Int
    /// The preposition or particle right before the field.
    var preposition: Unit?
    /// "in charge of", "responsible for".
    var isCharge = false
    /// Whom the verb is done to: "moved X to".
    var object: Int?
    /// Where "from Education" stands, in "moves from Education to Health".
    var left: Field?
  }

  /// The moves of the verb before a field.
  func moves(
    before field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> [Move] {
    guard let way = way(to: field, view, &facts), !view.isUncertain(around: way.verb) else {
      return []
    }
    guard let effect = effect(of: way, field, view, facts) else { return [] }
    let isLoss = effect == .takes
    let isLasting = isLasting(way.verb, view)
    let isExchange = way.preposition == nil && isSwap(way.verb, view)
    // "was succeeded at Trade by Y".
    if way.object == nil, view.has(way.verb, .succeed), isPassive(way.verb, view) {
      guard view.is(field.end, .by), let later = person(behind: field.end, view, &facts),
        let earlier = subject(of: way.verb, view, &facts), earlier != later
      else { return [] }
      return [
        Move(holder: later, verb: way.verb, status: view.isPlanned(way.verb) ? .planned : nil),
        Move(holder: earlier, verb: way.verb, status: .former),
      ]
    }
    guard let holder = way.object ?? subject(of: way.verb, view, &facts) else { return [] }
    let planned: Status? = view.isPlanned(way.verb) && !isLasting ? .planned : nil
    // "replaces Y at Trade": the subject comes, the object goes.
    if let object = way.object, view.has(way.verb, .succeed) {
      guard let later = subject(of: way.verb, view, &facts), later != object else { return [] }
      return [
        Move(holder: later, verb: way.verb, status: planned),
        Move(holder: object, verb: way.verb, status: planned == nil ? .former : nil),
      ]
    }
    var moves = [
      Move(
        holder: holder, verb: way.verb, status: isLoss ? .former : planned, isChange: !isLasting)
    ]
    // "takes Health from Y", "inherits the portfolio from Y".
    if !isLoss, planned == nil, !isExchange, view.has(way.verb, .take), view.is(field.end, .from),
      let earlier = person(behind: field.end, view, &facts), earlier != holder
    {
      moves.append(Move(holder: earlier, verb: way.verb, status: .former))
    }
    // "loses Defence to Y".
    if isLoss, view.is(field.end, .to), let later = person(behind: field.end, view, &facts) {
      moves.append(Move(holder: later, verb: way.verb))
    }
    return moves
  }

  // MARK: The way back to the verb

  private func way(
    to field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Way? {
    var way = Way(verb: 0)
    var at = field.start - 1
    for _ in 0..<10 where at >= 0 {
      let unit = view.units[at]
      if let time = view.time(covering: at) {
        at = time.units.lowerBound - 1
        continue
      }
      // "from Education to Health", "to Health from Education", "swaps Education for Health".
      if way.left == nil, way.preposition?.isOne(of: .to, .for, .from) ?? false,
        let left = self.field(endingAt: at, view, facts)
      {
        way.left = left
        at = left.start - 1
        if view.is(at, .from) { at -= 1 }
        continue
      }
      if unit.kind == .actor {
        // "moved X to Health", "replaces Minister X at Trade".
        guard way.preposition != nil, way.object == nil,
          let person = somebody(view.actor(at: at), &facts)
        else { return nil }
        way.object = person
        let title = view.posts.first { $0.isPrenominal && $0.units.upperBound == at }
        at = (title?.units.lowerBound ?? at) - 1
        continue
      }
      guard unit.kind == .word || unit.kind == .title else { return nil }
      if ["charge", "responsibility", "responsible", "control"].contains(view.spelling(at: at)) {
        way.isCharge = true
      } else if unit.has(.prep) || view.is(at, .up) {
        if way.preposition == nil { way.preposition = unit }
      } else if isVerb(at, view) {
        way.verb = at
        return way
      } else if !unit.has([.det, .adverb]),
        !["across", "back", "on"].contains(view.spelling(at: at))
      {
        return nil
      }
      at -= 1
    }
    return nil
  }

  private func field(
    endingAt last: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Field? {
    for start in (max(0, last - 7)...last).reversed() {
      guard let field = field(at: start, view, facts), field.end == last + 1 else { continue }
      if start > 0, view.has(start - 1, .det), let whole = self.field(at: start - 1, view, facts),
        whole.end == last + 1
      {
        return whole
      }
      return field
    }
    return nil
  }

  private func isVerb(_ index: Int, _ view: SentenceView) -> Bool {
    guard !view.units[index].isCapital || index == 0 else { return false }
    let spelling = view.spelling(at: index)
    return view.has(
      index,
      WordClass.anyVerb.union([.aux, .take, .move, .travel, .grant, .loss, .dismiss, .leave]))
      || isSwap(index, view) || Self.given.contains(spelling) || Self.puts.contains(spelling)
      || ["stripped", "relieved", "tasked", "charged", "look", "looks", "looked"].contains(spelling)
  }

  private func subject(
    of verb: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    somebody(view.personalSubjects(of: verb, facts).first, &facts)
  }

  /// The actor, if it is a person or can be one.
  private func somebody(_ actor: Int?, _ facts: inout DocumentFacts) -> Int? {
    guard let actor, facts.actors[actor].kind == .person || facts.actors[actor].canBePerson,
      facts.actors.isOrBecomesPerson(actor)
    else { return nil }
    return actor
  }

  // MARK: What stands behind or beside the field

  /// "Finance goes to X", "the portfolio was given to X", "…, to X" in a list of such.
  func receiver(
    behind field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Move? {
    var next = field.end
    // "The health ministry of A passed to X".
    if view.is(next, .of), view.country(at: next + 1, facts) != nil { next += 2 }
    // "The interior ministry, the main job for security, went to X".
    if view.is(next, .comma), view.has(next + 1, .det),
      let close = (next + 1..<min(next + 12, view.units.count)).first(where: {
        view.units[$0].isComma
      })
    {
      next = close + 1
    }
    while view.has(next, [.aux, .adverb]) || view.is(next, .will) || isManner(next, view) {
      next += 1
    }
    let isVerb =
      view.units.indices.contains(next)
      && (view.has(next, .grant) || Self.given.contains(view.spelling(at: next)))
    if isVerb { next += 1 } else { next = field.end }
    guard view.is(next, .to), isVerb || isElliptic(field, view),
      let holder = person(behind: next, view, &facts), !view.isUncertain(around: next)
    else { return nil }
    return Move(
      holder: holder, verb: next - 1, status: view.isPlanned(next - 1) ? .planned : nil)
  }

  /// "Finance goes to X, and Justice to Y": the verb stands with an earlier field.
  private func isElliptic(_ field: Field, _ view: SentenceView) -> Bool {
    view.units[..<field.start].indices.contains {
      view.is($0, .to)
        && (view.has($0 - 1, .grant) || Self.given.contains(view.spelling(at: $0 - 1)))
    }
  }

  private func isManner(_ index: Int, _ view: SentenceView) -> Bool {
    view.units.indices.contains(index) && view.units[index].kind == .word
      && view.spelling(at: index).hasSuffix("ly")
  }

  /// "The fisheries portfolio was held by X", "Health will be led by Y".
  func agent(
    behind field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Move? {
    var next = view.is(field.end, .comma) ? field.end + 1 : field.end
    let start = next
    while view.units.indices.contains(next), next - start < 4,
      view.units[next].isOne(of: .last, .which) || view.is(next, .will)
        || view.has(next, [.adverb, .former, .aux])
    { next += 1 }
    guard next > start, view.is(next, .held) || view.has(next, [.lead, .take, .hold]) else {
      return nil
    }
    let verb = next
    next += view.is(next + 1, .over) || view.is(next + 1, .up) ? 2 : 1
    guard view.is(next, .by), !view.isUncertain(around: verb),
      let holder = person(behind: next, view, &facts)
    else { return nil }
    let isPast =
      view.units[start..<verb].contains { $0.isOne(of: .was, .were, .had, .last) }
      && view.spelling(at: verb) != "taken" || view.is(verb - 1, .last)
      || view.has(verb - 1, .former)
    return Move(
      holder: holder, verb: verb,
      status: view.isPlanned(verb) ? .planned : isPast ? .former : nil, isChange: false)
  }

  /// "At Defence, X succeeds Y": who is named first behind the comma.
  func fronted(
    _ field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Move? {
    guard facts.speaksOfCabinet, field.start == 1, view.units[0].isOne(of: .at, .in),
      view.is(field.end, .comma),
      view.has(field.end + 2, [.succeed, .take, .aux]) || view.is(field.end + 2, .comma),
      let holder = somebody(view.actor(at: field.end + 1), &facts)
    else { return nil }
    return Move(holder: holder, verb: field.end + 2)
  }

  /// "X at Foreign Affairs, Y at Interior", "Z, in Mining", "W to Justice" in a list.
  func beside(
    _ field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Move? {
    let before = field.start - 1
    guard before >= 1 else { return nil }
    func move(_ person: Int?) -> Move? {
      somebody(person, &facts).map { Move(holder: $0, verb: before) }
    }
    if view.is(before, .at), !field.isNamed || facts.speaksOfCabinet,
      let actor = view.actor(at: before - 1), view.post(covering: before - 1) == nil,
      before == 1 || opensItem(before - 1, view)
    {
      return move(actor)
    }
    // "The new ministers are X, in Finance; Y, in Mining".
    if view.is(before, .in), facts.speaksOfCabinet, !field.isNamed, view.is(before - 1, .comma),
      view.units[field.start].isCapital, isEnd(field.end, view) || view.is(field.end, .and)
    {
      return move(view.actor(at: before - 2))
    }
    // "X was appointed to Health, Y to Mining and Z to Justice": the verb is left out.
    if view.is(before, .to), facts.speaksOfCabinet, let actor = view.person(at: before - 1, facts),
      before >= 3,
      view.units[before - 2].isOne(of: .comma, .and, .semicolon),
      facts.recentClaims.contains(where: { $0.sentence == view.index && $0.rule == "portfolio" })
    {
      return move(actor)
    }
    return nil
  }

  /// Whether the name begins an item of a list: behind a comma, a colon, "and" or "include".
  private func opensItem(_ name: Int, _ view: SentenceView) -> Bool {
    var before = name - 1
    while before > 0, view.has(before, [.occupation, .former, .current]) { before -= 1 }
    return view.units[before].isOne(of: .comma, .and, .colon, .including)
      || view.units[before].isOne(of: .include, .includes, .included, .are)
  }

  /// "handing the foreign ministry to X", "gave Health to Y".
  func receiver(
    of field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Move? {
    let verb = field.start - 1
    guard verb >= 0, view.is(field.end, .to), view.units[verb].kind == .word,
      view.has(verb, .handover) || view.has(verb, .grant)
        || ["handing", "giving", "gave", "gives", "give", "assigning", "assigns", "entrusting"]
          .contains(view.spelling(at: verb)),
      !view.isUncertain(around: verb), !isPassive(verb, view),
      let holder = person(behind: field.end, view, &facts)
    else { return nil }
    return Move(holder: holder, verb: verb, status: view.isPlanned(verb) ? .planned : nil)
  }

  /// The person behind a preposition, over "the late founder", "economist".
  private func person(
    behind index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    var name = index + 1
    while view.units.indices.contains(name), name - index < 6, view.units[name].kind != .actor,
      view.has(name, [.occupation, .det, .former, .current, .rank]) && !view.has(name, .anyVerb)
        || view.units[name].kind == .title
    { name += 1 }
    guard let actor = view.actor(at: name), view.units[name].form == .plain,
      facts.actors.isOrBecomesPerson(actor, isCertain: true)
    else { return nil }
    return actor
  }
}
