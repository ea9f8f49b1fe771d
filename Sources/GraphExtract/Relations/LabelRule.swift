internal import GraphModel

/// Items of a list under the name of a country: "Seychelles: Mr X", "Mali – Ms Y". They tell whose
/// offices the item means, and at a ceremony who has sent the envoy.
struct LabelRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let label = view.units.indices.prefix(4).first(where: { view.country(at: $0, facts) != nil }),
      view.units[..<label].allSatisfy({ $0.kind != .word && $0.kind != .title }),
      view.units[label].form == .plain, let country = view.country(at: label, facts),
      view.units.indices.contains(label + 2),
      view.units[label + 1].isOne(of: .colon, .dash, .emDash),
      let person = view.actor(at: label + 2), facts.actors.isOrBecomesPerson(person)
    else { return }
    facts.countryOfPerson[person] = facts.countryOfPerson[person] ?? country
    facts.lastPersons = [person]
    guard let receiver = facts.receivingState, receiver != country else { return }
    var claim = Claim(
      source: person, type: "AMBASSADOR_OF", target: country, title: "ambassador",
      sentence: view.index, confidence: 0.8, rule: "envoy-label")
    facts.add(claim)
    claim.type = "AMBASSADOR_TO"
    claim.target = receiver
    facts.add(claim)
  }
}
