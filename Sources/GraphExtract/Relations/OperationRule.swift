internal import GraphModel

/// OPERATES_IN and HOLDS_TRADEMARK_IN: what companies do in countries.
struct OperationRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices where view.units[index].kind == .word {
      let unit = view.units[index]
      if unit.has(.halt) || unit.has(.operate) {
        readOperation(index, view, &facts)
      } else if unit.has(.secure) {
        readTrademark(index, view, &facts)
      }
    }
  }

  private func companies(_ actors: [Int], _ facts: DocumentFacts) -> [Int] {
    actors.filter {
      let kind = facts.actors[$0].kind
      return kind == .company || kind == .organization || kind == .unknown
    }
  }

  /// "A suspended its business in B in March 2022", "A operates in B", "A resumed production in B".
  private func readOperation(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    var next = index + 1
    var hasBusiness = false
    while view.units.indices.contains(next), next - index < 8, !view.is(next, .in) {
      let unit = view.units[next]
      guard unit.kind == .word, !unit.has([.aux, .negation]) else { return }
      if unit.has(.business) { hasBusiness = true }
      next += 1
    }
    let isHalt = view.has(index, .halt)
    let isOperating = view.spelling(at: index).lowercased().hasPrefix("operat")
    guard view.is(next, .in), hasBusiness || !isHalt && isOperating else { return }
    let countries = view.objects(from: next + 1, facts).filter {
      facts.actors[$0].kind == .country
    }
    guard !countries.isEmpty, !view.isUncertain(around: index) else { return }
    let planned = view.isPlanned(index) || view.is(index - 1, .to)
    let date = view.time(near: next).flatMap {
      $0.kind == .point || $0.kind == .since ? $0.from : nil
    }
    for company in companies(view.subjects(of: index, facts), facts) {
      facts.actors.settle(company, as: .company)
      for country in countries {
        facts.add(
          Claim(
            source: company, type: "OPERATES_IN", target: country, since: planned ? nil : date,
            status: planned ? .planned : isHalt ? .suspended : nil, sentence: view.index,
            trigger: index,
            confidence: 0.85, rule: isHalt ? "suspended-business" : "operates-in"))
      }
    }
  }

  /// "A and B have secured trademarks in C".
  private func readTrademark(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    var next = index + 1
    while view.units.indices.contains(next), next - index < 6, view.units[next].kind == .word,
      !view.units[next].isOne(of: .trademark, .trademarks)
    { next += 1 }
    guard view.units.indices.contains(next + 1),
      view.units[next].isOne(of: .trademark, .trademarks), view.is(next + 1, .in),
      !view.isUncertain(around: index), !view.isPlanned(index)
    else { return }
    for company in companies(view.subjects(of: index, facts), facts) {
      facts.actors.settle(company, as: .company)
      for country in view.objects(from: next + 2, facts)
      where facts.actors[country].kind == .country {
        facts.add(
          Claim(
            source: company, type: "HOLDS_TRADEMARK_IN", target: country, sentence: view.index,
            trigger: index,
            confidence: 0.85, rule: "trademark"))
      }
    }
  }
}
