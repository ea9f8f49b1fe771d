internal import GraphModel

/// Whose post it is, where the phrase does not say: what the sentence and the document leave to
/// understand.
extension PostRule {
  /// "Oman's Foreign Ministry summoned the ambassador of Sweden": who can summon an envoy receives him.
  func host(of post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    let verb = post.units.lowerBound - 1
    guard verb > 0, view.units[verb].kind == .word, view.units[verb].has(.summon),
      !view.isUncertain(around: verb)
    else { return nil }
    let countries = Set(
      (0..<verb).compactMap { at -> Int? in
        guard let actor = view.actor(at: at) else { return nil }
        return facts.actors[actor].kind == .country ? actor : facts.actors[actor].seat
      })
    guard countries.count == 1, let host = countries.first, !post.bodies.contains(host) else {
      return nil
    }
    return host
  }

  /// "the Green Party, of which he was vice-president": what stands right before.
  func relativeBody(of post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    let start = post.units.lowerBound
    guard !post.isPrenominal, post.kind != .envoy,
      let which = (max(2, start - 8)..<max(2, start)).last(where: {
        view.is($0, .which) && view.is($0 - 1, .of)
      })
    else { return nil }
    for at in (max(0, which - 6)..<which - 1).reversed() {
      guard let actor = view.actor(at: at), view.units[at].form == .plain else { continue }
      switch facts.actors[actor].kind {
      case .organization, .company, .publicBody: return actor
      case .country, .person, .treaty, .unknown: return nil
      }
    }
    return nil
  }

  /// "The Bank of Ghana named X governor", "X was named governor by", "Hanlu announced the resignation of X as
  /// director": who appoints, or tells of it, is the body that has the office.
  func appointingBody(of post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard let link = post.link, link.manner == .appointment || link.manner == .departure,
      !isCutOff(post, view), let verb = decidingVerb(of: link, view)
    else { return nil }
    let isOfState = post.kind == .state || post.kind == .portfolio
    let isOfBody =
      post.kind == .body || post.kind == .company || lexicon.isOfOrganisations(post.head)
      || ["leader", "president", "vice president"].contains(lexicon.titleName(post.head))
    guard isOfBody || isOfState, link.manner == .appointment || verb != link.verb else {
      return nil
    }
    let appointing = view.subjects(of: verb, facts)
    guard appointing.count == 1, let body = appointing.first else { return nil }
    // "The Board of Directors has appointed X".
    if isBoard(body, facts) { return facts.homeCompany }
    switch facts.actors[body].kind {
    case .organization, .company, .publicBody: return isOfBody ? body : nil
    case .unknown:
      // Whatever it looks like: who gives a company's offices is a company.
      return isOfBody && facts.actors[body].likeness == .organisation || post.kind == .company
        ? body : nil
    case .country: return isOfState ? body : nil
    case .person, .treaty: return nil
    }
  }

  /// The verb of appointing; before a noun as "the resignation of X", the one that tells of it.
  private func decidingVerb(of link: Post.Link, _ view: SentenceView) -> Int? {
    if view.has(link.verb, .appoint) { return link.verb }
    let isNoun =
      view.has(link.verb, [.choice, .leaving])
      || view.units[link.verb].isOne(of: .appointment, .reappointment)
    guard isNoun else { return nil }
    return (max(0, link.verb - 4)..<link.verb).last {
      view.has($0, WordClass.anyVerb) && !view.units[$0].isCapital
    }
  }

  /// "the Board", "the Board of Directors", without a name.
  func isBoard(_ body: Int, _ facts: DocumentFacts) -> Bool {
    facts.actors[body].key.first == "board" && facts.actors[body].key.count <= 3
  }

  /// What "the country's" and "of the company" stand for.
  func referent(
    of reference: Post.Reference, _ post: Post, _ holder: Int, _ view: SentenceView,
    _ facts: DocumentFacts
  ) -> Int? {
    let before = (0..<post.units.lowerBound).reversed()
    switch reference {
    case .ownCountry: return facts.countryOfPerson[holder]
    case .secretariat:
      return before.lazy.compactMap { view.actor(at: $0) }.first {
        facts.actors[$0].kind == .organization && facts.actors[$0].isOfLexicon
      } ?? facts.homeOrganisation
    case .described:
      return post.description.flatMap {
        facts.actors.organised(describedBy: view.spelling(units: $0))
      }
    case .country:
      // "In Conakry, government spokesman X said".
      if view.is(0, .in), view.is(2, .comma), post.units.lowerBound == 3,
        let place = view.country(at: 1, facts)
      {
        return place
      }
      let named = before.lazy.compactMap {
        view.units[$0].form == .capital ? nil : view.country(at: $0, facts)
      }.first
      // "the Turkish embassy, government spokesman X said": an institution is the text's own country's.
      let own = facts.countryOfPerson[holder] ?? facts.home
      return post.referenceNoun == nil && post.isPrenominal ? own ?? named : named ?? own
    case .organisation where view.is(post.units.lowerBound, .whose):
      // "the party A, whose leader": what stands right before.
      return before.prefix(4).lazy.compactMap { at -> Int? in
        guard let actor = view.actor(at: at), view.units[at].form == .plain,
          facts.actors[actor].isOrganized || facts.actors[actor].kind == .unknown
        else { return nil }
        // "New Zealand, whose foreign minister": states have ministers, and no spokesmen or directors.
        let isOfState = post.kind == .state || post.kind == .portfolio
        return facts.actors[actor].kind == .country && !isOfState ? nil : actor
      }.first
    case .organisation:
      let named = before.compactMap { at -> Int? in
        guard let actor = view.actor(at: at), view.units[at].form == .plain else { return nil }
        switch facts.actors[actor].kind {
        case .company, .organization, .publicBody: return actor
        case .country, .person, .treaty, .unknown: return nil
        }
      }
      // "The members of the Rural Committee elected X, governor of the Bank, chairman of this committee".
      if let noun = post.referenceNoun {
        let word = view.spelling(at: noun).lowercased()
        if let same = named.first(where: { facts.actors[$0].key.contains(word) }) { return same }
      }
      if let nearest = named.first { return nearest }
      // "named X deputy governor of the bank", where the text is about the central one.
      if let noun = post.referenceNoun, view.spelling(at: noun) == "bank",
        let bank = facts.centralBank, facts.actors[bank].kind != .country
      {
        return bank
      }
      if let noun = post.referenceNoun,
        let home = facts.home(company: view.spelling(at: noun))
      {
        return home
      }
      if let noun = post.referenceNoun,
        view.units[noun].isOne(of: .organization, .organisation, .bloc, .alliance, .grouping),
        let home = facts.homeOrganisation
      {
        return home
      }
      if let noun = post.referenceNoun,
        let body = facts.recent.referent(
          of: view.units[noun], named: view.spelling(at: noun), facts.actors)
      {
        return body
      }
      guard let last = facts.lastOrganised else { return facts.homeCompany }
      switch facts.actors[last].kind {
      case .company, .organization, .publicBody: return last
      case .country, .person, .treaty, .unknown: return nil
      }
    }
  }

  /// Whose "his" or "her" before a post is: the one person whom the sentence names before it, or whom
  /// pronouns of this sentence mean.
  func principal(of post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    let named = Set((0..<post.units.lowerBound).compactMap { view.person(at: $0, facts) })
      .subtracting(post.holders)
    if named.count == 1 { return named.first }
    guard named.isEmpty, let own = view.units[post.units].first(where: { $0.isOne(of: .his, .her) })
    else { return nil }
    return facts.antecedent(of: own)
  }

  /// "At Sibelo, chief executive X has left": what the sentence opens with.
  func frontedBody(of post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard post.kind == .body || post.kind == .company, view.is(0, .at) else { return nil }
    let at = view.has(1, .det) ? 2 : 1
    guard let actor = view.actor(at: at), view.is(at + 1, .comma), post.units.lowerBound > at,
      view.units[at].form == .plain
    else { return nil }
    switch facts.actors[actor].kind {
    case .organization, .company, .publicBody: return actor
    case .unknown:
      let isPlace =
        lexicon.cities[facts.actors[actor].key] != nil
        || facts.actors[actor].likeness == .place && post.kind != .company
      return isPlace ? nil : actor
    case .country, .person, .treaty: return nil
    }
  }

  /// "Chairman" and "chief executive" without a body are those of the company that the sentence has
  /// just spoken of, or that the document is about.
  func colleagueBody(
    of post: Post, _ title: String, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    guard isCorporate(post, title) else {
      // "has left as a director", "former technical director X": of the company that the document is about.
      let folded = title.lowercased()
      return post.kind == .body && (folded == "director" || folded.hasSuffix(" director"))
        && !view.is(post.units.lowerBound - 1, .by) ? facts.homeCompany : nil
    }
    guard !(post.kind == .state && post.isPrenominal) else { return nil }
    func isOfCompany(_ actor: Int) -> Bool {
      let kind = facts.actors[actor].kind
      return kind == .company || kind == .organization || kind == .unknown
    }
    // "a joint venture, A, under chief executive X".
    if view.is(post.units.lowerBound - 1, .under) {
      let before = post.units.lowerBound - (view.is(post.units.lowerBound - 2, .comma) ? 3 : 2)
      return view.actor(at: before).flatMap { isOfCompany($0) ? $0 : nil }
    }
    let colleague = view.posts.last {
      $0.units.lowerBound < post.units.lowerBound && !$0.holders.isEmpty && $0.status != .former
        && ($0.bodies.first.map(isOfCompany) ?? false)
    }
    if let body = colleague?.bodies.first { return body }
    // "Siemens said that X would take over as CEO", "the board of A promoted X to president".
    let before = (0..<post.units.lowerBound).filter { at in
      view.units[at].form == .plain && (view.actor(at: at).map(isOfCompany) ?? false)
    }
    let opening =
      before.first { facts.actors[view.units[$0].actor].kind == .company } ?? before.first
    if let opening, let body = view.actor(at: opening),
      facts.actors[body].kind == .company
        || opening <= 3 && view.has(opening + 1, [.anyVerb, .aux])
    {
      return body
    }
    guard post.kind != .state else { return nil }
    if let home = facts.homeCompany { return home }
    guard let last = facts.lastOrganised,
      facts.recent.companies.count <= 1 || facts.recent.companies.first == last,
      post.isPrenominal || post.hasArticle
    else { return nil }
    switch facts.actors[last].kind {
    case .company: return last
    case .unknown: return facts.actors[last].likeness == .organisation ? last : nil
    case .organization, .publicBody, .country, .person, .treaty: return nil
    }
  }

  /// A single word of which nothing is known is a body only where the title is one of companies, or
  /// where a city or a region has it.
  func isLikelyBody(
    _ body: Int, _ post: Post, _ title: String, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Bool {
    let actor = facts.actors[body]
    guard actor.kind == .unknown else { return true }
    // "an analyst at Credence Ratings", "leader of the coalition Baz": nobody is at or of a person so.
    if post.kind != .rank, actor.key.count > 1, lexicon.cities[actor.key] == nil,
      let name = post.units.last(where: { view.units[$0].actor == body }),
      view.is(name - 1, .at) || view.has(name - 1, [.companynoun, .orghead, .faction])
        || (max(0, name - 3)..<name).contains(where: { view.units.behindNaming($0) == name })
    {
      return true
    }
    // "outgoing CAS General X": an office in short, of which nothing is known.
    if post.kind == .rank, post.isPrenominal { return false }
    if lexicon.titleName(post.head).hasPrefix("spokes") { return true }
    // "head of communications at Solvena": who has fields has a body.
    if post.kind == .body || post.kind == .company, title.contains(" of "),
      actor.likeness != .place,
      lexicon.cities[actor.key] == nil
    {
      return true
    }
    if actor.likeness == .person {
      return isCorporate(post, title) || title.lowercased().hasSuffix(" director")
    }
    let isLocal =
      lexicon.titles.indices.contains(post.head)
      && lexicon.titles[post.head].classes.contains(.local)
    // "mayor of A", "chief minister of A".
    if isLocal || post.kind == .state && actor.likeness == .place { return true }
    // "an engineer at Valmar".
    if post.kind == .calling { return lexicon.cities[actor.key] == nil }
    // "director of Geneva"; but names of which nothing is known are easily taken for places.
    if actor.likeness == .place, post.isPlural || lexicon.cities[actor.key] != nil { return false }
    if actor.likeness == .organisation || actor.key.count > 1 && actor.likeness != .place {
      return true
    }
    return isCorporate(post, title) || title.lowercased().hasSuffix(" director")
      || ["founder", "co-founder", "spokesman", "spokeswoman", "spokesperson", "director"].contains(
        title.lowercased())
  }

  private static let departments = [
    "finance", "marketing", "operations", "commercial", "sales", "legal", "technical", "technology",
    "strategy", "investment", "human resources", "research",
  ]

  /// "its chairman", "its managing director": no state's.
  func isOfOfficers(_ post: Post, _ title: String) -> Bool {
    post.kind == .company || post.kind == .body && isCorporate(post, title)
  }

  private func isCorporate(_ post: Post, _ title: String) -> Bool {
    if post.kind == .company { return true }
    let folded = title.lowercased()
    if lexicon.titleName(post.head).hasSuffix("vice president") { return true }
    return [
      "chairman", "chairwoman", "chair", "chairperson", "managing director", "president",
      "executive director", "vice president", "director general", "general manager",
      "vice chair", "vice-chair", "vice chairman", "vice-chairman", "deputy chairman",
      "deputy chair",
    ].contains(folded)
      || folded.hasPrefix("chairman of the") || folded.hasSuffix("vice president")
      || post.isPrenominal
        && PostRule.departments.contains(where: folded.hasPrefix)
        && [" chief", " director", " head"].contains(where: folded.hasSuffix)
  }

  /// "was seconded to A, where she was Director for External Relations", "entered A, in which he worked as counsellor,
  /// director and adviser": the body before the clause.
  func bodyOfPlace(_ post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    let isOfState =
      post.kind == .state
      && !["president", "vice president", "leader"].contains(lexicon.titleName(post.head))
    guard !post.isPrenominal, post.kind != .envoy, !isOfState,
      let verb = post.link?.verb, verb < post.units.lowerBound,
      let clause = (max(0, verb - 14)..<max(0, verb)).last(where: {
        view.is($0, .where) || view.is($0, .which) && (view.is($0 - 1, .in) || view.is($0 - 1, .at))
      }), clause >= 2
    else { return nil }
    for at in (max(0, clause - 5)..<clause).reversed() {
      guard let actor = view.actor(at: at), view.units[at].form == .plain else { continue }
      switch facts.actors[actor].kind {
      case .organization, .company, .publicBody: return actor
      case .country: continue
      case .person, .treaty: return nil
      case .unknown:
        // "joined the bank from Ecobank, where she was head of research", "worked for Valmar, where".
        let likeness = facts.actors[actor].likeness
        let isEmployer =
          view.units.indices.contains(at - 1)
          && (view.units[at - 1].isOne(of: .from, .at, .for, .with, .to) || view.has(at - 1, .join))
        return likeness == .place || likeness == .person || !isEmployer ? nil : actor
      }
    }
    return nil
  }

  /// Whether the phrase goes on with something that could not be read: "adviser to …".
  func isCutOff(_ post: Post, _ view: SentenceView) -> Bool {
    let end = post.units.upperBound
    guard view.units.indices.contains(end + 1), !post.isPrenominal else { return false }
    // "moved from justice minister to interior minister".
    if view.is(end, .to), view.is(post.units.lowerBound - 1, .from) { return false }
    if view.units[end].is(.in) {
      return view.actor(at: end + 1) != nil && view.units[end + 1].kind == .actor
        && post.kind != .state && view.time(covering: end) == nil
        && post.link?.manner == .apposition
    }
    guard view.units[end].isOne(of: .of, .to, .at, .for), !opensAdjunct(end, view) else {
      return false
    }
    return view.time(covering: end) == nil
  }

  /// "at the age of 40", "at the request of A", "for his services", "to replace B": nothing of a body.
  private func opensAdjunct(_ preposition: Int, _ view: SentenceView) -> Bool {
    if view.is(preposition, .to) {
      return view.has(preposition + 1, .anyVerb) && !view.units[preposition + 1].isCapital
    }
    guard view.units[preposition].isOne(of: .at, .for) else { return false }
    let noun = view.has(preposition + 1, .det) ? preposition + 2 : preposition + 1
    guard view.units.indices.contains(noun) else { return false }
    let unit = view.units[noun]
    return unit.kind == .word && !unit.isCapital
      && !unit.has([
        .orghead, .companynoun, .publichead, .statehead, .business, .portfolio, .rank, .regional,
      ])
      // "at the German company".
      && !(view.units.indices.contains(noun + 1)
        && view.has(noun + 1, [.orghead, .companynoun, .publichead]))
  }
}
