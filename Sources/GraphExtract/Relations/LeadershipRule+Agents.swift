internal import GraphModel

/// Who stands behind "by", and what is led, over what describes them: "the lender founded by Burkinabe
/// businessman X".
extension LeadershipRule {
  /// Where the name behind "by" stands, over what the person is: "by former Telkom engineer X", "by general
  /// director X".
  func agentName(behind by: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    var name = by + 1
    var isDescribed = false
    while view.units.indices.contains(name), name - by < 8 {
      let unit = view.units[name]
      if let actor = view.actor(at: name) {
        let isPerson =
          facts.actors[actor].kind == .person
          || facts.actors[actor].kind == .unknown && !facts.actors[actor].endsInCommonNoun
            && !facts.actors[actor].isDateline
            && (facts.actors[actor].canBePerson || facts.actors[actor].key.count > 1)
        let isFollowed =
          view.units.indices.contains(name + 1)
          && (view.units[name + 1].kind == .title || view.has(name + 1, .occupation))
        if isPerson, !isFollowed, name == by + 1 || isDescribed { return name }
        guard unit.form == .adjective || isFollowed else { return nil }
      } else if unit.kind == .title || view.has(name, [.occupation, .kin]) {
        isDescribed = true
      } else if unit.is(.hyphen), view.has(name - 1, .former) {
        // "by ex-Premier X".
      } else if unit.kind != .word || unit.has(WordClass.prep.union(.conj))
        || unit.has(WordClass.anyVerb) && !unit.has([.former, .current])
      {
        return nil
      }
      name += 1
    }
    return nil
  }

  /// A of "A in Oslo is headed by": not the place that stands next to the verb.
  func bodyInPlace(before verb: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    var place = verb - 1
    while view.has(place, [.aux, .adverb]) { place -= 1 }
    guard place >= 2, let name = view.actor(at: place), !facts.actors[name].isBody,
      view.units[place - 1].isOne(of: .in, .at),
      let (body, _) = view.single(endingAt: place - 2, facts), facts.actors[body].isBody
    else { return nil }
    return body
  }

  /// The company that "the company was founded by", "the listed lender is headed by" speaks of, whose auxiliary is at
  /// `aux`.
  func describedBody(before aux: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    var noun = aux
    while noun > 0, view.has(noun, [.aux, .adverb]) { noun -= 1 }
    if let described = view.describedCompany(endingAt: noun, facts) { return described }
    guard noun > 0, view.units[noun].kind == .word, view.has(noun, .companynoun),
      view.is(noun - 1, .the), noun == 1 || view.units[noun - 2].kind == .mark
    else { return nil }
    return companyBefore(noun - 1, view, facts)
  }

  /// A of "A, the Casablanca-based family conglomerate headed by": what a noun in apposition describes.
  func namedBefore(noun: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard noun > 2, view.units[noun].kind == .word else { return nil }
    let isOfBodies = view.has(noun, [.companynoun, .orghead, .faction])
    var start = noun
    while start > 1, noun - start < 7, !view.units[start].isComma { start -= 1 }
    guard view.units[start].isComma, view.has(start + 1, .det),
      let body = view.actor(at: start - 1), view.units[start - 1].form == .plain
    else { return nil }
    switch facts.actors[body].kind {
    case .organization, .company, .publicBody: return body
    case .unknown: return !isOfBodies || facts.actors[body].likeness == .person ? nil : body
    case .country, .person, .treaty: return nil
    }
  }
}
