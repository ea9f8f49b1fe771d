internal import GraphModel

/// SIGNED, PARTNERSHIP_WITH and ALLIED_WITH.
struct TreatyRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      let unit = view.units[index]
      if unit.has(.sign) {
        readSigning(index, view, &facts)
      } else if unit.is(.between) {
        readBetween(index, view, &facts)
      } else if unit.isOne(of: .partnership, .alliance) {
        readPair(index, view, &facts)
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
      if let own = signers(index, view, &facts) {
        add(own.sides, own.treaty, at: index, view, &facts)
        return
      }
      guard
        let verb = (0..<index).last(where: {
          $0 > 0 && view.has($0, .sign) || view.units[$0].isOne(of: .have, .has)
        })
      else { return }
      sides = parties(view.subjects(of: verb, facts), facts)
    } else {
      sides = parties(view.subjects(of: index, facts), facts).filter { side in
        // "At a ceremony in Geneva, A and B signed".
        !(1..<max(1, index)).contains {
          view.actor(at: $0) == side && view.units[$0 - 1].isOne(of: .in, .at)
        }
      }
    }
    guard let treaty = treaty(from: treatyAt, view, &facts) else { return }
    var end = treaty.end
    if view.is(end, .with) {
      sides += parties(view.objects(from: end + 1, facts), facts)
      end += 2
    }
    guard !sides.isEmpty else { return }
    add(sides, treaty, at: index, view, &facts)
  }

  /// "the signing of T by A and B", "A's signing of T with B": who signs, by the noun itself.
  private func signers(
    _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> (sides: [Int], treaty: Found)? {
    guard view.spelling(at: index).hasSuffix("ing"),
      let treaty = treaty(from: index + 2, view, &facts)
    else { return nil }
    var sides: [Int] = []
    if view.is(index - 1, .possessive), let owner = view.actor(at: index - 2) { sides = [owner] }
    if view.units.indices.contains(treaty.end),
      view.units[treaty.end].isOne(of: .by, .between)
        || view.is(treaty.end, .with) && !sides.isEmpty
    {
      sides += view.objects(from: treaty.end + 1, facts)
    }
    sides = parties(sides, facts)
    return sides.isEmpty ? nil : (sides, treaty)
  }

  /// "establishing the A-B Comprehensive Partnership": the two of its name.
  private func readPair(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard index > 2,
      let hyphen = (max(1, index - 6)..<index).last(where: {
        view.units[$0].isOne(of: .hyphen, .dash)
      }), let first = view.country(at: hyphen - 1, facts),
      let second = view.country(at: hyphen + 1, facts), first != second,
      view.units[hyphen + 2..<index].allSatisfy({ $0.kind == .word && !$0.has(.function) }),
      let verb = (max(0, hyphen - 14)..<hyphen).last(where: {
        Self.founding.contains(view.spelling(at: $0).lowercased())
      }), !view.isUncertain(around: verb), !view.isHypothetical(verb)
    else { return }
    let time = view.time(near: verb).flatMap { $0.kind == .point ? $0.from : nil }
    let isPlanned = view.isPlanned(verb)
    facts.add(
      Claim(
        source: first, type: "PARTNERSHIP_WITH", target: second,
        title: view.spelling(units: hyphen + 2..<index + 1), since: isPlanned ? nil : time,
        status: isPlanned ? .planned : nil, sentence: view.index, trigger: verb, confidence: 0.85,
        rule: "partnership-of"))
  }

  private static let founding: Set<String> = [
    "establish", "establishes", "established", "establishing", "launch", "launches", "launched",
    "launching", "form", "formed", "forming", "sign", "signed", "signing", "declare", "declared",
    "declaring", "elevate", "elevated", "elevating", "upgrade", "upgraded", "upgrading", "build",
    "built", "announced", "announcing",
  ]

  /// "the border treaty between A and B", "among the texts signed was an MoU between A and B".
  private func readBetween(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard index > 0, let start = treatyStart(endingAt: index, view),
      !view.isUncertain(around: start), !view.isPlanned(start), !view.isHypothetical(start),
      !view.units[max(0, start - 4)..<index].contains(where: { $0.has([.doubt, .desire]) }),
      !isOpen(view)
    else { return }
    let isSigned = view.units.contains { $0.has(.sign) && $0.kind == .word && !$0.isCapital }
    guard
      isSigned
        || view.kind == .body
          && (view.is(start, .the) || view.units[index - 1].kind == .actor),
      let treaty = treaty(from: start, view, &facts), treaty.end == index
    else { return }
    let sides = parties(view.objects(from: index + 1, facts), facts).filter {
      facts.actors[$0].kind != .treaty
    }
    guard sides.count > 1, let actor = treaty.actor else { return }
    let signing = view.units.indices.last {
      view.units[$0].has(.sign) && view.units[$0].kind == .word && !view.units[$0].isCapital
    }
    let date = signing.flatMap { view.time(near: $0) }.flatMap { $0.kind == .point ? $0.from : nil }
    for side in sides.prefix(12)
    where !facts.recentClaims.contains(where: {
      $0.sentence == view.index && $0.type == "SIGNED" && $0.source == side
    }) {
      facts.add(
        Claim(
          source: side, type: "SIGNED", target: actor, since: date, sentence: view.index,
          trigger: index, confidence: 0.82, rule: "treaty-between"))
    }
  }

  /// Where the name or the description of a treaty begins that ends before `end`.
  private func treatyStart(endingAt end: Int, _ view: SentenceView) -> Int? {
    var start = end - 1
    while start > 0, end - start < 12, view.units[start - 1].kind != .mark,
      !view.has(start, .det),
      !view.units[start - 1].has(WordClass.anyVerb.union([.aux]))
        || view.units[start - 1].has(.treatyhead)
    { start -= 1 }
    return view.units[start..<end].contains { $0.kind == .actor || $0.has(.treatyhead) }
      ? start : nil
  }

  /// "talks on the treaty between A and B": it is still negotiated.
  private func isOpen(_ view: SentenceView) -> Bool {
    view.units.contains { unit in
      unit.kind == .word
        && ["negotiate", "negotiating", "negotiations", "draft", "proposed", "mooted", "planned"]
          .contains(view.spelling(unit.first..<unit.end).lowercased())
    }
  }

  /// "two documents: a border treaty and a protocol on customs": those behind the colon.
  func listed(from start: Int, _ view: SentenceView, _ facts: inout DocumentFacts) -> [Int] {
    var found: [Int] = []
    var next = start
    while found.count < 12, let treaty = treaty(from: next, view, &facts) {
      if let actor = treaty.actor { found.append(actor) }
      next = treaty.end
      if view.is(next, .comma) || view.is(next, .semicolon) { next += 1 }
      if view.is(next, .and) { next += 1 }
      guard next > treaty.end else { break }
    }
    return found
  }

  private func add(
    _ sides: [Int], _ treaty: Found, at index: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
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

  /// "treaty", "agreement"; of statements only the joint.
  static func isHead(_ index: Int, _ view: SentenceView) -> Bool {
    view.has(index, .treatyhead)
      || view.spelling(at: index) == "statement" && index > 0
        && view.spelling(at: index - 1) == "joint"
  }

  struct Found {
    var actor: Int?
    var end: Int
    var isPartnership: Bool
    var kind: String?
  }

  /// The treaty that begins at `index`, named in capitals or described: "a treaty on …".
  func treaty(from start: Int, _ view: SentenceView, _ facts: inout DocumentFacts) -> Found? {
    var index = start
    while view.has(index, .det) || view.has(index, .current)
      || view.units.indices.contains(index)
        && view.units[index].isOne(of: .quote, .openingQuote, .historic, .landmark)
    { index += 1 }
    // "a 20 million euro agreement".
    if view.units.indices.contains(index + 2), view.units[index].kind == .number,
      ["million", "billion", "trillion"].contains(view.spelling(at: index + 1))
    {
      index += Self.isHead(index + 2, view) ? 2 : 3
    }
    guard view.units.indices.contains(index) else { return nil }
    if let actor = view.actor(at: index), facts.actors[actor].kind == .treaty {
      let name = facts.actors[actor].name
      // "Memorandum of Understanding on fisheries": what it is about belongs to it.
      if Self.isGeneric(facts.actors[actor]), view.is(index + 1, .on) || view.is(index + 1, .for),
        case let end = complementsEnd(from: index + 1, view, facts), end > index + 1
      {
        let whole = view.spelling(units: index..<end)
        return Found(
          actor: facts.actors.named(whole, .treaty), end: end, isPartnership: isPartnership(whole),
          kind: kind(whole))
      }
      return Found(
        actor: actor, end: index + 1, isPartnership: isPartnership(name), kind: kind(name))
    }
    // In small letters.
    var end = index
    var head: Int?
    while view.units.indices.contains(end), end - index < 9 {
      let unit = view.units[end]
      // "the NATO accession protocol".
      if unit.kind == .actor, head == nil, facts.actors[unit.actor].kind != .person,
        view.units.indices.contains(end + 1), view.units[end + 1].kind == .word,
        !view.is(end + 1, .possessive)
      {
        end += 1
        continue
      }
      guard
        unit.kind == .word || unit.isOne(of: .quote, .openingQuote, .closingQuote)
          || head == nil && unit.isOne(of: .hyphen)
          || head == nil && unit.kind == .number && view.is(end + 1, .hyphen)
      else { break }
      if Self.isHead(end, view) { head = end }
      if unit.has(WordClass.function.union([.verb, .saying])), !unit.has(.treatyhead) { break }
      end += 1
    }
    guard let head else { return nil }
    end = complementsEnd(from: head + 1, view, facts)
    let range = index..<end
    let name = view.spelling(units: range)
    // "an agreement" alone names nothing.
    // and a partnership in small letters is a relationship rather than a treaty.
    // "a similar accord" neither.
    let isVague = ["similar", "separate", "same", "other", "such", "several"].contains(
      view.spelling(at: index))
    guard range.count >= 2, !isVague, !view.is(head, .partnership) else {
      return Found(actor: nil, end: end, isPartnership: isPartnership(name), kind: kind(name))
    }
    let actor = facts.actors.named(name, .treaty)
    return Found(actor: actor, end: end, isPartnership: isPartnership(name), kind: kind(name))
  }

  /// A name that says only what kind of document it is.
  private static func isGeneric(_ treaty: Actor) -> Bool {
    treaty.key.allSatisfy {
      ["memorandum", "of", "understanding", "cooperation", "joint", "agreement", "declaration"]
        .contains($0)
    }
  }

  /// Where all that a treaty is about ends: "on the training of pilots", "on cooperation in the field of health".
  private func complementsEnd(
    from start: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int {
    var end = start
    for _ in 0..<4 {
      guard view.units.indices.contains(end),
        view.units[end].isOne(of: .on, .of, .for) || isOfCooperation(end, view),
        let next = complementEnd(behind: end, view, facts)
      else { break }
      end = next
    }
    return end
  }

  /// The "in" of "cooperation in banking", behind which no place or time stands.
  private func isOfCooperation(_ index: Int, _ view: SentenceView) -> Bool {
    view.is(index, .in) && view.units.indices.contains(index + 1)
      && view.units[index + 1].kind == .word && !view.units[index + 1].isCapital
      && ["cooperation", "co-operation", "collaboration"].contains(
        view.spelling(at: index - 1).lowercased())
  }

  /// Where "on rural schools", "on a four-way pipeline", "on mapping the Daugava delta" ends, whose preposition
  /// is at `preposition`.
  private func complementEnd(
    behind preposition: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    let start = preposition + 1
    var next = start
    while view.units.indices.contains(next), next - start < 8,
      mayComplement(next, from: start, view, facts)
    { next += 1 }
    while next > start,
      view.units[next - 1].kind == .mark
        || view.has(next - 1, [.det, .conj, .adverb]) && view.units[next - 1].kind == .word
    { next -= 1 }
    return next > start ? next : nil
  }

  private func mayComplement(
    _ index: Int, from start: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Bool {
    let unit = view.units[index]
    guard view.time(covering: index) == nil else { return false }
    switch unit.kind {
    case .word:
      if unit.has([.prep, .pronoun, .aux, .saying]) || unit.isComma { return false }
      if unit.has(.det) {
        return index == start || view.has(index - 1, .conj)
          || view.spelling(at: index - 1).hasSuffix("ing")
      }
      guard unit.has(.conj) else { return true }
      // "on fisheries and B signed".
      return view.units.indices.contains(index + 1) && view.units[index + 1].kind == .word
        && !view.has(index + 1, WordClass.anyVerb.union(.aux))
    case .mark:
      return unit.is(.hyphen) && index > start && view.units.indices.contains(index + 1)
        && view.units[index + 1].kind != .mark
    case .number: return view.is(index + 1, .hyphen) || view.is(index - 1, .hyphen)
    case .actor, .name:
      // "an agreement for A to": the name of a party is no subject of it.
      guard index > start || view.is(start - 1, .on), !view.is(index - 1, .and) else {
        return false
      }
      return unit.kind == .name
        || facts.actors[unit.actor].kind != .person && !view.is(index + 1, .possessive)
    case .title: return false
    }
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
}
