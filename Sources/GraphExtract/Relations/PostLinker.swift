internal import GraphModel

/// Finds who holds each post of a sentence: the name behind it, the name it stands in apposition to,
/// or the subject or object of the verb that leads to it.
struct PostLinker {
  let units: [Unit]
  let times: [TimeExpression]
  let lexicon: Lexicon
  /// Builds the view that rules see, with the posts linked so far.
  let view: ([Post]) -> SentenceView
  /// The sentence by its words alone.
  let bare: SentenceView

  init(
    units: [Unit], times: [TimeExpression], lexicon: Lexicon,
    view: @escaping ([Post]) -> SentenceView
  ) {
    self.units = units
    self.times = times
    self.lexicon = lexicon
    self.view = view
    bare = view([])
  }

  func link(_ posts: [Post], _ facts: inout DocumentFacts) -> [Post] {
    var posts = posts
    if let counted = countedPost(&facts) { posts.insert(counted, at: 0) }
    for index in posts.indices where isOtherSide(posts[index]) { posts[index].isPossessor = true }
    for index in posts.indices { linkName(behind: index, &posts, &facts) }
    for index in posts.indices.reversed() where posts[index].isOpen {
      linkThroughRank(index, &posts)
    }
    for index in posts.indices where posts[index].isOpen {
      linkAssigned(index, &posts, &facts)
      if posts[index].isOpen {
        linkApposition(index, &posts, &facts)
        if posts[index].isPlural, posts[index].holders.count == 1,
          max(posts[index].bodies.count, posts[index].receiving.count) > 1
        {
          shareWithList(index, &posts, &facts)
        }
      }
    }
    for index in posts.indices where posts[index].isOpen {
      linkVerb(index, &posts, &facts)
      if posts[index].holders.isEmpty { linkChain(index, &posts) }
      if posts[index].holders.isEmpty { linkFronted(index, &posts, &facts) }
      if posts[index].holders.isEmpty { linkListed(index, &posts, &facts) }
      if posts[index].holders.isEmpty { linkNameBehindComma(index, &posts, &facts) }
      if posts[index].holders.isEmpty { linkCredentials(index, &posts, &facts) }
    }
    for index in posts.indices.dropLast().reversed()
    where posts[index].isJoined && posts[index].holders.isEmpty && !posts[index + 1].holders.isEmpty
      && !isOfAnother(posts[index], posts[index + 1])
    {
      posts[index].holders = posts[index + 1].holders
      posts[index].link = posts[index + 1].link
    }
    linkLabelled(&posts, &facts)
    linkLifeLine(&posts, &facts)
    for index in posts.indices where posts[index].isOpen { linkTimeline(index, &posts, facts) }
    linkNotes(&posts, &facts)
    linkExamples(&posts, &facts)
    linkCareerLine(&posts, facts)
    for index in posts.indices where posts[index].holders.isEmpty {
      linkReference(index, &posts, facts)
    }
    noteCounted(posts, &facts)
    distribute(&posts, facts)
    return posts
  }

  /// "A and B were elected chair and deputy chair of C respectively": to each in turn one of as many posts.
  private func distribute(_ posts: inout [Post], _ facts: DocumentFacts) {
    guard units.contains(where: { $0.is(.respectively) }), posts.count > 1,
      posts.dropFirst().allSatisfy({ $0.holders == posts[0].holders }),
      let verb = posts[0].link?.verb, verb < posts[0].units.lowerBound,
      posts.allSatisfy({ !$0.isPlural && !$0.isPrenominal })
    else { return }
    let named = units[..<verb].indices.filter { isPerson($0, facts) }
    guard named.count == posts.count, let first = named.first, let last = named.last,
      units[first...last].allSatisfy({ $0.kind == .actor || $0.isComma || $0.is(.and) }),
      posts[0].holders == [units[last].actor] || posts[0].holders == [units[first].actor]
    else { return }
    for (index, name) in named.enumerated() { posts[index].holders = [units[name].actor] }
  }

  /// "X as finance minister and lawyer Y as": Y's calling, not X's post.
  private func isOfAnother(_ post: Post, _ next: Post) -> Bool {
    // "the Russian leader and Turkish President X".
    if next.isPrenominal, let body = post.bodies.first, let other = next.bodies.first,
      body != other,
      post.kind == .state || next.kind == .state
    {
      return true
    }
    return next.kind == .calling && next.isPrenominal && post.units.lowerBound > 0
      && units[post.units.lowerBound - 1].is(.as)
  }

  func spelling(at unit: Int) -> String { bare.spelling(at: unit) }

  func isPerson(_ index: Int, _ facts: DocumentFacts) -> Bool {
    units.indices.contains(index) && units[index].kind == .actor
      && facts.actors[units[index].actor].kind == .person
  }

  /// The person at a unit; a name of which nothing is known becomes a person by standing there.
  /// - Parameter isCertain: only a person's can stand there.
  func person(at index: Int, isCertain: Bool = false, _ facts: inout DocumentFacts) -> Int? {
    guard units.indices.contains(index), units[index].kind == .actor else { return nil }
    let actor = units[index].actor
    if facts.actors[actor].kind == .person { return actor }
    guard facts.actors[actor].kind == .unknown, units[index].end - units[index].nameFirst >= 2,
      facts.actors[actor].key.count <= 6
    else { return nil }
    return facts.actors.isOrBecomesPerson(actor, isCertain: isCertain) ? actor : nil
  }

  /// "2015–2019: Ambassador to Norway": a line of the life that the document is.
  private func linkTimeline(_ index: Int, _ posts: inout [Post], _ facts: DocumentFacts) {
    guard let topic = facts.topic, !posts[index].isPlural, !posts[index].hasArticle,
      let time = times.first(where: { $0.units.upperBound <= posts[index].units.lowerBound }),
      units[..<time.units.lowerBound].allSatisfy({ $0.kind == .mark }),
      units[time.units.upperBound..<posts[index].units.lowerBound].allSatisfy({
        $0.kind == .mark || $0.is(.as)
      })
    else { return }
    posts[index].holders = [topic]
    posts[index].isPrenominal = false
    posts[index].link = Post.Link(
      manner: .service, verb: posts[index].units.lowerBound, isPast: time.kind != .since)
    // "Second Secretary and later Consul, Embassy in Lima": both at the embassy.
    guard posts.indices.contains(index + 1), posts[index + 1].isOpen,
      let first = units[posts[index].units.upperBound...].first, first.is(.and),
      units[posts[index].units.upperBound + 1..<posts[index + 1].units.lowerBound].allSatisfy({
        $0.kind == .word && $0.has([.adverb, .former]) || $0.is(.later) || $0.is(.then)
      })
    else { return }
    posts[index + 1].holders = [topic]
    posts[index + 1].isPrenominal = false
    posts[index + 1].link = posts[index].link
    if posts[index].bodies.isEmpty, posts[index].receiving.isEmpty {
      posts[index].bodies = posts[index + 1].bodies
    }
  }

  /// "Director of the Tax Office (2009–2014); Consul General in Dubai; currently Ambassador to France.": a
  /// line of posts alone is about whom the line before named.
  private func linkCareerLine(_ posts: inout [Post], _ facts: DocumentFacts) {
    guard let first = posts.first, first.isOpen, !first.hasArticle, !first.isPlural,
      first.units.lowerBound <= 3, let holder = facts.topic ?? facts.lastPerson,
      units[..<first.units.lowerBound].allSatisfy({
        $0.kind == .mark || $0.kind == .number || $0.has([.office, .adverb, .former, .current])
      }),
      first.units.upperBound < units.count,
      !first.bodies.isEmpty || !first.receiving.isEmpty || first.reference != nil,
      !units.contains(where: { unit in
        unit.kind == .word && !unit.isCapital
          && unit.has(WordClass.anyVerb.union([.aux, .pronoun]))
          && !unit.has([.office, .former, .current])
          || unit.kind == .actor && facts.actors[unit.actor].kind == .person
      })
    else { return }
    let isFormer = units[..<first.units.lowerBound].contains { $0.has(.former) }
    posts[0].holders = [holder]
    posts[0].isPrenominal = false
    posts[0].link = Post.Link(manner: .service, verb: first.units.lowerBound)
    if isFormer, posts[0].status == nil { posts[0].status = .former }
    for index in posts.indices.dropFirst() where posts[index].isOpen {
      linkChain(index, &posts)
      if isFormer, posts[index].status == nil, !posts[index].holders.isEmpty {
        posts[index].status = .former
      }
    }
  }

  // MARK: "…, and director of Z from 2002 to 2005"

  /// A post that goes on with the list of an earlier one has the same holder: "and director", "keeps the
  /// posts of minister of A and of minister of B".
  func linkChain(_ index: Int, _ posts: inout [Post]) {
    guard !posts[index].isPrincipal, let previous = posts[..<index].last(where: { !$0.isPrincipal })
    else { return }
    guard !previous.holders.isEmpty,
      !previous.isPrenominal || posts[index].isJoined || previous.isJoined
    else {
      return
    }
    var gap = previous.units.upperBound
    let start = posts[index].units.lowerBound
    guard start - gap <= 24 else { return }
    var isSeparated = false
    var isOver = false
    while gap < start {
      if let time = times.first(where: { $0.units.contains(gap) }) {
        gap = time.units.upperBound
        continue
      }
      let unit = units[gap]
      // "minister of defence as well as acting minister of interior".
      if unit.is(.as), gap + 2 < start, units[gap + 2].is(.as),
        view(posts).spelling(at: gap + 1) == "well"
      {
        isSeparated = true
        gap += 3
        continue
      }
      // "ambassador to A, with residence in B, and".
      if previous.kind == .envoy,
        let end = PostParser(units: units, lexicon: lexicon).residenceEnd(gap), end < start
      {
        gap = end
        continue
      }
      // "bishop of A, until now nuncio in B".
      if unit.isOne(of: .until), gap + 1 < start, units[gap + 1].isOne(of: .now, .recently) {
        isOver = true
        gap += 2
        continue
      }
      // "and at the same time ambassador to".
      if unit.is(.at), gap + 3 < start, units[gap + 1].is(.the),
        view(posts).spelling(at: gap + 2) == "same", view(posts).spelling(at: gap + 3) == "time"
      {
        gap += 4
        continue
      }
      // "to the United Nations in Geneva and counsellor at".
      if unit.is(.in), gap + 1 < start,
        units[gap + 1].kind == .actor || units[gap + 1].kind == .name
      {
        gap += 2
        continue
      }
      // "director of A, of the Ministry, from 2012 to 2015 and".
      if unit.isOne(of: .of, .at, .in), !isSeparated, gap + 2 < start, units[gap + 1].is(.the),
        units[gap + 2].kind == .actor || units[gap + 2].kind == .name
          || units[gap + 2].kind == .word && units[gap + 2].has([.orghead, .publichead])
      {
        gap += 3
        continue
      }
      // "during the Bush administration".
      if unit.is(.during) {
        gap += 1
        while gap < start, !units[gap].isOne(of: .comma, .and, .semicolon) { gap += 1 }
        continue
      }
      if unit.kind == .number
        || unit.isOne(of: .openingBracket, .closingBracket)
        || unit.isOne(of: .comma, .and, .semicolon, .as, .then, .later, .ampersand, .also)
        || unit.is(.of) && units[max(0, gap - 1)].is(.and)
        || unit.has([.adverb]) || unit.has([.det])
        || unit.isOne(of: .before, .after) && gap + 1 < start && units[gap + 1].is(.that)
      {
        if unit.isOne(of: .comma, .and, .semicolon, .ampersand) { isSeparated = true }
        gap += 1
        continue
      }
      if unit.kind == .word, unit.has(.serve.union(.become)), isSeparated {
        gap += 1
        continue
      }
      return
    }
    guard isSeparated else { return }
    // "For foreign minister, the Peruvian president picked X": who picks is not who is picked.
    if let link = previous.link, link.manner == .appointment,
      link.verb == posts[index].units.upperBound
    {
      return
    }
    posts[index].holders = previous.holders
    posts[index].isPrenominal = false
    posts[index].link = Post.Link(
      // "gave up his posts of chairman and director".
      manner: previous.link?.manner == .departure && previous.isJoined ? .departure : .chain,
      verb: previous.link?.verb ?? start, isPast: previous.link?.isPast ?? false)
    if isOver { posts[index].status = posts[index].status ?? .former }
    // "roles at the Bank, including finance director and head of audit".
    if let verb = previous.link?.verb, verb < previous.units.lowerBound,
      units[verb..<previous.units.lowerBound].contains(where: { $0.is(.including) }),
      let body = previous.bodies.first, posts[index].kind == .body || posts[index].kind == .company
    {
      place(&posts[index], at: body)
      posts[index].status = posts[index].status ?? previous.status
    }
    if posts[index].status == nil,
      previous.link?.manner == .apposition || previous.link?.manner == .chain
    {
      if previous.status == .former, previous.isJoined { posts[index].status = .former }
    }
  }
}
