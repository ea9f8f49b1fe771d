internal import GraphModel

/// Fields in lists: "Finance: X", "X – Finance", "X (Finance)".
extension PortfolioRule {
  /// Who stands beside a field in a line of a list, or before one in brackets.
  func listed(
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
  func isEnd(_ index: Int, _ view: SentenceView) -> Bool {
    !view.units.indices.contains(index)
      || view.units[index].isOne(of: .stop, .semicolon, .comma, .openingBracket)
  }
}
