internal import GraphModel

/// What a document leaves to its context: whose government "the foreign minister" belongs to, and
/// where the ambassadors of a credentials ceremony are accredited.
struct ContextReader {
  let sentences: [Sentence]
  let posts: [[Post]]
  let lexicon: Lexicon
  /// The cities with which sentences open, and their countries.
  var cities: [Int: (unit: Int, country: Int)] = [:]

  /// The country whose government the document means where it names none: the one whose offices and
  /// name it brings up most, in whose capital it is dated, before whose head of state envoys appear.
  /// A country of which it names only the envoys is abroad.
  func home(_ actors: ActorTable, receiving: Int?) -> Home? {
    var weights: [Int: Double] = [:]
    let offices = posts.joined().filter(ContextReader.isOfState)
    let bodyless = offices.count { $0.kind != .envoy && $0.bodies.isEmpty }
    let named = offices.filter { $0.bodies.first.map { actors[$0].kind == .country } ?? false }
    // Where most offices go without a country, it is those of others that are named with theirs.
    let isUnderstood = bodyless > 2 * named.count { $0.kind != .envoy }
    let told = dateline(actors)
    for post in named where post.kind != .envoy || receiving == nil {
      // A text told from a capital names the countries of guests.
      let isGuest = isUnderstood || told != nil && told != post.bodies[0] && bodyless >= 2
      weights[post.bodies[0], default: 0] += post.kind == .envoy ? 1 : isGuest ? 0.5 : 2
    }
    let mentions = mentions(actors)
    for (country, count) in mentions { weights[country, default: 0] += 0.5 * Double(count) }
    if let receiving { weights[receiving, default: 0] += 2 }
    // "SEOUL, Feb. 10 (Yonhap) -- Vice Foreign Minister X": the offices of where it is told, unless the
    // text says nothing else of that country.
    if let place = told {
      let most = mentions.values.max() ?? 0
      // Where only others are named with their countries, officers without one are those of the place.
      let isHost =
        bodyless >= 1 && mentions[place, default: 0] >= 3
        && !named.contains { $0.kind != .envoy && $0.bodies[0] == place }
        && named.contains { $0.kind != .envoy } && isNamed(place)
      weights[place, default: 0] +=
        isHost ? 6 : mentions[place, default: 0] * 5 >= max(most, 3) * 3 ? 4 : 1
    }
    for sender in senders where weights[sender] != nil && sender != receiving {
      let hasOffices = named.contains { $0.kind != .envoy && $0.bodies[0] == sender }
      if !hasOffices { weights[sender]! *= 0.4 }
    }
    if let opening = opening(actors) { weights[opening, default: 0] += 1.5 }
    // Where someone was sent in the life that the text tells is not where the text speaks from.
    let envoys = posts.joined().filter { $0.kind == .envoy }
    if Set(envoys.compactMap(\.bodies.first)).count <= 1, topic(actors) != nil {
      // "the British ambassador to Croatia" in the life of a Croatian minister: it opens with his office.
      let opening = Set(
        posts.prefix(3).joined().lazy.filter { $0.kind != .envoy }.compactMap(\.bodies.first))
      let sent = Set(envoys.flatMap(\.receiving)).subtracting(opening)
      let rest = weights.filter { !sent.contains($0.key) }
      if !rest.isEmpty { weights = rest }
    }
    // Where the text speaks of "President X", it does not speak from a kingdom.
    let understood = understoodOffices()
    for country in weights.keys {
      guard let index = actors[country].country,
        understood.contains(where: { !lexicon.has(index, office: $0.head) })
      else { continue }
      weights[country]! *= 0.4
    }
    // Where offices go without a country, those of whom only envoys are named are abroad.
    let isDomestic = bodyless >= 6 && bodyless >= 2 * named.count
    if isDomestic {
      for sender in senders
      where sender != receiving
        && !named.contains(where: { $0.kind != .envoy && $0.bodies[0] == sender })
      {
        weights[sender] = nil
      }
    }
    let ranked = weights.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    // One mention is not where a text speaks from, unless it speaks of offices alone.
    guard let best = ranked.first, best.value >= (isDomestic ? 0.5 : 1) else { return nil }
    let lead = ranked.count > 1 ? best.value / ranked[1].value : isDomestic ? 2 : 2 * best.value
    // A text that leaves out whose ministers it speaks of has said so in other ways.
    guard lead >= (bodyless >= 2 && best.value >= 3 ? 1.2 : 1.4) else { return nil }
    return Home(country: best.key, isCertain: lead >= 2, isDateline: best.key == told)
  }

  /// "President X", "the president", without a country; but not what somebody is of a party: "is president".
  private func understoodOffices() -> [Post] {
    zip(sentences, posts).flatMap { sentence, posts in
      posts.filter { post in
        let before = post.units.lowerBound - 1
        return ContextReader.isOfState(post) && post.kind != .envoy && post.bodies.isEmpty
          && !post.isPlural && !(before >= 0 && sentence.units[before].has(.aux))
      }
    }
  }

  /// Whether the text names a country itself, and not only its capital, where organisations of states sit too.
  private func isNamed(_ country: Int) -> Bool {
    sentences.contains { sentence in
      sentence.units.contains {
        $0.kind == .actor && $0.actor == country && $0.form != .capital
      }
    }
  }

  /// The country that the text names most beside one, where it names it more than once.
  func otherCountry(_ actors: ActorTable, than home: Int?) -> Int? {
    let others = mentions(actors).filter { $0.key != home && $0.value > 1 }
    return single(others, ratio: 1.5)
  }

  /// The country that opens the text as its subject: "East Timor becomes a member".
  private func opening(_ actors: ActorTable) -> Int? {
    guard let units = sentences.first(where: { $0.units.count > 3 })?.units,
      units[0].kind == .actor, units[0].form == .plain, actors[units[0].actor].kind == .country,
      units[1].kind == .word, units[1].has(WordClass.anyVerb.union(.aux))
    else { return nil }
    return units[0].actor
  }

  /// A country that a document speaks from.
  struct Home {
    let country: Int
    /// Nothing else comes near it.
    let isCertain: Bool
    /// The text is dated in its capital.
    let isDateline: Bool
  }

  /// The countries that the document names as those of envoys alone, without where they are accredited, and
  /// without telling that it names them: "has nominated seven new Liberian ambassadors" is told from there.
  private var senders: Set<Int> {
    var senders: Set<Int> = []
    for (index, sentence) in sentences.enumerated() {
      for post in posts[index] where post.kind == .envoy && post.receiving.isEmpty {
        let isNaming =
          post.isPlural && isAppointment(sentence.units)
          && !sentence.units.contains { $0.isOne(of: .credentials, .credential, .credence) }
        guard let sender = post.bodies.first, !isNaming else { continue }
        senders.insert(sender)
      }
    }
    return senders
  }

  /// The country of the capital in which the text is dated, if it is dated in one alone.
  private func dateline(_ actors: ActorTable) -> Int? {
    var places: Set<Int> = []
    for (index, sentence) in sentences.enumerated()
    where sentence.kind == .body || index < 6 && sentence.kind == .heading {
      guard let at = placeOfDateline(sentence, city: cities[index], isFirst: index < 6),
        actors[at.actor].kind == .country
      else { continue }
      if let next = at.behind, next.is(.slash) { return nil }
      places.insert(at.actor)
    }
    return places.count == 1 ? places.first : nil
  }

  /// "DAKAR, Sept 18 (AWN) -", "Vilnius — ", "Thursday, October 12, Vilnius."
  private func placeOfDateline(
    _ sentence: Sentence, city: (unit: Int, country: Int)?, isFirst: Bool
  ) -> (actor: Int, behind: Unit?)? {
    let units = sentence.units
    guard
      let at = city?.unit ?? units.prefix(8).firstIndex(where: { $0.kind == .actor }),
      city != nil || units[at].form == .capital
    else { return nil }
    let place = city?.country ?? units[at].actor
    let behind = units.indices.contains(at + 1) ? units[at + 1] : nil
    if at == 0, units[0].shape.contains(.allCapitals), units.count > 2 {
      return (place, behind)
    }
    guard isFirst,
      units[..<at].allSatisfy({
        $0.kind == .mark || $0.kind == .number || $0.has([.weekday, .month, .timeunit])
      })
    else { return nil }
    guard let behind else { return (place, nil) }
    let next = units.indices.contains(at + 2) ? units[at + 2] : nil
    let isSet =
      behind.isOne(of: .dash, .emDash, .hyphen, .openingBracket, .stop, .colon)
      || behind.isComma
        && (next.map { $0.kind == .number || $0.has([.month, .weekday]) } ?? false)
    return isSet ? (place, behind) : nil
  }

  /// The country of the section that each sentence stands in, where headings of nothing but a country's
  /// name cut the document into sections.
  func sections(_ actors: ActorTable) -> [Int?] {
    var sections = [Int?](repeating: nil, count: sentences.count)
    var current: Int?
    var last = -1
    // "- Peru. The minister said": of the one paragraph.
    var label: (block: Int, country: Int)?
    for (index, sentence) in sentences.enumerated() {
      let names = sentence.units.filter { $0.kind == .actor }
      let isName =
        sentence.units.count <= 2 && names.count == 1 && names[0].form == .plain
        && actors[names[0].actor].kind == .country
        && sentence.units.allSatisfy { $0.kind == .actor || $0.is(.colon) }
      if isName, sentence.block != last {
        current = names[0].actor
      } else if sentence.kind == .heading || sentence.block != last && sentence.units.count <= 2 {
        current = nil
      }
      let isLabel =
        names.count == 1 && names[0].form == .plain && sentence.block != last
        && sentence.units.count <= 3 && actors[names[0].actor].kind == .country
        && sentence.units.allSatisfy { $0.kind == .actor || $0.kind == .mark }
        && sentences.indices.contains(index + 1) && sentences[index + 1].block == sentence.block
      if isLabel { label = (sentence.block, names[0].actor) }
      last = sentence.block
      sections[index] = label?.block == sentence.block ? label?.country : current
    }
    return sections
  }

  /// How often the document mentions each country, also inside other names; where envoys are sent
  /// does not count, and the first sentences count twice.
  private func mentions(_ actors: ActorTable) -> [Int: Int] {
    var mentions: [Int: Int] = [:]
    for (index, sentence) in sentences.enumerated() where !sentence.isRepeated {
      let destinations = Set(posts[index].flatMap(\.receiving))
      for (at, unit) in sentence.units.enumerated() where unit.kind == .actor {
        // "his Peruvian counterpart": of the other side.
        if at + 1 < sentence.units.count, sentence.units[at + 1].is(.counterpart) {
          continue
        }
        guard
          let country = actors[unit.actor].country == nil
            ? actors[unit.actor].seat ?? actors.principals[unit.actor] : unit.actor,
          actors[country].kind == .country, !destinations.contains(country)
        else { continue }
        mentions[country, default: 0] += index < 4 ? 2 : 1
      }
    }
    return mentions
  }

  /// Whom the document is a life of: named at its begin, more than anyone else, and then by pronouns.
  func topic(_ actors: ActorTable) -> Int? {
    var tally: [Int: Int] = [:]
    var pronouns = 0
    var opening: Set<Int> = []
    var openers: Set<Int> = []
    for (index, sentence) in sentences.enumerated() where !sentence.isRepeated {
      for unit in sentence.units {
        if unit.kind == .actor, actors[unit.actor].kind == .person {
          tally[unit.actor, default: 0] += 1
          if index < 3 { opening.insert(unit.actor) }
          // "Boutros Boutros-Ghali, who led …": named before anything else.
          if index < 3, unit.first == sentence.units[0].first {
            openers.insert(unit.actor)
            if index < 2 { tally[unit.actor]! += 2 }
          }
        } else if unit.isOne(of: .he, .she, .his, .her) {
          pronouns += 1
        }
      }
    }
    // A life in dates names nobody else at its begin.
    let timeline = sentences.indices.filter(isOfTimeline)
    if pronouns < 4, timeline.count >= 2, opening.count == 1 { return opening.first }
    if timeline.count >= 3, let start = timeline.first {
      let named = Set(
        sentences[..<start].flatMap { sentence in
          sentence.units.lazy.filter { $0.kind == .actor && actors[$0.actor].kind == .person }
            .map(\.actor)
        })
      if named.count == 1 { return named.first }
      // "presented her credentials to President Y": of others it tells by the way.
      if let best = single(tally, ratio: 2), openers.contains(best), named.contains(best) {
        return best
      }
    }
    guard pronouns >= 4, pronouns * 3 >= sentences.count,
      let best = single(tally, ratio: 1.5), opening.contains(best)
    else { return nil }
    return openers.contains(best) || pronouns * 2 >= sentences.count
      || single(tally, ratio: 2.5) != nil ? best : nil
  }

  /// Whether a sentence begins with a date and goes on with a post: "2015–2019: Ambassador to Norway", "From May
  /// 2015 to June 2019 – Ambassador to Norway".
  private func isOfTimeline(_ index: Int) -> Bool {
    let units = sentences[index].units
    guard let post = posts[index].first, post.units.lowerBound <= 10,
      let start = units.firstIndex(where: { $0.kind != .mark }), start < post.units.lowerBound
    else { return false }
    let lead = units[start..<post.units.lowerBound]
    guard lead.contains(where: { $0.kind == .number }) else { return false }
    guard units[start].isOne(of: .from, .in) else {
      return post.units.lowerBound <= 6
        && (units[start].kind == .number || units[start].is(.since)
          || units[start].has(.month) && post.units.lowerBound >= 2)
    }
    return lead.allSatisfy {
      $0.kind == .mark || $0.kind == .number || $0.has(.month)
        || $0.isOne(of: .from, .to, .in, .until)
    } && lead.contains { $0.isOne(of: .dash, .emDash, .hyphen, .colon) }
  }

  /// The two countries that the document names far more often than any third.
  func homePair(_ actors: ActorTable) -> [Int]? {
    let ranked = mentions(actors).sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    guard ranked.count >= 2, ranked[1].value >= 3,
      ranked.count == 2 || 2 * ranked[1].value >= 3 * ranked[2].value
    else { return nil }
    return [ranked[0].key, ranked[1].key]
  }

  /// The company that the document names most, where it speaks of no state's offices.
  func homeCompany(_ actors: ActorTable) -> Int? {
    if let profiled = profiledCompany(actors) { return profiled }
    let opening = Set(
      sentences.prefix(2).flatMap { $0.units.filter { $0.kind == .actor }.map(\.actor) })
    // Whom the text opens with, it is most likely about.
    let opener = sentences.first?.units.prefix(6).first { $0.kind == .actor }?.actor
    func most(atLeast least: Int = 0, where isOfKind: (Int) -> Bool) -> Int? {
      let companies = tally(of: isOfKind).reduce(into: [:]) {
        $0[$1.key] = $1.value + (opening.contains($1.key) ? 1 : 0) + ($1.key == opener ? 2 : 0)
      }
      let counted = joined(companies, actors)
      guard
        let best = single(counted, ratio: 2) ?? leading(counted, actors),
        counted[best, default: 0] >= least
      else { return nil }
      // A name of which nothing is known yet may be a company's too, and be it instead.
      let others = tally { actors[$0].kind == .unknown && actors[$0].likeness == .organisation }
      return others.values.allSatisfy { $0 <= counted[best, default: 0] } ? best : nil
    }
    let known = most { actor in
      actors[actor].kind == .company
        || actors[actor].kind == .organization && !actors[actor].isOfLexicon
          && ["bank", "group", "holding", "capital", "exchange"].contains(actors[actor].key.last)
          && opening.contains(actor)
    }
    if let known { return known }
    // "Chief Financial Officer X" goes without the company's name where the text opens with it.
    guard posts.joined().contains(where: { $0.kind == .company && $0.bodies.isEmpty }) else {
      return nil
    }
    return most(atLeast: 4) { actor in
      actors[actor].kind == .unknown && opening.contains(actor)
        && (actors[actor].likeness == .organisation
          || posts.joined().contains { $0.bodies.contains(actor) && $0.kind == .body })
    }
  }

  /// Counts a company's short name, "Heritage Holdings" of "Paradise Heritage Holdings Ltd", with its whole one.
  private func joined(_ tally: [Int: Int], _ actors: ActorTable) -> [Int: Int] {
    guard tally.count > 1, tally.count <= 64 else { return tally }
    var joined = tally
    for (short, count) in tally where actors[short].key.count > 1 {
      let key = actors[short].key
      let whole = tally.keys.filter { other in
        let name = actors[other].key
        return name.count > key.count
          && (name.suffix(key.count).elementsEqual(key)
            || name.dropLast().suffix(key.count).elementsEqual(key) && isSuffix(name.last))
      }
      guard whole.count == 1 else { continue }
      joined[short] = nil
      joined[whole[0], default: 0] += count
    }
    return joined
  }

  private func isSuffix(_ word: String?) -> Bool {
    word.map { lexicon.classes(spelled: $0).contains(.companysuffix) } ?? false
  }

  /// The company that both the heading and the first sentence name before any other, where no other is named more.
  private func leading(_ tally: [Int: Int], _ actors: ActorTable) -> Int? {
    let leads = sentences.lazy.filter { !$0.isRepeated }.prefix(6).compactMap { sentence -> Int? in
      sentence.units.first {
        $0.kind == .actor && actors[$0.actor].kind != .person && tally[$0.actor] != nil
      }?
      .actor
    }.prefix(2)
    guard leads.count == 2, let first = leads.first, leads.allSatisfy({ $0 == first }) else {
      return nil
    }
    return tally.values.allSatisfy { $0 <= tally[first]! } ? first : nil
  }

  /// The company whose name alone is the document's heading: an entry of an encyclopaedia.
  func profiledCompany(_ actors: ActorTable) -> Int? {
    guard let heading = sentences.first, heading.kind == .heading, heading.units.count <= 2,
      let opening = heading.units.first, opening.kind == .actor,
      heading.units.count == 1 || heading.units[1].kind == .mark
    else { return nil }
    let kind = actors[opening.actor].kind
    return kind == .company
      || kind == .organization && !actors[opening.actor].isOfLexicon
        && !actors[opening.actor].isParty && actors[opening.actor].key.count > 1
        && posts.joined().contains(where: { $0.kind == .company })
      ? opening.actor : nil
  }

  /// The organisation of the lexicon that the document names most.
  func homeOrganisation(_ actors: ActorTable) -> Int? {
    single(tally { actors[$0].kind == .organization && actors[$0].isOfLexicon }, ratio: 1.5)
  }

  /// The one central bank that the document names; where it only says "the central bank", that of `home`.
  func centralBank(_ actors: ActorTable, of home: () -> Int?) -> Int? {
    let named = tally {
      let key = actors[$0].key
      return actors[$0].isBody
        && (key.starts(with: ["bank", "of"])
          || key.contains("bank") && (key.contains("central") || key.contains("reserve")))
    }
    if !named.isEmpty { return named.count == 1 ? named.first?.key : nil }
    let isSpokenOf = sentences.contains { sentence in
      zip(sentence.units, sentence.units.dropFirst()).contains {
        $0.is(.central) && $1.has(.statehead) && lexicon.words.spelling($1.word) == "bank"
      }
    }
    return isSpokenOf ? home() : nil
  }

  /// How often the document names each actor of a kind.
  private func tally(of isOfKind: (Int) -> Bool) -> [Int: Int] {
    var tally: [Int: Int] = [:]
    for sentence in sentences where !sentence.isRepeated {
      for unit in sentence.units where unit.kind == .actor && unit.form == .plain {
        if isOfKind(unit.actor) { tally[unit.actor, default: 0] += 1 }
      }
    }
    return tally
  }

  private static func isOfState(_ post: Post) -> Bool {
    switch post.kind {
    case .state, .portfolio, .envoy: true
    case .body, .company, .calling, .rank: false
    }
  }

  private func single(_ tally: [Int: Int], ratio: Double) -> Int? {
    let ranked = tally.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    guard let best = ranked.first else { return nil }
    guard ranked.count > 1 else { return best.key }
    return Double(best.value) >= ratio * Double(ranked[1].value) ? best.key : nil
  }

  /// Before whose head of state credentials were presented.
  func receivingState(_ actors: ActorTable) -> Int? {
    var tally: [Int: Int] = [:]
    var isCeremony = false
    for (index, sentence) in sentences.enumerated() where !sentence.isRepeated {
      guard
        let word = sentence.units.firstIndex(where: {
          $0.isOne(of: .credentials, .credential, .credence, .accrediting, .accredited)
        })
      else { continue }
      // "handed Letters of Credence to nine newly named ambassadors": they leave, and nobody receives them.
      if sentence.units[word...].prefix(12).contains(where: {
        $0.kind == .title && $0.titleKind == .envoy && $0.isPlural
      }), sentence.units.indices.contains(word + 1), sentence.units[word + 1].is(.to) {
        continue
      }
      isCeremony = true
      for post in posts[index] where post.kind == .state {
        if let body = post.bodies.first(where: { actors[$0].kind == .country }) {
          tally[body, default: 0] += post.units.lowerBound > word ? 3 : 2
        }
      }
      // "presented their credentials to Governor General X at Rideau Hall in Ottawa"; it counts for more where
      // nobody is said to be of a country.
      let isUntitled =
        sentence.units[word].isOne(of: .credentials, .credence, .credential)
        && !posts[index].contains { post in
          post.kind == .state && post.bodies.contains { actors[$0].kind == .country }
        }
      for at in sentence.units.indices.dropFirst()
      where sentence.units[at].form == .capital && sentence.units[at - 1].is(.in) {
        let weight = (isUntitled ? 1 : 0) + (at > word ? 2 : 0)
        if weight > 0 { tally[sentence.units[at].actor, default: 0] += weight }
      }
      // "presented her credentials at the White House".
      for at in sentence.units.indices.dropFirst(2)
      where sentence.units[at].kind == .actor
        && (sentence.units[at - 1].is(.the) || sentence.units[at - 1].has(.prep))
      {
        guard actors[sentence.units[at].actor].kind == .publicBody,
          let state = actors.principals[sentence.units[at].actor]
        else { continue }
        tally[state, default: 0] += 3
      }
      // "new ambassadors accredited to the Holy See".
      for at in sentence.units.indices.dropLast(2)
      where sentence.units[at].is(.accredited) && sentence.units[at + 1].is(.to)
        // "is concurrently accredited to Cuba", "also accredited to": besides.
        && !(at > 0 && sentence.units[at - 1].has(.adverb))
      {
        let next = sentence.units[at + 2].is(.the) ? at + 3 : at + 2
        guard next < sentence.units.count, sentence.units[next].kind == .actor,
          actors[sentence.units[next].actor].kind == .country
        else { continue }
        tally[sentence.units[next].actor, default: 0] += 3
      }
      // "The ambassador of A to B presented her credentials".
      for post in posts[index] where post.kind == .envoy && post.receiving.count == 1 {
        if actors[post.receiving[0]].kind == .country { tally[post.receiving[0], default: 0] += 2 }
      }
      // "the Nuncio to A and B came to the palace in A-town".
      for post in posts[index] where post.kind == .envoy && post.receiving.count > 1 {
        for place in post.receiving where actors[place].kind == .country {
          let isCapital = sentence.units.contains {
            $0.kind == .actor && $0.actor == place && $0.form == .capital
          }
          tally[place, default: 0] += isCapital ? 4 : 1
        }
      }
    }
    guard isCeremony else { return nil }
    if tally.isEmpty {
      for post in posts.joined() where post.kind == .state {
        if let body = post.bodies.first(where: { actors[$0].kind == .country }) {
          tally[body, default: 0] += 1
        }
      }
    }
    // One abroad presents credentials in the same text, another is accredited elsewhere besides: the
    // ceremony is where the text speaks from.
    let told = dateline(actors)
    if let told, tally[told] != nil { tally[told]! += 2 }
    if let place = home(actors, receiving: nil)?.country, !tally.isEmpty,
      place == told || !senders.contains(place)
    {
      tally[place, default: 0] += place == told ? 4 : 2
    }
    // "President X accepted the credentials of the ambassadors of A, B and C": the country of which no
    // envoy came.
    if tally.isEmpty {
      if let told, !senders.contains(told) { return told }
      // A life of one envoy says where it is.
      let places = Set(
        posts.joined().lazy.filter { $0.kind == .envoy && $0.status == nil }
          .flatMap(\.receiving).filter { actors[$0].kind == .country })
      if places.count == 1, let place = places.first { return place }
      tally = mentions(actors).filter { !senders.contains($0.key) }
      if let told, tally[told] != nil { tally[told]! += 3 }
      return single(tally, ratio: 1.3)
    }
    return single(tally, ratio: 1.01)
  }
}
