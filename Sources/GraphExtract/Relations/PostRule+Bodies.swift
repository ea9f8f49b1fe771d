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

  /// What "the country's" and "of the company" stand for.
  func referent(
    of reference: Post.Reference, _ post: Post, _ holder: Int, _ view: SentenceView,
    _ facts: DocumentFacts
  ) -> Int? {
    let before = (0..<post.units.lowerBound).reversed()
    switch reference {
    case .ownCountry: return facts.countryOfPerson[holder]
    case .country:
      let named = before.lazy.compactMap {
        view.units[$0].form == .capital ? nil : view.country(at: $0, facts)
      }.first
      return named ?? facts.countryOfPerson[holder] ?? facts.home
    case .organisation where view.is(post.units.lowerBound, .whose):
      // "the party A, whose leader": what stands right before.
      return before.prefix(4).lazy.compactMap { at -> Int? in
        guard let actor = view.actor(at: at), view.units[at].form == .plain,
          facts.actors[actor].isOrganized || facts.actors[actor].kind == .unknown
        else { return nil }
        return facts.actors[actor].kind == .country ? nil : actor
      }.first
    case .organisation:
      let named = before.lazy.compactMap { at -> Int? in
        guard let actor = view.actor(at: at), view.units[at].form == .plain else { return nil }
        switch facts.actors[actor].kind {
        case .company, .organization, .publicBody: return actor
        case .country, .person, .treaty, .unknown: return nil
        }
      }.first
      if let named { return named }
      if let noun = post.referenceNoun,
        view.units[noun].isOne(of: .organization, .organisation, .bloc, .alliance, .grouping),
        let home = facts.homeOrganisation
      {
        return home
      }
      if let noun = post.referenceNoun,
        let body = facts.recent.referent(
          of: view.units[noun], named: view.spelling(units: noun..<noun + 1), facts.actors)
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
    if named.count == 1 { return named.first }
    guard named.isEmpty, let own = view.units[post.units].first(where: { $0.isOne(of: .his, .her) })
    else { return nil }
    return facts.antecedent(of: own)
  }

  /// "Chairman" and "chief executive" without a body are those of the company that the sentence has
  /// just spoken of, or that the document is about.
  func colleagueBody(
    of post: Post, _ title: String, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    guard isCorporate(post, title), !(post.kind == .state && post.isPrenominal) else { return nil }
    func isOfCompany(_ actor: Int) -> Bool {
      let kind = facts.actors[actor].kind
      return kind == .company || kind == .organization || kind == .unknown
    }
    let colleague = view.posts.last {
      $0.units.lowerBound < post.units.lowerBound && !$0.holders.isEmpty
        && ($0.bodies.first.map(isOfCompany) ?? false)
    }
    if let body = colleague?.bodies.first { return body }
    // "Siemens said that X would take over as CEO", "the board of A promoted X to president".
    let opening = (0..<post.units.lowerBound).first { at in
      view.units[at].form == .plain && (view.actor(at: at).map(isOfCompany) ?? false)
    }
    if let opening, let body = view.actor(at: opening),
      facts.actors[body].kind == .company
        || opening <= 3 && view.has(opening + 1, [.anyVerb, .aux])
    {
      return body
    }
    return post.kind == .state ? nil : facts.homeCompany
  }

  /// A single word of which nothing is known is a body only where the title is one of companies, or
  /// where a city or a region has it.
  func isLikelyBody(_ body: Int, _ post: Post, _ title: String, _ facts: DocumentFacts) -> Bool {
    let actor = facts.actors[body]
    guard actor.kind == .unknown else { return true }
    if actor.likeness == .person { return isCorporate(post, title) }
    let isLocal =
      lexicon.titles.indices.contains(post.head)
      && lexicon.titles[post.head].classes.contains(.local)
    if isLocal { return true }
    if actor.likeness == .place { return false }
    if actor.key.count > 1 || actor.likeness == .organisation { return true }
    return isCorporate(post, title)
      || ["founder", "co-founder", "spokesman", "spokeswoman", "spokesperson", "director"].contains(
        title.lowercased())
  }

  private func isCorporate(_ post: Post, _ title: String) -> Bool {
    if post.kind == .company { return true }
    let folded = title.lowercased()
    return [
      "chairman", "chairwoman", "chair", "chairperson", "managing director", "president",
      "executive director", "vice president", "director general", "general manager",
    ].contains(folded)
      || folded.hasPrefix("chairman of the") || folded.hasSuffix("vice president")
      || post.isPrenominal
        && ["finance chief", "marketing chief", "operations chief"].contains(folded)
  }

  /// "was seconded to A, where she was Director for External Relations": the body before the clause.
  func bodyOfPlace(_ post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard !post.isPrenominal, post.kind != .envoy, post.kind != .state,
      let clause = (max(0, post.units.lowerBound - 8)..<post.units.lowerBound).last(where: {
        view.is($0, .where)
      }), clause >= 2, let verb = post.link?.verb, verb > clause
    else { return nil }
    for at in (max(0, clause - 5)..<clause).reversed() {
      guard let actor = view.actor(at: at), view.units[at].form == .plain else { continue }
      switch facts.actors[actor].kind {
      case .organization, .company, .publicBody: return actor
      case .country: continue
      case .person, .treaty, .unknown: return nil
      }
    }
    return nil
  }

  /// States have no secretary-general.
  func isOfOrganisations(_ post: Post) -> Bool {
    guard lexicon.titles.indices.contains(post.head) else { return false }
    return [
      "secretary-general", "secretary general", "director-general", "director general",
      "executive secretary",
    ].contains(lexicon.titles[post.head].name)
  }

  /// The country of an office that the text does not name.
  func defaultCountry(
    of post: Post, _ holder: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    // "rebel leader X", "gang boss Y": of no state.
    let before = post.units.lowerBound - 1
    if before >= 0, view.units[before].kind == .word, !view.units[before].isCapital,
      view.units[before].classes.isEmpty || view.units[before].has(.orghead),
      lexicon.titles.indices.contains(post.head),
      ["leader", "chief", "head"].contains(lexicon.titles[post.head].name)
    {
      return nil
    }
    if let own = facts.countryOfPerson[holder] { return own }
    if let successor = successor(of: holder, post, view, facts),
      let own = facts.countryOfPerson[successor]
    {
      return own
    }
    if let local = localCountry(of: post, view, facts) { return local }
    if let spoken = spokenFor(by: post, view, facts) { return spoken }
    let start = post.units.lowerBound
    if post.kind == .state || post.kind == .portfolio, post.isPrenominal {
      // "presented his credentials to President X".
      if let receiver = facts.receivingState, post.kind == .state,
        view.units[..<start].contains(where: { $0.isOne(of: .credentials, .credence) })
      {
        return receiver
      }
      // "The ambassador of A to B met Foreign Minister X": those whom an envoy meets are his hosts'.
      if let envoy = view.posts.first(where: {
        $0.kind == .envoy && $0.status == nil && !$0.holders.isEmpty && $0.units.upperBound < start
      }), envoy.receiving.count == 1, facts.actors[envoy.receiving[0]].kind == .country,
        !view.is(start - 1, .and), !view.is(start - 1, .comma),
        view.units[envoy.units.upperBound..<start].contains(where: {
          $0.has(.meet) || $0.isOne(of: .talks, .credentials, .credence)
        })
      {
        return envoy.receiving[0]
      }
    }
    if let named = qualifying(holder, post, view, facts) { return named }
    guard let home = facts.home else { return nil }
    // "Secretary of State X met Chinese President Y": of two who meet, not he whose state goes without
    // saying beside the other's.
    if post.isPrenominal || post.link?.manner == .apposition,
      let other = view.posts.first(where: {
        $0.bodies.first == home && $0.kind != .envoy && !$0.holders.isEmpty
          && !$0.holders.contains(holder)
      }), isMeeting(post, other, view)
    {
      return nil
    }
    // "President X" is not the home country's where the text names another as that.
    if post.kind == .state, post.status == nil, !post.isRanked,
      let known = facts.officeHolders[.init(country: home, title: post.head)],
      !known.contains(holder)
    {
      return nil
    }
    return home
  }

  /// "X succeeds Y, who was Permanent Representative from 2019": who holds now what Y held.
  func successor(
    of holder: Int, _ post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    let name =
      post.isPrenominal
      ? post.units.lowerBound
      : view.units[..<post.units.lowerBound].lastIndex {
        $0.kind == .actor && $0.actor == holder
      }
    guard let name,
      let verb = (max(0, name - 3)..<name).last(where: {
        view.has($0, .succeed) || view.is($0, .from)
      })
    else { return nil }
    let successors = Set(view.subjects(of: verb, facts)).filter {
      facts.actors[$0].kind == .person && $0 != holder
    }
    return successors.count == 1 ? successors.first : nil
  }

  /// "Canada sanctioned three officials of Myanmar's government, among them X, the deputy minister": the
  /// country that qualifies whom the sentence counts X among.
  private func qualifying(
    _ holder: Int, _ post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    guard !post.isPrenominal, post.link?.manner == .apposition, post.kind != .envoy,
      let name = view.units[..<post.units.lowerBound].lastIndex(where: {
        $0.kind == .actor && $0.actor == holder
      })
    else { return nil }
    for at in (max(0, name - 14)..<name).reversed() {
      if view.person(at: at, facts) != nil { return nil }
      guard let country = view.country(at: at, facts) else { continue }
      return view.units[at].form == .adjective || view.is(at + 1, .possessive) ? country : nil
    }
    return nil
  }

  private func isMeeting(_ one: Post, _ other: Post, _ view: SentenceView) -> Bool {
    let low = min(one.units.upperBound, other.units.upperBound)
    let high = max(one.units.lowerBound, other.units.lowerBound)
    return low < high
      && view.units[low..<high].contains {
        $0.kind == .word && ($0.has(.meet) || $0.isOne(of: .talks, .meeting))
      }
  }

  /// "Minister X said in Paris", "In Paris on Tuesday he met Foreign Minister Y", "Bolivia was
  /// represented by President Z": the country that the clause itself tells.
  private func localCountry(
    of post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    guard post.kind == .state || post.kind == .portfolio, post.isPrenominal else { return nil }
    func capital(_ index: Int) -> Int? {
      guard view.units.indices.contains(index), view.units[index].form == .capital else {
        return nil
      }
      return view.country(at: index, facts)
    }
    let (start, end) = (post.units.lowerBound, post.units.upperBound + 1)
    if view.has(end, .saying), view.is(end + 1, .in), let place = capital(end + 2) { return place }
    if start > 2, view.is(0, .in), let place = capital(1), !facts.isHomeCertain,
      view.units[2..<start].contains(where: { $0.has(.meet) || $0.isOne(of: .meeting, .talks) })
    {
      return place
    }
    // "visited A, where he met Prime Minister X".
    if let clause = (0..<start).last(where: { view.is($0, .where) }), start - clause < 12,
      clause >= 2,
      let place = view.country(at: view.is(clause - 1, .comma) ? clause - 2 : clause - 1, facts)
    {
      return place
    }
    // "She was appointed by President X": of her own state.
    if view.is(start - 1, .by),
      let verb = (max(0, start - 4)..<start).last(where: {
        view.has($0, .appoint)
      })
    {
      let appointed = view.subjects(of: verb, facts).first { facts.actors[$0].kind == .person }
      if let appointed, let own = facts.countryOfPerson[appointed] { return own }
    }
    // "India was represented by Minister X, since Prime Minister Y stayed at home".
    if view.units[0].form == .plain, let subject = view.country(at: 0, facts),
      let by = (1..<start).first(where: {
        view.is($0, .by) && view.spelling(units: $0 - 1..<$0) == "represented"
      }), by < start
    {
      return subject
    }
    guard start > 2, view.is(start - 1, .by), view.units[0].form == .plain,
      let subject = view.country(at: 0, facts), subject != facts.home
    else { return nil }
    return subject
  }

  /// "Turkey ruled out sanctions, trade minister X said": the country that the sentence opens with.
  private func spokenFor(by post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard post.kind == .portfolio, post.isPrenominal, view.units[0].form == .plain,
      let country = view.country(at: 0, facts), post.units.lowerBound > 1,
      view.is(1, .comma) || view.has(1, [.anyVerb, .aux, .adverb]),
      view.has(post.units.upperBound + 1, .saying), view.is(post.units.lowerBound - 1, .comma)
    else { return nil }
    return country
  }

  /// Whether the phrase goes on with something that could not be read: "adviser to …".
  func isCutOff(_ post: Post, _ view: SentenceView) -> Bool {
    let end = post.units.upperBound
    guard view.units.indices.contains(end + 1), !post.isPrenominal else { return false }
    if view.units[end].is(.in) {
      return view.actor(at: end + 1) != nil && view.units[end + 1].kind == .actor
        && post.kind != .state && view.time(covering: end) == nil
        && post.link?.manner == .apposition
    }
    guard view.units[end].isOne(of: .of, .to, .at, .for) else { return false }
    return view.time(covering: end) == nil
  }
}
