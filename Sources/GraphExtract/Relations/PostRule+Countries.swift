internal import GraphModel

/// The country of an office that the text does not name: what the clause, the succession and the document
/// leave to understand.
extension PostRule {
  /// "the Norwegian ambassador to the Asian country": the other of the two of which the text tells.
  func placeDescribed(
    behind post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    let to = post.units.upperBound
    guard view.is(to, .to), view.has(to + 1, .det),
      let noun = view.units[to...].dropFirst(2).prefix(3).firstIndex(where: {
        $0.isOne(of: .country, .nation)
      }),
      view.units[to + 2..<noun].allSatisfy({ $0.kind != .mark && $0.kind != .title })
    else { return nil }
    let sender = post.bodies.first
    return facts.homePair?.first { $0 != sender }
      ?? [facts.home, facts.otherCountry].lazy.compactMap { $0 }.first { $0 != sender }
  }

  /// The country of an office that the text does not name: what rules take it for, weighed by ``CountryModel``
  /// against the others of the text.
  func defaultCountry(
    of post: Post, _ holder: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Int? {
    if isOfNoState(post, view, facts) { return nil }
    let implied = impliedCountry(of: post, holder, view, facts)
    let home = implied == nil ? homeCountry(of: post, holder, view, facts) : nil
    guard let countries = facts.countries else { return implied ?? home }
    let features = CountryFeatures(
      post: post, holder: holder, implied: implied, home: home, lexicon: lexicon, view: view,
      facts: facts, countries: countries)
    if facts.likelyCases != nil {
      facts.likelyCases?.append(contentsOf: LikelyCase.countries(features))
    }
    return CountryModel.standard.country(features) ?? implied
  }

  /// "rebel leader X", "gang boss Y", "Dubai ruler Z".
  private func isOfNoState(_ post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Bool {
    if isOfMembers(post, view) { return true }
    let before = post.units.lowerBound - 1
    if before >= 0, view.units[before].kind == .word, !view.units[before].isCapital,
      view.units[before].classes.isOrdinary || view.units[before].has(.orghead),
      ["leader", "chief", "head"].contains(lexicon.titleName(post.head))
    {
      return true
    }
    guard before >= 0, post.kind == .state, post.isPrenominal, !post.hasArticle,
      !lexicon.isParliamentary(post.head), let place = view.actor(at: before)
    else { return false }
    return facts.actors[place].kind == .unknown && view.units[before].form == .plain
  }

  /// The country that something near the office implies.
  private func impliedCountry(
    of post: Post, _ holder: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    let before = post.units.lowerBound - 1
    if let own = facts.countryOfPerson[holder] { return own }
    // "his Australian colleague, prime minister X".
    if post.isPrenominal, before >= 2, view.units[before].isComma,
      view.is(before - 1, .counterpart) || view.spelling(at: before - 1) == "colleague",
      let country = view.country(at: before - 2, facts)
    {
      return country
    }
    // "For Zimbabwe it was acting Foreign Minister X who signed".
    if view.is(0, .for), view.posts.first?.units == post.units,
      let country = view.country(at: view.is(1, .the) ? 2 : 1, facts)
    {
      return country
    }
    if let successor = successor(of: holder, post, view, facts),
      let own = facts.countryOfPerson[successor]
    {
      return own
    }
    if let own = statedCountry(of: holder, post, facts) { return own }
    if let host = hostOfEnvoy(post, view, facts) { return host }
    if let local = localCountry(of: post, view, facts) { return local }
    if let spoken = spokenFor(by: post, view, facts) { return spoken }
    let start = post.units.lowerBound
    // "She presented her credentials to President X": where she is accredited.
    if post.kind == .state, post.isPrenominal, facts.receivingState == nil,
      let word = view.units[..<start].lastIndex(where: {
        $0.isOne(of: .credentials, .credential, .credence)
      }),
      let verb = view.units[..<word].lastIndex(where: { $0.isOne(of: .presented, .presents) }),
      let envoy = view.subjects(of: verb, facts).first,
      let accredited = facts.recentClaims.last(where: {
        $0.source == envoy && $0.type == "AMBASSADOR_TO" && $0.status != .former
          && facts.actors[$0.target].kind == .country
      })
    {
      return accredited.target
    }
    if post.kind == .state || post.kind == .portfolio, post.isPrenominal {
      // "presented his credentials to President X".
      if let receiver = facts.receivingState, post.kind == .state,
        view.units[..<start].contains(where: { $0.isOne(of: .credentials, .credential, .credence) })
      {
        return receiver
      }
    }
    if let sender = senderOfCredentials(post, view, facts) { return sender }
    if let host = hostByInvitation(post, view, facts) ?? hostOfTalks(post, view, facts) {
      return host
    }
    if let named = qualifying(holder, post, view, facts) { return named }
    if let local = paragraphCountry(of: post, view, facts) { return local }
    if let only = onlyCountry(of: post, facts) { return only }
    return sideOfSanctions(post, view, facts)
  }

  /// The country from which the text speaks, unless something near the office speaks against it.
  private func homeCountry(
    of post: Post, _ holder: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    let before = post.units.lowerBound - 1
    guard var home = facts.home else { return nil }
    // "President X" in a text told from a kingdom.
    if let index = facts.actors[home].country, !lexicon.has(index, office: post.head) {
      guard let other = facts.otherCountry, let index = facts.actors[other].country,
        lexicon.has(index, office: post.head)
      else { return nil }
      home = other
    }
    // Whom a state sanctions holds no office of it.
    if !post.isPrenominal, post.link?.manner == .apposition, facts.speaksOfSanctions,
      facts.sanctions?.imposers.contains(home) ?? false,
      view.kind == .item || facts.sanctions?.sentence == view.index
    {
      return facts.otherCountry
    }
    // "Chad recalled its ambassador, and Foreign Minister X accused": Chad's.
    if post.isPrenominal, view.is(before, .and), let subject = view.country(at: 0, facts),
      view.units[0].form == .plain, view.has(1, WordClass.anyVerb.union([.aux, .summon])),
      subject != home
    {
      return subject
    }
    // "President X and his Surinamese counterpart": of the other of two.
    if let side = sideOfCounterpart(post, view, facts) { return side }
    // "Secretary of State X met Chinese President Y": of two who meet, not he whose state goes without
    // saying beside the other's.
    if post.isPrenominal || post.link?.manner == .apposition,
      let other = view.posts.first(where: {
        $0.bodies.first == home && $0.kind != .envoy && !$0.holders.isEmpty
          && !$0.holders.contains(holder)
      }), isMeeting(post, other, view)
    {
      return facts.homePair?.first { $0 != home }
    }
    // "President X" is not the home country's where the text names another as that.
    if post.kind == .state, post.status == nil, !post.isRanked,
      let known = facts.officeHolders[.init(country: home, title: post.head)],
      !known.contains(holder)
    {
      return facts.homePair?.first { other in
        other != home
          && facts.officeHolders[.init(country: other, title: post.head)]?.contains(holder) ?? true
      }
    }
    return home
  }

  /// Of which state the text says elsewhere, in express words, that the holder holds this office.
  private func statedCountry(of holder: Int, _ post: Post, _ facts: DocumentFacts) -> Int? {
    guard post.status == nil, !post.isRanked else { return nil }
    let title = lexicon.titleName(post.head)
    let countries = Set(
      facts.statedOffices[holder, default: []].lazy.filter { office in
        office.title == post.head
          // "President of the Republic".
          || lexicon.titleName(office.title) == title + " of the republic"
      }.map(\.country))
    return countries.count == 1 ? countries.first : nil
  }

  /// "President X and his Surinamese counterpart": in a text of two countries, X is of the other.
  private func sideOfCounterpart(
    _ post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    guard post.kind == .state || post.kind == .portfolio, let pair = facts.homePair else {
      return nil
    }
    let end = post.units.upperBound
    guard
      let noun = view.units[end...].prefix(12).firstIndex(where: { $0.is(.counterpart) }),
      let country = view.country(at: noun - 1, facts), view.units[noun - 1].form == .adjective,
      view.units[noun - 2].isOne(of: .his, .her), pair.contains(country)
    else { return nil }
    return pair.first { $0 != country }
  }

  /// In a text about sanctions of one state: whoever speaks for them is of that state, and whoever else the
  /// text speaks of is not.
  private func sideOfSanctions(
    _ post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    guard post.kind == .state || post.kind == .portfolio, post.isPrenominal,
      facts.leadImposers.count == 1, let imposer = facts.leadImposers.first,
      facts.actors[imposer].kind == .country
    else { return nil }
    let next = post.units.upperBound + 1
    let isImposing = facts.claims.contains {
      $0.type == "SANCTIONED_BY" && $0.target == facts.home
    }
    if !isImposing, view.has(next, .saying) || view.has(post.units.lowerBound - 1, .saying) {
      return imposer
    }
    return facts.home == imposer && isOfTargets(view) ? facts.otherCountry : nil
  }

  /// "They include", "the bans apply to": a sentence that names whom sanctions hit.
  private func isOfTargets(_ view: SentenceView) -> Bool {
    view.units.indices.contains {
      view.units[$0].isOne(of: .include, .includes, .included, .including, .list)
        || [
          "contains", "names", "apply", "applies", "bans", "freezes", "listed", "designated",
          "targeted",
        ].contains(
          view.spelling(at: $0))
    }
  }

  /// "Treasury Secretary X": of the one country of the text that has such an office.
  private func onlyCountry(of post: Post, _ facts: DocumentFacts) -> Int? {
    guard lexicon.titles.indices.contains(post.head) else { return nil }
    // "Secretary of State for Work": Britain has several.
    if lexicon.titleName(post.head) == "secretary of state", post.units.count > 1 { return nil }
    let named = lexicon.titles[post.head].countries.compactMap { code in
      lexicon.country(code: code).flatMap { facts.actors.country(named: $0) }
    }
    return named.count == 1 ? named[0] : nil
  }

  /// "union leader X", "rebel chief Y": of those who follow, not of a state.
  private func isOfMembers(_ post: Post, _ view: SentenceView) -> Bool {
    guard ["leader", "chief", "head"].contains(lexicon.titleName(post.head)) else { return false }
    return view.post(post).lowercased().hasPrefix("union ")
  }

  /// "Japan went a different way. Foreign Minister X announced": the country that the paragraph speaks of,
  /// where the document speaks of several.
  private func paragraphCountry(
    of post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    guard post.kind == .state || post.kind == .portfolio, post.isPrenominal || post.hasArticle
    else { return nil }
    let start = post.units.lowerBound
    // "In Ottawa, Foreign Minister X said".
    if view.is(0, .in), view.is(start - 1, .comma), start == 3,
      let place = view.country(at: 1, facts)
    {
      return place
    }
    // "Foreign Minister X said Canada was sanctioning".
    let said = post.units.upperBound + 1
    if post.isPrenominal, view.has(said, .saying) {
      let subject = view.is(said + 1, .that) ? said + 2 : said + 1
      if let country = view.country(at: subject, facts), view.units[subject].form == .plain,
        view.has(subject + 1, [.aux, .modal, .future, .verb])
      {
        return country
      }
    }
    guard let country = facts.paragraph.country, country != facts.home,
      !facts.isHomeCertain || !facts.paragraph.namesHome
    else { return nil }
    return country
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

  func spelt(_ unit: Unit, _ view: SentenceView) -> (String) -> Bool {
    let spelling = view.spelling(unit.first..<unit.end)
    return { $0 == spelling }
  }

  private func isMeeting(_ one: Post, _ other: Post, _ view: SentenceView) -> Bool {
    let low = min(one.units.upperBound, other.units.upperBound)
    let high = max(one.units.lowerBound, other.units.lowerBound)
    return low < high
      && view.units[low..<high].contains {
        $0.kind == .word && ($0.has(.meet) || $0.isOne(of: .talks, .meeting))
      }
  }

}
