internal import GraphModel

/// What could be the body of a post of which the text tells who holds it and not whose it is.
struct BodyCandidate {
  /// Where it comes from.
  enum Origin: String {
    /// Named in the sentence.
    case sentence
    /// What the document is about, or speaks from.
    case home, company, organisation
    /// What the sentence before was about.
    case last
    /// Of which the holder has another post.
    case own
  }

  /// Where the sentence names it.
  let unit: Int?
  let actor: Int
  let origin: Origin

  static func all(
    of post: Post, heldBy holder: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> [BodyCandidate] {
    var found: [BodyCandidate] = []
    let low = max(0, post.units.lowerBound - reach)
    let high = min(view.units.count, post.units.upperBound + reach)
    for index in low..<high {
      guard let actor = view.actor(at: index), isPossible(actor, for: post, facts) else { continue }
      found.append(BodyCandidate(unit: index, actor: actor, origin: .sentence))
    }
    var others: [(Int?, Origin)] = [
      (facts.home, .home), (facts.homeCompany, .company),
      (facts.homeOrganisation, .organisation), (facts.lastOrganised, .last),
    ]
    others.append(
      (facts.recentClaims.last { $0.source == holder && $0.type == "HOLDS_POST" }?.target, .own))
    for case (let actor?, let origin) in others
    where isPossible(actor, for: post, facts) && !found.contains(where: { $0.actor == actor }) {
      found.append(BodyCandidate(unit: nil, actor: actor, origin: origin))
    }
    return found
  }

  private static func isPossible(_ actor: Int, for post: Post, _ facts: DocumentFacts) -> Bool {
    switch facts.actors[actor].kind {
    case .person, .treaty: false
    case .company, .organization, .publicBody: true
    case .country: post.kind != .company
    case .unknown: facts.actors[actor].likeness != .person && !facts.actors[actor].isDateline
    }
  }

  /// Units to either side.
  private static let reach = 24
}
