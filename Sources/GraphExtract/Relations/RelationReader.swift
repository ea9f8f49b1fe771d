internal import GraphModel

/// Applies the rules to every sentence of a document, in order.
struct RelationReader {
  let text: DocumentText
  let tokens: [Token]
  let lexicon: Lexicon
  let published: PartialDate?
  let resolver: NameResolver
  /// Whether to keep who could hold the posts, and whose they could be.
  var keepsLikelyCases = false

  /// - Parameter sentences: leaves with the references that posts have made plain.
  func read(_ sentences: inout [Sentence], _ actors: ActorTable) -> DocumentFacts {
    var facts = DocumentFacts(actors: actors)
    if keepsLikelyCases { facts.likelyCases = [] }
    facts.principal = actors.principals
    facts.union =
      sentences.lazy.flatMap(\.units).first {
        $0.kind == .actor && actors[$0.actor].name == "European Union"
      }?.actor
    let dates = DateReader(text: text, tokens: tokens, lexicon: lexicon, published: published)
    var parsed: [[Post]] = []
    parsed.reserveCapacity(sentences.count)
    for sentence in sentences {
      parsed.append(PostParser.posts(in: sentence.units, lexicon: lexicon, actors))
    }
    // Posts show who is a person; the short references to them can then be resolved.
    for (index, sentence) in sentences.enumerated() where !parsed[index].isEmpty {
      let linked = linker(index, sentence, dates.expressions(in: sentence.units))
        .link(parsed[index], &facts)
      settleCompanies(linked, &facts)
    }
    resolver.resolveAgain(&sentences, &facts.actors)
    var times = sentences.map { dates.expressions(in: $0.units) }
    for (index, sentence) in sentences.enumerated() where !parsed[index].isEmpty {
      parsed[index] = PostParser.posts(in: sentence.units, lexicon: lexicon, facts.actors)
    }
    let context = ContextReader(
      sentences: sentences, posts: parsed, lexicon: lexicon,
      cities: cities(sentences, &facts.actors))
    facts.homePair = context.homePair(facts.actors)
    facts.homeCompany = context.homeCompany(facts.actors)
    facts.isProfile = context.profiledCompany(facts.actors) != nil
    facts.speaksOfSanctions = sentences.contains { sentence in
      // "The Australian Sanctions Office today listed nine entities".
      sentence.units.contains {
        $0.kind == .actor && facts.actors[$0.actor].key.contains("sanctions")
      }
        || sentence.units.contains {
          $0.isOne(of: .sanctions, .sanctioned, .blacklist, .restrictive, .ofac, .sdn)
            || $0.isOne(of: .sanctioning, .blacklisted, .delisted)
        }
        || zip(sentence.units, sentence.units.dropFirst()).contains {
          $0.isOne(of: .asset, .assets) && $1.isOne(of: .freeze, .freezes)
        }
    }
    facts.speaksOfEntryBans = sentences.contains { sentence in
      zip(sentence.units, sentence.units.dropFirst()).contains {
        ["entry", "travel", "visa"].contains(resolver.spelt($0))
          && ["ban", "bans"].contains(resolver.spelt($1))
          || $0.is(.not) && resolver.spelt($1) == "enter"
          || $0.is(.from) && resolver.spelt($1) == "entering"
      }
    }
    facts.speaksOfCabinet =
      sentences.contains { sentence in
        sentence.units.contains { $0.isOne(of: .cabinet, .reshuffle, .portfolio, .portfolios) }
          || zip(sentence.units, sentence.units.dropFirst()).contains {
            $0.is(.new) && $1.is(.government)
          }
      } || parsed.joined().count(where: { $0.kind == .portfolio }) >= 3
    facts.receivingState = context.receivingState(facts.actors)
    let home = context.home(facts.actors, receiving: facts.receivingState)
    let sections = context.sections(facts.actors)
    facts.home = home?.country
    facts.otherCountry = context.otherCountry(facts.actors, than: home?.country)
    facts.homeOrganisation = context.homeOrganisation(facts.actors)
    facts.isHomeCertain = home?.isCertain ?? false
    facts.isHomeDateline = home?.isDateline ?? false
    let sending =
      facts.receivingState == nil ? context.sendingState(facts.actors, home: home?.country) : nil
    facts.sendingState = sending?.state
    facts.sendsNominees = sending?.isOfNominees ?? false
    facts.topic = context.topic(facts.actors)
    facts.centralBank = context.centralBank(facts.actors) { facts.home }
    // What the text is about, names alone tell; from here on descriptions stand for them.
    for index in DescriptionResolver(resolver: resolver).resolve(&sentences, facts.actors) {
      let units = sentences[index].units
      times[index] = dates.expressions(in: units)
      parsed[index] = PostParser.posts(in: units, lexicon: lexicon, facts.actors)
    }
    noteOfficeHolders(sentences, parsed, times, &facts)
    facts.countries = DocumentCountries(
      sentences, parsed, facts.actors, datelines: Set(context.cities.values.map(\.country)))

    let postRule = PostRule(lexicon: lexicon)
    let announcements = ListAnnouncementReader(
      tokens: tokens, lexicon: lexicon, resolver: resolver)
    var block = -1
    for (index, sentence) in sentences.enumerated() where !sentence.isRepeated {
      let opensBlock = opensBlock(index, sentences)
      // A new paragraph of a life is about whom the life is of.
      if sentence.block != block, let topic = facts.topic { facts.lastPersons = [topic] }
      if sentence.block != block {
        facts.paragraph = (nil, false)
        facts.paragraphSpeaksOfPerson = false
      }
      block = sentence.block
      facts.home = sections[index] ?? home?.country
      announcements.read(sentence, times[index], &facts)
      let linker = linker(index, sentence, times[index])
      let posts = linker.link(parsed[index], &facts)
      if keepsLikelyCases {
        let cases = LikelyCase.holders(posts, lexicon, linker.view(posts), facts)
        facts.likelyCases?.append(contentsOf: cases)
      }
      let linked = linker.view(posts)
      let first = facts.claims.count
      LabelRule().read(linked, &facts)
      noteOrigins(sentence, &facts)
      // What is only likely is no ground for what other rules read.
      postRule.read(
        linker.view(HolderModel.standard.assign(posts, lexicon, &facts, view: linker.view)), &facts)
      SanctionRule().read(linked, &facts)
      SanctionListRule(lexicon: lexicon).read(linked, opensBlock: opensBlock, &facts)
      TreatyRule().read(linked, &facts)
      MeetingRule().read(linked, &facts)
      PostingSeriesRule().read(linked, &facts)
      AmbassadorshipRule().read(linked, &facts)
      UnnamedMissionRule().read(linked, &facts)
      MembershipRule().read(linked, &facts)
      PartyRule(lexicon: lexicon).read(linked, &facts)
      OwnershipRule().read(linked, &facts)
      EnvoyListRule().read(linked, &facts)
      EnvoyRollRule().read(linked, &facts)
      EmbassyRule().read(linked, &facts)
      LeadershipRule().read(linked, &facts)
      BoardRule().read(linked, &facts)
      OperationRule().read(linked, &facts)
      BaseRule(lexicon: lexicon).read(linked, &facts)
      FrameRule(lexicon: lexicon).read(linked, &facts)
      SignatureRule().read(linked, &facts)
      HoldingsRule().read(linked, &facts)
      SuccessionRule().read(linked, &facts)
      OfficeNounRule().read(linked, &facts)
      PortfolioRule(lexicon: lexicon).read(linked, &facts)
      ReplacementRule().read(linked, &facts)
      TransferRule().read(linked, &facts)
      AccreditationRule().read(linked, &facts)
      AgrementRule().read(linked, &facts)
      RepresentationRule().read(linked, &facts)
      CounterpartRule().read(linked, &facts)
      EmploymentRule().read(linked, &facts)
      PredecessorRule().read(linked, &facts)
      SamePostRule().read(linked, &facts)
      HandedPostRule().read(linked, &facts)
      PassedPostRule().read(linked, &facts)
      VacancyRule().read(linked, &facts)
      FamilyRule().read(linked, &facts)
      CitizenshipRule().read(linked, &facts)
      for claim in facts.claims.indices[first...] {
        facts.claims[claim].evidence = ClaimEvidence(facts.claims[claim], linked, facts)
      }
      noteLabel(linked, &facts)
      noteItemSubject(linked, &facts)
      noteDocument(linked, &facts)
      remember(sentence, at: index, &facts)
      noteCountry(sentence, &facts)
    }
    dropOfficesOfImposers(&facts)
    dropTreatiesOfHeadings(sentences, &facts)
    EnvoySenders().complete(&facts)
    CeremonyRule(sentences: sentences, times: times).read(&facts)
    EventDays(sentences: sentences, times: times, published: published, resolver: resolver)
      .complete(&facts)
    EndedListings(sentences: sentences, times: times).complete(&facts)
    ClosedLives(sentences: sentences, times: times, resolver: resolver).complete(&facts)
    return facts
  }

  /// Notes the person of whom a line names nothing else, "Senator X:", and keeps it while lines of posts follow.
  private func noteLabel(_ view: SentenceView, _ facts: inout DocumentFacts) {
    if let post = view.posts.first, let labelled = facts.labelled, post.holders == [labelled],
      !post.isPrenominal, post.link?.manner == .service
    {
      return
    }
    facts.labelled = nil
    let named = view.units.indices.filter { view.units[$0].kind == .actor }
    guard named.count == 1, view.kind != .caption,
      view.units.allSatisfy({ $0.kind == .actor || $0.kind == .mark || $0.kind == .title })
        && view.units.count <= 6,
      canBePerson(view.units[named[0]].actor, facts)
    else { return }
    facts.labelled = view.units[named[0]].actor
  }

  /// "On Tuesday, the Council:": of whom the items below tell.
  private func noteItemSubject(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let last = view.units.indices.last, view.is(last, .colon),
      let actor = view.actor(at: last - 1), facts.actors[actor].kind != .treaty
    else { return }
    facts.itemSubject = (actor, view.index)
  }

  /// "- Agreement on fisheries.", or the one treaty that a sentence names: what "the document" is.
  private func noteDocument(_ view: SentenceView, _ facts: inout DocumentFacts) {
    let start = view.units.firstIndex { $0.kind != .mark } ?? 0
    let end = min(start + 4, view.units.count)
    if view.kind != .heading, start < end,
      view.units[start..<end].contains(where: {
        $0.has(.treatyhead) || $0.kind == .actor && facts.actors[$0.actor].kind == .treaty
      }) && view.units[start].isCapital && !view.has(start, .det),
      let named = TreatyRule().treaty(from: start, view, &facts)?.actor
    {
      facts.document = (named, view.index)
      return
    }
    let named = Set(
      view.units.filter { $0.kind == .actor && facts.actors[$0.actor].kind == .treaty }
        .map(\.actor))
    if named.count == 1, let only = named.first { facts.document = (only, view.index) }
  }

  private func canBePerson(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    let actor = facts.actors[actor]
    return actor.kind == .person
      || actor.kind == .unknown && actor.canBePerson && (2...6).contains(actor.key.count)
        && actor.likeness != .organisation
  }

  /// Notes which country a sentence opens with: "Britain's list includes", "Japan went", "In Ottawa, X said".
  private func noteCountry(_ sentence: Sentence, _ facts: inout DocumentFacts) {
    let units = sentence.units
    if let home = facts.home, units.contains(where: { $0.kind == .actor && $0.actor == home }) {
      facts.paragraph.namesHome = true
    }
    let at = units.first?.is(.in) ?? false ? 1 : 0
    guard units.indices.contains(at + 1), units[at].kind == .actor,
      facts.actors[units[at].actor].kind == .country, units[at].form != .adjective,
      at == 0
        ? units[1].is(.possessive) || units[1].has(.anyVerb.union([.aux, .adverb, .modal]))
        : units[2].isComma
    else { return }
    facts.paragraph.country = units[at].actor
  }

  /// Whether a sentence is the first of its block, but for the number of an item.
  private func opensBlock(_ index: Int, _ sentences: [Sentence]) -> Bool {
    guard index > 0, sentences[index - 1].block == sentences[index].block else { return true }
    return sentences[index - 1].units.count <= 2
      && (index == 1 || sentences[index - 2].block != sentences[index].block)
  }

  /// Whom a state sanctions is no minister of that state, where only the document's home made him one.
  private func dropOfficesOfImposers(_ facts: inout DocumentFacts) {
    var imposers: [Int: Set<Int>] = [:]
    var all: Set<Int> = []
    for claim in facts.claims where claim.type == "SANCTIONED_BY" {
      imposers[claim.source, default: []].insert(claim.target)
      all.insert(claim.target)
    }
    // Nor is whom another sanctions, where the text tells of several that do.
    facts.claims.removeAll {
      $0.isDefaulted && imposers[$0.source] != nil && all.contains($0.target)
    }
  }

  /// What a heading calls "trade agreement" is the treaty that the text names.
  private func dropTreatiesOfHeadings(_ sentences: [Sentence], _ facts: inout DocumentFacts) {
    // Claims stand in the order of the text: of each signatory the first two treaties tell for all.
    var first: [Int: [Claim]] = [:]
    for claim in facts.claims
    where claim.type == "SIGNED" && sentences[claim.sentence].kind == .body
      && first[claim.source, default: []].count < 2
      && first[claim.source]?.last?.target != claim.target
    {
      first[claim.source, default: []].append(claim)
    }
    facts.claims.removeAll { claim in
      claim.type == "SIGNED" && sentences[claim.sentence].kind == .heading
        && !(facts.actors[claim.target].name.first?.isUppercase ?? true)
        && first[claim.source, default: []].contains {
          $0.target != claim.target && $0.sentence - claim.sentence < 12
        }
    }
  }

  /// "Rwanda's X", "Norwegian Y": the country of a person, for "her country's ambassador".
  private func noteOrigins(_ sentence: Sentence, _ facts: inout DocumentFacts) {
    let units = sentence.units
    for index in units.indices.dropFirst()
    where units[index].kind == .actor && facts.actors[units[index].actor].kind == .person {
      var before = index - 1
      if units[before].is(.possessive), before > 0 {
        before -= 1
      } else if units[before].form != .adjective {
        continue
      }
      guard units[before].kind == .actor, facts.actors[units[before].actor].kind == .country,
        units[before].form != .capital, facts.countryOfPerson[units[index].actor] == nil
      else { continue }
      facts.countryOfPerson[units[index].actor] = units[before].actor
    }
    noteCompanies(units, &facts)
    noteNationality(units, &facts)
  }

  /// "Denmark's X", "the Danish brewer X": the country of a company, for "the Danish company".
  private func noteCompanies(_ units: [Unit], _ facts: inout DocumentFacts) {
    for index in units.indices.dropFirst()
    where units[index].kind == .actor
      && [.company, .unknown, .organization].contains(facts.actors[units[index].actor].kind)
    {
      var before = index - 1
      while before > 0, index - before < 5, units[before].kind == .word, !units[before].isCapital,
        !units[before].has(WordClass.function)
      { before -= 1 }
      if units[before].is(.possessive), before > 0 { before -= 1 }
      guard units[before].kind == .actor, facts.actors[units[before].actor].kind == .country,
        units[before].form == .adjective || units[before + 1].is(.possessive),
        units[before].form != .capital, facts.countryOfCompany[units[index].actor] == nil
      else { continue }
      facts.countryOfCompany[units[index].actor] = units[before].actor
    }
  }

  /// "X (1912–1989) was an Indian civil servant": whose a life says that its person was.
  private func noteNationality(_ units: [Unit], _ facts: inout DocumentFacts) {
    guard
      let verb = units.prefix(24).firstIndex(where: { $0.isOne(of: .is, .was) }),
      verb + 4 < units.count, units[verb + 1].isOne(of: .a, .an),
      let person = units[..<verb].first(where: { $0.kind == .actor })?.actor,
      facts.actors[person].kind == .person, facts.countryOfPerson[person] == nil,
      let country = units[verb + 2..<min(verb + 5, units.count)].first(where: {
        $0.kind == .actor && $0.form == .adjective
      })?.actor, facts.actors[country].kind == .country,
      units[verb + 2..<min(verb + 8, units.count)].contains(where: {
        $0.kind == .title || $0.has(.occupation)
      })
    else { return }
    facts.countryOfPerson[person] = country
  }

  /// Notes who holds which office of a state by express words, wherever in the document they stand.
  private func noteOfficeHolders(
    _ sentences: [Sentence], _ parsed: [[Post]], _ times: [[TimeExpression]],
    _ facts: inout DocumentFacts
  ) {
    for (index, sentence) in sentences.enumerated()
    where parsed[index].contains(where: { $0.kind == .state && !$0.bodies.isEmpty }) {
      let linked = linker(index, sentence, times[index]).link(parsed[index], &facts)
      for post in linked
      where post.kind == .state && post.status == nil && !post.isPlural && !post.isRanked {
        guard let body = post.bodies.first, facts.actors[body].kind == .country,
          post.holders.count == 1
        else { continue }
        let office = DocumentFacts.Office(country: body, title: post.head)
        facts.officeHolders[office, default: []].insert(post.holders[0])
        facts.statedOffices[post.holders[0], default: []].insert(office)
      }
    }
  }

  /// "chief executive of Valmar": a name that has officers of companies is a company's.
  private func settleCompanies(_ posts: [Post], _ facts: inout DocumentFacts) {
    for post in posts where post.kind == .company && !post.holders.isEmpty {
      for body in post.bodies where facts.actors[body].likeness != .person {
        facts.actors.settle(body, as: .company)
      }
    }
  }

  /// "ISTANBUL, May 14 -": the cities with which sentences open as datelines do.
  private func cities(
    _ sentences: [Sentence], _ actors: inout ActorTable
  ) -> [Int: (unit: Int, country: Int)] {
    var cities: [Int: (unit: Int, country: Int)] = [:]
    for (index, sentence) in sentences.enumerated() {
      guard
        let at = sentence.units.prefix(8).firstIndex(where: {
          $0.kind == .actor || $0.kind == .name
        })
      else { continue }
      let unit = sentence.units[at]
      guard index < 6 || at == 0 && unit.shape.contains(.allCapitals), unit.end - unit.first <= 4
      else { continue }
      let name = text.slice(tokens: unit.first..<unit.end, of: tokens)
      if let country = lexicon.cities[ActorTable.key(name)] {
        cities[index] = (at, actors.country(country, lexicon))
      }
    }
    return cities
  }

  private func linker(
    _ index: Int, _ sentence: Sentence, _ times: [TimeExpression]
  ) -> PostLinker {
    let spellings = UnitSpellings(sentence.units, text: text, tokens: tokens)
    return PostLinker(units: sentence.units, times: times, lexicon: lexicon) {
      [text, tokens] posts in
      SentenceView(
        index: index, kind: sentence.kind, units: sentence.units, times: times, posts: posts,
        text: text, tokens: tokens, syntax: sentence.syntax, spellings: spellings)
    }
  }

  /// Notes whom the next sentence's pronouns mean: the first person, where it opens the sentence or
  /// is the only one.
  /// Where the clause begins behind a participle with what belongs to it: "Listed on A since 2006,".
  private func openingEnd(_ sentence: Sentence) -> Int {
    guard let first = sentence.units.first, first.kind == .word,
      tokens.indices.contains(first.first),
      text.slice(tokens: first.first..<first.end, of: tokens).hasSuffix("ed"),
      let comma = sentence.units.prefix(16).firstIndex(where: \.isComma),
      comma + 1 < sentence.units.count, sentence.units[comma + 1].kind == .actor
    else { return 0 }
    return comma
  }

  private func remember(_ sentence: Sentence, at index: Int, _ facts: inout DocumentFacts) {
    // A short item of a list is a name among others; a long one tells a story of its own.
    guard
      sentence.kind == .body || sentence.kind == .heading
        || sentence.kind == .item && sentence.units.count > 9
    else { return }
    facts.recent.note(sentence, facts.actors)
    var persons: [Int] = []
    var organised: Int?
    var possessor: Int?
    // "Listed on A since 2006, B": of B the sentence tells.
    let clause = openingEnd(sentence)
    var fallback: Int?
    for (at, unit) in sentence.units.enumerated() where unit.kind == .actor {
      switch facts.actors[unit.actor].kind {
      case .person: if !persons.contains(unit.actor) { persons.append(unit.actor) }
      case .company, .organization, .unknown, .country, .publicBody:
        let isPossessor =
          at + 1 < sentence.units.count && sentence.units[at + 1].isOne(of: .possessive, .hyphen)
        if at == 0, isPossessor { possessor = unit.actor }
        // "rose in Toronto": a place.
        let before = at > 1 && sentence.units[at - 1].is(.the) ? at - 2 : at - 1
        let isPlace =
          facts.actors[unit.actor].likeness == .place && before >= 0
          && sentence.units[before].has(.prep)
        if organised == nil, unit.form == .plain, !isPossessor, !isPlace {
          if at < clause { fallback = fallback ?? unit.actor } else { organised = unit.actor }
        }
      case .treaty: break
      }
    }
    organised = organised ?? fallback
    // A sentence about "her" goes on about her, unless it opens with someone else.
    let opening = sentence.units.firstIndex {
      $0.kind == .actor && facts.actors[$0.actor].kind == .person
    }
    let opensWithPerson =
      opening.flatMap { $0 < 6 ? $0 : nil }.map { opening in
        sentence.units[..<opening].allSatisfy {
          $0.kind != .word || $0.has([.rank, .portfolio, .former]) || $0.kind == .title
        }
      } ?? false
    // "At the end, X said her aim was": hers is X's.
    let speaker = opening.flatMap { opening in
      sentence.units.indices.contains(opening + 1) && sentence.units[opening + 1].has(.saying)
        ? opening : nil
    }
    // "The ambassador, X, presented his credentials", the first of whom a paragraph speaks: his are X's.
    let ownPronoun = !facts.paragraphSpeaksOfPerson && facts.topic == nil ? opening : nil
    if opening != nil || sentence.units.contains(where: { $0.isOne(of: .he, .she, .his, .her) }) {
      facts.paragraphSpeaksOfPerson = true
    }
    let isAboutLast =
      facts.lastPerson != nil
      && sentence.units[..<(speaker ?? ownPronoun ?? sentence.units.count)].contains {
        $0.isOne(of: .he, .she, .her, .his, .him)
      }
    // "Andrade named Palacios minister. She takes …": who was appointed comes first.
    let appointed = facts.recentClaims.last {
      $0.sentence == index && $0.rule == "post-appointment"
    }?.source
    if let appointed, persons.count > 1, let at = persons.firstIndex(of: appointed) {
      persons.remove(at: at)
      persons.insert(appointed, at: 0)
    }
    if let topic = facts.topic, isAboutLast, facts.lastPerson == topic, !persons.isEmpty {
      // "President Y made him minister": a life goes on about whom it is of.
      facts.lastPersons = [topic] + persons.filter { $0 != topic }
    } else if !persons.isEmpty, opensWithPerson || !isAboutLast {
      facts.lastPersons = persons
    }
    // "A's shares rose in B".
    if let possessor, organised == nil {
      organised = possessor
    }
    // "It left Cambodia": goes on about whom it is.
    if let organised,
      !(sentence.units.first?.isOne(of: .it, .its) ?? false) || facts.lastOrganised == nil
    {
      facts.lastOrganised = organised
    }
  }
}
