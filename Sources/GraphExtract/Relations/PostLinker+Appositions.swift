internal import GraphModel

/// Holders in apposition: "X, president of Y", "the prime minister of Y, X".
extension PostLinker {
  func linkApposition(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    var before = posts[index].units.lowerBound - 1
    var isFormer = false
    while before > 0, units[before].kind == .word,
      units[before].has([.adverb, .former]) || units[before].is(.most)
        || isAtPresent(before)
    {
      if units[before].has(.former)
        || units[before].isOne(of: .recently) && before > 0 && units[before - 1].is(.most)
      {
        isFormer = true
      }
      before -= 1
    }
    // ", an academic and former undersecretary at".
    if before >= 3, units[before].is(.and), let comma = commaBeforeCalling(before - 1) {
      before = comma
    }
    // ", until last year the head of protocol".
    let article = before >= 1 && units[before].has(.det) ? before : before + 1
    if let time = times.first(where: { $0.units.upperBound == article }), time.kind == .until,
      time.units.lowerBound > 0
    {
      isFormer = true
      before = time.units.lowerBound - 1
    }
    // ", until now Ecuador's ambassador", ", up to now budget minister", ", until last week head of".
    let until = (max(0, before - 2)...max(0, before)).last {
      units[$0].isOne(of: .until, .to) && units.indices.contains($0 + 1)
    }
    if let until, until >= 1,
      units[until].is(.until)
        && (units[until + 1].isOne(of: .now, .recently, .last, .this)
          || units[until + 1].has([.weekday, .month]))
        || units[until].is(.to) && units[until - 1].is(.up) && units[until + 1].is(.now)
    {
      isFormer = true
      before = units[until].is(.to) ? until - 2 : until - 1
    }
    guard before >= 1 else { return }
    // "X, who as Uruguay's foreign minister signed".
    if units[before].is(.as), units[before - 1].is(.who), before >= 3 {
      let name = units[before - 2].isComma ? before - 3 : before - 2
      guard let holder = person(at: name, &facts) else { return }
      posts[index].holders = [holder]
      posts[index].link = Post.Link(manner: .apposition, verb: posts[index].units.lowerBound)
      return
    }
    let mark = units[before]
    guard mark.isOne(of: .comma, .openingBracket, .dash, .emDash, .colon) else { return }
    // Credentials of the person, an age or a degree, may stand between: "X, 54, minister".
    var name = before - 1
    if units[name].kind == .number, name >= 2, units[name - 1].isComma { name -= 2 }
    // "X of Benin, the commissioner of A".
    if name >= 2, countryAt(name, facts) != nil, units[name - 1].isOne(of: .of, .from),
      person(at: name - 2, &facts) != nil
    {
      name -= 2
    }
    if !mark.isComma || units[name].is(.closingBracket), name > 0,
      let aside = startOfAside(endingAt: name, &facts), aside > 0
    {
      name = aside - 1
    }
    // "at the mission in New York (1999-2003), director": a place.
    if name > 0, units[name - 1].isOne(of: .in, .at), !isPerson(name, facts) { return }
    guard let holder = person(at: name, &facts),
      !(mark.isComma && opensClause(posts[index], behindPhraseEndingAt: name))
    else { return }
    // "A met B, the minister of C": an article is usual, and a comma alone suffices for a title.
    if posts.contains(where: {
      $0.isPrenominal && $0.kind != .rank && $0.holders.contains(holder)
        && $0.units.upperBound == name
    }), !posts[index].hasArticle, !mark.isComma {
      return
    }
    // "Minister X, Permanent Secretary for Works, Y, and others": Y's.
    if mark.isComma, !posts[index].hasArticle, opensItem(index, behind: name, posts, facts) {
      return
    }
    // "At the invitation of the president of A, X, the president of B, Y, came": X is the first's.
    if mark.isComma, isNameOf(earlier: index, name, posts, facts) { return }
    // "X, the deputy prime minister and foreign minister of A Y and Z": Y's.
    if mark.isComma, posts[index].isJoined, posts[index].hasArticle,
      units[posts[index].units.upperBound].is(.and), posts.indices.contains(index + 1),
      posts[index + 1].isPrenominal, !posts[index + 1].holders.isEmpty,
      posts[index + 1].kind == .portfolio || posts[index + 1].kind == .state
    {
      return
    }
    // "with President X, Prime Minister Y and": that next title has its own name.
    posts[index].holders = [holder]
    if isFormer { posts[index].status = .former }
    posts[index].link = Post.Link(manner: .apposition, verb: posts[index].units.lowerBound)
  }

  /// Whether a name before a post is that of the post before it, because another stands behind this one too.
  private func isNameOf(
    earlier index: Int, _ name: Int, _ posts: [Post], _ facts: DocumentFacts
  ) -> Bool {
    let behind = posts[index].units.upperBound
    let isOwned = units[posts[index].units].contains { $0.is(.possessive) }
    guard index > 0, posts[index].hasArticle || isOwned, units.indices.contains(behind + 1) else {
      return false
    }
    let isNamedBehind =
      units[behind].isComma && units[behind + 1].kind == .actor
      && units[behind + 1].form == .plain && !facts.actors[units[behind + 1].actor].isOrganized
    // "At an audience with the ambassador to A, X, the president thanked".
    let isSubject = units[behind].kind == .word && units[behind].has(.anyVerb)
    guard isNamedBehind || isSubject else { return false }
    let earlier = posts[index - 1]
    return earlier.isOpen && earlier.hasArticle
      && !(earlier.bodies.isEmpty && earlier.receiving.isEmpty)
      && earlier.units.upperBound == name - 1 && units[name - 1].isComma
  }

  /// Whether a post in a list of who is what belongs to the name behind it, because the one before has its own.
  private func opensItem(
    _ index: Int, behind name: Int, _ posts: [Post], _ facts: DocumentFacts
  ) -> Bool {
    let end = posts[index].units.upperBound
    guard units.indices.contains(end + 2), units[end].isComma, units[end + 1].kind == .actor,
      units[end + 1].form == .plain,
      isPerson(end + 1, facts) || facts.actors[units[end + 1].actor].kind == .unknown,
      units[end + 2].isOne(of: .comma, .and, .semicolon)
    else { return false }
    return posts.contains { $0.isPrenominal && $0.kind != .rank && $0.units.upperBound == name }
  }

  /// The comma before "an academic", "a Harvard-trained economist", "a diplomat of long standing", where that
  /// ends at `index`.
  private func commaBeforeCalling(_ index: Int) -> Int? {
    var at = index
    var isCalling = false
    while at > 0, index - at < 7, !units[at].isComma {
      let unit = units[at]
      guard
        unit.kind == .word || unit.is(.hyphen) || unit.kind == .name
          || unit.kind == .actor && unit.form == .adjective
          || unit.kind == .title,
        !unit.has(WordClass.function.subtracting(.det)) || unit.isOne(of: .of, .in)
      else { return nil }
      // What is "of" the calling stands behind it.
      if unit.isOne(of: .of, .in) { isCalling = false }
      if unit.has(.occupation), !unit.has(.kin) || unit.kind == .title { isCalling = true }
      // "a militia leader and commander of A".
      if unit.kind == .title, unit.titleKind != .rank, at == index { isCalling = true }
      at -= 1
    }
    return isCalling && units[at].isComma ? at : nil
  }

  /// "X, at present vice president of A".
  private func isAtPresent(_ index: Int) -> Bool {
    units[index].is(.at) && units.indices.contains(index + 1) && units[index + 1].has(.current)
      || units[index].has(.current) && index > 0 && units[index - 1].is(.at)
  }

  /// "Receiving X, the president thanked", "After talks with X, the minister said": the post is the subject
  /// of what follows a phrase that ends with the name.
  func opensClause(_ post: Post, behindPhraseEndingAt name: Int) -> Bool {
    let end = post.units.upperBound
    guard post.hasArticle, post.holders.isEmpty, units.indices.contains(end),
      units[end].has(.anyVerb.union(.aux)), name > 0, units[0].kind == .word
    else { return false }
    let first = spelling(at: 0).lowercased()
    guard units[0].has(.prep) || first.hasSuffix("ing") || first.hasSuffix("ed") else {
      return false
    }
    // "Speaking with X, who succeeds Y, the president expressed".
    return first.hasSuffix("ing") || !units[1..<name].contains { $0.has(.anyVerb.union(.aux)) }
  }

  /// "In a ceremony at the residence of the president of A, X presented": X, whom a verb follows at once, is the
  /// subject behind a phrase that opens the sentence.
  private func isOfOpening(_ post: Post, subjectAt name: Int) -> Bool {
    let start = post.units.lowerBound
    guard start > 0, units[start - 1].has(.prep), units[0].has(.prep),
      units.indices.contains(name + 1)
    else { return false }
    return units[name + 1].kind == .word && !units[name + 1].isCapital
      && units[name + 1].has(WordClass.anyVerb.union(.aux).union(.handover))
      && !units[1..<start].contains { $0.kind == .word && $0.has(.aux) }
  }

  func linkNameBehindComma(
    _ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts
  ) {
    var end = posts[index].units.upperBound
    // "Portugal's finance minister since 2020, X, resigned".
    if let time = times.first(where: { $0.units.lowerBound == end }), time.kind == .since {
      end = time.units.upperBound
    }
    // "Digital Minister (a new department): X".
    if units.indices.contains(end), units[end].is(.openingBracket),
      let close = units[end...].prefix(12).firstIndex(where: { $0.is(.closingBracket) }),
      units.indices.contains(close + 1), units[close + 1].is(.colon)
    {
      end = close + 1
    }
    guard units.indices.contains(end + 1),
      units[end].isOne(of: .comma, .colon, .dash, .emDash)
        || posts[index].isPlural && units[end].is(.openingBracket)
    else { return }
    let isLabel =
      !units[end].isComma
      && units[..<posts[index].units.lowerBound].allSatisfy {
        $0.kind == .mark || $0.kind == .number
      }
    // "two former prime ministers, X and Y".
    let start = posts[index].units.lowerBound
    let isCounted =
      posts[index].isPlural && start > 0
      && (units[start - 1].isOne(of: .two, .three, .four, .five)
        || units[start - 1].kind == .number)
    guard
      isLabel || isCounted || posts[index].hasArticle || !posts[index].bodies.isEmpty
        || isCalledByTitle(posts[index])
    else { return }
    if posts[index].isPlural {
      if posts[index].bodies.count == 1, linkPairs(index, &posts, &facts) { return }
      linkNamesBehindComma(index, &posts, &facts)
      return
    }
    // "The secretary-general of A, Egyptian diplomat X".
    var name = end + 1
    if units.indices.contains(name + 1), units[name].is(.the),
      units[name + 1].isHonoured || units[name + 1].kind == .actor && units[name + 1].form != .plain
    {
      name += 1
    }
    // "its commissioner, Ghana's X".
    if countryAt(name, facts) != nil, units.indices.contains(name + 2),
      units[name + 1].is(.possessive), units[name + 2].kind == .actor
    {
      name += 2
    }
    while units.indices.contains(name), name - end < 4,
      units[name].kind == .word
        && (units[name].has([.occupation, .former, .current]) || units[name].isOne(of: .national))
        || units[name].kind == .actor && units[name].form != .plain
          && facts.actors[units[name].actor].kind == .country
    { name += 1 }
    guard units.indices.contains(name),
      isPerson(name, facts)
        || units[name].kind == .actor && facts.actors[units[name].actor].kind == .unknown
          && units[name].form == .plain
    else { return }
    // "Suriname president, Ramsaroop sign declaration": in a heading the comma is "and".
    if units[end].isComma, !isLabel, view(posts).kind == .heading,
      units[name].end - units[name].nameFirst == 1
    {
      return
    }
    // What follows the name must close the apposition.
    var next = name + 1
    if units[end].isComma, isOfOpening(posts[index], subjectAt: name) {
      posts[index].isPossessor = true
      return
    }
    // "The secretary-general, X of Laos, has been".
    if next + 1 < units.count, units[next].isOne(of: .of, .from), countryAt(next + 1, facts) != nil
    {
      next += 2
    }
    guard
      next >= units.count || units[next].kind == .mark || units[next].has(.anyVerb.union(.aux))
        || units[next].is(.and)
    else { return }
    if !isLabel,
      posts.contains(where: {
        $0.units.lowerBound == next + 1 && $0.holders.contains(units[name].actor)
      })
    {
      return
    }
    guard let holder = person(at: name, &facts) else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: .apposition, verb: posts[index].units.lowerBound)
  }

  /// "among them Finance Minister, X", "led by Prime Minister-designate, Y": a title in capitals that needs
  /// no article.
  private func isCalledByTitle(_ post: Post) -> Bool {
    let start = post.units.lowerBound
    guard post.kind == .state || post.kind == .portfolio, units[start].isCapital, !post.isJoined
    else { return false }
    return start == 0 || units[start - 1].has([.prep, .conj]) || units[start - 1].isOne(of: .them)
  }

  /// "The foreign ministers of A and B, X and Y, …": as many names as bodies.
  private func linkNamesBehindComma(
    _ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts
  ) {
    let bodies = posts[index].bodies
    var own: [Int] = []
    guard posts[index].kind != .envoy || bodies.count > 1 else { return }
    var next = posts[index].units.upperBound + 1
    var holders: [Int] = []
    while holders.count < (bodies.count > 1 ? bodies.count : 30) {
      // "and the host, X".
      if units.indices.contains(next + 2), units[next].is(.the), units[next + 1].kind == .word,
        units[next + 2].isComma
      {
        next += 3
      }
      guard let holder = person(at: next, &facts) else { break }
      holders.append(holder)
      next += 1
      // "X for Ecuador and Y for Peru".
      if units.indices.contains(next + 1), units[next].isOne(of: .of, .for, .from),
        bodies.isEmpty, let body = countryAt(next + 1, facts)
      {
        own.append(body)
        next += 2
      }
      if units.indices.contains(next), units[next].isComma { next += 1 }
      if units.indices.contains(next), units[next].is(.and) { next += 1 }
    }
    // "The two deputies, X and Y": of one body, or each of his own.
    guard bodies.count > 1 ? holders.count == bodies.count : holders.count > 1 else { return }
    posts[index].holders = holders
    if own.count == holders.count, !isOrganisational(posts[index]) { posts[index].bodies = own }
    posts[index].link = Post.Link(manner: .apposition, verb: posts[index].units.lowerBound)
  }

  /// "The foreign ministers of A, X, of B, Y, and C, Z": each name behind its country.
  /// - Returns: whether the sentence goes on so.
  private func linkPairs(
    _ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts
  ) -> Bool {
    guard posts[index].kind != .envoy, posts[index].kind != .body, posts[index].kind != .company,
      let first = person(at: posts[index].units.upperBound + 1, &facts)
    else { return false }
    var holders = [first]
    var bodies = posts[index].bodies
    var next = posts[index].units.upperBound + 2
    while holders.count < 30 {
      var country = next
      while units.indices.contains(country),
        units[country].isComma || units[country].isOne(of: .and, .of, .the)
      { country += 1 }
      guard country > next, let body = countryAt(country, facts),
        units.indices.contains(country + 2), units[country + 1].isComma,
        let holder = person(at: country + 2, &facts)
      else { break }
      bodies.append(body)
      holders.append(holder)
      next = country + 3
    }
    guard holders.count > 1 else { return false }
    posts[index].holders = holders
    posts[index].bodies = bodies
    posts[index].link = Post.Link(manner: .apposition, verb: posts[index].units.lowerBound)
    return true
  }

  /// Where its holders come from is not what it is of: "the vice presidents, X of Fiji and Y of Mali".
  private func isOrganisational(_ post: Post) -> Bool {
    post.kind == .body || post.kind == .company || post.reference != nil
  }

  /// Where what is said by the way begins, if something of the kind ends at `index`: "(b. 1970)",
  /// ", a former banker," and "of Nepal" behind a person's name.
  func startOfAside(endingAt index: Int, _ facts: inout DocumentFacts) -> Int? {
    let unit = units[index]
    if unit.is(.closingBracket) {
      return units[..<index].lastIndex { $0.is(.openingBracket) }
    }
    if unit.isComma, index >= 3 {
      var open = index - 1
      while open > 0, index - open < 20, !units[open].isComma { open -= 1 }
      guard open > 0, units[open].isComma else { return nil }
      // "appointed, by Royal Decree,".
      if units[open + 1].is(.by), units[open - 1].has([.appoint, .dismiss]) { return open }
      return isPerson(open - 1, facts) ? open : nil
    }
    // "served in the cabinet of X as minister", "served under X as".
    if unit.kind == .actor, index >= 3, facts.actors[unit.actor].kind != .country {
      if units[index - 1].is(.under) { return index - 1 }
      if units[index - 1].is(.of), units[index - 2].has(.government) {
        let start = units[index - 3].has(.det) ? index - 3 : index - 2
        if start > 0, units[start - 1].is(.in) { return start - 1 }
        // "entered the government of X as".
        if start > 0, units[start - 1].has(.join) || spelling(at: start - 1) == "entered" {
          return index - 1
        }
      }
    }
    if unit.kind == .actor, index >= 2, facts.actors[unit.actor].kind != .person,
      units[index - 1].isOne(of: .of, .from), person(at: index - 2, &facts) != nil
    {
      return index - 1
    }
    return nil
  }
}
