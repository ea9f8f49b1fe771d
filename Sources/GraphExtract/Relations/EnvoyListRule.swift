/// AMBASSADOR_OF and AMBASSADOR_TO out of lists: "the ambassadors of Uruguay, N. Navarro, and Chile,
/// J. Fiol", and, at a ceremony, "J. Fiol (Chile)".
struct EnvoyListRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for post in view.posts where post.kind == .envoy && post.isPlural && post.holders.isEmpty {
      readPairs(post, view, &facts)
    }
    if let receiver = facts.receivingState { readBrackets(receiver, view, &facts) }
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
      } else if !unit.isOne(
        of: .comma, .and, .openingBracket, .closingBracket, .colon, .semicolon, .the)
      {
        return
      }
      index += 1
    }
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
