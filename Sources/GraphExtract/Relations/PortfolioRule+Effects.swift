internal import GraphModel

/// What the verb before a field does to the office: "takes over Health" and "stays at Interior" give it, "loses
/// Defence" and "was removed from Trade" take it.
extension PortfolioRule {
  enum Effect {
    case gives, takes
  }

  /// Whether the verb gives or leaves somebody the office, or takes it; nil where it does neither.
  func effect(
    of way: Way, _ field: Field, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Effect? {
    let verb = way.verb
    let isPassive = isPassive(verb, view)
    let spelling = view.spelling(at: verb)
    guard let preposition = way.preposition else {
      if isSwap(verb, view) { return .takes }
      if view.has(verb, .take), !isPassive || spelling == "assigned" {
        // "had held the budget portfolio".
        let isOver =
          spelling == "held"
          && !view.units[..<verb].suffix(3).contains { $0.isOne(of: .has, .have) }
          || view.units[..<verb].suffix(2).contains { $0.is(.had) }
        return isOver ? .takes : .gives
      }
      if isPassive, view.has(verb, .grant) || Self.given.contains(spelling) { return .gives }
      if !isPassive, view.has(verb, [.loss, .leave]) || spelling.hasPrefix("gave") {
        return field.isNamed || facts.speaksOfCabinet && !view.has(verb, .join)
          ? .takes : nil
      }
      return nil
    }
    if way.isCharge {
      return view.has(verb, [.aux, .take, .hold, .appoint]) || Self.given.contains(spelling)
        || Self.puts.contains(spelling) ? .gives : nil
    }
    if preposition.is(.over) { return view.has(verb, [.take, .hold]) ? .gives : nil }
    if preposition.is(.of), isPassive, ["stripped", "relieved"].contains(spelling) {
      return .takes
    }
    if preposition.is(.from),
      view.has(verb, .move) || view.has(verb, .travel) && way.left != nil
        || (isPassive || way.object != nil) && view.has(verb, .dismiss)
    {
      return .takes
    }
    if preposition.is(.with) {
      return isPassive && ["entrusted", "charged", "tasked"].contains(spelling) ? .gives : nil
    }
    if preposition.isOne(of: .to, .into) {
      let moves =
        view.has(verb, [.move, .travel, .grant]) && (way.object == nil || !isPassive)
      let isNamed =
        view.has(verb, .appoint) && (isPassive || way.object != nil)
        && (field.isNamed || facts.speaksOfCabinet)
      return moves || isNamed || Self.puts.contains(spelling) && way.object != nil
        ? .gives : nil
    }
    if preposition.isOne(of: .at, .in) {
      if way.object != nil { return view.has(verb, .succeed) ? .gives : nil }
      let isFollowed = view.has(verb, .succeed) && isPassive
      return isLasting(verb, view) || isFollowed ? .gives : nil
    }
    if preposition.is(.for) { return isSwap(verb, view) && way.left != nil ? .gives : nil }
    if view.spelling(preposition.first..<preposition.end) == "after" {
      return spelling.hasPrefix("look") ? .gives : nil
    }
    return nil
  }

  static let given = [
    "given", "handed", "assigned", "allotted", "allocated", "awarded", "entrusted",
  ]
  static let puts = ["put", "puts", "placed", "places", "left", "kept", "keeps", "sent"]

  /// "stays", "remains", "keeps": nothing begins.
  func isLasting(_ verb: Int, _ view: SentenceView) -> Bool {
    ["stay", "remain", "continue", "keep", "kept", "retain"].contains {
      view.spelling(at: verb).hasPrefix($0)
    }
  }

  func isSwap(_ verb: Int, _ view: SentenceView) -> Bool {
    ["swaps", "swapped", "swap", "exchanges", "exchanged", "trades", "traded"].contains(
      view.spelling(at: verb))
  }

  func isPassive(_ verb: Int, _ view: SentenceView) -> Bool {
    var at = verb - 1
    while at >= 0, verb - at < 5,
      view.has(at, [.adverb, .aux, .pronoun]) || view.time(covering: at) != nil
    {
      if view.units[at].isOne(of: .was, .were, .been, .is, .are, .be, .being) { return true }
      at -= 1
    }
    return false
  }
}
