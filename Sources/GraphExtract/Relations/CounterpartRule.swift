internal import GraphModel

/// HOLDS_POST out of "his Japanese counterpart, X": the post that the other one holds.
struct CounterpartRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices.dropFirst() where view.units[index].kind == .word {
      if view.units[index].is(.counterpart) || view.spelling(at: index) == "colleague" {
        readCounterpart(index, index, view, &facts)
      } else if view.spelling(at: index) == "opposite",
        view.units.indices.contains(index + 1),
        view.spelling(at: index + 1) == "number"
      {
        readCounterpart(index, index + 1, view, &facts)
      } else if ["counterparts", "colleagues"].contains(view.spelling(at: index)) {
        readCounterparts(index, view, &facts)
      }
    }
  }

  /// "his Tanzanian and Malaysian counterparts, X and Y": each is of the country in his place.
  private func readCounterparts(
    _ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    var countries: [Int] = []
    var low = index - 1
    while low > 0, countries.count < 8 {
      if let country = view.country(at: low, facts), view.units[low].form == .adjective {
        countries.insert(country, at: 0)
      } else if !view.units[low].isOne(of: .and, .comma) {
        break
      }
      low -= 1
    }
    guard countries.count > 1, view.units[low].isOne(of: .his, .her, .their),
      view.is(index + 1, .comma),
      let title = title(before: low, view, facts)
    else { return }
    let persons = view.objects(from: index + 2, facts)
    guard persons.count == countries.count,
      persons.allSatisfy({ facts.actors.isOrBecomesPerson($0) })
    else { return }
    for (person, country) in zip(persons, countries) {
      facts.countryOfPerson[person] = facts.countryOfPerson[person] ?? country
      facts.add(
        Claim(
          source: person, type: "HOLDS_POST", target: country, title: title, sentence: view.index,
          confidence: 0.78, rule: "counterpart"))
    }
  }

  /// - Parameters:
  ///   - index: where the noun begins, behind its country.
  ///   - last: its last unit.
  private func readCounterpart(
    _ index: Int, _ last: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    guard let country = country(before: index, view, facts) else { return }
    var next = last + 1
    if view.is(next, .comma) { next += 1 }
    if view.is(next, .from) { return }
    // "his Australian colleague, prime minister X".
    if let title = view.posts.first(where: { $0.units.lowerBound == next }), title.isPrenominal {
      next = title.units.upperBound
    }
    guard let name = view.actor(at: next), facts.actors.isOrBecomesPerson(name) else { return }
    guard let title = title(before: index, view, facts) else {
      readEnvoy(name, country, before: index, view, &facts)
      return
    }
    guard
      !facts.recentClaims.contains(where: {
        $0.source == name && $0.type == "HOLDS_POST" && $0.target == country
      })
    else { return }
    facts.countryOfPerson[name] = facts.countryOfPerson[name] ?? country
    facts.add(
      Claim(
        source: name, type: "HOLDS_POST", target: country, title: title, sentence: view.index,
        confidence: 0.8, rule: "counterpart"))
  }

  /// "Swiss ambassador to A X and his German colleague, Y": an envoy at the same place.
  private func readEnvoy(
    _ name: Int, _ country: Int, before index: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    let posts = view.posts.filter { $0.units.upperBound <= index && !$0.holders.isEmpty }
    guard let post = posts.last, posts.count == 1, post.kind == .envoy, post.status == nil,
      !post.isPlural, post.receiving.count == 1, let place = post.receiving.first, place != country,
      !facts.recentClaims.contains(where: { $0.source == name && $0.isOffice })
    else { return }
    facts.countryOfPerson[name] = facts.countryOfPerson[name] ?? country
    for (type, target) in [("AMBASSADOR_OF", country), ("AMBASSADOR_TO", place)] {
      facts.add(
        Claim(
          source: name, type: type, target: target, title: view.post(post), sentence: view.index,
          trigger: index, confidence: 0.78, rule: "counterpart"))
    }
  }

  /// "Japanese" in "his Japanese counterpart"; without it, in a text of two countries, the other one's.
  private func country(
    before index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    if let country = view.country(at: index - 1, facts) {
      // "his Vanuatu counterpart".
      let isOwned = index > 1 && view.units[index - 2].isOne(of: .his, .her)
      return view.units[index - 1].form == .adjective || isOwned ? country : nil
    }
    guard view.units[index].is(.counterpart), view.units[index - 1].isOne(of: .his, .her),
      let pair = facts.homePair,
      let person = (0..<index).lazy.compactMap({ view.person(at: $0, facts) }).last,
      let own = facts.countryOfPerson[person], pair.contains(own)
    else { return nil }
    return pair.first { $0 != own }
  }

  /// The title of the one office that the sentence names before, else of the one that its person is known by:
  /// "Gedi and her Sudanese counterpart".
  private func title(
    before index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> String? {
    if let post = model(before: index, view, facts) {
      let title = view.post(post)
      return post.isPlural ? title.singularTitle : title
    }
    guard !view.posts.contains(where: { $0.units.upperBound <= index && !$0.holders.isEmpty }),
      let person = (0..<index).lazy.compactMap({ view.person(at: $0, facts) }).first
    else { return nil }
    return facts.recentClaims.last {
      $0.source == person && $0.type == "HOLDS_POST" && $0.status == nil && $0.until == nil
        && facts.actors[$0.target].kind == .country
    }?.title
  }

  /// The one office of a state that the sentence names before, with its holder.
  private func model(
    before index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Post? {
    let posts = view.posts.filter {
      $0.units.upperBound <= index && $0.status == nil
        && (!$0.holders.isEmpty || $0.hasArticle && $0.bodies.count == 1)
        && ($0.kind == .state || $0.kind == .portfolio)
    }
    guard let last = posts.last, posts.allSatisfy({ $0.head == last.head }) || posts.count == 1
    else { return nil }
    return last
  }
}
