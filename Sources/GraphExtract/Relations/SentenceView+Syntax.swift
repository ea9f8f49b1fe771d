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

  /// The units of the subjects of the verb at a unit: of the passive as of the active.
  func syntacticSubjects(ofUnit verb: Int) -> [Int] { units(verb, syntax.subjects(of:)) }

  func isPassive(unit verb: Int) -> Bool { chiefToken(ofUnit: verb).map(syntax.isPassive) ?? false }

  private func units(_ index: Int, _ tokens: (Int) -> [Int]) -> [Int] {
    guard let token = chiefToken(ofUnit: index) else { return [] }
    return tokens(token).compactMap(unit(holding:))
  }
}
