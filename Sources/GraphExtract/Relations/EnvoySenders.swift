/// Whose envoys those are of whom a sentence says only where they are accredited, where the rest of the document
/// tells: "She is Permanent Representative of the Philippines to UNEP" tells whose ambassador in Nairobi she is.
struct EnvoySenders {
  func complete(_ facts: inout DocumentFacts) {
    let missions = facts.claims.filter { $0.type == "AMBASSADOR_TO" }
    guard !missions.isEmpty else { return }
    struct Term: Hashable {
      let envoy: Int
      let sentence: Int
    }
    var senders: [Int: Set<Int>] = [:]
    var told: Set<Term> = []
    for claim in facts.claims where claim.type == "AMBASSADOR_OF" {
      senders[claim.source, default: []].insert(claim.target)
      told.insert(Term(envoy: claim.source, sentence: claim.sentence))
    }
    for mission in missions {
      let term = Term(envoy: mission.source, sentence: mission.sentence)
      guard !told.contains(term),
        let sender = sender(of: mission.source, senders, facts), sender != mission.target
      else { continue }
      told.insert(term)
      for var claim in missions
      where claim.source == mission.source && claim.sentence == mission.sentence {
        claim.type = "AMBASSADOR_OF"
        claim.target = sender
        claim.rule = "sender-elsewhere"
        facts.add(claim)
      }
    }
  }

  /// The one state whose envoy a person is elsewhere in the document, whose the person's offices are, or whose
  /// the predecessor or successor is.
  private func sender(
    of envoy: Int, _ senders: [Int: Set<Int>], _ facts: DocumentFacts
  ) -> Int? {
    func own(_ person: Int) -> Int? {
      if let named = senders[person] { return named.count == 1 ? named.first : nil }
      return facts.countryOfPerson[person]
    }
    if let own = own(envoy) { return own }
    guard senders[envoy] == nil else { return nil }
    let others = facts.claims.lazy.filter {
      $0.type == "SUCCESSOR_OF" && ($0.source == envoy || $0.target == envoy)
    }.compactMap { own($0.source == envoy ? $0.target : $0.source) }
    let states = Set(others)
    return states.count == 1 ? states.first : nil
  }
}
