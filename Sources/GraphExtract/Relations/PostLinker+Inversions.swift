internal import GraphModel

/// Posts that stand before the verb, and those of nouns and of "to be".
extension PostLinker {
  /// "The new ambassador to the U.S. is X".
  func linkInversion(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts)
    -> Bool
  {
    var end = posts[index].units.upperBound
    // "The ambassador of A to B since 2021 is X".
    if let time = times.first(where: { $0.units.lowerBound == end }), time.kind == .since {
      end = time.units.upperBound
    }
    guard units.indices.contains(end + 2) else { return false }
    // "the Community, whose deputy director he has been since 2017".
    if units[posts[index].units.lowerBound].is(.whose), units[end].isOne(of: .he, .she),
      units[end + 1].isOne(of: .is, .was, .has, .had),
      let holder = view(posts).single(endingAt: end, facts)?.actor
    {
      posts[index].holders = [holder]
      posts[index].link = Post.Link(
        manner: .copula, verb: end + 1, isPast: units[end + 1].isOne(of: .was, .had))
      return true
    }
    if let (name, verb) = taker(of: posts[index]), let holder = person(at: name, &facts) {
      posts[index].holders = [holder]
      posts[index].link = Post.Link(manner: .becoming, verb: verb)
      if view(posts).isPlanned(verb) { posts[index].status = .planned }
      return true
    }
    guard posts[index].hasArticle || !posts[index].bodies.isEmpty || isCounted(posts[index]) else {
      return false
    }
    if posts[index].isPlural { return linkPluralInversion(index, end, &posts, &facts) }
    // "Portugal's new foreign minister will be X".
    let isAhead = units[end].is(.will) && units[end + 1].is(.be)
    guard isAhead || units[end].isOne(of: .is, .was) else { return false }
    var name = isAhead ? end + 2 : end + 1
    if units[name].is(.then) || units[name].has(.adverb) { name += 1 }
    // "whose commander is President X".
    if let title = posts.first(where: { $0.units.lowerBound == name }), title.isPrenominal {
      name = title.units.upperBound
    }
    while units.indices.contains(name), name - end < 4,
      units[name].kind == .word && units[name].has(.occupation)
        || units[name].kind == .title && units[name].titleKind == .calling
    { name += 1 }
    guard let holder = person(at: name, &facts) ?? personDescribed(from: end + 1, posts, &facts)
    else {
      return false
    }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: .copula, verb: end, isPast: units[end].is(.was))
    if isAhead { posts[index].status = .planned }
    return true
  }

  /// "Its chairman is the former minister of finance, X", "… was then the Australian X".
  private func personDescribed(
    from start: Int, _ posts: [Post], _ facts: inout DocumentFacts
  ) -> Int? {
    var index = start
    if units[index].is(.then) || units[index].has(.adverb) { index += 1 }
    guard units.indices.contains(index + 1), units[index].is(.the) else { return nil }
    index += 1
    while units.indices.contains(index), units[index].has([.former, .current, .occupation]) {
      index += 1
    }
    if let post = posts.first(where: { $0.units.contains(index) }) {
      index = post.units.upperBound
      guard units.indices.contains(index) else { return nil }
      if units[index].isComma { index += 1 }
    } else if units.indices.contains(index), units[index].form == .adjective {
      index += 1
    }
    while units.indices.contains(index), units[index].kind == .word, units[index].has(.occupation) {
      index += 1
    }
    return index - start > 1 ? person(at: index, &facts) : nil
  }

  /// "The four new directors", "nine directors".
  func isCounted(_ post: Post) -> Bool {
    guard post.isPlural else { return false }
    return units[max(0, post.units.lowerBound - 3)...post.units.lowerBound].contains {
      $0.kind == .number || Self.counts.contains(spelt($0).lowercased())
    }
  }

  private static let counts = NumberWords.small.union(["several", "other"])

  /// Where the name stands that gets a post, and the verb: "The post of foreign minister went to X", "The
  /// oath as justice minister was taken by X", "that of health minister to Y".
  private func taker(of post: Post) -> (name: Int, verb: Int)? {
    let before = post.units.lowerBound - 1
    guard before >= 1, units[before].isOne(of: .of, .as), !post.isPlural else { return nil }
    var verb = post.units.upperBound
    // "the post of governor, which went to Y".
    if verb + 2 < units.count, units[verb].isComma, units[verb + 1].is(.which) { verb += 2 }
    if units[before - 1].is(.that), units[verb].is(.to),
      let earlier = units[..<before].lastIndex(where: { $0.kind == .word && $0.has(.grant) })
    {
      return (nameBehind(verb), earlier)
    }
    // "vacant posts, including that of governor".
    let isOneOfPosts =
      units[before - 1].is(.that)
      && units[..<before].contains { $0.kind == .word && $0.has(.office) }
    guard units[before - 1].kind == .word, units[before - 1].has(.office) || isOneOfPosts else {
      return nil
    }
    while verb < units.count - 1, units[verb].has([.aux, .adverb]) || units[verb].is(.will) {
      verb += 1
    }
    guard verb < units.count - 1, units[verb].kind == .word else { return nil }
    if units[verb].has(.grant), units[verb + 1].is(.to) { return (nameBehind(verb + 1), verb) }
    let isTaken =
      units[verb].has(.hold) || ["filled", "taken"].contains(spelling(at: verb))
    guard isTaken, isPassive(verb) else { return nil }
    let by = units[verb + 1].isOne(of: .up, .over) ? verb + 2 : verb + 1
    return units.indices.contains(by) && units[by].is(.by) ? (nameBehind(by), verb) : nil
  }

  /// Where the name behind a preposition stands, over "the economist".
  private func nameBehind(_ index: Int) -> Int {
    var name = index + 1
    while name < units.count - 1, name - index < 5,
      units[name].kind == .word
        && units[name].has([.occupation, .det, .former, .current, .rank])
        || units[name].kind == .title && units[name].titleKind == .calling
        || units[name].kind == .actor && units[name].form == .adjective
    { name += 1 }
    return name
  }

  /// Where the name stands of whom the post in front is for: Y of "As prime minister X swore in Y", "For
  /// foreign minister the president picked Y".
  func frontedAppointee(_ index: Int, _ posts: [Post]) -> (name: Int, verb: Int)? {
    var start = posts[index].units.lowerBound - 1
    while start > 0, units[start].has([.det, .current, .planned]) { start -= 1 }
    if start > 0, index > 0, units[start].is(.and), posts[index - 1].units.upperBound == start {
      start = posts[index - 1].units.lowerBound - 1
      while start > 0, units[start].has([.det, .current, .planned]) { start -= 1 }
    }
    // "For the prestigious post of".
    if start > 1, units[start].is(.of), units[start - 1].has(.office) {
      start = units[max(0, start - 7)..<start].lastIndex { $0.isOne(of: .as, .for) } ?? start
    }
    guard start >= 0, units[start].isOne(of: .as, .for),
      start == 0 || units[start - 1].kind == .mark
    else { return nil }
    let end = posts[index].units.upperBound
    guard
      let verb = units[end...].prefix(8).firstIndex(where: {
        $0.kind == .mark && !$0.isComma
          || $0.kind == .word && ($0.has(.anyVerb) || proposals.contains(spelt($0)))
      }), verb > end, verb < units.count - 1,
      units[verb].has(.appoint) || isProposing(verb), !isPassive(verb)
    else { return nil }
    let name = nameBehind(units[verb + 1].is(.in) ? verb + 1 : verb)
    guard name < units.count, units[name].kind == .actor,
      name + 1 >= units.count || units[name + 1].kind == .mark
        || units[name + 1].has([.conj, .pronoun])
    else { return nil }
    return (name, verb)
  }

  /// "As finance minister the president proposed Y": whom somebody else has yet to approve.
  private func isProposing(_ verb: Int) -> Bool {
    units[verb].kind == .word && proposals.contains(spelt(units[verb]))
  }

  private var proposals: [String] { ["proposed", "proposes", "suggested", "suggests"] }

  private func spelt(_ unit: Unit) -> String { bare.spelling(unit.first..<unit.end) }

  /// "As ambassador to Pakistan from 2010 to 2012, X tried", "In his role as director of A, X said".
  func linkFronted(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    if let (name, verb) = frontedAppointee(index, posts), let holder = person(at: name, &facts) {
      posts[index].holders = [holder]
      posts[index].link = Post.Link(manner: .appointment, verb: verb)
      if isProposing(verb) { posts[index].status = .planned }
      return
    }
    linkFrontedApposition(index, &posts, facts)
    if posts[index].holders.isEmpty { linkStint(index, &posts, &facts) }
    guard posts[index].holders.isEmpty else { return }
    var start = posts[index].units.lowerBound - 1
    if start > 0, units[start].has(.det) { start -= 1 }
    // "Once the country's ambassador in Dakar, she": what opens the sentence is said of its subject.
    let isOpening =
      posts[index].units.lowerBound == 0
      && (posts[index].hasArticle || posts[index].status == .former)
      && (!posts[index].bodies.isEmpty || !posts[index].receiving.isEmpty
        || posts[index].reference != nil)
    guard isOpening || start >= 0 && units[start].is(.as), !posts[index].isPlural else { return }
    if isOpening { start = 0 }
    if start >= 3, units[start - 1].has(.office), units[start - 2].has(.det),
      units[start - 3].is(.in)
    {
      start -= 3
    }
    if start >= 2, units[start - 1].has(.office) {
      // "After two terms as".
      let first = units[..<start].firstIndex { $0.isOne(of: .after, .following) } ?? start
      if first == 0, start - first <= 5 { start = first }
    }
    guard start == 0 || units[start - 1].kind == .mark || units[start - 1].has(.conj),
      !units[..<start].contains(where: { $0.has(.anyVerb) })
    else { return }
    let reach = posts[index].units.upperBound..<min(units.count, posts[index].units.upperBound + 12)
    guard
      let comma = reach.first(where: { at in
        units[at].isComma && !times.contains { $0.units.contains(at) }
      }), !units[reach.lowerBound..<comma].contains(where: { $0.has(.anyVerb.union(.aux)) }),
      !isOpening
        || (reach.lowerBound..<comma).allSatisfy({ at in
          units[at].is(.and) || times.contains { $0.units.contains(at) }
            || posts.contains { $0.units.contains(at) }
        })
    else { return }
    var name = comma + 1
    // "…, Kenya's X".
    if countryAt(name, facts) != nil, units.indices.contains(name + 1),
      units[name + 1].is(.possessive)
    {
      name += 2
    }
    if let title = posts.first(where: { $0.units.lowerBound == name }), title.isPrenominal {
      name = title.units.upperBound
    }
    let pronoun = units.indices.contains(name) && units[name].isOne(of: .he, .she)
    guard let holder = pronoun ? facts.antecedent(of: units[name]) : person(at: name, &facts) else {
      return
    }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: isOpening ? .apposition : .service, verb: start)
    // "After a spell as director of A, X was".
    if units[0].is(.after) { posts[index].status = .former }
  }

  /// "A former director of A, she took the job", "Once ambassador to B, he".
  private func linkFrontedApposition(_ index: Int, _ posts: inout [Post], _ facts: DocumentFacts) {
    let post = posts[index]
    let end = post.units.upperBound
    guard !post.isPlural,
      units[..<post.units.lowerBound].allSatisfy({ $0.has([.adverb, .former]) }),
      post.hasArticle || post.units.lowerBound > 0 || post.status == .former,
      !units[post.units.lowerBound].is(.the),
      units.indices.contains(end + 1), units[end].isComma, units[end + 1].isOne(of: .he, .she),
      let holder = facts.antecedent(of: units[end + 1])
    else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: .apposition, verb: post.units.lowerBound)
    if units[..<post.units.lowerBound].contains(where: { $0.has(.former) }) {
      posts[index].status = .former
    }
  }

  /// "After two years as director of A, she returned", "X came back after a spell as ambassador to B": it is over.
  private func linkStint(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    let post = posts[index]
    var sign = post.units.lowerBound - 1
    if sign > 0, units[sign].has(.det) { sign -= 1 }
    guard sign >= 2, units[sign].is(.as), !post.isPlural,
      units[sign - 1].has([.timeunit, .office]),
      let after = (max(0, sign - 6)..<sign).last(where: {
        units[$0].isOne(of: .after, .following)
      }), units[after + 1..<sign].allSatisfy({ $0.kind != .mark && !$0.has([.aux, .pronoun]) })
    else { return }
    let view = view(posts)
    var holder: Int?
    if after == 0 || after == 1 && units[0].kind == .word && !units[0].has(.anyVerb) {
      var next = post.units.upperBound
      while units.indices.contains(next), next - post.units.upperBound < 8,
        units[next].isComma || times.contains(where: { $0.units.contains(next) })
          || units[next].isOne(of: .openingBracket, .closingBracket)
      { next += 1 }
      guard units.indices.contains(next) else { return }
      if units[next].isOne(of: .he, .she) {
        holder = facts.topic ?? facts.antecedent(of: units[next])
      } else if units[next].kind == .actor, units.indices.contains(next + 1),
        units[next + 1].has(WordClass.anyVerb.union(.aux))
      {
        holder = person(at: next, &facts)
      }
    } else if let verb = (max(0, after - 10)..<after).last(where: {
      units[$0].kind == .word && !units[$0].isCapital && units[$0].has(.anyVerb)
    }), !view.isUncertain(around: verb), !view.isPlanned(verb) {
      holder = view.personalSubjects(of: verb, facts).first
    }
    guard let holder, facts.actors.isOrBecomesPerson(holder) else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: .service, verb: sign, isPast: true)
  }

  /// "The deputy prime ministers are X and Y", "The four new directors are merchant banker X, former governor Y".
  private func linkPluralInversion(
    _ index: Int, _ verb: Int, _ posts: inout [Post], _ facts: inout DocumentFacts
  ) -> Bool {
    guard units[verb].isOne(of: .are, .were), posts[index].kind != .envoy else { return false }
    // "The new ministers are X, in Finance, and Y": each has his own field.
    if posts[index].kind == .portfolio,
      zip(units[verb...], units[verb...].dropFirst()).contains(where: { $0.isComma && $1.is(.in) })
    {
      return false
    }
    let holders = personsListed(from: verb + 1, posts, &facts)
    guard holders.count > 1 else { return false }
    posts[index].holders = holders
    posts[index].link = Post.Link(manner: .copula, verb: verb, isPast: units[verb].is(.were))
    return true
  }

  /// The persons of a list, whatever is said of each beside.
  func personsListed(
    from start: Int, _ posts: [Post], _ facts: inout DocumentFacts
  ) -> [Int] {
    let list = Enumeration(view: view(posts), facts: facts)
    // "ministers were present: X, Y": no list of who they were.
    guard list.name(at: start) != nil else { return [] }
    let listed = list.items(from: start)
    guard listed.count <= 40, listed.allSatisfy({ canBePerson($0, facts) }) else { return [] }
    return listed.filter { facts.actors.isOrBecomesPerson($0) }
  }

  private func canBePerson(_ actor: Int, _ facts: DocumentFacts) -> Bool {
    facts.actors[actor].kind == .person
      || facts.actors[actor].kind == .unknown && facts.actors[actor].canBePerson
  }

  /// "the appointment of X as", "X's reappointment as", "the resignation of X as".
  func linkNominal(
    _ index: Int, _ noun: Int, _ object: Int?, _ posts: inout [Post], _ facts: DocumentFacts
  ) {
    var holder = object
    if holder == nil, noun >= 2, units[noun - 1].is(.possessive), isPerson(noun - 2, facts) {
      holder = units[noun - 2].actor
    }
    if holder == nil, noun >= 1, units[noun - 1].isOne(of: .his, .her) {
      holder = facts.antecedent(of: units[noun - 1])
    }
    guard let holder else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(
      manner: units[noun].has(.leaving) ? .departure : .appointment, verb: noun)
    if isNomination(noun) { posts[index].status = .planned }
  }

  /// Whose job or post the subject of a copula is: "her job was", "X's last posting was".
  private func ownerOfOffice(before verb: Int, _ facts: inout DocumentFacts) -> Int? {
    guard verb >= 2, units[verb - 1].kind == .word, units[verb - 1].has(.office) else { return nil }
    var owner = verb - 2
    while owner > 0, units[owner].kind == .word, !units[owner].isCapital,
      !units[owner].has(WordClass.function.union(.anyVerb))
    { owner -= 1 }
    if units[owner].isOne(of: .his, .her) { return facts.antecedent(of: units[owner]) }
    // "X, whose last posting was as".
    if units[owner].is(.whose), owner > 1 {
      return person(at: units[owner - 1].isComma ? owner - 2 : owner - 1, &facts)
    }
    guard units[owner].is(.possessive), owner > 0 else { return nil }
    return person(at: owner - 1, &facts)
  }

  func copula(
    _ index: Int, _ verb: Int, _ object: Int?, _ posts: inout [Post], _ facts: inout DocumentFacts
  ) {
    guard object == nil,
      ![.body, .company, .calling].contains(posts[index].kind)
        && lexicon.titleName(posts[index].head) != "leader" || !view(posts).isQuoted(verb)
    else { return }
    let view = view(posts)
    // "is no longer CEO of A".
    let isOver = (verb..<posts[index].units.lowerBound).contains {
      units[$0].is(.no) && units.indices.contains($0 + 1) && view.spelling(at: $0 + 1) == "longer"
    }
    guard isOver || !view.isUncertain(around: posts[index].units.lowerBound, reach: 4) else {
      return
    }
    let subjects = view.personalSubjects(of: verb, facts).filter {
      facts.actors.isOrBecomesPerson($0)
    }
    // "was one of the founders", but not "had been to see the prosecutors".
    let start = posts[index].units.lowerBound
    let isOneOf = start >= 2 && units[start - 1].is(.of) && units[start - 2].is(.one)
    guard let subject = subjects.first ?? ownerOfOffice(before: verb, &facts),
      !posts[index].isPlural || subjects.count > 1 || isOneOf
    else { return }
    posts[index].holders = posts[index].isPlural ? subjects : [subject]
    // "had been", "had earlier been".
    let isPluperfect =
      units[verb].is(.been)
      && (units[max(0, verb - 1)].is(.had)
        || verb > 1 && units[verb - 2].is(.had) && units[verb - 1].has([.adverb, .former]))
    let isPast = units[verb].isOne(of: .was, .were) || isPluperfect
    posts[index].link = Post.Link(manner: .copula, verb: verb, isPast: isPast)
    if isOver {
      posts[index].status = .former
      return
    }
    if view.isPlanned(posts[index].units.lowerBound), !isLasting(verb) {
      posts[index].status = .planned
    }
  }
}
