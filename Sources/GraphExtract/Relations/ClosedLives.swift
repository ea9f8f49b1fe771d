internal import GraphModel

/// Of whom a text tells that they are dead, what they last were they are no longer: "X (1938–2019) was", "X died on
/// Friday", "the late X".
struct ClosedLives {
  let sentences: [Sentence]
  let times: [[TimeExpression]]
  let resolver: NameResolver

  func complete(_ facts: inout DocumentFacts) {
    let dead = dead(facts)
    guard !dead.isEmpty else { return }
    for index in facts.claims.indices {
      let claim = facts.claims[index]
      // A post with a beginning is dated: its end, which the text leaves out, may be long before the death.
      guard claim.isOffice, dead.contains(claim.source), claim.status == nil, claim.until == nil,
        claim.since == nil,
        !(claim.title ?? "").lowercased().hasSuffix("founder")
      else { continue }
      facts.claims[index].status = .former
    }
  }

  private func dead(_ facts: DocumentFacts) -> Set<Int> {
    var dead: Set<Int> = []
    for (number, sentence) in sentences.enumerated() {
      let units = sentence.units
      for index in units.indices
      where units[index].kind == .actor && facts.actors[units[index].actor].kind == .person
        && !dead.contains(units[index].actor)
      {
        if isLate(index, units) || hasDied(index, sentence)
          || isLifetime(index, units, times[number])
        {
          dead.insert(units[index].actor)
        }
      }
    }
    return dead
  }

  /// "the late X", over a title: "the late President X".
  private func isLate(_ name: Int, _ units: [Unit]) -> Bool {
    let late = units[..<name].lastIndex { $0.kind != .title && !$0.has(.rank) }
    return late.map { units[$0].is(.late) && $0 > 0 && units[$0 - 1].has(.det) } ?? false
  }

  /// "X died", "X, an economist, has died", "X passed away", "X is dead".
  private func hasDied(_ name: Int, _ sentence: Sentence) -> Bool {
    let units = sentence.units
    var at = name + 1
    // What stands between commas.
    if at < units.count, units[at].isComma,
      let close = units[(at + 1)...].prefix(24).firstIndex(where: \.isComma)
    {
      at = close + 1
    }
    while at < units.count, units[at].isOne(of: .has, .had) || units[at].has(.adverb) { at += 1 }
    guard at < units.count, units[at].kind == .word else { return false }
    if units[at].has(.perish) { return true }
    guard at + 1 < units.count else { return false }
    let next = resolver.spelt(units[at + 1])
    return resolver.spelt(units[at]) == "passed" && next == "away"
      || units[at].is(.is) && next == "dead"
  }

  /// "X (4 March 1919 – 17 August 2011)": how a life begins that is over.
  private func isLifetime(_ name: Int, _ units: [Unit], _ times: [TimeExpression]) -> Bool {
    guard name <= 2, name + 1 < units.count, units[name + 1].is(.openingBracket),
      let close = units[name...].prefix(24).firstIndex(where: { $0.is(.closingBracket) }),
      let time = times.first(where: {
        $0.kind == .range && $0.units.lowerBound > name && $0.units.upperBound <= close
      }), let born = time.since?.year, let died = time.until?.year
    else { return false }
    // A term of office is shorter.
    return died - born >= 30
  }
}
