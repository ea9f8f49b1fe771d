internal import GraphModel

/// SIGNED, PARTNERSHIP_WITH and ALLIED_WITH.
struct TreatyRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      let unit = view.units[index]
      if unit.has(.sign) {
        readSigning(index, view, &facts)
      } else if unit.isOne(of: .ally, .allies), view.is(index + 1, .of) {
        readAlly(index, view, &facts)
      } else if unit.is(.alliance) {
        readAlliance(index, view, &facts)
      } else if unit.isOne(of: .partnership) || unit.is(.venture) && view.is(index - 1, .joint) {
        readPartnership(index, view, &facts)
      }
    }
  }

  private func parties(_ actors: [Int], _ facts: DocumentFacts) -> [Int] {
    actors.filter { facts.actors[$0].isOrganized || facts.actors[$0].kind == .unknown }
  }

  /// "A and B signed T in 2024", "A signed T with B", "the signing of T".
  private func readSigning(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard !view.isUncertain(around: index) else { return }
    var sides: [Int]
    var treatyAt = index + 1
    if view.is(index + 1, .of) {
      // "… with the signing of T": the parties are the subject of the clause.
      treatyAt = index + 2
      guard
        let verb = (0..<index).last(where: {
          $0 > 0 && view.has($0, .sign) || view.units[$0].isOne(of: .have, .has)
        })
      else { return }
      sides = parties(view.subjects(of: verb, facts), facts)
    } else {
      sides = parties(view.subjects(of: index, facts), facts)
    }
    guard let treaty = treaty(from: treatyAt, view, &facts) else { return }
    var end = treaty.end
    if view.is(end, .with) {
      sides += parties(view.objects(from: end + 1, facts), facts)
      end += 2
    }
    guard !sides.isEmpty else { return }
    let date = view.time(near: index).flatMap { $0.kind == .point ? $0.from : nil }
    let planned = view.isPlanned(index)
    for side in sides.prefix(12) {
      if let actor = treaty.actor {
        facts.add(
          Claim(
            source: side, type: "SIGNED", target: actor, since: planned ? nil : date,
            status: planned ? .planned : nil, sentence: view.index, trigger: index,
            confidence: 0.88, rule: "signed"
          ))
      }
    }
    guard treaty.isPartnership, sides.count == 2 else { return }
    facts.add(
      Claim(
        source: sides[0], type: "PARTNERSHIP_WITH", target: sides[1], title: treaty.kind,
        since: planned ? nil : date, status: planned ? .planned : nil, sentence: view.index,
        trigger: index,
        confidence: 0.85, rule: "signed-partnership"))
  }

  private struct Found {
    var actor: Int?
    var end: Int
    var isPartnership: Bool
    var kind: String?
  }

  /// The treaty that begins at `index`, named in capitals or described: "a treaty on …".
  private func treaty(from start: Int, _ view: SentenceView, _ facts: inout DocumentFacts) -> Found?
  {
    var index = start
    while view.has(index, .det) || view.has(index, .current)
      || view.units.indices.contains(index)
        && view.units[index].isOne(of: .quote, .openingQuote, .historic, .landmark)
    { index += 1 }
    guard view.units.indices.contains(index) else { return nil }
    if let actor = view.actor(at: index), facts.actors[actor].kind == .treaty {
      let name = facts.actors[actor].name
      return Found(
        actor: actor, end: index + 1, isPartnership: isPartnership(name), kind: kind(name))
    }
    // In small letters.
    var end = index
    var head: Int?
    while view.units.indices.contains(end), end - index < 9 {
      let unit = view.units[end]
      guard unit.kind == .word || unit.isOne(of: .quote, .openingQuote, .closingQuote) else {
        break
      }
      if unit.has(.treatyhead) { head = end }
      if unit.has(WordClass.function.union([.verb, .saying])), !unit.has(.treatyhead) { break }
      end += 1
    }
    guard let head else { return nil }
    end = head + 1
    if view.units.indices.contains(end), view.units[end].isOne(of: .on, .of, .for) {
      var next = end + 1
      while view.units.indices.contains(next), next - end < 8, view.units[next].kind == .word,
        view.time(covering: next) == nil,
        !view.units[next].has([.prep, .pronoun, .aux, .saying]), !view.units[next].is(.comma)
      { next += 1 }
      if next > end + 1 { end = next }
    }
    let range = index..<end
    let name = view.spelling(units: range)
    // "an agreement" alone names nothing.
    // and a partnership in small letters is a relationship rather than a treaty.
    guard range.count >= 2, !view.is(head, .partnership) else {
      return Found(actor: nil, end: end, isPartnership: isPartnership(name), kind: kind(name))
    }
    let actor = facts.actors.named(name, .treaty)
    return Found(actor: actor, end: end, isPartnership: isPartnership(name), kind: kind(name))
  }

  private func isPartnership(_ name: String) -> Bool {
    let folded = name.lowercased()
    return folded.contains("partnership") || folded.contains("alliance")
  }

  private func kind(_ name: String) -> String? {
    let folded = name.lowercased()
    if folded.contains("comprehensive strategic partnership") {
      return "comprehensive strategic partnership"
    }
    if folded.contains("strategic partnership") { return "strategic partnership" }
    return folded.contains("partnership")
      ? "partnership" : folded.contains("alliance") ? "alliance" : nil
  }

  private func link(
    _ one: Int, _ other: Int, _ type: String, _ title: String, at index: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts, _ rule: String, since: PartialDate? = nil
  ) {
    guard !view.isUncertain(around: index) else { return }
    facts.add(
      Claim(
        source: one, type: type, target: other, title: title, since: since,
        sentence: view.index, trigger: index, confidence: 0.82, rule: rule))
  }

  /// "A is an ally of B", "A, a close ally of B".
  private func readAlly(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let other = parties(view.objects(from: index + 2, facts), facts).first else { return }
    var before = index - 1
    while before >= 0, index - before < 5, view.units[before].kind == .word,
      !view.units[before].has(.aux)
    {
      before -= 1
    }
    guard before >= 0 else { return }
    var owner: Int?
    if view.units[before].has(.aux) {
      owner = parties(view.subjects(of: before, facts), facts).first
    }
    if view.units[before].isComma { owner = view.actor(at: before - 1) }
    guard let owner, facts.actors[owner].kind == .country, facts.actors[other].kind == .country
    else { return }
    link(owner, other, "ALLIED_WITH", "alliance", at: index, view, &facts, "ally-of")
  }

  /// "its alliance with B", "the alliance between A and B", "A's alliance with B".
  private func readAlliance(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    if view.is(index + 1, .between) {
      let sides = parties(view.objects(from: index + 2, facts), facts)
      if sides.count == 2 {
        link(
          sides[0], sides[1], "ALLIED_WITH", "alliance", at: index, view, &facts, "alliance-between"
        )
      }
      return
    }
    guard view.is(index + 1, .with),
      let other = parties(view.objects(from: index + 2, facts), facts).first,
      let owner = owner(of: index, view, facts)
    else { return }
    link(owner, other, "ALLIED_WITH", "alliance", at: index, view, &facts, "alliance-with")
  }

  private func owner(of index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    var before = index - 1
    while before >= 0, index - before < 6 {
      let unit = view.units[before]
      if unit.is(.possessive), let actor = view.actor(at: before - 1) {
        return parties([actor], facts).first
      }
      if unit.isOne(of: .its, .their) {
        let at = (0..<before).last { at in
          view.actor(at: at).map { !parties([$0], facts).isEmpty } ?? false
            && view.units[at].form != .adjective
        }
        return at.flatMap { view.actor(at: $0) }
      }
      if unit.has(.anyVerb.union(.aux)), unit.kind == .word {
        return parties(view.subjects(of: before, facts), facts).first
      }
      guard unit.kind == .word else { return nil }
      before -= 1
    }
    return nil
  }

  /// "A and B formed a joint venture", "A's partnership with B", "partnership between A and B".
  private func readPartnership(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let title = view.is(index, .venture) ? "joint venture" : partnershipKind(index, view)
    if view.is(index + 1, .between) {
      let sides = parties(view.objects(from: index + 2, facts), facts)
      if sides.count == 2 {
        link(
          sides[0], sides[1], "PARTNERSHIP_WITH", title, at: index, view, &facts,
          "partnership-between")
      }
      return
    }
    var before = index - 1
    var verb: Int?
    while before >= 0, index - before < 8 {
      let unit = view.units[before]
      if unit.kind == .word,
        unit.has([.verb, .sign, .acquire, .become])
          || unit.kind == .word && view.spelling(units: before..<before + 1).hasSuffix("ing"),
        !unit.is(.joint)
      {
        verb = before
        if view.subjects(of: before, facts).isEmpty {
          before -= 1
          continue
        }
        break
      }
      if unit.kind == .actor
        || unit.kind == .mark && !unit.isOne(of: .quote, .openingQuote, .hyphen)
      {
        break
      }
      before -= 1
    }
    guard let verb else { return }
    var sides = parties(view.subjects(of: verb, facts), facts)
    if view.is(index + 1, .with) { sides += parties(view.objects(from: index + 2, facts), facts) }
    guard sides.count == 2 else { return }
    let date = view.time(near: index).flatMap { $0.kind == .point ? $0.from : nil }
    link(
      sides[0], sides[1], "PARTNERSHIP_WITH", title, at: index, view, &facts, "partnership",
      since: view.isPlanned(verb) ? nil : date)
  }

  private func partnershipKind(_ index: Int, _ view: SentenceView) -> String {
    var start = index
    while start > 0, index - start < 3, view.units[start - 1].kind == .word,
      !view.units[start - 1].has(WordClass.function.union([.current, .anyVerb]))
    { start -= 1 }
    return view.spelling(units: start..<index + 1)
  }
}
