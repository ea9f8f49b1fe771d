internal import GraphModel

/// Finds the phrases that name posts in the units of a sentence.
struct PostParser {
  let units: [Unit]
  let lexicon: Lexicon

  static func posts(in units: [Unit], lexicon: Lexicon, _ actors: ActorTable) -> [Post] {
    let parser = PostParser(units: units, lexicon: lexicon)
    var posts: [Post] = []
    for index in units.indices {
      if let post = parser.manOf(index, actors) {
        posts.append(post)
        continue
      }
      guard units[index].kind == .title else { continue }
      if let last = posts.last, last.units.contains(index) { continue }
      if parser.isModifier(index) { continue }
      if var post = parser.post(at: index, after: posts.last?.units.upperBound ?? 0, actors) {
        let end = post.units.upperBound
        post.isPossessor = end < units.count && units[end].is(.possessive)
        posts.append(post)
      }
    }
    parser.shareBodies(&posts)
    return parser.addingPrincipals(to: posts, actors)
  }

  /// With the posts of those whom others serve, each behind the one that names it.
  private func addingPrincipals(to posts: [Post], _ actors: ActorTable) -> [Post] {
    posts.flatMap { post -> [Post] in
      guard let to = post.units.first(where: { units[$0].is(.to) }), isAssisting(to - 1),
        let title = (to + 1..<max(to + 1, post.units.upperBound)).first(where: {
          units[$0].kind == .title && !isModifier($0)
        }), var principal = self.post(at: title, after: to + 1, actors),
        principal.units.upperBound < post.units.upperBound
      else { return [post] }
      principal.isPrincipal = true
      return [post, principal]
    }
  }

  /// Whether a title only ranks the one behind it: "deputy" in "deputy foreign minister".
  func isModifier(_ index: Int) -> Bool {
    guard units[index].has([.rank, .portfolio]) else { return false }
    var next = index + 1
    while next < units.count, next - index < 8 {
      let unit = units[next]
      if unit.kind == .title { return true }
      guard
        unit.has([.rank, .portfolio]) || unit.is(.hyphen) || unit.is(.and)
          || unit.kind == .actor && unit.form == .adjective
      else { return false }
      next += 1
    }
    return false
  }

  func post(at index: Int, after limit: Int, _ actors: ActorTable) -> Post? {
    let unit = units[index]
    var post = Post(
      units: index..<index + 1, title: [], kind: unit.titleKind, head: unit.title,
      isPlural: unit.isPlural)
    var titleLow = index
    let low = readModifiers(index, limit, &post, &titleLow, actors)
    var titleHigh = index + 1
    var extra: [Range<Int>] = []
    if let end = departmentEnd(index + 1, post, actors) { titleHigh = end }
    let high = readComplements(titleHigh, &post, &titleHigh, &extra, actors)
    // "President X of Y".
    if post.bodies.isEmpty, !post.isPlural, high == index + 1, high + 2 < units.count,
      units[high].kind == .actor, units[high + 1].is(.of), units[high + 2].form == .plain,
      let country = country(high + 2, actors), actors[units[high].actor].kind == .person,
      post.kind != .body, post.kind != .company, post.kind != .rank
    {
      post.bodies = [country]
    }
    post.units = low..<high
    post.isRanked = titleLow < index
    post.title = [units[titleLow].first..<units[titleHigh - 1].end] + extra
    if post.kind == .body || post.kind == .company, !unit.isCapital, index == titleLow,
      post.bodies.isEmpty, unit.has([.verb, .saying]) || unit.isOne(of: .led)
    {
      return nil
    }
    // "appointed X to head the ministry": a verb.
    if index > 0, units[index - 1].is(.to), !unit.isCapital, low == index, index + 1 < units.count,
      units[index + 1].has(.det) || units[index + 1].kind == .actor,
      unit.has(.serve) || unit.has(.orghead)
        || ["head", "chair"].contains(lexicon.titles[unit.title].name)
    {
      return nil
    }
    return post
  }

  /// "Tokyo's man in Washington": an ambassador, in the words of the trade.
  func manOf(_ index: Int, _ actors: ActorTable) -> Post? {
    guard units[index].isOne(of: .man, .woman), index >= 2, units[index - 1].is(.possessive),
      let sender = country(index - 2, actors), index + 2 < units.count,
      units[index + 1].isOne(of: .in, .at), let receiver = country(index + 2, actors)
    else { return nil }
    var post = Post(
      units: index - 2..<index + 3, title: [], kind: .envoy,
      head: lexicon.titles.firstIndex { $0.name == "ambassador" } ?? -1,
      isPlural: false)
    post.writtenTitle = "ambassador"
    post.bodies = [sender]
    post.receiving = [receiver]
    return post
  }

  func country(_ index: Int, _ actors: ActorTable) -> Int? {
    guard units[index].kind == .actor, actors[units[index].actor].kind == .country else {
      return nil
    }
    return units[index].actor
  }

  /// "a militia leader and commander of A": leader of the militia, whatever A is.
  private func isOfFaction(_ post: Post) -> Bool {
    guard let title = post.units.first(where: { units[$0].kind == .title }), title > 0 else {
      return false
    }
    let before = units[title - 1]
    return before.kind == .word && !before.isCapital && before.has([.faction, .partisan, .party])
  }

  /// "President and CEO of X": both are posts of X.
  func shareBodies(_ posts: inout [Post]) {
    guard posts.count > 1 else { return }
    for index in posts.indices.dropLast() {
      // "the Algerian president's envoy": of the same body.
      if posts[index].isPossessor,
        posts[index + 1].units.lowerBound - posts[index].units.upperBound <= 1,
        posts[index + 1].bodies.isEmpty, posts[index + 1].reference == nil
      {
        posts[index + 1].bodies = posts[index].bodies
        if posts[index].bodies.isEmpty {
          posts[index + 1].reference =
            lexicon.isOfOrganisations(posts[index].head) ? .secretariat : posts[index].reference
          posts[index + 1].referenceNoun = posts[index].referenceNoun
        }
        posts[index + 1].hasArticle = true
        if !posts[index + 1].bodies.isEmpty || posts[index + 1].reference != nil {
          posts[index + 1].units = posts[index].units.lowerBound..<posts[index + 1].units.upperBound
        }
      }
      let (end, start) = (posts[index].units.upperBound, posts[index + 1].units.lowerBound)
      guard start - end >= 1, start - end <= 2,
        units[start - 1].isOne(of: .and, .ampersand) || start - end == 1 && units[end].isComma
      else { continue }
      guard units[start - 1].isOne(of: .and, .ampersand), units[end].kind != .actor,
        units[end].kind != .name
      else { continue }
      posts[index].isJoined = true
      if posts[index].bodies.isEmpty, posts[index].reference == nil, !isOfFaction(posts[index]) {
        posts[index].bodies = posts[index + 1].bodies
      }
      if posts[index + 1].bodies.isEmpty, !posts[index + 1].hasArticle,
        !lexicon.titleName(posts[index + 1].head).contains("mission")
      {
        posts[index + 1].bodies = posts[index].bodies
        if posts[index].bodies.isEmpty, posts[index + 1].reference == nil {
          posts[index + 1].reference = posts[index].reference
          posts[index + 1].referenceNoun = posts[index].referenceNoun
          posts[index + 1].description = posts[index].description
        }
      }
      if posts[index].kind == .envoy, posts[index + 1].kind == .envoy,
        posts[index].receiving.isEmpty, posts[index].bodies == posts[index + 1].bodies
      {
        posts[index].receiving = posts[index + 1].receiving
      }
    }
  }
}
