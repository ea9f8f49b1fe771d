/// Whom pronouns and definite descriptions mean.
extension NounPhraseReader {
  /// Whom "the company", "the bloc", "the two countries" mean.
  func definite(_ member: Member) -> Int? {
    guard let noun = member.noun, member.owners.isEmpty, noun >= 1, units[noun].kind == .word,
      view.is(noun - 1, .the), !view.is(noun + 1, .of), units[noun - 1].kind == .word
    else { return nil }
    // "at the headquarters of A, four days after B joined the alliance".
    if units[noun].isOne(of: .alliance, .bloc, .organisation, .organization, .grouping, .union) {
      let named = Set(
        (0..<noun).compactMap(view.actor).filter { facts.actors[$0].kind == .organization })
      if named.count == 1 { return named.first }
      if named.isEmpty, let home = facts.homeOrganisation { return home }
    }
    return facts.recent.referent(
      of: units[noun], named: view.spelling(units: noun..<noun + 1), facts.actors)
  }

  /// Whom "both countries", "the two sides", "both", "the three" mean.
  func pair(_ member: Member) -> [Int]? {
    guard member.owners.isEmpty else { return nil }
    if !member.isPair {
      let countries = facts.recent.countries
      guard let count = member.count,
        let group = facts.recent.group ?? (countries.count == count ? countries : nil),
        count == group.count,
        member.noun.map({ Self.groupNouns.contains(view.spelling(units: $0..<$0 + 1)) }) ?? true
      else { return nil }
      return group
    }
    guard let noun = member.noun else { return facts.recent.pair }
    let spelling = view.spelling(units: noun..<noun + 1)
    switch spelling {
    case _ where Self.groupNouns.contains(spelling):
      return facts.recent.countries.count == 2 ? facts.recent.countries : nil
    case "companies", "firms":
      return facts.recent.companies.count == 2 ? facts.recent.companies : nil
    case _ where units[noun].kind == .title || Self.leaderNouns.contains(spelling):
      return facts.recent.persons.count == 2 ? facts.recent.persons : nil
    default: return nil
    }
  }

  /// Whom a pronoun means.
  func referent(of index: Int) -> Int? {
    let unit = units[index]
    if unit.isOne(of: .he, .she), index > 0, view.is(index - 1, .whom) {
      return person(withWhom: index)
    }
    if unit.isOne(of: .he, .she) { return view.single(endingAt: index, facts)?.actor }
    if unit.isOne(of: .it) { return view.organised(before: index, facts) }
    if unit.isOne(of: .him, .her) { return person(before: index) }
    return nil
  }

  /// "the President, X, with whom he met": not X.
  private func person(withWhom index: Int) -> Int? {
    var at = index - 2
    while at > 0, units[at].kind != .actor { at -= 1 }
    guard let antecedent = view.person(at: at, facts) else { return nil }
    let others = Set((0..<at).compactMap { view.person(at: $0, facts) }).subtracting([antecedent])
    return others.count > 1
      ? nil : others.first ?? facts.lastPersons.first { $0 != antecedent }
  }

  func person(before index: Int) -> Int? {
    let persons = Set((0..<index).compactMap { view.person(at: $0, facts) })
    return persons.count > 1 ? nil : persons.first ?? facts.lastPerson
  }
}
