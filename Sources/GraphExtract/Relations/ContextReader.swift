internal import GraphModel

/// What a document leaves to its context: whose government "the foreign minister" belongs to, and
/// where the ambassadors of a credentials ceremony are accredited.
struct ContextReader {
  let sentences: [Sentence]
  let posts: [[Post]]
  let lexicon: Lexicon

  /// The country whose posts the document names most; without any, the one it mentions most by far.
  func home(_ actors: ActorTable) -> Int? {
    var tally: [Int: Int] = [:]
    for post in posts.joined() where post.kind != .body && post.kind != .company {
      if let body = post.bodies.first, actors[body].kind == .country {
        tally[body, default: 0] += 1
      }
    }
    if let best = single(tally, ratio: 1.5) { return best }
    var mentions: [Int: Int] = [:]
    for sentence in sentences where !sentence.isRepeated {
      for unit in sentence.units where unit.kind == .actor && actors[unit.actor].kind == .country {
        mentions[unit.actor, default: 0] += 1
      }
    }
    return single(mentions, ratio: 1.5)
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
