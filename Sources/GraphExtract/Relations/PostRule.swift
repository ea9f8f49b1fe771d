internal import GraphModel

/// HOLDS_POST, AMBASSADOR_OF and AMBASSADOR_TO, of posts whose holders are known.
struct PostRule {
  let lexicon: Lexicon

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for post in view.posts
    where !post.holders.isEmpty && post.link != nil && !isDiplomaticRank(post, view) {
      var (since, until) = term(of: post, view)
      // "President and Chief Executive, effective June 1", in notes "envoy to A and also envoy to B 1966–69".
      if since == nil, until == nil, !post.isPrenominal,
        let next = view.posts.first(where: { $0.units.lowerBound >= post.units.upperBound }),
        next.holders == post.holders, !next.isPrenominal,
        post.isJoined
          || post.link?.verb == post.units.lowerBound && next.link?.manner == .chain
            && view.is(post.units.upperBound, .and)
      {
        (since, until) = term(of: next, view)
      }
      // The day of a nomination is not the day on which the term begins.
      if post.link?.isProposal == true { since = nil }
      var status = post.status
      if status == nil, until == nil, post.link?.isPast == true, post.link?.manner != .departure,
        !isFounder(post)
      {
        status = .former
      }
      if status == nil, isSaidToBePrevious(post, view) { status = .former }
      if status == nil, let list = facts.listAnnouncement, !post.isPrenominal,
        post.link?.manner == .apposition || post.link?.manner == .chain
      {
        status = list.status
        until = until ?? list.day
      }
      if post.link?.manner == .departure, post.link?.isAhead != true { status = status ?? .former }
      if status == nil || post.status == .former, until == nil,
        let departure = departure(from: post, view)
      {
        status = .former
        until = departure.day
      }
      for (index, holder) in post.holders.enumerated() {
        if status == nil || status == .acting {
          facts.holdersByTitle[post.head, default: []].insert(holder)
        }
        let bodies =
          post.isPlural && post.bodies.count == post.holders.count && post.holders.count > 1
          ? [post.bodies[index]] : post.bodies
        var own = post
        if isShared(post, view) { own.receiving = [post.receiving[index]] }
        let told = facts.claims.count
        claim(own, holder, bodies, since, until, status, view, &facts)
        if since != nil, until != nil {
          for later in furtherTerms(of: post, view) {
            claim(own, holder, bodies, later.since, later.until, status, view, &facts)
          }
        }
        if BodyModel.isOpen(own) {
          guessBody(
            of: own, holder, isTold: facts.claims.count > told, since, until, status, view, &facts)
        }
      }
    }
  }

  /// Where the rules cannot tell whose post it is: of what it most likely is.
  private func guessBody(
    of post: Post, _ holder: Int, isTold: Bool, _ since: PartialDate?, _ until: PartialDate?,
    _ status: Status?, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    if facts.likelyCases != nil {
      let cases = LikelyCase.bodies(post, heldBy: holder, isOpen: !isTold, lexicon, view, facts)
      facts.likelyCases?.append(contentsOf: cases)
    }
    guard !isTold,
      let body = BodyModel.standard.body(of: post, heldBy: holder, lexicon, view, facts)
    else { return }
    facts.add(
      Claim(
        source: holder, type: "HOLDS_POST", target: body, title: view.post(post), since: since,
        until: until, status: status, sentence: view.index, trigger: trigger(of: post, view),
        confidence: 0.65, rule: "post-likely-body"))
  }

  /// "X and Y, ambassadors to A and B respectively": each is sent to one place.
  private func isShared(_ post: Post, _ view: SentenceView) -> Bool {
    post.isPlural && post.holders.count > 1 && post.receiving.count == post.holders.count
      && view.units[post.units.upperBound...].prefix(3).contains { $0.is(.respectively) }
  }

  /// Who founded a body stays its founder.
  private func isFounder(_ post: Post) -> Bool {
    lexicon.titleName(post.head).hasSuffix("founder")
  }

  /// "Ambassador X of Y": says whose, and often not where.
  private func isOfBehindName(_ post: Post, _ view: SentenceView) -> Bool {
    post.isPrenominal && view.is(post.units.upperBound + 1, .of)
  }

  /// The verb; where there is none, the title.
  private func trigger(of post: Post, _ view: SentenceView) -> Int? {
    guard post.link?.manner == .apposition else { return post.link?.verb }
    return post.units.first { view.units.indices.contains($0) && view.units[$0].kind == .title }
      ?? post.link?.verb
  }

  private func isEnvoy(_ post: Post) -> Bool { post.kind == .envoy }

  private func claim(
    _ post: Post, _ holder: Int, _ bodies: [Int], _ since: PartialDate?, _ until: PartialDate?,
    _ status: Status?, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    // A minister "in the Cabinet of Uganda" is one of Uganda.
    var bodies =
      post.kind == .portfolio || post.kind == .state
      ? bodies.map { facts.actors[$0].governs ?? $0 } : bodies
    // "a director of the Board": of the company.
    if let home = facts.homeCompany {
      bodies = bodies.map { isBoard($0, facts) ? home : $0 }
    }
    // A rank is a post only in a body: "judge of the Supreme Court".
    if post.kind == .rank, post.city == nil,
      bodies.allSatisfy({ facts.actors[$0].kind == .country })
    {
      return
    }
    let written = view.post(post)
    // Each of "the foreign ministers of A and B" is a foreign minister.
    let title =
      distributed(post, holder, view)
      ?? (post.isPlural ? written.singularTitle : written)
    var confidence =
      switch post.link?.manner {
      case .apposition: 0.95
      case .likely: 0.7
      default: 0.88
      }
    let rule = "post-" + (post.link.map { "\($0.manner)" } ?? "name")
    var isDefaulted = false
    func add(_ type: String, _ target: Int) {
      facts.add(
        Claim(
          source: holder, type: type, target: target, title: title, since: since, until: until,
          status: status, sentence: view.index, trigger: trigger(of: post, view),
          confidence: confidence,
          rule: rule, isDefaulted: isDefaulted))
    }
    // "Head of Treasury X" of a company.
    if post.reference == .country, bodies.isEmpty, let company = facts.homeCompany,
      !facts.isHomeCertain, post.kind == .body,
      !(0..<post.units.lowerBound).contains(where: { view.country(at: $0, facts) != nil })
    {
      bodies = [company]
    }
    if bodies.isEmpty, let reference = post.reference, reference != .organisation,
      reference != .described,
      let body = referent(of: reference, post, holder, view, facts)
    {
      bodies = [body]
    }
    // "its Special Envoy, X", "recalled X, its ambassador in B".
    if bodies.isEmpty, isEnvoy(post),
      post.possessor == Word.its.id || post.possessor == Word.their.id
    {
      let owner = (0..<post.units.lowerBound).last { at in
        view.actor(at: at).map { facts.actors[$0].isOrganized } ?? false
          && view.units[at].form == .plain && view.post(covering: at) == nil
          // "named X of Chile as its envoy".
          && !(at >= 2 && view.units[at - 1].isOne(of: .of, .from)
            && view.actor(at: at - 2) == holder)
      }
      if let owner { bodies = [view.units[owner].actor] }
    }
    // "High Representative for Foreign Affairs and Security Policy".
    if bodies.isEmpty, title.lowercased().hasPrefix("high representative"),
      let index = lexicon.organisations.firstIndex(where: { $0.name == "European Union" })
    {
      bodies = [facts.actors.organisation(index, lexicon)]
    }
    let country = bodies.first(where: { facts.actors[$0].kind == .country })
    let union = bodies.first { facts.actors[$0].kind == .organization && post.kind == .envoy }
    if let country { facts.countryOfPerson[holder] = facts.countryOfPerson[holder] ?? country }
    // "the UN High Commissioner for Refugees": no organisation's envoy.
    let isOfOrganisation =
      union != nil && country == nil && post.receiving.isEmpty
      && title.lowercased().hasPrefix("high commissioner")
    if isEnvoy(post), isDiplomatic(title), isSent(title, country), !isDeputy(title),
      !isOfOrganisation
    {
      // At a ceremony "the new Colombian envoy" is an ambassador.
      let isHead =
        isHeadOfMission(title)
        || title.lowercased() == "envoy" && country != nil && facts.receivingState != nil
      var receiving = post.receiving
      if receiving.isEmpty, isHead, let host = host(of: post, view, facts) {
        receiving = [host]
      }
      if receiving.isEmpty, let country, let place = placeDescribed(behind: post, view, facts),
        place != country
      {
        receiving = [place]
      }
      if receiving.isEmpty, isHead,
        let place = placeBefore(post, view, facts) ?? placeOfArrival(post, view, facts)
          ?? placeOfSuccession(post, view, facts) ?? placeOfExpulsion(post, view, facts)
          ?? placeOfCompanion(post, view, facts),
        place != country
      {
        receiving = [place]
      }
      if receiving.isEmpty, isHead {
        receiving = facts.receivingState.map { $0 == country ? [] : [$0] } ?? []
      }
      // "She succeeds X, who was Permanent Representative": where she is.
      if receiving.isEmpty, let successor = successor(of: holder, post, view, facts) {
        receiving = facts.recentClaims.filter {
          $0.source == successor && $0.type == "AMBASSADOR_TO" && $0.status != .former
            && $0.until == nil && $0.rule != "accredited-to"
        }.suffix(1).map(\.target)
      }
      // "He met US envoy X at his office": in the country that the document speaks from.
      if receiving.isEmpty, isHead, facts.isHomeCertain || facts.isHomeDateline, status == nil,
        post.isPrenominal || post.link?.manner == .apposition, !isOfBehindName(post, view),
        let home = facts.home, let country, home != country
      {
        receiving = [home]
        confidence -= 0.2
      }
      let sending =
        country ?? union
        ?? (bodies.isEmpty ? sender(of: post, title, receiving, view, &facts) : nil)
        ?? (receiving.isEmpty && bodies.isEmpty
          ? nil : facts.countryOfPerson[holder] ?? homeUnless(receiving, facts))
      // "Norway's Permanent Representative in Geneva": at what, is not told.
      let isPermanent =
        country != nil && title.lowercased().hasPrefix("permanent representative")
      if !receiving.isEmpty || isHead || isPermanent {
        if country == nil, union == nil { confidence -= 0.15 }
        if let sending, !receiving.contains(sending) { add("AMBASSADOR_OF", sending) }
        for place in receiving where place != sending { add("AMBASSADOR_TO", place) }
        return
      }
    }
    // "MP of the Centre Party": no office of it.
    if lexicon.isParliamentary(post.head), bodies.contains(where: { facts.actors[$0].isParty }) {
      return
    }
    if let city = post.city {
      bodies = [facts.actors.named(view.spelling(at: city), .publicBody)]
    }
    if bodies.isEmpty, let reference = post.reference {
      guard let body = referent(of: reference, post, holder, view, facts) else { return }
      bodies = [body]
      confidence -= 0.1
    }
    if post.kind == .calling {
      bodies.removeAll { facts.actors[$0].kind == .country }
    }
    if bodies.isEmpty, let possessor = post.possessor {
      if possessor == Word.his.id || possessor == Word.her.id {
        // "the UN chief said that Y, his special representative": of the same organisation.
        if post.kind == .envoy, let chief = principal(of: post, view, facts), chief != holder,
          let body = facts.recentClaims.last(where: {
            $0.source == chief && $0.type == "HOLDS_POST" && $0.status != .former
          })?.target, facts.actors[body].kind == .organization
        {
          add("HOLDS_POST", body)
          return
        }
        // "The High Commissioner of Fiji conveyed greetings from his Prime Minister, X".
        if post.kind == .state || post.kind == .portfolio,
          let own = countryOfSubject(of: post, view, facts)
        {
          confidence -= 0.1
          facts.countryOfPerson[holder] = facts.countryOfPerson[holder] ?? own
          add("HOLDS_POST", own)
          return
        }
        // "accompanied by his foreign minister": of the same government.
        let isNamedAide =
          isAide(title)
          && (0..<post.units.lowerBound).contains { view.person(at: $0, facts) != nil }
        guard post.kind == .state || post.kind == .portfolio || isNamedAide,
          let chief = principal(of: post, view, facts), chief != holder,
          let own = facts.countryOfPerson[chief]
        else { return }
        confidence -= 0.1
        facts.countryOfPerson[holder] = facts.countryOfPerson[holder] ?? own
        add("HOLDS_POST", own)
        return
      }
      guard possessor == Word.its.id || possessor == Word.their.id else { return }
      let before = (0..<post.units.lowerBound).filter { at in
        view.actor(at: at).map { isBody($0, facts) } ?? false && view.units[at].form == .plain
          // "elected X of Chile as its chair".
          && !(at >= 2 && view.units[at - 1].isOne(of: .of, .from)
            && view.actor(at: at - 2) == holder && view.country(at: at, facts) != nil)
      }
      // "A has appointed X, president of B, as its chief executive".
      let appointing = post.link.flatMap { link in
        link.manner == .appointment
          && !view.units[max(0, link.verb - 3)..<link.verb].contains {
            $0.isOne(of: .was, .were, .been, .is, .are, .be)
          }
          ? view.subjects(of: link.verb, facts).first { facts.actors[$0].isOrganized } : nil
      }
      let state =
        post.kind == .state || post.kind == .portfolio
        ? before.last { facts.actors[view.units[$0].actor].kind == .country } : nil
      // "A Ltd of Mumbai and its director": not the place.
      let owner =
        state
        ?? before.last {
          facts.actors[view.units[$0].actor].kind != .unknown || $0 == 0
            || !view.units[$0 - 1].isOne(of: .of, .in, .at)
        }
        ?? before.last
      guard var body = appointing ?? owner.flatMap({ view.actor(at: $0) }) ?? facts.lastOrganised
      else { return }
      if facts.actors[body].kind == .country, isOfOfficers(post, title) {
        guard let company = facts.recent.companies.first ?? facts.recent.bloc else { return }
        body = company
      }
      bodies = [body]
      confidence -= 0.1
    }
    if bodies.isEmpty,
      let body = bodyOfPlace(post, view, facts) ?? relativeBody(of: post, view, facts)
        ?? appointingBody(of: post, view, facts) ?? frontedBody(of: post, view, facts)
    {
      facts.actors.settle(body, as: post.kind == .company ? .company : .organization)
      add("HOLDS_POST", body)
      return
    }
    if bodies.isEmpty {
      if isCutOff(post, view), post.link?.manner == .apposition { return }
      if let body = colleagueBody(of: post, title, view, facts) {
        confidence -= 0.15
        add("HOLDS_POST", body)
        return
      }
      guard !isCutOff(post, view), isSent(title, nil) else { return }
      // "X was named governor", of the central bank.
      if let bank = facts.centralBank, lexicon.titleName(post.head) == "governor", !post.isRanked {
        confidence -= 0.15
        add("HOLDS_POST", bank)
        return
      }
      guard
        post.kind == .state || post.kind == .portfolio || post.kind == .envoy || isAide(title)
          // "Sir Bire Mondo as Treasurer", in a list of ministers.
          || facts.speaksOfCabinet && facts.homeCompany == nil
            && lexicon.titleName(post.head) == "treasurer"
          || lexicon.isOfOrganisations(post.head) && post.isPrenominal
      else { return }
      let home =
        lexicon.isOfOrganisations(post.head)
        ? facts.homeOrganisation : defaultCountry(of: post, holder, view, &facts)
      guard let home else { return }
      // A country that nothing comes near is likelier the one that is meant.
      confidence -= facts.isHomeCertain || home != facts.home ? 0.1 : 0.3
      isDefaulted = true
      bodies = [home]
    }
    for body in bodies.prefix(9) {
      // "National Party MP X", "a Frelimo lawmaker": of the party, not of a parliament.
      if isFaction(body, before: post, view, facts) {
        addMembership(holder, body, post, status, view, &facts)
        continue
      }
      guard isLikelyBody(body, post, title, view, facts) else { continue }
      if facts.actors[body].kind == .unknown {
        facts.actors[body].kind = post.kind == .company ? .company : .organization
      }
      add("HOLDS_POST", body)
    }
  }

  /// The country of the one office that opens the sentence without a name, before "his" or "her".
  private func countryOfSubject(
    of post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    guard let first = view.posts.first, first.units.upperBound <= post.units.lowerBound,
      first.units.lowerBound == 0, first.holders.isEmpty, first.bodies.count == 1,
      let country = first.bodies.first, facts.actors[country].kind == .country,
      !view.units[..<post.units.lowerBound].contains(where: {
        $0.kind == .actor && facts.actors[$0.actor].kind == .person
      })
    else { return nil }
    return country
  }

  /// Whether what stands before "MP" or "lawmaker" is whom it sits for: neither a country, a place nor a
  /// chamber.
  private func isFaction(
    _ body: Int, before post: Post, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Bool {
    guard lexicon.isParliamentary(post.head) else { return false }
    let actor = facts.actors[body]
    guard actor.kind == .organization || actor.isParty, !actor.isOfLexicon,
      let title = post.units.last(where: { view.units[$0].title == post.head }),
      let name = post.units.first(where: { view.units[$0].actor == body }), name < title
    else { return false }
    return ![
      "opposition", "government", "independent", "assembly", "parliament", "senate", "house",
      "chamber", "congress",
      "council", "duma",
    ].contains { actor.key.contains($0) }
  }

  private func addMembership(
    _ holder: Int, _ party: Int, _ post: Post, _ status: Status?, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    if facts.actors[party].kind == .unknown { facts.actors[party].kind = .organization }
    facts.add(
      Claim(
        source: holder, type: "MEMBER_OF", target: party, status: status, sentence: view.index,
        trigger: trigger(of: post, view), confidence: 0.85, rule: "party"))
  }

  /// "came from The Hague, where she was ambassador", "was ambassador there": the place that was named before.
  private func placeBefore(_ post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    let start = post.units.lowerBound
    if let clause = (max(1, start - 6)..<max(1, start)).last(where: { view.is($0, .where) }) {
      return view.country(at: view.is(clause - 1, .comma) ? clause - 2 : clause - 1, facts)
    }
    let end = post.units.upperBound
    guard view.units.indices.contains(end), view.spelling(at: end) == "there" else {
      return nil
    }
    let sender = post.bodies.first ?? post.holders.first.flatMap { facts.countryOfPerson[$0] }
    let named = Set(facts.recent.places).subtracting([sender ?? facts.home ?? -1])
    return named.count == 1 ? named.first : nil
  }

  private func isBody(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    facts.actors[actor].isOrganized || facts.actors[actor].kind == .unknown
  }

  private func homeUnless(_ receiving: [Int], _ facts: DocumentFacts) -> Int? {
    guard let home = facts.home, !receiving.contains(home) else { return nil }
    return home
  }

  private func isDiplomatic(_ title: String) -> Bool {
    let folded = title.lowercased()
    return !folded.contains("consul") && !folded.contains("special") && !folded.contains("personal")
      && !folded.contains("at-large") && !folded.contains("at large")
  }

  /// Staff of organisations are representatives too; a state's are those whose state is named.
  private func isSent(_ title: String, _ country: Int?) -> Bool {
    let folded = title.lowercased()
    guard folded.contains("representative"), !folded.contains("permanent") else { return true }
    return country != nil
  }

  /// "deputy high commissioner": the second of a mission holds a post there.
  private func isDeputy(_ title: String) -> Bool {
    let folded = title.lowercased()
    return folded.hasPrefix("deputy ") && !folded.contains("representative")
  }

  private func isHeadOfMission(_ title: String) -> Bool {
    let folded = title.lowercased()
    return ["ambassador", "high commissioner", "nuncio", "chargé", "charge d"].contains(
      where: folded.contains)
  }

  private func isAide(_ title: String) -> Bool {
    let folded = title.lowercased()
    return [
      "assistant", "aide", "adviser", "advisor", "commander", "prosecutor", "government spokes",
      "ministry spokes", "presidential spokes",
    ].contains(where: folded.contains)
  }

  /// "served previously as", "the party's leader at the time".
  private func isSaidToBePrevious(_ post: Post, _ view: SentenceView) -> Bool {
    if isOfThatTime(post, view) { return true }
    guard let link = post.link, link.manner != .apposition, link.verb < post.units.lowerBound else {
      return false
    }
    return (max(0, link.verb - 3)..<post.units.lowerBound).contains {
      view.units[$0].isOne(of: .previously, .formerly, .once)
    }
  }

  /// "Guinea's permanent representative to the United Nations at the time".
  private func isOfThatTime(_ post: Post, _ view: SentenceView) -> Bool {
    let end = post.units.upperBound
    guard
      let at = (end..<min(end + 5, view.units.count)).first(where: {
        view.is($0, .at) && view.is($0 + 1, .the) && view.spelling(at: $0 + 2) == "time"
      }), !view.is(at + 3, .of)
    else { return false }
    return !view.units[end..<at].contains {
      $0.kind == .mark || $0.kind == .word && $0.has(.anyVerb)
    }
  }

  /// "appointed X and Y ministers of agriculture and tourism respectively": each has his own field.
  private func distributed(_ post: Post, _ holder: Int, _ view: SentenceView) -> String? {
    guard post.isPlural, post.holders.count > 1, post.writtenTitle == nil, post.kind != .envoy,
      view.units.contains(where: { $0.is(.respectively) }),
      let position = post.holders.firstIndex(of: holder),
      let of = post.units.first(where: { view.units[$0].isOne(of: .of, .for) })
    else { return nil }
    var fields: [Range<Int>] = []
    var start = of + 1
    for index in of + 1...post.units.upperBound
    where index == post.units.upperBound || view.units[index].isComma || view.is(index, .and) {
      if index > start { fields.append(start..<index) }
      start = index + 1
    }
    guard fields.count == post.holders.count else { return nil }
    let head = view.spelling(units: (post.units.first { view.units[$0].kind == .title } ?? of)..<of)
    return head.singularTitle + " " + view.spelling(at: of) + " "
      + view.spelling(units: fields[position])
  }
}
