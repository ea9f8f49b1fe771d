internal import GraphModel

/// HOLDS_POST out of fields that stand for their ministries: "Finance goes to X", "the justice portfolio
/// to Y", "X at Foreign Affairs, Y at Interior", "Z takes over the environment portfolio". Only where the
/// document has a home country, whose government it tells of.
struct PortfolioRule {
  let lexicon: Lexicon

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let home = facts.home else { return }
    for index in view.units.indices {
      guard let field = field(at: index, view, facts),
        facts.speaksOfCabinet || field.isNamed || isOfMinisters(field, view)
      else { continue }
      for move in moves(of: field, view, &facts) { add(move, field, home, view, &facts) }
    }
  }

  /// "Some ministers were present: X (Economy)": in brackets, in a sentence that says what they are.
  private func isOfMinisters(_ field: Field, _ view: SentenceView) -> Bool {
    view.is(field.start - 1, .openingBracket)
      && view.units[..<field.start].contains {
        $0.kind == .title && $0.isPlural && $0.titleKind == .portfolio
      }
  }

  /// What a sentence tells of an office: who gets or keeps it, or who had it.
  struct Move {
    var holder: Int
    /// The unit of the verb, or of what stands for it.
    var verb: Int
    var status: Status?
    /// It begins or ends a term, on the day that the sentence names.
    var isChange = true
  }

  private func moves(
    of field: Field, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> [Move] {
    if facts.speaksOfCabinet || isOfMinisters(field, view),
      let holder = listed(field, view, &facts)
    {
      return [Move(holder: holder, verb: field.start, isChange: false)]
    }
    if let move = receiver(behind: field, view, &facts) ?? agent(behind: field, view, &facts)
      ?? fronted(field, view, &facts) ?? beside(field, view, &facts)
      ?? receiver(of: field, view, &facts)
    {
      return [move]
    }
    return moves(before: field, view, &facts)
  }

  private func add(
    _ move: Move, _ field: Field, _ home: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    // "heads the Ministry of Trade": its minister.
    if field.isNamed { facts.withdraw(from: move.holder, rule: "leads", in: view.index) }
    facts.countryOfPerson[move.holder] = facts.countryOfPerson[move.holder] ?? home
    let time = move.status == .planned ? nil : time(of: move, field, view)
    let isDay = time?.kind == .point
    let day = move.isChange && isDay ? time?.from : nil
    let name = view.spelling(field.words)
    facts.add(
      Claim(
        source: move.holder, type: "HOLDS_POST", target: home,
        title: field.isInFront ? name + " minister" : "minister of " + name,
        since: isDay ? move.status == .former ? nil : day : time?.since,
        until: isDay ? move.status == .former ? day : nil : time?.until,
        status: move.status, sentence: view.index, trigger: field.start, confidence: 0.75,
        rule: "portfolio"))
  }

  /// The dates of a move: behind the field, around its verb, or at the begin of the sentence.
  private func time(
    of move: Move, _ field: Field, _ view: SentenceView
  ) -> TimeExpression? {
    let (first, last) = (min(move.verb, field.start), max(move.verb, field.end))
    return view.times.first {
      let (start, end) = ($0.units.lowerBound, $0.units.upperBound)
      return start >= first && start <= last + 1 && !view.is(start - 1, .comma)
        || end <= first && first - end <= 2 && !view.is(end, .comma)
        || start == 0 && view.units[end..<max(end, first)].count < 12
    }
  }
}
