/// The grammar of a sentence, asked by units.
///
/// A unit of several tokens (a name, a title) stands in the tree by its chief token. Rules use this to
/// find what their patterns miss; it never takes back what a pattern has found.
extension SentenceView {
  /// The unit that holds a token.
  func unit(holding token: Int) -> Int? {
    var (low, high) = (0, units.count)
    while low < high {
      let middle = (low + high) / 2
      if units[middle].end <= token { low = middle + 1 } else { high = middle }
    }
    return low < units.count && units[low].first <= token ? low : nil
  }

  /// The token of a unit that the others of the unit depend on.
  func chiefToken(ofUnit index: Int) -> Int? {
    guard units.indices.contains(index) else { return nil }
    return syntax.head(ofPhrase: units[index].first..<units[index].end)
  }

  /// The unit that a unit depends on.
  func syntacticHead(ofUnit index: Int) -> Int? {
    chiefToken(ofUnit: index).flatMap(syntax.head(of:)).flatMap(unit(holding:))
  }

  func dependency(ofUnit index: Int) -> Dependency {
    chiefToken(ofUnit: index).map(syntax.dependency(of:)) ?? .other
  }

  /// The units of the subjects of the verb at a unit: of the passive as of the active.
  func syntacticSubjects(ofUnit verb: Int) -> [Int] { units(verb, syntax.subjects(of:)) }

  /// The units of what the verb at a unit is done to.
  func syntacticObjects(ofUnit verb: Int) -> [Int] { units(verb, syntax.objects(of:)) }

  /// The units of who does what the verb at a unit says.
  func syntacticAgents(ofUnit verb: Int) -> [Int] { units(verb, syntax.agents(of:)) }

  /// The units behind a preposition that depend on the unit: "with" and B for "met with B".
  func syntacticPhrases(ofUnit index: Int) -> [(preposition: Int, noun: Int)] {
    guard let token = chiefToken(ofUnit: index) else { return [] }
    return syntax.prepositional(of: token).compactMap { phrase in
      guard let preposition = unit(holding: phrase.preposition),
        let noun = unit(holding: phrase.noun)
      else { return nil }
      return (preposition, noun)
    }
  }

  func isPassive(unit verb: Int) -> Bool { chiefToken(ofUnit: verb).map(syntax.isPassive) ?? false }

  private func units(_ index: Int, _ tokens: (Int) -> [Int]) -> [Int] {
    guard let token = chiefToken(ofUnit: index) else { return [] }
    return tokens(token).compactMap(unit(holding:))
  }
}
