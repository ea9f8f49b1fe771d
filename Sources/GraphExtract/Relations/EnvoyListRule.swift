internal import GraphModel

/// AMBASSADOR_OF and AMBASSADOR_TO out of lists: "the ambassadors of Uruguay, N. Navarro, and Chile,
/// J. Fiol", and, at a ceremony, "J. Fiol (Chile)".
struct EnvoyListRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for post in view.posts
    where post.kind == .envoy && post.isPlural
      && (post.holders.isEmpty || post.isPrenominal && post.holders.count == 1)
    {
      readPairs(post, view, &facts)
    }
    for post in view.posts where post.kind == .envoy && post.isPlural {
      readDestinations(post, view, &facts)
    }
    // "The new ambassadors are X (Canada) and Y (Mexico)".
    let host =
      facts.isHomeCertain
        && view.units.contains(where: { $0.isOne(of: .ambassadors, .envoys) }) ? facts.home : nil
    if let sender = facts.sendingState, facts.receivingState == nil {
      readPostings(sender, view, &facts)
    }
    if facts.receivingState == nil, facts.sendingState == nil,
      let post = view.posts.first(where: {
        $0.kind == .envoy && $0.isPlural && $0.receiving.isEmpty
          && $0.bodies.contains { facts.actors[$0].kind == .country }
      }), view.units.indices.contains(post.units.upperBound),
      view.units[post.units.upperBound].isOne(of: .are, .include, .were, .included, .colon)
    {
      // "Mongolia's new ambassadors are X to Canada and Y to Mexico".
      readPostings(post.bodies[0], view, &facts)
    }
    readContinuation(view, &facts)
    if let sender = facts.sendingState, facts.receivingState == nil {
      readMoves(sender, view, &facts)
    }
    if let receiver = facts.receivingState ?? (facts.sendingState == nil ? host : nil) {
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
      source: envoy, type: "AMBASSADOR_OF", target: sender, title: title,
      status: facts.sendsNominees ? .planned : nil, sentence: view.index, confidence: 0.85,
      rule: "envoy-list")
    facts.add(claim)
    claim.type = "AMBASSADOR_TO"
    for receiver in receivers where receiver != sender {
      claim.target = receiver
      facts.add(claim)
    }
  }

  /// Country and name by turns, behind "the ambassadors of".
  private func readPairs(_ post: Post, _ view: SentenceView, _ facts: inout DocumentFacts) {
    let receivers =
      post.receiving.isEmpty ? facts.receivingState.map { [$0] } ?? [] : post.receiving
    var index = post.units.upperBound
    var sender = post.bodies.first
    if let first = sender {
      guard facts.actors[first].kind == .country else { return }
    } else {
      // "the ambassadors of several countries - Slovenia X, Argentina Y".
      guard
        let mark = view.units[index...].prefix(8).firstIndex(where: { $0.kind == .mark }),
        view.units[mark].isOne(of: .hyphen, .dash, .emDash, .colon), !receivers.isEmpty,
        view.units[index..<mark].allSatisfy({ $0.kind == .word && !$0.has(.anyVerb) })
      else { return }
      index = mark
    }
    while index < view.units.count {
      let unit = view.units[index]
      if let actor = view.actor(at: index) {
        if facts.actors[actor].kind == .country {
          sender = actor
        } else if let country = sender, facts.actors.isOrBecomesPerson(actor, isCertain: true) {
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

  /// "The new envoys are X of A, Y of the Kingdom of B and Z of C", "received the credentials of X of A", at
  /// a ceremony.
  private func readNationals(
    _ receiver: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    let papers = view.units.firstIndex {
      $0.isOne(of: .credentials, .credential, .credence, .letters)
    }
    let isAtCeremony = facts.receivingState != nil
    let isRoll =
      papers != nil || isRollCall(view, facts)
      || view.units.contains { $0.isOne(of: .ambassadors, .envoys) }
    guard isRoll || isAtCeremony else { return }
    var pairs: [(person: Int, sender: Int)] = []
    var owned = 0
    for index in view.units.indices.dropLast(2) {
      if isAtCeremony, let pair = national(at: index, receivedBy: receiver, view, &facts) {
        pairs.append(pair)
        owned += 1
        continue
      }
      // "X of A", "X, from A".
      let of = view.is(index + 1, .comma) && view.is(index + 2, .from) ? index + 2 : index + 1
      guard view.units[of].isOne(of: .of, .from) else { continue }
      let country = view.is(of + 1, .the) ? of + 2 : of + 1
      guard country < view.units.count, view.units[country].form == .plain,
        let person = view.actor(at: index), view.post(covering: index) == nil,
        let sender = view.country(at: country, facts), sender != receiver,
        !view.posts.contains(where: { $0.holders.contains(person) }),
        facts.actors.isOrBecomesPerson(person)
      else { continue }
      pairs.append((person, sender))
    }
    let isOfPapers = papers.map { view.is($0 + 1, .of) } ?? false
    // "There were two women: X from A, and Y from B", "The others were A's X and B's Y".
    guard isRoll || owned > 1 || pairs.count > 1 && view.units.contains(where: { $0.is(.colon) })
    else { return }
    let isOfOneEnvoy = owned > 0 && view.posts.contains { $0.kind == .envoy }
    guard pairs.count > 1 || isOfPapers || isOfOneEnvoy else { return }
    for (person, sender) in pairs { add(person, sender, [receiver], "ambassador", view, &facts) }
  }

  /// "Jordan's X", where the name of the country stands at `index`.
  private func national(
    at index: Int, receivedBy receiver: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> (person: Int, sender: Int)? {
    guard view.is(index + 1, .possessive), view.units[index].form == .plain,
      view.post(covering: index + 2) == nil, let sender = view.country(at: index, facts),
      sender != receiver, let person = view.actor(at: index + 2),
      view.units[index + 2].end - view.units[index + 2].nameFirst > 1,
      !view.posts.contains(where: { $0.holders.contains(person) && !$0.bodies.isEmpty }),
      facts.actors.isOrBecomesPerson(person)
    else { return nil }
    return (person, sender)
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

  /// "X (Canada), Y (Mexico)", "X to Canada and Y to Mexico", "- X, Canada", where the text tells whom a state
  /// sends.
  private func readPostings(_ sender: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    var pairs: [(Int, Int)] = []
    for index in view.units.indices.dropLast(2) {
      guard let person = view.actor(at: index), facts.actors[person].canBePerson,
        facts.actors[person].kind == .person || facts.actors[person].kind == .unknown,
        !view.posts.contains(where: { $0.holders.contains(person) && $0.kind == .envoy }),
        let place = destination(behind: index, view, facts), place != sender,
        facts.actors.isOrBecomesPerson(person)
      else { continue }
      pairs.append((person, place))
    }
    // "Others cleared are X (Khartoum)".
    let isContinued =
      facts.sendsNominees && view.is(0, .others) && view.units.contains { $0.has(.aux) }
    guard pairs.count > 1 || view.kind == .item || view.units.count <= 9 || isContinued else {
      return
    }
    for (person, place) in pairs { add(person, sender, [place], "ambassador", view, &facts) }
  }

  /// "X goes to New Delhi", "Y, who shifts to Berlin", "Tokyo falls to Z", where the text tells whom a state
  /// sends.
  private func readMoves(_ sender: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    for to in view.units.indices.dropFirst().dropLast()
    where view.is(to, .to) && !view.isUncertain(around: to) {
      let verb = to - 1
      guard view.units[verb].kind == .word, !view.units[verb].isCapital,
        view.units[verb].has([.travel, .grant]), !view.spelling(at: verb).hasPrefix("return")
      else { continue }
      let behind = view.is(to + 1, .the) ? to + 2 : to + 1
      var claim: (person: Int, place: Int)?
      if view.units[verb].has(.travel), let place = view.country(at: behind, facts),
        view.units[behind].form != .adjective,
        let person = view.subjects(of: verb, facts).first
      {
        claim = (person, place)
      } else if view.units[verb].has(.grant), let place = view.country(at: verb - 1, facts),
        view.units[verb - 1].form == .capital || view.units[verb - 1].form == .plain,
        let person = view.objects(from: to + 1, facts).first
      {
        claim = (person, place)
      }
      guard let claim, claim.place != sender, facts.actors.isOrBecomesPerson(claim.person),
        facts.statedOffices[claim.person] == nil,
        !facts.recentClaims.contains(where: {
          $0.source == claim.person && $0.type == "AMBASSADOR_TO" && $0.target == claim.place
        })
      else { continue }
      let first = facts.claims.count
      add(claim.person, sender, [claim.place], "ambassador", view, &facts)
      for index in facts.claims.indices[first...] { facts.claims[index].status = .planned }
    }
  }

  private func destination(
    behind name: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    let mark = name + 1
    let isItem = view.kind == .item || view.units.count <= 9
    guard
      view.is(mark, .openingBracket) || view.is(mark, .to)
        || isItem && view.units[mark].isOne(of: .comma, .dash, .emDash, .hyphen, .colon)
    else { return nil }
    let place = view.is(mark + 1, .the) ? mark + 2 : mark + 1
    guard view.units.indices.contains(place), view.units[place].form != .adjective,
      let country = view.country(at: place, facts),
      !view.is(mark, .openingBracket) || view.is(place + 1, .closingBracket)
    else { return nil }
    return country
  }

  /// "X, Ambassador to Turkey; Y, Saudi Arabia; Z, Sweden": the further ones of a list of envoys.
  private func readContinuation(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let post = view.posts.last(where: {
        $0.kind == .envoy && !$0.isPlural && $0.holders.count == 1 && !$0.receiving.isEmpty
      }),
      view.posts.count(where: { $0.kind == .envoy && !$0.holders.isEmpty }) > 1
        || post.link?.manner == .apposition && !post.isPrenominal && post.status == nil,
      let sender = facts.recentClaims.last(where: {
        $0.sentence == view.index && $0.source == post.holders[0] && $0.type == "AMBASSADOR_OF"
      })
    else { return }
    var next = post.units.upperBound
    while view.units.indices.contains(next + 2),
      view.units[next].isOne(of: .semicolon, .comma, .and)
    {
      var name = next + 1
      if view.is(name, .and) { name += 1 }
      let place = view.is(name + 2, .the) ? name + 3 : name + 2
      guard let person = view.actor(at: name), facts.actors[person].canBePerson,
        view.is(name + 1, .comma), let country = view.country(at: place, facts),
        view.units[place].form == .plain, country != sender.target,
        place + 1 >= view.units.count
          || view.units[place + 1].isOne(of: .semicolon, .comma, .stop, .and),
        facts.actors.isOrBecomesPerson(person)
      else { return }
      var claim = sender
      claim.source = person
      claim.title = "ambassador"
      claim.trigger = name
      claim.rule = "envoy-list"
      facts.add(claim)
      claim.type = "AMBASSADOR_TO"
      claim.target = country
      facts.add(claim)
      next = place + 1
    }
  }

  /// "Ms. Ingrid Solberg (Norway)" in an account of credentials.
  private func readBrackets(_ receiver: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices.dropLast(3) where view.is(index + 1, .openingBracket) {
      // "X (the Republic of A)".
      let country = view.is(index + 2, .the) ? index + 3 : index + 2
      guard view.is(country + 1, .closingBracket),
        let person = view.actor(at: index), facts.actors.isOrBecomesPerson(person),
        let sender = view.country(at: country, facts),
        !view.posts.contains(where: { $0.holders.contains(person) })
      else { continue }
      add(person, sender, [receiver], "ambassador", view, &facts)
    }
  }
}
