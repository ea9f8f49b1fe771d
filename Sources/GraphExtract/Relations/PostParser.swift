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
      if let post = parser.post(at: index, after: posts.last?.units.upperBound ?? 0, actors) {
        posts.append(post)
      }
    }
    parser.shareBodies(&posts)
    return posts
  }

  /// Whether a title only ranks the one behind it: "deputy" in "deputy foreign minister".
  private func isModifier(_ index: Int) -> Bool {
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

  private func post(at index: Int, after limit: Int, _ actors: ActorTable) -> Post? {
    let unit = units[index]
    var post = Post(
      units: index..<index + 1, title: [], kind: unit.titleKind, head: unit.word,
      isPlural: unit.isPlural)
    var titleLow = index
    let low = readModifiers(index, limit, &post, &titleLow, actors)
    var titleHigh = index + 1
    var extra: [Range<Int>] = []
    let high = readComplements(index + 1, &post, &titleHigh, &extra, actors)
    // "President X of Y".
    if post.bodies.isEmpty, !post.isPlural, high == index + 1, high + 2 < units.count,
      units[high].kind == .actor, units[high + 1].is(.of), units[high + 2].form == .plain,
      let country = country(high + 2, actors), actors[units[high].actor].kind == .person,
      post.kind != .body, post.kind != .company
    {
      post.bodies = [country]
    }
    post.units = low..<high
    post.title = [units[titleLow].first..<units[titleHigh - 1].end] + extra
    if post.kind == .body || post.kind == .company, !unit.isCapital, index == titleLow,
      post.bodies.isEmpty, unit.has([.verb, .saying]) || unit.isOne(of: .led)
    {
      return nil
    }
    return post
  }

  /// "Tokyo's man in Washington": an ambassador, in the words of the trade.
  private func manOf(_ index: Int, _ actors: ActorTable) -> Post? {
    guard units[index].isOne(of: .man, .woman), index >= 2, units[index - 1].is(.possessive),
      let sender = country(index - 2, actors), index + 2 < units.count,
      units[index + 1].isOne(of: .in, .at), let receiver = country(index + 2, actors)
    else { return nil }
    var post = Post(
      units: index - 2..<index + 3, title: [], kind: .envoy, head: Word.ambassador.id,
      isPlural: false)
    post.writtenTitle = "ambassador"
    post.bodies = [sender]
    post.receiving = [receiver]
    return post
  }

  private func country(_ index: Int, _ actors: ActorTable) -> Int? {
    guard units[index].kind == .actor, actors[units[index].actor].kind == .country else {
      return nil
    }
    return units[index].actor
  }

  // MARK: Before the title

  private func readModifiers(
    _ index: Int, _ limit: Int, _ post: inout Post, _ titleLow: inout Int, _ actors: ActorTable
  ) -> Int {
    var low = index
    while low > limit {
      let before = units[low - 1]
      if before.is(.hyphen), low - 1 > limit,
        units[low - 2].has([.rank, .former, .planned, .acting]) || units[low - 2].kind == .title
      {
        low -= 1
        continue
      }
      if before.kind == .title, before.has([.rank, .portfolio]) {
        low -= 1
        titleLow = low
        continue
      }
      if before.kind == .word {
        if before.has(.acting) {
          post.status = .acting
          low -= 1
          continue
        }
        if before.has(.former), !before.has(.verb) {
          post.status = .former
          low -= 1
          continue
        }
        if before.has(.planned), !before.has(.current) {
          post.status = .planned
          low -= 1
          continue
        }
        if before.has(.current),
          !before.has([.appoint]) || low - 2 >= limit && units[low - 2].isOne(of: .newly, .recently)
        {
          low -= 1
          continue
        }
        if before.is(.recently), low - 2 >= limit, units[low - 2].is(.most) {
          post.status = .former
          low -= 2
          continue
        }
        if before.isOne(of: .newly, .recently), low < index {
          low -= 1
          continue
        }
        if before.has([.rank, .portfolio]) {
          low -= 1
          titleLow = low
          continue
        }
        if before.isOne(of: .and, .comma, .ampersand),
          post.kind == .portfolio || post.kind == .state, low - 1 > limit,
          titleLow == low, low < index, units[low - 2].has(.portfolio), units[low - 2].kind == .word
        {
          low -= 1
          continue
        }
        // A field that the lexicon does not know: "Unification Minister".
        if before.isCapital, post.kind == .portfolio,
          before.classes.isDisjoint(with: WordClass.function.union(.anyVerb))
        {
          low -= 1
          titleLow = low
          continue
        }
        if before.has(.det) {
          post.hasArticle = true
          if before.isOne(of: .his, .her, .their, .its) { post.possessor = before.word }
          low -= 1
        }
        break
      }
      if before.isComma, post.kind == .portfolio, low < index, titleLow == low, low - 1 > limit,
        units[low - 2].has(.portfolio), units[low].has(.portfolio)
      {
        low -= 1
        continue
      }
      if before.is(.possessive), low - 1 > limit, units[low - 2].kind == .actor {
        let owner = units[low - 2].actor
        guard actors[owner].kind != .person else { break }
        if post.bodies.isEmpty || actors[post.bodies[0]].kind == .country,
          !post.bodies.contains(owner)
        {
          post.bodies.append(owner)
        }
        low -= 2
        while low > limit, units[low - 1].kind == .word,
          units[low - 1].has([.former, .current, .planned]) || units[low - 1].is(.the)
        {
          if units[low - 1].has(.former) { post.status = .former }
          low -= 1
        }
        break
      }
      if before.kind == .actor {
        let actor = actors[before.actor]
        guard actor.kind != .person, actor.kind != .treaty, before.form != .people else { break }
        if before.form == .capital, post.kind == .envoy { break }
        // A name only stands before a title as its body when nothing else stands for it.
        guard post.bodies.isEmpty else { break }
        if actor.kind == .unknown, post.kind == .state { break }
        if actor.kind == .unknown, post.kind == .portfolio {
          // A field that the lexicon does not know: "Unification Minister".
          guard titleLow == index, before.end - before.first == 1 else { break }
          low -= 1
          titleLow = low
          continue
        }
        post.bodies.append(before.actor)
        low -= 1
        continue
      }
      break
    }
    return low
  }

  // MARK: Behind the title

  private func readComplements(
    _ start: Int, _ post: inout Post, _ titleHigh: inout Int, _ extra: inout [Range<Int>],
    _ actors: ActorTable
  ) -> Int {
    var high = start
    if high + 1 < units.count, units[high].is(.hyphen),
      units[high + 1].isOne(of: .elect, .designate)
    {
      post.status = .planned
      high += 2
      titleHigh = high
    }
    var rounds = 0
    while high + 1 < units.count, rounds < 5 {
      rounds += 1
      let preposition = units[high]
      var next = high + 1
      while next < units.count,
        units[next].isOne(of: .the, .a, .an, .its, .their) || units[next].isOne(of: .both)
      { next += 1 }
      guard next < units.count else { break }
      guard
        preposition.isOne(of: .of, .for, .to, .at, .in, .with, .under, .on, .from, .without)
          || preposition.has(.acting)
      else { break }
      if preposition.isOne(of: .of, .for, .at, .in, .with, .from),
        let end = readBody(next, preposition, &post, actors)
      {
        if preposition.isOne(of: .from), post.kind != .envoy { break }
        high = end
        continue
      }
      if preposition.is(.to), let end = readReceiver(next, &post, actors) {
        high = end
        continue
      }
      if preposition.isOne(of: .of, .for, .on, .without), let end = fieldEnd(next) {
        let range =
          units[preposition.first == units[high].first ? high : high].first..<units[end - 1].end
        if titleHigh == high { titleHigh = end } else { extra.append(range) }
        high = end
        continue
      }
      if preposition.isOne(of: .of, .for, .in), let end = describedEnd(next) {
        if titleHigh == high { titleHigh = end }
        high = end
        continue
      }
      if preposition.is(.to), isAssisting(start - 1), let end = principalEnd(next, actors) {
        high = end
        continue
      }
      break
    }
    return high
  }

  /// The body after "of", "at" or "for", and the end of its phrase.
  private func readBody(
    _ index: Int, _ preposition: Unit, _ post: inout Post, _ actors: ActorTable
  ) -> Int? {
    let unit = units[index]
    guard unit.kind == .actor else { return nil }
    let actor = actors[unit.actor]
    switch actor.kind {
    case .country:
      // "director of the Russian Institute": the adjective belongs to what follows.
      if unit.form == .adjective {
        guard index + 1 < units.count, units[index + 1].kind == .actor else { return nil }
        return readBody(index + 1, preposition, &post, actors)
      }
      if index + 1 < units.count, units[index + 1].is(.possessive) {
        guard index + 2 < units.count, units[index + 2].kind == .actor,
          actors[units[index + 2].actor].isOrganized
        else { return nil }
        return readBody(index + 2, preposition, &post, actors)
      }
      if post.kind == .envoy, preposition.is(.in) {
        post.receiving.append(unit.actor)
        return index + 1
      }
      if unit.form == .capital, preposition.isOne(of: .in, .at, .from) { return nil }
      if preposition.isOne(of: .with) { return nil }
      if preposition.is(.for), post.kind == .envoy { return index + 1 }
      if preposition.isOne(of: .in), post.kind != .envoy, !post.bodies.isEmpty { return nil }
      if !post.bodies.contains(unit.actor) {
        if post.kind == .envoy, !post.bodies.isEmpty {
          post.receiving.append(unit.actor)
        } else {
          post.bodies.append(unit.actor)
        }
      }
      return listEnd(index, &post, actors)
    case .organization, .company, .publicBody, .unknown:
      if preposition.is(.from) || preposition.is(.in) && actor.kind != .publicBody { return nil }
      if post.kind == .envoy, preposition.is(.of), actor.kind == .unknown { return nil }
      if let first = post.bodies.first, actors[first].kind == .country {
        post.bodies[0] = unit.actor
        if actors[unit.actor].kind == .unknown, actors[first].kind == .country, post.kind != .body,
          post.kind != .company
        {
          post.bodies = [first]
          return nil
        }
      } else if post.bodies.isEmpty {
        post.bodies.append(unit.actor)
      } else {
        return nil
      }
      return index + 1
    case .person, .treaty: return nil
    }
  }

  private func listEnd(_ index: Int, _ post: inout Post, _ actors: ActorTable) -> Int {
    guard post.isPlural, post.kind != .envoy else { return index + 1 }
    // "the foreign ministers of A, B and C".
    var end = index + 1
    while end + 1 < units.count, post.bodies.count < 12 {
      var next = end
      if units[next].isComma { next += 1 }
      if next < units.count, units[next].is(.and) { next += 1 }
      guard next > end, next < units.count, units[next].form == .plain,
        let body = country(next, actors)
      else { break }
      post.bodies.append(body)
      end = next + 1
    }
    return end
  }

  /// Where an envoy is sent: "to Russia", "to Kenya, Uganda and the African Union".
  private func readReceiver(_ index: Int, _ post: inout Post, _ actors: ActorTable) -> Int? {
    guard post.kind == .envoy else { return nil }
    var next = index
    var end: Int?
    while next < units.count, post.receiving.count < 12 {
      while next < units.count, units[next].is(.the) || units[next].isOne(of: .both) { next += 1 }
      guard next < units.count, units[next].kind == .actor, units[next].form != .adjective else {
        break
      }
      let actor = actors[units[next].actor]
      guard actor.kind == .country || actor.kind == .organization || actor.kind == .publicBody
      else { break }
      post.receiving.append(units[next].actor)
      end = next + 1
      next += 1
      if next < units.count, units[next].isComma {
        next += 1
        if next < units.count, units[next].is(.and) { next += 1 }
      } else if next < units.count, units[next].is(.and) {
        next += 1
      } else {
        break
      }
      // "…, and Germany's president": the list has ended.
      if next + 1 < units.count, units[next + 1].is(.possessive) || units[next + 1].kind == .title {
        break
      }
    }
    return end
  }

  /// "Foreign Affairs", "oceans and fisheries", "strategic planning".
  private func fieldEnd(_ index: Int) -> Int? {
    var end = index
    while end < units.count, end - index < 14 {
      let unit = units[end]
      if unit.kind == .word, unit.has(.portfolio) {
        end += 1
      } else if unit.isOne(of: .and, .ampersand) || unit.isComma, end > index,
        end + 1 < units.count,
        units[end + 1].kind == .word, units[end + 1].has(.portfolio)
      {
        end += 1
      } else if unit.isComma, end > index, end + 2 < units.count, units[end + 1].is(.and),
        units[end + 2].has(.portfolio), units[end + 2].kind == .word
      {
        end += 2
      } else {
        break
      }
    }
    return end > index ? end : nil
  }

  /// "head of public policy at …": a description in small letters that leads to a body.
  private func describedEnd(_ index: Int) -> Int? {
    var end = index
    while end < units.count, end - index < 5 {
      let unit = units[end]
      guard unit.kind == .word, !unit.isCapital, !unit.has(WordClass.function.union([.saying]))
      else { break }
      end += 1
    }
    guard end > index, end + 1 < units.count, units[end].isOne(of: .of, .at, .for) else {
      return nil
    }
    let next = units[end + 1].isOne(of: .the) ? end + 2 : end + 1
    return next < units.count && units[next].kind == .actor ? end : nil
  }

  private func isAssisting(_ index: Int) -> Bool {
    guard units[index].kind == .title else { return false }
    return units[index].titleKind == .body || units[index].titleKind == .state
  }

  /// "to Prime Minister X", "to the president": whom an aide serves.
  private func principalEnd(_ index: Int, _ actors: ActorTable) -> Int? {
    var end = index
    while end < units.count, end - index < 8 {
      let unit = units[end]
      if unit.kind == .title || unit.has([.rank, .portfolio, .former]) && unit.kind == .word {
        end += 1
        continue
      }
      if unit.kind == .actor, unit.form == .adjective {
        end += 1
        continue
      }
      if unit.is(.possessive), end > index {
        end += 1
        continue
      }
      if unit.kind == .actor,
        actors[unit.actor].kind == .person || actors[unit.actor].kind == .unknown
      {
        return end + 1
      }
      if unit.kind == .actor, actors[unit.actor].kind == .country, end + 1 < units.count,
        units[end + 1].is(.possessive)
      {
        end += 1
        continue
      }
      break
    }
    return end > index && units[end - 1].kind == .title ? end : nil
  }

  /// "President and CEO of X": both are posts of X.
  private func shareBodies(_ posts: inout [Post]) {
    guard posts.count > 1 else { return }
    for index in posts.indices.dropLast() {
      let (end, start) = (posts[index].units.upperBound, posts[index + 1].units.lowerBound)
      guard start - end >= 1, start - end <= 2,
        units[start - 1].isOne(of: .and, .ampersand) || start - end == 1 && units[end].isComma
      else { continue }
      guard units[start - 1].isOne(of: .and, .ampersand) else { continue }
      posts[index].isJoined = true
      if posts[index].bodies.isEmpty { posts[index].bodies = posts[index + 1].bodies }
      if posts[index + 1].bodies.isEmpty, !posts[index + 1].hasArticle {
        posts[index + 1].bodies = posts[index].bodies
      }
      if posts[index].kind == .envoy, posts[index + 1].kind == .envoy,
        posts[index].receiving.isEmpty, posts[index].bodies == posts[index + 1].bodies
      {
        posts[index].receiving = posts[index + 1].receiving
      }
    }
  }
}
