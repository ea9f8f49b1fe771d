/// What stands for several companies, or for one by what it runs.
extension ArgumentSelector {
  /// "its A business", "the A brand", "the A group": the company by its name before the noun.
  func business(_ phrase: NounPhrase) -> [Int] {
    guard phrase.actors.isEmpty, let noun = phrase.nouns.last, let owner = phrase.owners.last,
      view.units.indices.contains(noun - 1), view.units[noun - 1].kind == .actor,
      view.units[noun - 1].actor == owner, view.units[noun - 1].form == .plain
    else { return [] }
    let isBusiness = [
      "business", "brand", "chain", "group", "empire", "conglomerate", "holding", "giant",
    ].contains(view.spelling(at: noun))
    // "its A unit" is A; "an A unit" is one of A's.
    let isUnit = view.units[noun].has(.companynoun) && phrase.possessive != nil
    return isBusiness || isUnit ? [owner] : []
  }

  /// "a consortium of A and B", "investors led by A", "a group comprising A, B and C".
  func members(of phrase: NounPhrase) -> [Int] {
    guard phrase.actors.isEmpty, let noun = phrase.nouns.last,
      ["consortium", "consortia", "group", "syndicate", "investors", "venture"].contains(
        view.spelling(at: noun)),
      let element = outline.element(holding: noun)
    else { return [] }
    var index = element + 1
    let limit = min(index + 4, outline.elements.count)
    while index < limit {
      if let list = outline.phrase(at: index) { return list.actors }
      switch outline.elements[index] {
      case .preposition(let unit):
        guard view.units[unit].isOne(of: .of, .by, .between, .including) else { return [] }
      case .verb(let group):
        guard group.units.count == 1,
          ["led", "headed", "backed", "comprising", "including", "formed", "composed"].contains(
            view.spelling(units: group.units))
        else { return [] }
      case .other(let unit):
        guard
          ["led", "comprising", "including", "up"].contains(
            view.spelling(at: unit))
        else { return [] }
      default: return []
      }
      index += 1
    }
    return []
  }

  private var outline: Outline { arguments.outline }
}
