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

  /// "his first trip to Uzbekistan, at the invitation of President X": where he goes.
  private func hostByInvitation(
    _ post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    let start = post.units.lowerBound
    guard post.isPrenominal,
      let invitation = (max(0, start - 12)..<start).last(where: {
        view.spelling(at: $0) == "invitation" && view.is($0 + 1, .of)
      }),
      let place = (1..<max(1, invitation)).last(where: {
        view.country(at: $0, facts) != nil && view.units[$0].form != .adjective
          && view.units[$0 - 1].isOne(of: .to, .in, .the)
      })
    else { return nil }
    return view.country(at: place, facts)
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

  /// "President X handed letters of credence to Estonia's ambassador": he sends.
  private func senderOfCredentials(
    _ post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    guard post.kind == .state, post.isPrenominal,
      let envoy = view.posts.first(where: {
        $0.kind == .envoy && $0.units.lowerBound > post.units.upperBound
      }), let sender = envoy.bodies.first,
      let verb = view.units[post.units.upperBound..<envoy.units.lowerBound].firstIndex(where: {
        $0.kind == .word && $0.has(.handover)
      }),
      view.units[verb..<envoy.units.lowerBound].contains(where: {
        $0.isOne(of: .credentials, .credential, .credence)
      }), facts.actors[sender].kind == .country
    else { return nil }
    return sender
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

  /// "X met Kenyan President Y and held talks with Foreign Minister Z": who receives one guest is of one state.
  private func hostOfTalks(
    _ post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    guard post.kind == .state || post.kind == .portfolio, post.isPrenominal,
      let first = view.posts.last(where: {
        $0.units.upperBound < post.units.lowerBound && $0.isPrenominal && !$0.holders.isEmpty
          && ($0.kind == .state || $0.kind == .portfolio) && $0.status == nil
      }), let host = first.bodies.first, facts.actors[host].kind == .country,
      let verb = view.units[..<first.units.lowerBound].lastIndex(where: { $0.has(.meet) }), verb > 0
    else { return nil }
    let between = view.units[first.units.upperBound + 1..<post.units.lowerBound]
    guard let and = between.first, and.is(.and) || and.isComma,
      between.contains(where: { $0.isOne(of: .talks, .meeting) || $0.has(.meet) }),
      !between.contains(where: { $0.kind == .actor })
    else { return nil }
    return host
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

  private func spelt(_ unit: Unit, _ view: SentenceView) -> (String) -> Bool {
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
    // "She was appointed by President X", "He is accompanied by Minister X": of the same state.
    if view.is(start - 1, .by),
      let verb = (max(0, start - 4)..<start).last(where: {
        view.has($0, .appoint) || ["accompanied", "flanked"].contains(view.spelling(at: $0))
      })
    {
      let appointed = view.subjects(of: verb, facts).first { facts.actors[$0].kind == .person }
      if let appointed, let own = facts.countryOfPerson[appointed] { return own }
    }
    // "India was represented by Minister X, since Prime Minister Y stayed at home".
    if view.units[0].form == .plain, let subject = view.country(at: 0, facts),
      let by = (1..<start).first(where: {
        view.is($0, .by) && view.spelling(at: $0 - 1) == "represented"
      }), by < start
    {
      return subject
    }
    guard start > 2, view.is(start - 1, .by), view.units[0].form == .plain,
      let subject = view.country(at: 0, facts), subject != facts.home
    else { return nil }
    return subject
  }

  /// "The ambassador of A to B met Foreign Minister X", "was received by President X": those whom an envoy meets are his
  /// hosts'.
  private func hostOfEnvoy(_ post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    let start = post.units.lowerBound
    guard post.kind == .state || post.kind == .portfolio, post.isPrenominal,
      !view.is(start - 1, .and), !view.is(start - 1, .comma)
    else { return nil }
    func isMeeting(_ units: ArraySlice<Unit>) -> Bool {
      units.contains {
        $0.has([.meet, .handover])
          || $0.isOne(of: .talks, .credentials, .credential, .credence)
          || ["farewell", "call", "audience", "leave"].contains(where: spelt($0, view))
      }
    }
    if let envoy = view.posts.last(where: {
      $0.kind == .envoy && $0.status == nil && !$0.holders.isEmpty && $0.units.upperBound < start
    }), envoy.receiving.count == 1 {
      // "handed her letter of credence as ambassador to A to President X".
      let hasPapers = view.units[..<envoy.units.lowerBound].contains {
        $0.isOne(of: .credentials, .credential, .credence)
      }
      guard facts.actors[envoy.receiving[0]].kind == .country,
        hasPapers || isMeeting(view.units[envoy.units.upperBound..<start])
      else { return nil }
      return envoy.receiving[0]
    }
    // "On Monday X met Foreign Minister Y": who is known to be an envoy.
    guard let name = (0..<start).first(where: { view.person(at: $0, facts) != nil }),
      let envoy = view.person(at: name, facts), isMeeting(view.units[name..<start]),
      view.posts.allSatisfy({ $0.units.upperBound > name || $0.kind == .envoy })
    else { return nil }
    let missions = facts.recentClaims.filter {
      $0.source == envoy && $0.type == "AMBASSADOR_TO" && $0.status == nil && $0.until == nil
    }
    let places = Set(missions.map(\.target))
    guard let place = places.first, places.count == 1, facts.actors[place].kind == .country else {
      return nil
    }
    return place
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
}
