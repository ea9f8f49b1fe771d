internal import GraphModel

/// Companies behind what a sentence calls them: "the state-owned company", "the pump maker".
extension SentenceView {
  /// The one company of which the sentences before have spoken, where a description that ends at `noun` can only mean
  /// that: the noun has an article and says more of it, but not that it is another.
  func describedCompany(endingAt noun: Int, _ facts: DocumentFacts) -> Int? {
    guard units.indices.contains(noun), units[noun].kind == .word, !units[noun].isCapital,
      units[noun].has(.companynoun), !spelling(at: noun).hasSuffix("s"),
      !units[noun].isOne(of: .unit, .arm, .division, .brand, .subsidiary, .affiliate)
    else { return nil }
    var start = noun - 1
    while start >= 0, noun - start < 7, !units[start].isOne(of: .the, .this) {
      let unit = units[start]
      guard unit.is(.hyphen) || unit.kind == .word && !unit.isCapital,
        !unit.has([.prep, .conj, .pronoun, .aux, .modal, .negation, .det]),
        !DescriptionResolver.ofOthers.contains(spelling(at: start))
      else { return nil }
      start -= 1
    }
    guard start >= 0, units[start].isOne(of: .the, .this),
      units[start].is(.this) || start < noun - 1, !self.is(noun + 1, .of),
      !(0..<start).contains(where: { at in
        actor(at: at).map { facts.actors[$0].isBody || facts.actors[$0].kind == .unknown } ?? false
      }),
      // "the lender Orlan Bank": its name follows.
      actor(at: noun + 1) == nil
    else { return nil }
    let companies = facts.recent.companies
    if companies.count == 1 { return companies[0] }
    guard companies.isEmpty, let last = facts.lastOrganised, facts.actors[last].kind == .company
    else { return nil }
    return last
  }
}
