internal import GraphModel

/// SANCTIONED_BY where a sentence names only one side: "A joined Western sanctions" after an invasion,
/// "among those listed are X and Y".
struct SanctionRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    readListed(view, &facts)
    for index in view.units.indices
    where view.units[index].kind == .word && view.units[index].is(.sanctions) {
      let hasTarget = view.units[(index + 1)...].prefix(12).contains {
        $0.isOne(of: .on, .against)
      }
      if !hasTarget { readJoining(index, view, &facts) }
    }
  }

  private func imposers(_ actors: [Int], _ facts: DocumentFacts) -> [Int] {
    actors.filter {
      let kind = facts.actors[$0].kind
      return kind == .country || kind == .organization || kind == .publicBody
    }.map { facts.principal[$0] ?? $0 }
  }

  private func add(
    _ targets: [Int], _ imposers: [Int], at index: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts, _ rule: String, _ confidence: Double = 0.88
  ) {
    guard !view.isUncertain(around: index, reach: 5) else { return }
    let planned = view.isPlanned(index)
    let isLifted = (max(0, index - 4)..<index).contains {
      view.units[$0].isOne(of: .lifted, .lifts, .eased, .dropped, .removed)
    }
    // The date beside sanctions that were joined is that of what they answer.
    let time = rule == "joined-sanctions" ? nil : view.time(near: index)
    let date = time.flatMap { $0.kind == .point || $0.kind == .since ? $0.from : nil }
    for target in targets {
      for imposer in imposers where imposer != target {
        facts.add(
          Claim(
            source: target, type: "SANCTIONED_BY", target: imposer,
            since: planned || isLifted ? nil : date,
            status: isLifted ? .former : planned ? .planned : nil, sentence: view.index,
            trigger: index,
            confidence: confidence,
            rule: rule))
      }
    }
  }

  /// "A joined Western sanctions": against whom the sentence is about, the one who attacked.
  private func readJoining(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let verb = (max(0, index - 4)..<index).last(where: { view.has($0, .join) }) else {
      return
    }
    var joiners = imposers(view.subjects(of: verb, facts), facts)
    if joiners.isEmpty || view.is(verb - 1, .to) {
      joiners =
        (0..<verb).last { view.country(at: $0, facts) != nil }
        .flatMap { view.country(at: $0, facts) }.map { [$0] } ?? []
    }
    let aggressor = facts.claims.last {
      $0.sentence == view.index && ($0.type == "INVADED" || $0.type == "AT_WAR_WITH")
    }?.source
    guard let aggressor else { return }
    var all = joiners
    let led = index > 0 ? view.actor(at: index - 1) : nil
    if let led { all += imposers([led], facts) }
    add(
      [aggressor], all.filter { $0 != aggressor }, at: index, view, &facts, "joined-sanctions", 0.75
    )
  }

  // MARK: "The listed entities are A, B and C"

  private static let listing: Set<String> = [
    "listed", "designated", "sanctioned", "blacklisted", "targeted",
  ]
  private static let counted: Set<String> = [
    "persons", "individuals", "entities", "people", "companies", "firms", "officials", "those",
    "businessmen", "organisations", "organizations",
  ]

  /// Whom a sentence counts among those whom the sentences before said to be sanctioned, without saying
  /// by whom.
  private func readListed(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard facts.speaksOfSanctions,
      let verb = view.units.prefix(10).firstIndex(where: {
        $0.isOne(of: .is, .are, .was, .were, .include, .includes, .included)
      })
    else { return }
    let opening = (0..<verb).map { view.spelling(at: $0).lowercased() }
    // "The firms under sanctions are A and B"; "The other persons are X and Y", behind a list.
    let isFurther =
      opening.contains("other") && facts.sanctions.map { view.index - $0.sentence <= 1 } ?? false
    let isUnder = zip(opening, opening.dropFirst()).contains { $0 == ("under", "sanctions") }
    guard isFurther || isUnder || opening.contains(where: Self.listing.contains),
      opening.contains(where: Self.counted.contains),
      !(0..<verb).contains(where: { view.actor(at: $0) != nil })
    else { return }
    let imposers =
      facts.sanctions.flatMap { view.index - $0.sentence <= 6 ? $0.imposers : nil }
      ?? facts.leadImposers
    let named = (verb + 1..<view.units.count).filter { isListed($0, view, facts) }
    add(
      named.map { view.units[$0].actor }, imposers, at: verb, view, &facts, "listed", 0.85)
  }

  /// A person or a body that stands in the list itself, and not with whom or of what somebody in it is.
  private func isListed(_ index: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Bool {
    guard let actor = view.actor(at: index), !view.is(index + 1, .possessive),
      !view.is(index + 1, .hyphen), view.post(covering: index) == nil
    else { return false }
    let kind = facts.actors[actor].kind
    guard kind != .country, kind != .treaty,
      kind != .unknown || facts.actors[actor].key.count > 1 && !facts.actors[actor].isDateline
    else { return false }
    let start = view.startOfPhrase(index)
    guard start > 0 else { return false }
    return !view.units[start - 1].has(.prep) || view.units[start - 1].isOne(of: .as, .including)
  }
}
