internal import GraphModel

/// The country of an office by who receives, sends or speaks for whom, and where: what a sentence implies of an office
/// that it names without a country.
extension PostRule {
  /// "his first trip to Uzbekistan, at the invitation of President X": where he goes.
  func hostByInvitation(
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

  /// "X met Kenyan President Y and held talks with Foreign Minister Z": who receives one guest is of one state.
  func hostOfTalks(
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

  /// "The ambassador of A to B met Foreign Minister X", "was received by President X": those whom an envoy meets are his
  /// hosts'.
  func hostOfEnvoy(_ post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
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

  /// "President X handed letters of credence to Estonia's ambassador": he sends.
  func senderOfCredentials(
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

  /// "Minister X said in Paris", "In Paris on Tuesday he met Foreign Minister Y", "Bolivia was
  /// represented by President Z": the country that the clause itself tells.
  func localCountry(
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

  /// "Turkey ruled out sanctions, trade minister X said": the country that the sentence opens with.
  func spokenFor(by post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard post.kind == .portfolio, post.isPrenominal, view.units[0].form == .plain,
      let country = view.country(at: 0, facts), post.units.lowerBound > 1,
      view.is(1, .comma) || view.has(1, [.anyVerb, .aux, .adverb]),
      view.has(post.units.upperBound + 1, .saying), view.is(post.units.lowerBound - 1, .comma)
    else { return nil }
    return country
  }
}
