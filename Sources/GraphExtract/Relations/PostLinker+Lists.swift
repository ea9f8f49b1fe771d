internal import GraphModel

/// Holders in the lines of a list, which have no verb: "X as Minister of Y", "Centre Party MP X as Minister
/// of Y; Z as Minister of W", "X, for ambassador to A".
extension PostLinker {
  func linkListed(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    let post = posts[index]
    var before = post.units.lowerBound - 1
    while before > 0, units[before].has([.det, .current, .adverb]) { before -= 1 }
    // "X for ambassador to A": one who is to be.
    let isProposed = before >= 1 && units[before].is(.for) && post.kind == .envoy
    guard before >= 1, units[before].is(.as) || isProposed, !post.isPlural,
      endsItem(post.units.upperBound)
    else { return }
    var name = units[before - 1].isComma ? before - 2 : before - 1
    guard name >= 0 else { return }
    if let aside = startOfAside(endingAt: name, &facts), aside > 0 { name = aside - 1 }
    guard opensItem(name, posts), let holder = person(at: name, &facts) else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: .apposition, verb: post.units.lowerBound)
    if isProposed { posts[index].status = .planned }
  }

  /// "X, formerly Minister of A – Minister of B", "X (MP for C) – Minister of D", "X- Minister of E": behind the dash of
  /// a line what its person becomes.
  func linkAssigned(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    let dash = posts[index].units.lowerBound - 1
    guard dash > 0, units[dash].isOne(of: .dash, .emDash, .hyphen), !posts[index].isPlural,
      let name = units[..<dash].firstIndex(where: { $0.kind != .mark && $0.kind != .number }),
      units[name].kind == .actor,
      units[name + 1].isOne(of: .comma, .openingBracket)
        || name == dash - 1 && units[dash].is(.hyphen)
          && (posts[index].kind == .portfolio || posts[index].kind == .envoy
            || endsItem(posts[index].units.upperBound)),
      !units[..<dash].contains(where: {
        $0.kind == .word && !$0.isCapital && $0.has(WordClass.anyVerb.union(.aux))
      }), let holder = person(at: name, &facts)
    else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: .apposition, verb: posts[index].units.lowerBound)
  }

  /// "X, economist and diplomat: born A 1931; MP 1971-87; Ambassador to Norway 1991-96; married 1956": a life in one
  /// sentence, of whom it opens with.
  func linkLifeLine(_ posts: inout [Post], _ facts: inout DocumentFacts) {
    guard units.count(where: { $0.is(.semicolon) }) >= 2,
      posts.contains(where: { $0.isOpen && opensClause($0) }),
      let first = units.first(where: { $0.kind != .mark }), first.kind == .actor,
      units.contains(where: { $0.is(.born) }) || facts.topic == first.actor,
      facts.actors.isOrBecomesPerson(first.actor)
    else { return }
    for index in posts.indices where posts[index].isOpen && !posts[index].isPlural {
      guard opensClause(posts[index]) else {
        // "Economist, Institute 1957-66, Director 1966-71".
        if index > 0, posts[index - 1].holders == [first.actor],
          units[posts[index].units.lowerBound - 1].isComma
        {
          posts[index].holders = [first.actor]
          if let body = posts[index - 1].bodies.first { place(&posts[index], at: body) }
          posts[index].link = Post.Link(
            manner: .service, verb: posts[index].units.lowerBound, isPast: true)
        }
        continue
      }
      posts[index].holders = [first.actor]
      posts[index].link = Post.Link(
        manner: .service, verb: posts[index].units.lowerBound, isPast: true)
    }
  }

  private func opensClause(_ post: Post) -> Bool {
    let start = post.units.lowerBound
    return start > 0 && units[start - 1].is(.semicolon)
  }

  /// "Was Minister of A", "Now Minister of B", "Minister of C" below a line with nothing but a name.
  func linkLabelled(_ posts: inout [Post], _ facts: inout DocumentFacts) {
    guard let holder = facts.labelled, let first = posts.first, first.isOpen, !first.isPlural,
      !first.hasArticle, first.units.lowerBound <= 3,
      units[..<first.units.lowerBound].allSatisfy({
        $0.kind == .mark || $0.has([.adverb, .former, .current])
          || $0.isOne(of: .was, .is) || $0.isOne(of: .now)
      }),
      !units.contains(where: { $0.kind == .actor && facts.actors[$0.actor].kind == .person }),
      !units[first.units.upperBound...].contains(where: {
        $0.kind == .word && $0.has(WordClass.anyVerb.union(.aux))
      }), facts.actors.isOrBecomesPerson(holder)
    else { return }
    let isPast = units[..<first.units.lowerBound].contains { $0.is(.was) || $0.has(.former) }
    for index in posts.indices where posts[index].isOpen {
      if index > 0 {
        linkChain(index, &posts)
        if posts[index].holders.isEmpty { return }
      } else {
        posts[index].holders = [holder]
        posts[index].isPrenominal = false
      }
      posts[index].link = Post.Link(
        manner: .service, verb: first.units.lowerBound, isPast: isPast)
    }
  }

  // MARK: "Nine directors resigned. They are X, Y and Z"

  /// The post of those whom the sentence before has counted, where this one names them.
  func countedPost(_ facts: inout DocumentFacts) -> Post? {
    let sentence = bare.index
    guard let counted = facts.countedPost, counted.sentence == sentence - 1, units.count > 4,
      units[0].isOne(of: .they, .these, .those), units[1].isOne(of: .are, .were, .include)
    else { return nil }
    let holders = personsListed(from: 2, [], &facts)
    guard holders.count > 1 else { return nil }
    var post = counted.post
    post.units = 0..<1
    post.holders = holders
    post.city = nil
    post.description = nil
    post.referenceNoun = nil
    post.link = Post.Link(manner: .copula, verb: 1)
    return post
  }

  /// Keeps a post of several whom a sentence counts without naming them.
  func noteCounted(_ posts: [Post], _ facts: inout DocumentFacts) {
    guard
      var post = posts.last(where: {
        $0.isPlural && $0.isOpen && $0.kind != .calling && $0.kind != .rank && isCounted($0)
      }), !units.contains(where: { $0.has(.negation) })
    else {
      facts.countedPost = nil
      return
    }
    let handsIn = units.indices.contains {
      ["handed", "tendered", "submitted", "gave"].contains(bare.spelling(at: $0))
        && units[($0 + 1)...].prefix(4).contains {
          ["notice", "notices", "resignation", "resignations"]
            .contains(bare.spelling($0.first..<$0.end))
        }
    }
    if handsIn
      || units.contains(where: {
        $0.kind == .word && $0.has(.parting)
      })
    {
      post.status = .former
    }
    facts.countedPost = (post, bare.index)
  }

  /// Whether an item of a list ends before `index`, or goes on with another post.
  private func endsItem(_ index: Int) -> Bool {
    guard units.indices.contains(index) else { return true }
    return units[index].isOne(of: .comma, .semicolon, .stop, .and, .openingBracket, .ampersand)
  }

  /// Whether nothing but titles, parties and the like stand between the name at `index` and the begin of the
  /// line, a colon or a semicolon.
  private func opensItem(_ index: Int, _ posts: [Post]) -> Bool {
    var start = index
    while start > 0, index - start < 16 {
      let unit = units[start - 1]
      if unit.isOne(of: .colon, .semicolon) { return true }
      if unit.isOne(of: .openingBracket, .closingBracket) {
        start -= 1
        continue
      }
      // "Finance – X as", "1. X as", "; and X as".
      if unit.kind == .mark || unit.kind == .number {
        return units[..<start].allSatisfy { $0.kind == .mark || $0.kind == .number }
      }
      if unit.is(.and), start > 1, units[start - 2].isOne(of: .semicolon) { return true }
      guard !unit.has(WordClass.function.union(.anyVerb)) || unit.kind != .word || unit.isCapital,
        !unit.is(.of) || posts.contains(where: { $0.units.contains(start - 1) })
      else { return false }
      start -= 1
    }
    return start == 0
  }
}
