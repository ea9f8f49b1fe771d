/// AMBASSADOR_OF and AMBASSADOR_TO out of lists: "the ambassadors of Uruguay, N. Navarro, and Chile,
/// J. Fiol", and, at a ceremony, "J. Fiol (Chile)".
struct EnvoyListRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for post in view.posts where post.kind == .envoy && post.isPlural && post.holders.isEmpty {
      readPairs(post, view, &facts)
    }
    readSeries(view, &facts)
    for post in view.posts where post.kind == .envoy && post.isPlural {
      readDestinations(post, view, &facts)
    }
    // "The new ambassadors are X (Canada) and Y (Mexico)".
    let host =
      facts.isHomeCertain
        && view.units.contains(where: { $0.isOne(of: .ambassadors, .envoys) }) ? facts.home : nil
    if let receiver = facts.receivingState ?? host {
      readBrackets(receiver, view, &facts)
      if facts.receivingState != nil { readItem(receiver, view, &facts) }
      readNationals(receiver, view, &facts)
    }
  }

  private func add(
    _ envoy: Int, _ sender: Int, _ receivers: [Int], _ title: String, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    var claim = Claim(
      source: envoy, type: "AMBASSADOR_OF", target: sender, title: title, sentence: view.index,
      confidence: 0.85, rule: "envoy-list")
    facts.add(claim)
    claim.type = "AMBASSADOR_TO"
    for receiver in receivers where receiver != sender {
      claim.target = receiver
      facts.add(claim)
    }
  }

  /// Country and name by turns, behind "the ambassadors of".
  private func readPairs(_ post: Post, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let first = post.bodies.first, facts.actors[first].kind == .country else { return }
    let receivers =
      post.receiving.isEmpty ? facts.receivingState.map { [$0] } ?? [] : post.receiving
    var sender: Int? = first
    var index = post.units.upperBound
    while index < view.units.count {
      let unit = view.units[index]
      if let actor = view.actor(at: index) {
        if facts.actors[actor].kind == .country {
          sender = actor
        } else if let country = sender, facts.actors.isOrBecomesPerson(actor) {
          add(actor, country, receivers, "ambassador", view, &facts)
          sender = nil
        } else {
          return
        }
      } else if unit.is(.those), view.is(index + 1, .of) {
        // "and for those of Turkey, Z".
        sender = nil
      } else if !unit.isOne(
        of: .comma, .and, .openingBracket, .closingBracket, .colon, .semicolon, .the, .of, .dash,
        .emDash, .hyphen),
        !view.is(index + 1, .those)
      {
        return
      }
      index += 1
    }
  }

  /// "Azerbaijan's ambassadors to Georgia, X, and to Türkiye, Y": each name behind a destination.
  private func readDestinations(_ post: Post, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let sender = post.bodies.first, facts.actors[sender].kind == .country,
      let first = post.receiving.first
    else { return }
    var receiver: Int? = first
    var index = post.units.upperBound
    var isDestination = false
    while index < view.units.count {
      let unit = view.units[index]
      if let actor = view.actor(at: index) {
        if facts.actors[actor].kind == .country || facts.actors[actor].kind == .organization {
          guard isDestination else { return }
          receiver = actor
        } else if let place = receiver, facts.actors.isOrBecomesPerson(actor) {
          if place != first || post.holders.isEmpty {
            add(actor, sender, [place], "ambassador", view, &facts)
          }
          receiver = nil
        } else {
          return
        }
        isDestination = false
      } else if unit.is(.to) {
        isDestination = true
      } else if !unit.isOne(of: .comma, .and, .the, .semicolon) {
        return
      }
      index += 1
    }
  }

  /// "They are X, High Commissioner to Canada; Y, Ambassador to Turkey; Z, Sweden, and W, Japan": whoever goes on
  /// with the list is an ambassador as well.
  private func readSeries(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let post = view.posts.last(where: {
        $0.kind == .envoy && !$0.isPlural && !$0.isPrenominal && $0.holders.count == 1
          && $0.receiving.count == 1 && $0.status == nil && $0.link?.manner == .apposition
      }),
      let model = facts.recentClaims.last(where: {
        $0.sentence == view.index && $0.source == post.holders[0] && $0.type == "AMBASSADOR_OF"
      })
    else { return }
    var index = post.units.upperBound
    while view.units.indices.contains(index),
      view.units[index].isOne(of: .semicolon, .comma, .and)
    {
      while view.units.indices.contains(index),
        view.units[index].isOne(of: .semicolon, .comma, .and)
      { index += 1 }
      guard let person = view.actor(at: index), view.post(covering: index) == nil,
        facts.actors[person].kind == .person || facts.actors[person].kind == .unknown,
        view.is(index + 1, .comma), let place = view.country(at: index + 2, facts),
        view.units[index + 2].form == .plain, place != model.target,
        index + 3 >= view.units.count
          || view.units[index + 3].isOne(of: .semicolon, .comma, .stop, .and),
        facts.actors.isOrBecomesPerson(person)
      else { return }
      add(person, model.target, [place], model.title ?? "ambassador", view, &facts)
      index += 3
    }
  }

  /// "The new envoys are X of A, Y of the Kingdom of B and Z of C", "received the credentials of X of A", at
  /// a ceremony.
  private func readNationals(
    _ receiver: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let papers = view.units.firstIndex {
      $0.isOne(of: .credentials, .credential, .credence, .letters)
    }
    guard
      papers != nil || view.units.contains(where: { $0.isOne(of: .ambassadors, .envoys) })
        || isRollCall(view, facts)
    else { return }
    var pairs: [(Int, Int)] = []
    for index in view.units.indices.dropLast(2) where view.is(index + 1, .of) {
      let country = view.is(index + 2, .the) ? index + 3 : index + 2
      guard country < view.units.count, view.units[country].form == .plain,
        let person = view.actor(at: index), view.post(covering: index) == nil,
        let sender = view.country(at: country, facts), sender != receiver,
        !view.posts.contains(where: { $0.holders.contains(person) }),
        facts.actors.isOrBecomesPerson(person)
      else { continue }
      pairs.append((person, sender))
    }
    let isOfPapers = papers.map { view.is($0 + 1, .of) } ?? false
    guard pairs.count > 1 || isOfPapers else { return }
    for (person, sender) in pairs { add(person, sender, [receiver], "ambassador", view, &facts) }
  }

  /// "They are X of A and Y of B", where the text tells of a ceremony.
  private func isRollCall(_ view: SentenceView, _ facts: DocumentFacts) -> Bool {
    facts.receivingState != nil && view.units.count > 2
      && view.units[0].isOne(of: .they, .these, .those)
      && view.units[1].isOne(of: .are, .were, .include, .included)
  }

  /// "- Ms. Aline Berthelot, French Republic (with residence in Tashkent);", an item of a list at a ceremony.
  private func readItem(_ receiver: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard view.kind == .item || view.units.count <= 9,
      let name = view.units.firstIndex(where: { $0.kind != .mark && $0.kind != .number }),
      let person = view.actor(at: name), facts.actors[person].canBePerson,
      view.units.indices.contains(name + 2),
      view.units[name + 1].isOne(of: .comma, .dash, .emDash, .hyphen, .colon)
        || view.units[name + 1].isOne(of: .from, .of),
      !view.posts.contains(where: { $0.holders.contains(person) })
    else { return }
    // "X, from the Republic of Korea; and".
    var place = name + 2
    if view.units[name + 1].isComma, view.units[place].isOne(of: .from, .of, .for) { place += 1 }
    if view.is(place, .the) { place += 1 }
    guard let sender = view.country(at: place, facts), view.units[place].form == .plain,
      sender != receiver,
      place + 1 >= view.units.count
        || view.units[place + 1].isOne(of: .semicolon, .stop, .openingBracket, .comma, .and),
      facts.actors.isOrBecomesPerson(person)
    else { return }
    add(person, sender, [receiver], "ambassador", view, &facts)
    facts.countryOfPerson[person] = facts.countryOfPerson[person] ?? sender
  }

  /// "Ms. Ingrid Solberg (Norway)" in an account of credentials.
  private func readBrackets(_ receiver: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices.dropLast(3)
    where view.is(index + 1, .openingBracket) && view.is(index + 3, .closingBracket) {
      guard let person = view.actor(at: index), facts.actors.isOrBecomesPerson(person),
        let sender = view.country(at: index + 2, facts),
        !view.posts.contains(where: { $0.holders.contains(person) })
      else { continue }
      add(person, sender, [receiver], "ambassador", view, &facts)
    }
  }
}
