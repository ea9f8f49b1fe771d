/// Whom pronouns and definite descriptions mean.
extension NounPhraseReader {
  /// Whom "the company", "the bloc", "the two countries" mean.
  func definite(_ member: Member) -> Int? {
    if member.end > 0, !member.isPlural,
      let person = view.describedPerson(endingAt: member.end - 1, facts)
    {
      return person.actor
    }
    guard let noun = member.noun, noun >= 1, units[noun].kind == .word, !view.is(noun + 1, .of)
    else { return nil }
    // "This Malta-registered company", "the Bangkok-listed group".
    if isOriginated(noun), units[noun].has(.companynoun), !isPluralNoun(noun) {
      return company(before: noun, named: view.spelling(at: noun))
    }
    if units[noun].has(.realm), let own = countryOfPerson(before: noun) { return own }
    // "The island state".
    if units[noun].has(.realm), facts.isHomeCertain, noun >= 2, view.is(noun - 2, .the),
      units[noun - 1].kind == .word, !units[noun - 1].isCapital,
      ["island", "archipelago"].contains(view.spelling(at: noun - 1))
        || view.spelling(at: noun - 1).hasSuffix("locked")
    {
      return facts.home
    }
    if let national = national(member, noun) { return national }
    if member.owners.isEmpty, let described = view.describedCompany(endingAt: noun, facts) {
      return described
    }
    guard member.owners.isEmpty, view.is(noun - 1, .the), units[noun - 1].kind == .word
    else { return nil }
    // "at the headquarters of A, four days after B joined the alliance".
    if isGrouping(noun) {
      let named = Set(
        (0..<noun).compactMap(view.actor).filter { facts.actors[$0].kind == .organization })
      if named.count == 1 { return named.first }
      if named.isEmpty, let home = facts.homeOrganisation { return home }
    }
    // "The country" is the one that the text speaks from, if it does from one.
    if units[noun].isOne(of: .country, .nation) {
      return facts.isHomeCertain ? facts.home : nil
    }
    let spelling = view.spelling(at: noun)
    // "The document was signed by": the one that the sentence before names.
    if ["document", "text", "instrument"].contains(spelling), let document = facts.document,
      view.index - document.sentence <= 2
    {
      return document.actor
    }
    if units[noun].has(.companynoun), isPluralNoun(noun) { return nil }
    if units[noun].has(.companynoun), !units[noun].isOne(of: .unit, .arm, .division, .brand) {
      return company(before: noun, named: spelling)
    }
    if spelling == "party",
      let own = facts.recentClaims.last(where: {
        $0.type == "MEMBER_OF" && facts.actors[$0.source].kind == .person
      })
    {
      return own.target
    }
    // Of "the committee" only one that is called so can be meant.
    if units[noun].has(.orghead), !isGrouping(noun) {
      return facts.recent.named(spelling, facts.actors)
    }
    return facts.recent.referent(of: units[noun], named: spelling, facts.actors)
  }

  /// "The Danish company": the one that the text calls so, else the only one of which it has just spoken.
  private func national(_ member: Member, _ noun: Int) -> Int? {
    guard member.owners.count == 1, noun >= 2, view.is(noun - 2, .the),
      units[noun - 1].kind == .actor, units[noun - 1].form == .adjective,
      units[noun].has(.companynoun), !isPluralNoun(noun),
      !units[noun].isOne(of: .unit, .arm, .division, .brand, .subsidiary, .affiliate)
    else { return nil }
    var candidates: [Int] = []
    let others = [facts.lastOrganised, facts.homeCompany].compactMap { $0 }
    for actor in (max(0, noun - 60)..<noun).compactMap(view.actor) + facts.recent.companies + others
    where !candidates.contains(actor)
      && (facts.actors[actor].kind == .company
        || facts.actors[actor].kind == .organization && !facts.actors[actor].isOfLexicon)
    {
      candidates.append(actor)
    }
    let own = candidates.filter { facts.countryOfCompany[$0] == member.owners[0] }
    if own.count == 1 { return own[0] }
    let open = candidates.filter { facts.countryOfCompany[$0] == nil }
    return own.isEmpty && open.count == 1 ? open[0] : nil
  }

  /// "President X, whose country joined B", "X said his country": that of whom the sentence has named.
  private func countryOfPerson(before noun: Int) -> Int? {
    guard units[noun].isOne(of: .country, .nation),
      view.is(noun - 1, .whose) || view.is(noun - 1, .his)
        || view.is(noun - 1, .her),
      let at = (0..<noun).last(where: { view.person(at: $0, facts) != nil }),
      let person = view.actor(at: at)
    else { return nil }
    return facts.countryOfPerson[person]
  }

  /// "the Bangkok-listed" before a noun: where it is says nothing of which it is.
  private func isOriginated(_ noun: Int) -> Bool {
    guard noun >= 4, view.is(noun - 2, .hyphen), units[noun - 1].kind == .word,
      units[noun - 3].isCapital
    else { return false }
    return units[noun - 4].isOne(of: .the, .this)
  }

  private func isGrouping(_ noun: Int) -> Bool {
    units[noun].isOne(of: .alliance, .bloc, .organisation, .organization, .grouping, .union)
  }

  /// Whom "the company" means: the one that the sentence has named, else the one of which the text has
  /// spoken last, else of several the one that it is about.
  func company(before noun: Int, named spelling: String) -> Int? {
    var named: [Int] = []
    for at in 0..<noun {
      guard let actor = view.actor(at: at), !named.contains(actor) else { continue }
      let isAlike = facts.actors[actor].isOrganized && facts.actors[actor].key.contains(spelling)
      guard facts.actors[actor].kind == .company || isAlike else { continue }
      named.append(actor)
    }
    if !named.contains(where: { facts.actors[$0].key.contains(spelling) }),
      let alike = facts.recent.named(spelling, facts.actors)
    {
      return alike
    }
    let candidates = named.isEmpty ? facts.recent.companies : named
    let alike = candidates.filter { facts.actors[$0].key.contains(spelling) }
    if alike.count == 1 { return alike[0] }
    // "B supplied it. In 1950 the company": of B, which only stood there, less than of whom the text is about.
    if named.isEmpty, facts.isProfile, !isOriginated(noun) { return facts.homeCompany }
    if named.isEmpty, candidates.count == 1, !isOriginated(noun), let home = facts.homeCompany,
      home != candidates[0],
      facts.lastOrganised != candidates[0]
    {
      return home
    }
    if candidates.count == 1 { return candidates[0] }
    if let home = facts.homeCompany, candidates.isEmpty || candidates.contains(home) { return home }
    guard named.isEmpty else { return nil }
    return facts.recent.referent(of: units[noun], named: spelling, facts.actors)
      ?? (candidates.isEmpty ? openName(facts.lastOrganised) : nil)
  }

  /// A name of which nothing else is known, and no place's.
  private func openName(_ actor: Int?) -> Int? {
    guard let actor, !facts.actors[actor].isDateline, facts.actors[actor].likeness != .place,
      facts.actors[actor].kind == .unknown
    else { return nil }
    return actor
  }

  /// Whom "both countries", "the two sides", "both", "the three" mean.
  func pair(_ member: Member) -> [Int]? {
    guard member.owners.isEmpty else { return nil }
    if !member.isPair {
      guard let count = member.count,
        member.noun.map({ Self.groupNouns.contains(view.spelling(at: $0)) }) ?? true
      else { return nil }
      if let group = facts.recent.group { return count == group.count ? group : nil }
      if member.noun == nil, facts.recent.personsOfBlock.count == count {
        return facts.recent.personsOfBlock
      }
      return facts.recent.countries.count == count ? facts.recent.countries : nil
    }
    // "A and B met in C, of which both are members".
    let named = Set(
      (max(0, member.head - 60)..<max(0, member.head)).compactMap(view.actor).filter {
        facts.actors[$0].kind == .country
      })
    guard let noun = member.noun else {
      if named.count == 2 { return named.sorted() }
      // "X met Y and the two signed".
      let persons = (max(0, member.head - 60)..<max(0, member.head)).reduce(into: [Int]()) {
        if let person = view.person(at: $1, facts), !$0.contains(person) { $0.append(person) }
      }
      return persons.count == 2 ? persons : facts.recent.pair
    }
    let spelling = view.spelling(at: noun)
    switch spelling {
    case _ where Self.groupNouns.contains(spelling):
      if let group = facts.recent.group, group.count == 2,
        group.allSatisfy({ facts.actors[$0].kind == .country })
      {
        return group
      }
      let recent = facts.recent.countries
      // "accredited to A and B as well. The two sides": not those.
      if recent.count == 2, facts.homePair.map({ Set($0).isDisjoint(with: recent) }) ?? true {
        return facts.homePair ?? recent
      }
      return recent.count == 2 ? recent : facts.homePair
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
    if unit.isOne(of: .he, .she) {
      if let known = view.single(endingAt: index, facts)?.actor { return known }
      guard index > 0, view.is(index - 1, .which) else { return nil }
      // "X, his daughter Y and A, which she owns": whom the sentence has named last.
      return view.units.indices[max(0, index - 20)..<index].last {
        view.person(at: $0, facts) != nil
      }
      .flatMap(view.actor)
    }
    // "sanctions on A since it invaded B": A.
    if unit.is(.it), view.is(index - 1, .since) || view.is(index - 1, .after),
      view.has(index + 1, .invade), let invader = view.country(at: index - 2, facts)
    {
      return invader
    }
    if unit.isOne(of: .it) { return view.organised(before: index, facts) ?? facts.recent.treaty }
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
    var persons = Set((0..<index).compactMap { view.person(at: $0, facts) })
    // "X, who received him": not X.
    if let who = (max(0, index - 6)..<index).last(where: { view.is($0, .who) }),
      let own = (max(0, who - 2)..<who).last(where: { view.person(at: $0, facts) != nil }),
      let antecedent = view.actor(at: own)
    {
      persons.remove(antecedent)
      if persons.isEmpty { return facts.lastPersons.first { $0 != antecedent } }
    }
    return persons.count > 1 ? nil : persons.first ?? facts.lastPerson
  }
}
