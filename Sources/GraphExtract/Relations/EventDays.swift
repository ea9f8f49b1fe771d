internal import GraphModel

/// The days of what a text tells of without one, once all of it has been read.
struct EventDays {
  let sentences: [Sentence]
  let times: [[TimeExpression]]
  let published: PartialDate?
  let resolver: NameResolver

  func complete(_ facts: inout DocumentFacts) {
    let days = headedDays()
    for index in facts.claims.indices {
      let claim = facts.claims[index]
      guard claim.since == nil, claim.until == nil, claim.status != .planned,
        let day = days[claim.sentence] ?? today(claim),
        times[claim.sentence].isEmpty
      else { continue }
      switch claim.type {
      case "SANCTIONED_BY" where claim.status == .former: facts.claims[index].until = day
      case "SANCTIONED_BY", "SIGNED":
        if claim.status == nil, isEvent(claim) { facts.claims[index].since = day }
      case "MET_WITH":
        facts.claims[index].since = day
        facts.claims[index].until = day
      default: break
      }
    }
  }

  // MARK: "MONDAY 10 JUNE"

  /// The day below whose heading each sentence stands, in a round-up of at least two days: the day of a page may
  /// stand on it twice.
  private func headedDays() -> [Int: PartialDate] {
    var days: [Int: PartialDate] = [:]
    var current: PartialDate?
    var headings: Set<PartialDate> = []
    for (index, sentence) in sentences.enumerated() {
      let opensBlock = index == 0 || sentences[index - 1].block != sentence.block
      if opensBlock, let day = day(of: index) {
        current = day
        headings.insert(day)
      } else if opensBlock, sentence.kind == .heading {
        current = nil
      } else if let current {
        days[index] = current
      }
    }
    return headings.count >= 2 ? days : [:]
  }

  /// The day of a line that names nothing else.
  private func day(of index: Int) -> PartialDate? {
    let sentence = sentences[index]
    guard sentence.units.count <= 8, sentence.kind != .item,
      let time = times[index].first, time.kind == .point,
      let day = time.from,
      day.exact != nil
    else { return nil }
    let isAlone = sentence.units.indices.allSatisfy {
      time.units.contains($0) || sentence.units[$0].kind == .mark
        || sentence.units[$0].has(.weekday)
    }
    return isAlone ? day : nil
  }

  // MARK: "OFAC is designating X"

  /// The day of publication, for sanctions that are being imposed or lifted as the text speaks.
  private func today(_ claim: Claim) -> PartialDate? {
    guard claim.type == "SANCTIONED_BY", let trigger = claim.trigger, let day = published,
      day.exact != nil
    else { return nil }
    let units = sentences[claim.sentence].units
    guard units.indices.contains(trigger) else { return nil }
    return (max(0, trigger - 5)..<trigger).contains { at in
      units[at].isOne(of: .is, .are)
        && units[(at + 1)...trigger].prefix(3).contains { resolver.spelt($0).hasSuffix("ing") }
    } ? day : nil
  }

  /// Whether it tells of what happened, and not of what is: "remains on the list".
  private func isEvent(_ claim: Claim) -> Bool {
    guard let trigger = claim.trigger else { return true }
    let units = sentences[claim.sentence].units
    guard units.indices.contains(trigger) else { return true }
    return !units[max(0, trigger - 3)...trigger].contains {
      ["remain", "remains", "remained", "already", "previously", "had", "subject"]
        .contains(resolver.spelt($0))
    }
  }
}
