internal import GraphModel

/// SIGNED of those for whom others sign: "X signed T on behalf of A", "on A's behalf", "T was signed by X for
/// A and Y for B".
///
/// It reads on from what the sentence has already told of signatures.
struct SignatureRule {
  /// How far behind the treaty's name it is said for whom it was signed: "the Protocol on border security on …".
  private static let reach = 8

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    let signed = facts.recentClaims.filter {
      $0.sentence == view.index && $0.type == "SIGNED" && facts.actors[$0.source].kind == .person
    }
    for claim in signed {
      for index in view.units.indices {
        guard let actor = view.actor(at: index) else { continue }
        if actor == claim.source, let first = represented(at: index + 1, view, facts) {
          add(first.actor, claim, &facts)
          readOthers(behind: first.end, claim, view, &facts)
        } else if actor == claim.target,
          let first = represented(within: index + 1..<index + Self.reach, view, facts)
        {
          add(first.actor, claim, &facts)
          readOthers(behind: first.end, claim, view, &facts)
          if let signer = view.units[first.end...].firstIndex(where: {
            $0.kind == .actor && $0.actor == claim.source
          }) {
            readOthers(behind: signer + 1, claim, view, &facts)
          }
        }
      }
    }
  }

  private func represented(
    within range: Range<Int>, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, end: Int)? {
    for index in range {
      if let found = represented(at: index, view, facts) { return found }
    }
    return nil
  }

  /// For whom somebody signs, by what begins at a unit.
  private func represented(
    at index: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, end: Int)? {
    var name = index
    if view.is(index, .for) {
      name += 1
    } else if view.is(index, .on), view.spelling(at: index + 1) == "behalf",
      view.is(index + 2, .of)
    {
      name += 3
    } else if view.is(index, .on), let owner = view.actor(at: index + 1),
      view.is(index + 2, .possessive), view.spelling(at: index + 3) == "behalf",
      facts.actors[owner].isOrganized
    {
      return (owner, index + 4)
    } else {
      return nil
    }
    if view.is(name, .the) { name += 1 }
    guard let actor = view.actor(at: name), facts.actors[actor].isOrganized,
      view.units[name].form == .plain
    else { return nil }
    return (actor, name + 1)
  }

  /// ", and Y for B", "and for B by Y": who else signed, and for whom; the verb is left out.
  private func readOthers(
    behind end: Int, _ claim: Claim, _ view: SentenceView, _ facts: inout DocumentFacts
  ) {
    var index = end
    while true {
      var start = index
      if view.is(start, .comma) { start += 1 }
      if view.is(start, .and) { start += 1 }
      guard start > index,
        let next = signer(from: start, view, facts) ?? agent(from: start, view, facts)
      else { return }
      add(next.signer, claim, &facts)
      if let principal = next.principal { add(principal, claim, &facts) }
      index = next.end
    }
  }

  private typealias Signing = (signer: Int, principal: Int?, end: Int)

  /// "Y for B", "Y, on behalf of B".
  private func signer(from start: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Signing? {
    guard let at = (start..<start + 4).first(where: { view.person(at: $0, facts) != nil }),
      let signer = view.person(at: at, facts),
      let behalf = represented(at: view.is(at + 1, .comma) ? at + 2 : at + 1, view, facts)
    else { return nil }
    return (signer, behalf.actor, behalf.end)
  }

  /// "for B by Y", "for the rebels by Y".
  private func agent(from start: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Signing? {
    guard view.is(start, .for) || view.is(start, .on),
      let by = (start + 1..<start + Self.reach).first(where: { view.is($0, .by) }),
      let at = (by + 1..<by + Self.reach).first(where: { view.person(at: $0, facts) != nil }),
      let signer = view.person(at: at, facts)
    else { return nil }
    return (signer, represented(at: start, view, facts)?.actor, at + 1)
  }

  private func add(_ signer: Int, _ claim: Claim, _ facts: inout DocumentFacts) {
    guard !facts.isTold("SIGNED", signer, claim.target, in: claim.sentence) else { return }
    facts.add(
      Claim(
        source: signer, type: "SIGNED", target: claim.target, since: claim.since,
        status: claim.status, sentence: claim.sentence, trigger: claim.trigger, confidence: 0.85,
        rule: "signed-for"))
  }
}
