internal import GraphModel

/// Holders by the name next to a post, without a verb.
extension PostLinker {
  func linkName(behind index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    var end = posts[index].units.upperBound
    // "Senator the Hon. X".
    if units.indices.contains(end + 1), units[end].is(.the), units[end + 1].isHonoured { end += 1 }
    // "former Prime Minister the late X".
    if units.indices.contains(end + 2), units[end].is(.the),
      view(posts).spelling(at: end + 1) == "late"
    {
      end += 2
    }
    // "Lieutenant General (retired) X".
    if posts[index].kind == .rank, units.indices.contains(end + 3), units[end].is(.openingBracket),
      units[end + 2].is(.closingBracket), units[end + 1].kind == .word
    {
      end += 3
    }
    guard units.indices.contains(end), units[end].kind == .actor else { return }
    if frontedAppointee(index, posts) != nil { return }
    // "leader of the opposition Renaissance party": no person.
    if units.indices.contains(end + 1), units[end + 1].kind == .word, !units[end + 1].isCapital,
      units[end + 1].has([.orghead, .companynoun]), !units[end + 1].has(.anyVerb),
      units[end].end - units[end].nameFirst == 1
    {
      return
    }
    // "Ambassador Credentialing Ceremony".
    if ["ceremony", "program", "programme", "series", "award", "prize", "forum"].contains(
      view(posts).spelling(units: end..<end + 1).split(separator: " ").last?.lowercased())
    {
      return
    }
    // "The ambassador told X": only a name that follows at once.
    if posts[index].isPlural, !isPerson(end, facts), units[end].end == units.last?.end { return }
    guard let first = person(at: end, &facts) else { return }
    posts[index].holders = [first]
    posts[index].isPrenominal = true
    posts[index].link = Post.Link(manner: .apposition, verb: posts[index].units.lowerBound)
    var next = end + 1
    // "Special Representative X of Denmark", "Director X of Fiji": where someone comes from.
    let isOfStates = posts[index].kind != .body && !isSpecial(posts[index])
    if posts[index].bodies.isEmpty, posts[index].kind != .rank,
      isOfStates || next + 1 < units.count && countryAt(next + 1, facts) == nil,
      next + 1 < units.count,
      units[next].is(.of),
      let body = bodyAt(next + 1, facts),
      facts.actors[body].kind == .country || !isOfState(posts[index])
    {
      posts[index].bodies = [body]
      next += 2
    }
    // "Ambassador X, Republic of Korea", among the envoys of a ceremony.
    if posts[index].kind == .envoy, !posts[index].isPlural, posts[index].bodies.isEmpty,
      posts[index].receiving.isEmpty, let host = facts.receivingState, next < units.count,
      units[next].isComma || units[next].isOne(of: .dash, .emDash, .hyphen),
      let sender = senderBehind(next, facts), sender != host
    {
      posts[index].bodies = [sender]
    }
    guard posts[index].isPlural else { return }
    // "the ambassadors of …" handles its own lists.
    while next < units.count, posts[index].holders.count < 30 {
      var name = next
      if units[name].isComma { name += 1 }
      if name < units.count, units[name].isOne(of: .and, .ampersand) { name += 1 }
      guard name > next, let other = person(at: name, &facts) else { break }
      posts[index].holders.append(other)
      next = name + 1
      // "Foreign Ministers A of X and B of Y": one body each, in ``bodies`` in that order.
      if next + 1 < units.count, units[next].is(.of), let body = countryAt(next + 1, facts),
        posts[index].bodies.count == posts[index].holders.count - 1
      {
        posts[index].bodies.append(body)
        next += 2
      }
    }
    if posts[index].bodies.isEmpty, posts[index].kind == .state || posts[index].kind == .portfolio,
      posts[index].holders.count > 1
    {
      posts[index].bodies = bodies(
        beforeWhere: posts[index].units.lowerBound, posts[index].holders.count, facts)
    }
  }

  /// "its partner A", "their Danish partner, A": the other side of a partnership, not somebody's post.
  func isOtherSide(_ post: Post) -> Bool {
    guard lexicon.titleName(post.head) == "partner",
      let title = post.units.first(where: { units[$0].kind == .title })
    else { return false }
    var start = title
    while start > 0, title - start < 4,
      units[start - 1].form == .adjective
        || units[start - 1].kind == .word
          && !units[start - 1].isCapital && !units[start - 1].has(.function)
    { start -= 1 }
    return start > 0 && units[start - 1].isOne(of: .its, .their)
  }

  /// "visited A and B, where she met Presidents X and Y": as many countries as names, in their order.
  private func bodies(beforeWhere start: Int, _ count: Int, _ facts: DocumentFacts) -> [Int] {
    guard let clause = (max(0, start - 8)..<start).last(where: { units[$0].is(.where) }),
      clause > 1, units[clause - 1].isComma,
      units[clause..<start].contains(where: { $0.has(.meet) || $0.isOne(of: .talks) })
    else { return [] }
    var found: [Int] = []
    var at = clause - 2
    while at >= 0, found.count < count, let country = countryAt(at, facts) {
      found.insert(country, at: 0)
      at -= 1
      while at >= 0, units[at].isComma || units[at].isOne(of: .and, .the) { at -= 1 }
    }
    return found.count == count ? found : []
  }

  /// The country that ends an item of a list behind the comma at `index`.
  private func senderBehind(_ index: Int, _ facts: DocumentFacts) -> Int? {
    let at = units.indices.contains(index + 1) && units[index + 1].is(.the) ? index + 2 : index + 1
    let end = at + 1
    guard let country = countryAt(at, facts),
      end >= units.count || units[end].isOne(of: .semicolon, .stop, .openingBracket)
    else { return nil }
    return country
  }

  /// "Opposition Leader X of the Liberal Party": a party has no such office.
  private func isOfState(_ post: Post) -> Bool {
    let name = lexicon.titleName(post.head)
    return post.kind == .portfolio || name.contains("opposition") || name.contains("minister")
      || name.contains("speaker")
      || lexicon.isParliamentary(post.head)
  }

  private func isSpecial(_ post: Post) -> Bool {
    let name = lexicon.titleName(post.head)
    return post.kind == .envoy && (name.contains("special") || name.contains("personal"))
      || name.hasSuffix("secretary-general")
  }

  /// "Force Commander Lieutenant General X"; "the nuncio, Archbishop X": the name behind another title.
  func linkThroughRank(_ index: Int, _ posts: inout [Post]) {
    guard posts.indices.contains(index + 1) else { return }
    let (post, next) = (posts[index], posts[index + 1])
    guard next.isPrenominal, next.holders.count == 1, !next.hasArticle, !post.isPlural else {
      return
    }
    let gap = next.units.lowerBound - post.units.upperBound
    if gap == 0 {
      guard next.kind == .rank || next.bodies.isEmpty && post.kind != .rank else { return }
      posts[index].isPrenominal = next.kind == .rank
    } else {
      guard gap == 1, units[post.units.upperBound].isComma,
        next.bodies.isEmpty || post.reference != nil || isOfDescription(next, post),
        next.kind == .rank || isOfDescription(next, post) || next.kind == .calling
          || next.kind == .envoy && next.receiving.isEmpty
          // "The chairman of A, Senator X".
          || post.reference != nil || next.kind == .state && lexicon.isParliamentary(next.head),
        post.hasArticle || post.reference != nil || !post.bodies.isEmpty || !post.receiving.isEmpty
      else { return }
      let end = next.units.upperBound + 1
      guard
        !units.indices.contains(end) || units[end].kind == .mark
          || units[end].has(.anyVerb.union(.aux)) || units[end].is(.and)
      else { return }
    }
    posts[index].holders = next.holders
    posts[index].link = Post.Link(manner: .apposition, verb: post.units.lowerBound)
  }

  /// "Its founder, former finance minister X", "their leader, Finnish lawmaker X": a title that tells who the holder
  /// is besides.
  private func isOfDescription(_ next: Post, _ post: Post) -> Bool {
    next.status == .former
      || post.possessor != nil
        && (next.kind == .calling || next.kind == .rank || lexicon.isParliamentary(next.head))
  }

  /// The country or organisation at a unit, which an article may precede.
  func bodyAt(_ index: Int, _ facts: DocumentFacts) -> Int? {
    let at = units[index].is(.the) ? index + 1 : index
    guard units.indices.contains(at), units[at].kind == .actor, units[at].form == .plain,
      facts.actors[units[at].actor].isOrganized
    else { return nil }
    return units[at].actor
  }

  func countryAt(_ index: Int, _ facts: DocumentFacts) -> Int? {
    guard units.indices.contains(index), units[index].kind == .actor, units[index].form == .plain,
      facts.actors[units[index].actor].kind == .country
    else { return nil }
    return units[index].actor
  }

  private func isPersonLike(_ index: Int, _ facts: DocumentFacts) -> Bool {
    guard units[index].kind == .actor else { return false }
    let actor = facts.actors[units[index].actor]
    return actor.kind == .person || actor.kind == .unknown && actor.canBePerson
  }

  /// "X presented her credentials to Y as ambassador of Z".
  func linkCredentials(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    let start = posts[index].units.lowerBound
    guard posts[index].kind == .envoy, start > 0, units[start - 1].is(.as),
      let word = units[..<start].firstIndex(where: {
        $0.isOne(of: .credentials, .credential, .credence, .accredited)
      }),
      // "received the credentials of X as ambassador": of whom they are.
      let holder = word + 1 < start && units[word + 1].is(.of)
        ? (word + 2..<start).first(where: { isPersonLike($0, facts) })
        : (0..<word).first(where: { isPersonLike($0, facts) })
    else { return }
    let actor = units[holder].actor
    guard facts.actors.isOrBecomesPerson(actor) else { return }
    // "is accredited to B and C as ambassador of A".
    if units[word].is(.accredited), posts[index].receiving.isEmpty, units[word + 1].is(.to) {
      let places = view(posts).objects(from: word + 2, facts)
      guard !places.isEmpty, places.allSatisfy({ facts.actors[$0].isOrganized }) else { return }
      posts[index].receiving = places
    }
    posts[index].holders = [actor]
    posts[index].link = Post.Link(manner: .chain, verb: word)
  }

  /// "The emir met …": the one person whom the document gives that title.
  func linkReference(_ index: Int, _ posts: inout [Post], _ facts: DocumentFacts) {
    let post = posts[index]
    guard post.hasArticle, !post.isPlural, post.possessor == nil, post.status == nil,
      post.receiving.isEmpty, units[post.units.lowerBound].is(.the)
    else { return }
    let holders = facts.holdersByTitle[post.head] ?? []
    guard holders.count == 1, let holder = holders.first else { return }
    if let body = post.bodies.first, facts.countryOfPerson[holder] != body { return }
    posts[index].holders = [holder]
  }
}
