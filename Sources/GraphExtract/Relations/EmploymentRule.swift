internal import GraphModel

/// WORKS_FOR: "She worked for the Ministry of Health", "X works at the Bank of Ghana".
struct EmploymentRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices
    where view.units[index].isOne(of: .worked, .works)
      && (view.is(index + 1, .for) || view.is(index + 1, .at))
    {
      guard !view.isUncertain(around: index), !view.isPlanned(index),
        let (body, end) = view.single(startingAt: index + 2, facts), facts.actors[body].isBody,
        let person = view.personalSubjects(of: index, facts).first,
        facts.actors[person].kind == .person
      else { continue }
      let time = view.times.first { $0.units.lowerBound >= end && $0.units.lowerBound - end <= 2 }
      let isPast = view.units[index].is(.worked)
      let isSpan = time?.kind != .point
      facts.add(
        Claim(
          source: person, type: "WORKS_FOR", target: body, since: isSpan ? time?.since : nil,
          until: isSpan ? time?.until : nil, status: isPast && time?.until == nil ? .former : nil,
          sentence: view.index, confidence: 0.85, rule: "works-for"))
    }
  }
}
