internal import GraphModel

/// The one to whom the verb of a post is done: "named X as", "including economist X as".
extension PostWalk {
  mutating func stepOverPerson(_ posts: [Post], _ facts: inout DocumentFacts) -> Step? {
    let unit = units[at]
    if unit.kind == .actor || unit.kind == .name {
      guard object == nil,
        hasAs || isToBe || at == post.units.lowerBound - 1 || units[at + 1].isOne(of: .to, .from),
        let person = linker.person(at: at, isCertain: isAppointee(posts), &facts)
      else { return .end }
      object = person
      return .to(beforeName(posts))
    }
    guard unit.kind == .title else { return nil }
    if hasAs, object == nil, let other = posts.first(where: { $0.units.contains(at) }),
      let holder = other.holders.first
    {
      object = holder
      return .to(other.units.lowerBound - 1)
    }
    // "promoted army commander X to", "appointed former minister X as".
    if let known = object,
      let other = posts.first(where: { $0.units.contains(at) && $0.holders.contains(known) })
    {
      return .to(other.units.lowerBound - 1)
    }
    return nil
  }

  /// Where a list of who becomes what is led by one verb, or by none.
  mutating func stepInList(_ posts: inout [Post]) -> Step? {
    guard let named = object else { return nil }
    let unit = units[at]
    if hasAs {
      // "with X as foreign minister, Y as".
      let isListing = unit.is(.with) || isConsisting(at) || isRollCall(at)
      if isListing || unit.isOne(of: .and, .comma) && followsListing(posts) {
        let verb = isListing ? at : posts[index - 1].link?.verb ?? at
        return give(to: named, by: .service, at: verb, &posts)
      }
      // "swore in five ministers, including economist X as": those who are counted.
      if let verb = countingVerb() ?? invertedVerb(at) {
        return give(to: named, by: .appointment, at: verb, &posts)
      }
    }
    // "named A as minister of X and B as minister of Y", "A was named minister of X, and B of Y".
    if unit.isOne(of: .and, .comma),
      let earlier = posts[..<index].last(where: { $0.units.upperBound <= at }),
      at - earlier.units.upperBound <= 2,
      let link = earlier.link,
      isAppointing(link) || hasAs && isLinkedByAs(earlier) || isToBe && link.verb < at
    {
      posts[index].holders = [named]
      posts[index].link = link
      if posts[index].status == nil, link.isProposal { posts[index].status = earlier.status }
      return .end
    }
    return nil
  }

  // MARK: Names

  /// Whether only a person can stand here: "named X as", "the appointment of X as", "Also sworn in is X as".
  private func isAppointee(_ posts: [Post]) -> Bool {
    guard at > 1, units[at].kind == .actor, units[at].end - units[at].nameFirst < 5 else {
      return false
    }
    let before = units[at - 1]
    if before.kind == .word, !before.isCapital, before.has(.appoint) { return true }
    if hasAs {
      let verb = beforeName(posts)
      if verb > 0, isConsisting(verb) || isRollCall(verb) || invertedVerb(verb) != nil {
        return true
      }
      if verb > 0, units[verb].isOne(of: .and, .comma), followsListing(posts) { return true }
    }
    return hasAs && before.is(.of)
      && (units[at - 2].has([.choice, .leaving])
        || units[at - 2].isOne(of: .appointment, .reappointment))
  }

  /// The unit before the name and what belongs to it.
  private func beforeName(_ posts: [Post]) -> Int {
    var before = startOfName(at, posts) - 1
    // "and Egypt's X as".
    if hasAs, before >= 1, units[before].is(.possessive), units[before - 1].kind == .actor {
      before -= 2
    }
    if hasAs, before >= 0, units[before].kind == .actor, units[before].form == .adjective {
      before -= 1
    }
    // "sworn in is former Mzuzu Central Member of Parliament X as".
    if hasAs, before > 0, units[before].kind == .actor, units[before].form == .plain,
      units[before + 1].kind == .title, units[before - 1].has([.former, .current])
    {
      before -= 1
    }
    while hasAs, before > 0, units[before].has([.former, .current, .acting]),
      !units[before].has(.anyVerb)
    { before -= 1 }
    // "named career diplomat X its ambassador".
    while before > 0, units[before].kind == .word, !units[before].isCapital,
      units[before].has(.occupation)
        || units[before].classes.isOrdinary && units[before + 1].has(.occupation)
    { before -= 1 }
    // "and the Hartwell banker X as".
    if hasAs, before > 0, units[before].kind == .actor, units[before - 1].has(.det),
      units[before + 1].has(.occupation)
    {
      before -= 1
    }
    return before
  }

  func startOfName(_ name: Int, _ posts: [Post]) -> Int {
    posts.first { $0.units.upperBound == name && $0.isPrenominal }?.units.lowerBound ?? name
  }

  // MARK: Lists

  /// "consists of X as", "comprises X as", "includes X as": a list of who is what.
  private func isConsisting(_ index: Int) -> Bool {
    let verb = units[index].is(.of) ? index - 1 : index
    guard verb > 0, units[verb].kind == .word, !units[verb].isCapital else { return false }
    let spelling = linker.spelling(at: verb)
    return units[index].is(.of)
      ? ["consists", "consisting", "composed", "comprised", "up"].contains(spelling)
      : ["comprises", "comprising", "includes", "features"].contains(spelling)
  }

  /// "Others are X as", "Those sworn in were X as", "They include X as": the same of some of many.
  private func isRollCall(_ verb: Int) -> Bool {
    guard
      units[verb].isOne(of: .are, .were, .is, .was) || units[verb].isOne(of: .include, .included),
      (1...6).contains(verb)
    else { return false }
    // "Also on the list are X as".
    if units[0].is(.also), units[1].isOne(of: .on, .in) { return true }
    let first = units[0].is(.the) ? 1 : 0
    return units[first].isOne(of: .others, .those, .they, .these, .among)
      && units[first..<verb].allSatisfy { $0.kind == .word }
  }

  /// Whether an item of such a list ends before this unit.
  private func followsListing(_ posts: [Post]) -> Bool {
    posts[..<index].contains { post in
      guard let link = post.link, link.manner == .service else { return false }
      // Of a roll all items are alike, whatever else stands between two of them.
      return (units[link.verb].is(.with) || isConsisting(link.verb) || isRollCall(link.verb))
        && (at - post.units.upperBound <= 2 || isRollCall(link.verb))
        && post.units.upperBound <= at
    }
  }

  /// The verb of "swore in five ministers, including economist X as", "among them X as".
  private func countingVerb() -> Int? {
    var end = at
    while end > 0,
      units[end].has(.occupation) || units[end].titleKind == .calling && units[end].title >= 0
    { end -= 1 }
    let isAmong = end > 0 && units[end].is(.them) && units[end - 1].is(.among)
    guard units[end].is(.including) || isAmong else { return nil }
    return units[max(0, end - 12)..<end].lastIndex {
      $0.kind == .word && !$0.isCapital && $0.has(.appoint)
    }
  }

  /// The verb of "Also sworn in is X as".
  private func invertedVerb(_ index: Int) -> Int? {
    guard index > 0, units[index].isOne(of: .is, .are, .was, .were) else { return nil }
    let verb = units[index - 1].is(.in) && index > 1 ? index - 2 : index - 1
    return units[verb].kind == .word && units[verb].has(.appoint)
      && (verb == 0 || units[verb - 1].has(.adverb) || units[verb - 1].is(.also)) ? verb : nil
  }

  /// Whether a link begins or ends a term, and the verb can be left out before the next name.
  private func isAppointing(_ link: Post.Link) -> Bool {
    link.manner == .appointment || link.manner == .becoming || link.manner == .departure && hasAs
      || link.manner == .chain && units[link.verb].has([.appoint, .become])
  }

  /// "approved Y as envoy to A": by a verb of which only "as" makes an office.
  private func isLinkedByAs(_ post: Post) -> Bool {
    guard let link = post.link, link.manner == .service, link.verb < post.units.lowerBound else {
      return false
    }
    return units[link.verb..<post.units.lowerBound].contains { $0.is(.as) }
  }
}
