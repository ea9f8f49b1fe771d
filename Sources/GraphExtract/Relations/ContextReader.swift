internal import GraphModel

/// What a document leaves to its context: whose government "the foreign minister" belongs to, and
/// where the ambassadors of a credentials ceremony are accredited.
struct ContextReader {
  let sentences: [Sentence]
  let posts: [[Post]]
  let lexicon: Lexicon

  /// The country whose posts the document names most; without any, the one it mentions most by far.
  /// At a ceremony it is the receiving state, whose officers receive the envoys of all others.
  func home(_ actors: ActorTable, receiving: Int?) -> Int? {
    var tally: [Int: Int] = [:]
    var bodyless = 0
    for post in posts.joined() where ContextReader.isOfState(post) {
      if receiving != nil, post.kind == .envoy { continue }
      if let body = post.bodies.first {
        if actors[body].kind == .country { tally[body, default: 0] += 1 }
      } else if post.kind != .envoy {
        bodyless += 1
      }
    }
    if let receiving { tally[receiving, default: 0] += 1 }
    // "SEOUL, Feb. 10 (Yonhap) -- Vice Foreign Minister X": the offices of where it is told.
    if bodyless > 0, let place = dateline(actors) { tally[place, default: 0] += 2 }
    if let best = single(tally, ratio: 1.5) { return best }
    let mentions = mentions(actors)
    if let best = single(mentions, ratio: 1.5) { return best }
    // A text that leaves out whose ministers it speaks of has said so in other ways.
    return bodyless >= 2 ? single(mentions, ratio: 1.2) : nil
  }

  /// The country of the capital in which the text is dated, if it is dated in one alone.
  private func dateline(_ actors: ActorTable) -> Int? {
    var places: Set<Int> = []
    for sentence in sentences where sentence.kind == .body {
      guard let first = sentence.units.first, first.kind == .actor,
        first.shape.contains(.allCapitals), first.form == .capital, sentence.units.count > 2,
        actors[first.actor].kind == .country
      else { continue }
      if sentence.units[1].is(.slash) { return nil }
      places.insert(first.actor)
    }
    return places.count == 1 ? places.first : nil
  }

  /// How often the document mentions each country, also inside other names; where envoys are sent
  /// does not count, and the first sentences count twice.
  private func mentions(_ actors: ActorTable) -> [Int: Int] {
    var mentions: [Int: Int] = [:]
    for (index, sentence) in sentences.enumerated() where !sentence.isRepeated {
      let destinations = Set(posts[index].flatMap(\.receiving))
      for unit in sentence.units where unit.kind == .actor {
        guard
          let country = actors[unit.actor].country == nil ? actors[unit.actor].seat : unit.actor,
          !destinations.contains(country)
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
    for (index, sentence) in sentences.enumerated() where !sentence.isRepeated {
      for unit in sentence.units {
        if unit.kind == .actor, actors[unit.actor].kind == .person {
          tally[unit.actor, default: 0] += 1
          if index < 3 { opening.insert(unit.actor) }
        } else if unit.isOne(of: .he, .she, .his, .her) {
          pronouns += 1
        }
      }
    }
    guard pronouns >= 4, pronouns * 3 >= sentences.count,
      let best = single(tally, ratio: 1.5), opening.contains(best)
    else { return nil }
    return best
  }

  /// The company that the document names most, where it speaks of no state's offices.
  func homeCompany(_ actors: ActorTable) -> Int? {
    var tally: [Int: Int] = [:]
    for sentence in sentences where !sentence.isRepeated {
      for unit in sentence.units where unit.kind == .actor && unit.form == .plain {
        if actors[unit.actor].kind == .company { tally[unit.actor, default: 0] += 1 }
      }
    }
    return single(tally, ratio: 2)
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
          $0.isOne(of: .credentials, .credence, .accrediting, .accredited)
        })
      else { continue }
      isCeremony = true
      for post in posts[index] where post.kind == .state {
        if let body = post.bodies.first(where: { actors[$0].kind == .country }) {
          tally[body, default: 0] += post.units.lowerBound > word ? 3 : 2
        }
      }
      // "new ambassadors accredited to the Holy See".
      for at in sentence.units.indices.dropLast(2)
      where sentence.units[at].is(.accredited) && sentence.units[at + 1].is(.to) {
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
    }
    guard isCeremony else { return nil }
    if tally.isEmpty {
      for post in posts.joined() where post.kind == .state {
        if let body = post.bodies.first(where: { actors[$0].kind == .country }) {
          tally[body, default: 0] += 1
        }
      }
    }
    return single(tally, ratio: 1.01)
  }
}
