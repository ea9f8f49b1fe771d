internal import GraphModel

/// What stands for the post before it is named: "as", "the post of", "posts including", "his career included".
extension PostWalk {
  mutating func stepToOffice(_ posts: inout [Post], _ facts: inout DocumentFacts) -> Step? {
    let unit = units[at]
    if unit.is(.as) {
      hasAs = true
      return .to(at - 1)
    }
    // "served in the missions in A and B, and as ambassador": the verb before the place.
    if hasAs, object == nil, unit.isOne(of: .and, .comma), let verb = verbBeforePlace() {
      giveToSubject(of: verb, by: .service, &posts, &facts)
      return .end
    }
    if unit.kind == .word, unit.has(.office) {
      hasOffice = true
      return .to(at - 1)
    }
    // "His posts included these: ambassador to".
    if unit.is(.colon), at > 0, units[at - 1].isOne(of: .these, .included, .following) {
      return .to(at - 1)
    }
    // "In a career that included postings as ambassador, diplomat X", "his career included postings as".
    if unit.isOne(of: .included, .includes, .including),
      hasOffice || units[at + 1].isOne(of: .these, .colon, .following)
        || at + 1 == post.units.lowerBound,
      let holder = personOfCareer(&facts)
    {
      return give(to: holder, by: .service, at: at, isPast: true, &posts)
    }
    // "has held a number of senior positions, including".
    if unit.is(.including), let office = officeOfExamples() {
      // "various roles at the Bank, including head of audit".
      if let body = (office..<at).first(where: { isBody($0, facts) }) {
        linker.place(&posts[index], at: units[body].actor)
      }
      hasOffice = true
      isPast = true
      return .to(office - 1)
    }
    // "made him minister", "removing her from the post of".
    if unit.isOne(of: .him, .her), object == nil,
      hasOffice
        ? units[at + 1].isOne(of: .from, .of, .to) : hasAs || at == post.units.lowerBound - 1,
      let person = personMeant(posts[..<index], facts)
        ?? facts.antecedent(of: unit)
    {
      object = person
      return .to(at - 1)
    }
    return nil
  }

  /// Whose career it is of which the verb here tells what it included.
  private func personOfCareer(_ facts: inout DocumentFacts) -> Int? {
    guard
      let noun = (max(0, at - 12)..<at).last(where: {
        units[$0].is(.career) || units[$0].kind == .word && units[$0].has(.office)
      })
    else { return nil }
    for owner in (max(0, noun - 4)..<noun).reversed() {
      if units[owner].isOne(of: .his, .her) { return facts.antecedent(of: units[owner]) }
      if units[owner].is(.possessive), owner > 0,
        let person = linker.person(at: owner - 1, &facts)
      {
        return person
      }
    }
    // The clause that the career introduces.
    let end = post.units.upperBound
    guard
      let comma = (end..<max(end, min(end + 30, units.count - 1))).first(where: {
        let next = units[$0 + 1]
        return units[$0].isComma
          && (next.kind == .title || next.kind == .actor || next.has(.det))
          && !(next.kind == .actor && facts.actors[next.actor].kind == .country
            && next.form == .plain)
      })
    else { return nil }
    for name in comma + 1..<min(comma + 5, units.count) {
      if let person = linker.person(at: name, &facts) { return person }
    }
    return nil
  }

  /// The verb of "served in the missions in A and B, and as", where nothing but a place and a time comes between.
  private func verbBeforePlace() -> Int? {
    guard units[at + 1].is(.as) || units[at].is(.comma) && units[at + 2].is(.as),
      // "worked at the Bank, lastly as": the Bank's.
      !units[at + 1].has([.adverb, .distinction])
    else { return nil }
    let verb = (max(0, at - 16)..<at).last {
      units[$0].kind == .word && !units[$0].isCapital && units[$0].has(.anyVerb.union(.aux))
    }
    guard let verb,
      units[verb].isOne(of: .served, .serve, .serving) || linker.spelling(at: verb) == "worked",
      units[verb + 1].isOne(of: .in, .at, .with, .under),
      !units[verb..<at].contains(where: {
        $0.isOne(of: .who, .which, .semicolon) || $0.kind == .title
      })
    else { return nil }
    return verb
  }

  /// The unit of "positions" in "positions, including", "positions in the ministry, including".
  private func officeOfExamples() -> Int? {
    var noun = at - 1
    if noun >= 0, units[noun].isComma { noun -= 1 }
    while noun >= 0, at - noun < 8 {
      if units[noun].kind == .word, units[noun].has(.office), !units[noun].isCapital {
        return noun
      }
      guard units[noun].kind == .actor || units[noun].kind == .word && !units[noun].has(.anyVerb)
      else { return nil }
      noun -= 1
    }
    return nil
  }

  private func isBody(_ index: Int, _ facts: DocumentFacts) -> Bool {
    guard units[index].kind == .actor, units[index].form == .plain else { return false }
    let kind = facts.actors[units[index].actor].kind
    return kind != .person && kind != .country
  }

  /// Whom "him" or "her" means behind a post that the sentence has given to somebody: "The premier named X
  /// minister, removing her from".
  private func personMeant(_ posts: ArraySlice<Post>, _ facts: DocumentFacts) -> Int? {
    guard
      let post = posts.last(where: {
        ($0.link?.manner == .appointment || $0.link?.manner == .departure) && $0.holders.count == 1
      })
    else { return nil }
    let excluded: Actor.Gender = units[at].is(.her) ? .masculine : .feminine
    return facts.actors[post.holders[0]].gender == excluded ? nil : post.holders[0]
  }
}
