/// Whose envoys those are of whom a sentence says only where they are accredited, where the rest of the document
/// tells: "She is Permanent Representative of the Philippines to UNEP" tells whose ambassador in Nairobi she is.
struct EnvoySenders {
  /// What one sentence says of one envoy.
  private struct Mission: Hashable {
    let envoy: Int
    let sentence: Int

    init(_ claim: Claim) {
      envoy = claim.source
      sentence = claim.sentence
    }
  }

  func complete(_ facts: inout DocumentFacts) {
    var missions: [(mission: Mission, claims: [Claim])] = []
    var places: [Mission: Int] = [:]
    var senders: [Int: Set<Int>] = [:]
    var told: Set<Mission> = []
    for claim in facts.claims where claim.isOffice {
      let mission = Mission(claim)
      if claim.type == "AMBASSADOR_OF" {
        senders[claim.source, default: []].insert(claim.target)
        told.insert(mission)
      } else if claim.type == "AMBASSADOR_TO" {
        if places[mission] == nil {
          places[mission] = missions.count
          missions.append((mission, []))
        }
        missions[places[mission]!].claims.append(claim)
      }
    }
    guard !missions.isEmpty else { return }
    let states = states(of: Set(missions.map(\.mission.envoy)), senders, facts)
    for (mission, claims) in missions where !told.contains(mission) {
      guard let sender = states[mission.envoy] else { continue }
      for var claim in claims where claim.target != sender {
        claim.type = "AMBASSADOR_OF"
        claim.target = sender
        claim.rule = "sender-elsewhere"
        facts.add(claim)
      }
    }
  }

  /// The one state whose envoy somebody is elsewhere in the document, whose the person's offices are, or whose the
  /// predecessor or the successor is.
  private func states(
    of envoys: Set<Int>, _ senders: [Int: Set<Int>], _ facts: DocumentFacts
  ) -> [Int: Int] {
    func own(_ person: Int) -> Int? {
      guard let named = senders[person] else { return facts.countryOfPerson[person] }
      return named.count == 1 ? named.first : nil
    }
    var others: [Int: Set<Int>] = [:]
    for claim in facts.claims where claim.type == "SUCCESSOR_OF" {
      for (one, other) in [(claim.source, claim.target), (claim.target, claim.source)] {
        if let state = own(other) { others[one, default: []].insert(state) }
      }
    }
    var states: [Int: Int] = [:]
    for envoy in envoys {
      if let state = own(envoy) {
        states[envoy] = state
      } else if senders[envoy] == nil, let shared = others[envoy], shared.count == 1 {
        states[envoy] = shared.first
      }
    }
    return states
  }
}
