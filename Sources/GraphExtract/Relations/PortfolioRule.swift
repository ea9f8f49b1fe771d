internal import GraphModel

/// HOLDS_POST out of fields that stand for their ministries: "Finance goes to X", "the justice portfolio
/// to Y", "X at Foreign Affairs, Y at Interior", "Z takes over the environment portfolio". Only where the
/// document has a home country, whose government it tells of.
struct PortfolioRule {
  let lexicon: Lexicon

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let home = facts.home else { return }
    for index in view.units.indices {
      guard let field = field(at: index, view) else { continue }
      guard facts.speaksOfCabinet || field.isNamed else { continue }
      if facts.speaksOfCabinet, let holder = listed(field, view, &facts) {
        add(holder, field, home, view, &facts)
      } else if let holder = receiver(behind: field.end, view, &facts) {
        add(holder, field, home, view, &facts)
      } else if let holder = pastHolder(behind: field.end, view, &facts) {
        add(holder, field, home, view, &facts, .former)
      } else if let (holder, verb) = taker(before: field, view, &facts)
        ?? receiver(of: field, view, &facts)
      {
        let status: Status? = view.isPlanned(verb) ? .planned : nil
        add(holder, field, home, view, &facts, status)
        if let left = left(behind: verb, before: field, view) ?? left(behind: field, view) {
          add(holder, left, home, view, &facts, .former)
        }
      }
    }
  }

  // MARK: "Finance: X", "X – Finance", "X (Finance)"

  /// Who stands beside a field in a line of a list, or before one in brackets.
  private func listed(
    _ field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    guard !field.isNamed else { return nil }
    if view.is(field.start - 1, .openingBracket), view.is(field.end, .closingBracket),
      let person = view.actor(at: field.start - 2), view.post(covering: field.start - 2) == nil
    {
      return facts.actors.isOrBecomesPerson(person) ? person : nil
    }
    func isMark(_ index: Int) -> Bool {
      view.units.indices.contains(index)
        && view.units[index].isOne(of: .colon, .dash, .emDash, .hyphen)
    }
    let opens = view.units[..<field.start].allSatisfy {
      $0.kind == .number || $0.kind == .mark && !$0.isOne(of: .openingBracket, .openingQuote)
    }
    if opens, isMark(field.end), let person = view.actor(at: field.end + 1),
      isEnd(field.end + 2, view)
    {
      return facts.actors.isOrBecomesPerson(person) ? person : nil
    }
    if isMark(field.start - 1) || view.kind == .item && view.is(field.start - 1, .comma),
      let person = view.actor(at: field.start - 2), isEnd(field.end, view),
      view.units[..<(field.start - 2)].allSatisfy({ $0.kind == .number || $0.kind == .mark })
    {
      return facts.actors.isOrBecomesPerson(person) ? person : nil
    }
    return nil
  }

  /// Whether a line ends here, or goes on with an aside.
  private func isEnd(_ index: Int, _ view: SentenceView) -> Bool {
    !view.units.indices.contains(index)
      || view.units[index].isOne(of: .stop, .semicolon, .comma, .openingBracket)
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
    guard isField(start, view),
      index == 0 || !isField(index - 1, view) && !view.has(index - 1, .det)
    else { return nil }
    var end = start
    let isBracketed = view.is(index - 1, .openingBracket) || index == 0 && isLabelled(view)
    while view.units.indices.contains(end), end - start < 8 {
      if isField(end, view) {
        end += 1
      } else if view.units[end].isOne(of: .and, .ampersand)
        || view.units[end].isComma && isBracketed,
        isField(end + 1, view)
      {
        end += 2
      } else {
        break
      }
    }
    let words = start..<end
    let isNamed =
      view.units.indices.contains(end)
      && ["portfolio", "ministry", "brief", "docket", "dossier"].contains(view.spelling(at: end))
    guard isNamed || view.units[start].isCapital || start == 0 else { return nil }
    return Field(start: index, end: isNamed ? end + 1 : end, words: words, isNamed: isNamed)
  }

  /// "Education, Science and Culture: X": a line that begins with fields and a colon.
  private func isLabelled(_ view: SentenceView) -> Bool {
    guard let colon = view.units.prefix(10).firstIndex(where: { $0.isOne(of: .colon, .dash) })
    else {
      return false
    }
    return view.units[..<colon].allSatisfy {
      $0.has(.portfolio) || $0.isComma || $0.isOne(of: .and, .ampersand)
    }
  }

  /// A word for what a ministry is for, or several that were taken for a name: "Trade and Industry".
  private func isField(_ index: Int, _ view: SentenceView) -> Bool {
    guard view.units.indices.contains(index) else { return false }
    let unit = view.units[index]
    if unit.has(.portfolio) { return isFree(index, view) }
    guard unit.kind == .actor || unit.kind == .name, unit.end - unit.first > 1 else { return false }
    return (unit.first..<unit.end).allSatisfy { token in
      lexicon.classes(of: view.tokens[token].word).contains(.portfolio)
        || view.tokens[token].word == Word.and.id || view.tokens[token].word == Word.ampersand.id
    }
  }

  /// A word, or "Justice", which is a rank too, where nobody bears it.
  private func isFree(_ index: Int, _ view: SentenceView) -> Bool {
    switch view.units[index].kind {
    case .word: view.post(covering: index) == nil
    case .title:
      view.units[index].titleKind == .rank
        && (view.post(covering: index).map {
          !$0.isPrenominal && $0.bodies.isEmpty && $0.units.count == 1
        } ?? true)
    case .mark, .number, .actor, .name: false
    }
  }

  /// "… goes to X", "…, to X" in a list of such.
  private func receiver(
    behind end: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    var next = end
    // "The interior ministry, the main job for security, went to X".
    if view.is(next, .comma), view.has(next + 1, .det),
      let close = (next + 1..<min(next + 12, view.units.count)).first(where: {
        view.units[$0].isComma
      })
    {
      next = close + 1
    }
    while view.has(next, [.aux, .adverb]) || isManner(next, view) { next += 1 }
    let isVerb = view.units.indices.contains(next) && view.has(next, .grant)
    if isVerb { next += 1 } else { next = end }
    guard view.is(next, .to), isVerb || view.units[..<end].contains(where: { $0.is(.to) }),
      let actor = view.actor(at: next + 1), view.post(covering: next + 1) == nil,
      facts.actors.isOrBecomesPerson(actor), !view.isUncertain(around: next)
    else { return nil }
    return actor
  }

  /// "The fisheries portfolio was held by X", "the ministry of oil, last held by X".
  private func pastHolder(
    behind end: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    var next = view.is(end, .comma) ? end + 1 : end
    let start = next
    while view.units.indices.contains(next), next - start < 4,
      view.units[next].isOne(of: .was, .had, .been, .last, .which)
        || view.has(next, [.adverb, .former])
    { next += 1 }
    guard next > start, view.is(next, .held), view.is(next + 1, .by),
      !view.isUncertain(around: next)
    else { return nil }
    let name = nameBehind(next + 1, view)
    guard let actor = view.actor(at: name), facts.actors[actor].canBePerson,
      facts.actors.isOrBecomesPerson(actor)
    else { return nil }
    return actor
  }

  /// Where the name stands behind a word, over "the late founder", "economist".
  private func nameBehind(_ index: Int, _ view: SentenceView) -> Int {
    var name = index + 1
    while view.units.indices.contains(name), name - index < 6, view.units[name].kind != .actor,
      view.has(name, [.occupation, .det, .former, .current, .rank]) && !view.has(name, .anyVerb)
        || view.units[name].kind == .title
    { name += 1 }
    return name
  }

  /// "handing the foreign ministry to X": who, and the verb.
  private func receiver(
    of field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> (holder: Int, verb: Int)? {
    let verb = field.start - 1
    guard verb >= 0, view.is(field.end, .to), view.units[verb].kind == .word,
      view.has(verb, .handover) || view.has(verb, .grant)
        || ["handing", "giving", "gave", "gives", "give", "assigning", "assigns", "entrusting"]
          .contains(view.spelling(at: verb)),
      !view.isUncertain(around: verb)
    else { return nil }
    let name = nameBehind(field.end, view)
    guard let actor = view.actor(at: name), facts.actors[actor].canBePerson,
      facts.actors.isOrBecomesPerson(actor)
    else { return nil }
    return (actor, verb)
  }

  /// What was left in "goes to Health from Education".
  private func left(behind field: Field, _ view: SentenceView) -> Field? {
    guard view.is(field.end, .from), let left = self.field(at: field.end + 1, view) else {
      return nil
    }
    return left
  }

  private func isManner(_ index: Int, _ view: SentenceView) -> Bool {
    view.units.indices.contains(index) && view.units[index].kind == .word
      && view.spelling(at: index).hasSuffix("ly")
  }

  /// "X takes over the environment portfolio", "X at Foreign Affairs", "X moves to Health": who, and the
  /// verb.
  private func taker(
    before field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> (holder: Int, verb: Int)? {
    let before = field.start - 1
    guard before >= 1 else { return nil }
    if view.is(before, .at), !field.isNamed, let actor = view.actor(at: before - 1),
      view.post(covering: before - 1) == nil,
      before == 1 || view.units[before - 2].isOne(of: .comma, .and, .colon),
      facts.actors.isOrBecomesPerson(actor)
    {
      return (actor, before)
    }
    // "The new ministers are X, in Finance; Y, in Mining": only where the text tells of a cabinet.
    if view.is(before, .in), facts.speaksOfCabinet, !field.isNamed, view.is(before - 1, .comma),
      view.units[field.start].isCapital, isEnd(field.end, view) || view.is(field.end, .and),
      let actor = view.actor(at: before - 2), facts.actors[actor].canBePerson,
      facts.actors.isOrBecomesPerson(actor)
    {
      return (actor, before)
    }
    // "X was appointed to Health, Y to Mining and Z to Justice": the verb is left out.
    if view.is(before, .to), facts.speaksOfCabinet, let actor = view.person(at: before - 1, facts),
      before >= 3,
      view.units[before - 2].isOne(of: .comma, .and, .semicolon),
      facts.recentClaims.contains(where: { $0.sentence == view.index && $0.rule == "portfolio" })
    {
      return (actor, before)
    }
    var verb = before
    if view.is(verb, .over) || view.is(verb, .to) { verb -= 1 }
    // "moves from Education to Health".
    if view.is(before, .to),
      let from = (max(1, before - 9)..<before).last(where: { view.is($0, .from) }),
      self.field(at: from + 1, view)?.end == before
    {
      verb = from - 1
    }
    guard verb >= 1, !view.isUncertain(around: verb),
      view.units[verb].kind == .word || view.has(verb - 1, [.aux, .modal, .future])
    else { return nil }
    // "moves to Health", "goes to Transport", "was appointed to Defence".
    let moves =
      view.is(before, .to)
      && (view.has(verb, .move) || ["goes", "went", "go"].contains(view.spelling(at: verb))
        || facts.speaksOfCabinet
          && view.has(verb, .appoint) && view.has(verb - 1, .aux)
          && view.units[field.start].isCapital)
    guard view.has(verb, .take) && (field.isNamed || !view.is(before, .to)) || moves,
      let person = view.subjects(of: verb, facts).first,
      facts.actors[person].canBePerson, facts.actors.isOrBecomesPerson(person)
    else { return nil }
    return (person, verb)
  }

  /// What was left in "moves from Education to Health".
  private func left(behind verb: Int, before field: Field, _ view: SentenceView) -> Field? {
    guard view.is(verb + 1, .from), let left = self.field(at: verb + 2, view),
      left.end == field.start - 1
    else { return nil }
    return left
  }

  private func add(
    _ holder: Int, _ field: Field, _ home: Int, _ view: SentenceView, _ facts: inout DocumentFacts,
    _ status: Status? = nil
  ) {
    facts.countryOfPerson[holder] = facts.countryOfPerson[holder] ?? home
    facts.add(
      Claim(
        source: holder, type: "HOLDS_POST", target: home,
        title: "minister of " + view.spelling(units: field.words), status: status,
        sentence: view.index, trigger: field.words.lowerBound, confidence: 0.75, rule: "portfolio"))
  }
}
