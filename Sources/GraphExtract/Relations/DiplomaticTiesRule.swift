internal import GraphModel

/// DIPLOMATIC_RELATIONS_WITH: "A and B established diplomatic relations in 1990", "A severed
/// diplomatic ties with B".
struct DiplomaticTiesRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices
    where view.is(index, .diplomatic)
      && (view.is(index + 1, .relations) || view.is(index + 1, .ties))
    {
      read(index, view, &facts)
    }
  }

  private func read(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    var verb = index - 1
    while verb >= 0, index - verb < 4, view.has(verb, [.det, .adverb]) { verb -= 1 }
    guard view.units.indices.contains(verb), view.has(verb, [.establish, .sever]),
      !view.isUncertain(around: verb), !view.isPlanned(verb), !view.is(verb - 1, .to)
    else { return }
    var parties = view.subjects(of: verb, facts)
    if view.is(index + 2, .with) { parties += view.objects(from: index + 3, facts) }
    let countries = parties.filter { facts.actors[$0].kind == .country }
    guard countries.count == 2, countries[0] != countries[1] else { return }
    let date = view.time(near: index).flatMap {
      $0.kind == .point || $0.kind == .since ? $0.from : nil
    }
    let isSevered = view.has(verb, .sever)
    facts.add(
      Claim(
        source: countries[0], type: "DIPLOMATIC_RELATIONS_WITH", target: countries[1],
        since: isSevered ? nil : date, until: isSevered ? date : nil,
        status: isSevered ? .former : nil, sentence: view.index, trigger: index, confidence: 0.85,
        rule: isSevered ? "severed-relations" : "established-relations"))
  }
}
