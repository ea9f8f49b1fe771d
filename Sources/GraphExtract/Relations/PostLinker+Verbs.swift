internal import GraphModel

/// Holders by the verb that leads to a post.
extension PostLinker {
  func linkVerb(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    let post = posts[index]
    // "appointed her State Secretary".
    if let possessor = post.possessor, possessor == Word.her.id || possessor == Word.his.id,
      post.units.lowerBound > 0, units[post.units.lowerBound - 1].has(.appoint),
      let last = facts.antecedent(of: units[post.units.lowerBound])
    {
      posts[index].holders = [last]
      posts[index].possessor = nil
      posts[index].link = Post.Link(manner: .appointment, verb: post.units.lowerBound - 1)
      return
    }
    if linkInversion(index, &posts, &facts) { return }
    var at = post.units.lowerBound - 1
    var object: Int?
    var hasAs = false
    var hasOffice = false
    var isExample = false
    var isOfKin = false
    var others: [Int] = []
    var steps = 0
    while at >= 0, steps < 14 {
      steps += 1
      let unit = units[at]
      if let time = times.first(where: { $0.units.contains(at) }) {
        at = time.units.lowerBound - 1
        continue
      }
      // "promoted X from deputy minister to": what is left behind.
      if object == nil, !hasAs, units[at + 1].is(.to), index > 0,
        posts[index - 1].units.contains(at), isLeftBehind(posts[index - 1])
      {
        at = posts[index - 1].units.lowerBound - 1
        continue
      }
      if object == nil, hasAs || hasOffice, let aside = startOfAside(endingAt: at, &facts) {
        at = aside - 1
        continue
      }
      if let first = object, post.isPlural, unit.isOne(of: .and, .comma), at > 0,
        let other = person(at: at - 1, &facts), other != first
      {
        others.append(other)
        at = startOfName(at - 1, posts) - 1
        continue
      }
      // "sent him to Bonn as ambassador": where, not whom.
      if hasAs, unit.kind == .actor, object == nil, at >= 2, units[at - 1].is(.to),
        facts.actors[unit.actor].kind == .country,
        units[at - 2].isOne(of: .him, .her) || isPerson(at - 2, facts)
      {
        at -= 2
        continue
      }
      // "joined the World Bank as an economist".
      if hasAs, object == nil, unit.kind == .actor, post.kind != .envoy,
        let verb = joiningVerb(at, facts)
      {
        linkService(index, verb, .becoming, &posts, &facts)
        if posts[index].bodies.isEmpty, posts[index].reference == nil {
          posts[index].bodies = [unit.actor]
          facts.actors.settle(unit.actor, as: .organization)
        }
        return
      }
      if hasAs, object == nil, unit.kind == .actor, facts.actors[unit.actor].isOrganized,
        units[at + 1].is(.possessive)
      {
        at -= 1
        continue
      }
      if unit.kind == .actor || unit.kind == .name {
        guard object == nil,
          hasAs || at == post.units.lowerBound - 1 || units[at + 1].isOne(of: .to, .from),
          let person = person(at: at, &facts)
        else { return }
        object = person
        at = startOfName(at, posts) - 1
        // "and Egypt's X as".
        if hasAs, at >= 1, units[at].is(.possessive), units[at - 1].kind == .actor { at -= 2 }
        if hasAs, at >= 0, units[at].kind == .actor, units[at].form == .adjective { at -= 1 }
        // "named career diplomat X its ambassador".
        while at > 0, units[at].kind == .word, !units[at].isCapital,
          units[at].has(.occupation) || units[at].classes.isEmpty && units[at + 1].has(.occupation)
        { at -= 1 }
        continue
      }
      if unit.kind == .title, let other = posts.first(where: { $0.units.contains(at) }),
        let holder = other.holders.first, object == nil, hasAs
      {
        object = holder
        at = other.units.lowerBound - 1
        continue
      }
      // "promoted army commander X to", "appointed former minister X as".
      if let known = object, unit.kind == .title,
        let other = posts.first(where: { $0.units.contains(at) && $0.holders.contains(known) })
      {
        at = other.units.lowerBound - 1
        continue
      }
      // "with X as foreign minister, Y as".
      if let named = object, hasAs,
        unit.is(.with)
          || unit.isOne(of: .and, .comma)
            && posts[..<index].contains(where: {
              $0.link?.manner == .service && ($0.link.map { units[$0.verb].is(.with) } ?? false)
                && at - $0.units.upperBound <= 2 && $0.units.upperBound <= at
            })
      {
        posts[index].holders = [named]
        let with = unit.is(.with) ? at : posts[index - 1].link?.verb ?? at
        posts[index].link = Post.Link(manner: .service, verb: with)
        return
      }
      // "swore in five ministers, including economist X as": those who are counted.
      if let counted = object, hasAs, let verb = countingVerb(at) {
        posts[index].holders = [counted]
        posts[index].link = Post.Link(manner: .appointment, verb: verb)
        return
      }
      if let shared = object, unit.isOne(of: .and, .comma),
        let earlier = posts[..<index].last(where: { $0.units.upperBound <= at }),
        earlier.link?.manner == .appointment, at - earlier.units.upperBound <= 2
      {
        // "named A as minister of X and B as minister of Y".
        posts[index].holders = [shared]
        posts[index].link = earlier.link
        return
      }
      if unit.is(.as) {
        hasAs = true
        at -= 1
        continue
      }
      if unit.kind == .word, unit.has(.office) {
        hasOffice = true
        at -= 1
        continue
      }
      // "In a career that included postings as ambassador, diplomat X", "his career included postings as".
      if hasOffice, unit.isOne(of: .included, .includes, .including),
        let holder = personOfCareer(at, behind: post.units.upperBound, &facts)
      {
        posts[index].holders = [holder]
        posts[index].link = Post.Link(manner: .service, verb: at, isPast: true)
        return
      }
      // "has held a number of senior positions, including".
      if unit.is(.including), let office = officeBefore(at) {
        hasOffice = true
        isExample = true
        at = office - 1
        continue
      }
      if unit.isOne(of: .him, .her), object == nil, hasAs || at == post.units.lowerBound - 1,
        let last = facts.antecedent(of: unit)
      {
        object = last
        at -= 1
        continue
      }
      // "received X as ambassador of A".
      if let received = object, hasAs, post.kind == .envoy, unit.kind == .word, unit.has(.meet),
        !unit.isCapital
      {
        posts[index].holders = [received]
        posts[index].link = Post.Link(manner: .service, verb: at)
        return
      }
      if unit.isOne(of: .appointment, .reappointment) {
        linkNominal(index, at, object, &posts, facts)
        return
      }
      if unit.kind == .word,
        unit.has([.appoint, .serve, .become, .succeed, .resign, .dismiss, .hold])
          || unit.has(.move) && units[at + 1].isOne(of: .to, .from),
        !unit.isCapital || at == 0
      {
        if isOfKin, unit.has(.succeed) {
          linkService(index, at, .succession, &posts, &facts)
          return
        }
        decide(index, at, object, hasAs: hasAs, hasOffice: hasOffice, &posts, &facts)
        if !others.isEmpty, let object, posts[index].holders == [object] {
          posts[index].holders = others.reversed() + [object]
        }
        if isExample, posts[index].link?.manner == .service { posts[index].status = .former }
        return
      }
      if unit.is(.until), units.indices.contains(at + 1), units[at + 1].isOne(of: .recently, .now) {
        isExample = true
        at -= 1
        continue
      }
      // "nominated by the government to be".
      if at >= 2, object == nil, unit.kind == .word || unit.kind == .actor,
        let by = (max(0, at - 3)..<at).last(where: { units[$0].is(.by) }),
        units[by - (by > 0 ? 1 : 0)].has(.appoint)
      {
        at = by - 1
        continue
      }
      if unit.kind == .word, unit.has(.timeunit) || unit.isOne(of: .this, .next, .ago) {
        at -= 1
        continue
      }
      if unit.isOne(of: .in), at > 0, units[at - 1].is(.sworn) {
        at -= 1
        continue
      }
      if unit.isOne(of: .over, .down, .up, .on), at > 0 {
        at -= 1
        continue
      }
      if unit.is(.be), at > 0, units[at - 1].is(.to), at > 1,
        !units[at - 2].isOne(of: .is, .was, .are)
      {
        at -= 1
        continue
      }
      if unit.isOne(of: .is, .was, .are, .were, .been, .be, .remains, .remained) {
        copula(index, at, object, &posts, &facts)
        return
      }
      if unit.kind == .word,
        unit.has([.det, .adverb, .former, .current, .acting, .planned])
          || unit.isOne(of: .to, .of, .from)
          || at == post.units.lowerBound - 1 && !unit.isCapital && unit.classes.isEmpty && at > 0
            && (units[at - 1].has(.det) || units[at - 1].isOne(of: .to, .as))
          || hasOffice && !unit.isCapital && (unit.classes.isEmpty || unit.has(.rank))
      {
        at -= 1
        continue
      }
      if unit.isOne(of: .openingQuote, .quote) {
        at -= 1
        continue
      }
      // "succeeded his half-brother as emir".
      if hasAs, object == nil, unit.has(.kin), at > 0, units[at - 1].has(.det) {
        at -= 2
        isOfKin = true
        continue
      }
      // "moves to the bank's evaluation department as its head".
      if hasAs, object == nil, unit.kind == .word && unit.has(.orghead) || unit.is(.possessive) {
        at -= 1
        continue
      }
      return
    }
  }

  /// Gives a post to the subject of a verb.
  private func linkService(
    _ index: Int, _ verb: Int, _ manner: Post.Link.Manner, _ posts: inout [Post],
    _ facts: inout DocumentFacts
  ) {
    let view = view(posts)
    guard !view.isUncertain(around: verb),
      let holder = view.personalSubjects(of: verb, facts).first,
      facts.actors.isOrBecomesPerson(holder)
    else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: manner, verb: verb)
    if view.isPlanned(verb) { posts[index].status = .planned }
  }

  /// The verb of "joined the World Bank as", whose body ends at `index`.
  private func joiningVerb(_ index: Int, _ facts: DocumentFacts) -> Int? {
    switch facts.actors[units[index].actor].kind {
    case .organization, .company, .publicBody: break
    case .unknown where units[index].end - units[index].nameFirst > 1: break
    case .unknown, .country, .person, .treaty: return nil
    }
    var verb = index - 1
    while verb > 0, units[verb].has([.det, .companynoun]) || units[verb].form == .adjective {
      verb -= 1
    }
    guard verb >= 0, units[verb].kind == .word, !units[verb].isCapital, units[verb].has(.join),
      !units[verb].has(.meet)
    else { return nil }
    return verb
  }

  /// Whose career it is of which the verb at `verb` tells what it included.
  private func personOfCareer(_ verb: Int, behind end: Int, _ facts: inout DocumentFacts) -> Int? {
    guard
      let noun = (max(0, verb - 8)..<verb).last(where: { units[$0].is(.career) })
    else { return nil }
    for at in (max(0, noun - 4)..<noun).reversed() {
      if units[at].isOne(of: .his, .her) { return facts.antecedent(of: units[at]) }
      if units[at].is(.possessive), at > 0, let owner = person(at: at - 1, &facts) { return owner }
    }
    // The clause that the career introduces.
    guard
      let comma = (end..<max(end, min(end + 30, units.count - 1))).first(where: {
        units[$0].isComma
          && (units[$0 + 1].kind == .title || units[$0 + 1].kind == .actor
            || units[$0 + 1].has(.det))
          && !(units[$0 + 1].kind == .actor && facts.actors[units[$0 + 1].actor].kind == .country
            && units[$0 + 1].form == .plain)
      })
    else { return nil }
    for at in comma + 1..<min(comma + 5, units.count) {
      if let person = person(at: at, &facts) { return person }
    }
    return nil
  }

  /// "from deputy minister to", between the verb and the new post.
  private func isLeftBehind(_ post: Post) -> Bool {
    post.units.lowerBound > 0 && units[post.units.lowerBound - 1].is(.from)
      && units.indices.contains(post.units.upperBound) && units[post.units.upperBound].is(.to)
  }

  /// The verb of "swore in five ministers, including economist", which ends at `index`.
  private func countingVerb(_ index: Int) -> Int? {
    var at = index
    while at > 0,
      units[at].has(.occupation) || units[at].titleKind == .calling && units[at].title >= 0
    { at -= 1 }
    guard units[at].is(.including) else { return nil }
    return units[max(0, at - 12)..<at].lastIndex {
      $0.kind == .word && !$0.isCapital && $0.has(.appoint)
    }
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
      guard open > 0, units[open].isComma, isPerson(open - 1, facts) else { return nil }
      return open
    }
    // "served in the cabinet of X as minister", "served under X as".
    if unit.kind == .actor, index >= 3, facts.actors[unit.actor].kind != .country {
      if units[index - 1].is(.under) { return index - 1 }
      if units[index - 1].is(.of), units[index - 2].has(.government) {
        let start = units[index - 3].has(.det) ? index - 3 : index - 2
        if start > 0, units[start - 1].is(.in) { return start - 1 }
      }
    }
    if unit.kind == .actor, index >= 2, facts.actors[unit.actor].kind == .country,
      units[index - 1].isOne(of: .of, .from), person(at: index - 2, &facts) != nil
    {
      return index - 1
    }
    return nil
  }

  /// The unit of "positions" in "positions, including".
  private func officeBefore(_ index: Int) -> Int? {
    var at = index - 1
    if at >= 0, units[at].isComma { at -= 1 }
    while at >= 0, index - at < 8 {
      if units[at].kind == .word, units[at].has(.office), !units[at].isCapital { return at }
      // "positions in the ministry, including".
      guard units[at].kind == .actor || units[at].kind == .word && !units[at].has(.anyVerb) else {
        return nil
      }
      at -= 1
    }
    return nil
  }

  func startOfName(_ index: Int, _ posts: [Post]) -> Int {
    if let post = posts.first(where: { $0.units.upperBound == index && $0.isPrenominal }) {
      return post.units.lowerBound
    }
    return index
  }

  /// "The new ambassador to the U.S. is X".
  func linkInversion(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts)
    -> Bool
  {
    let end = posts[index].units.upperBound
    guard units.indices.contains(end + 1) else { return false }
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
    guard posts[index].hasArticle || !posts[index].bodies.isEmpty else { return false }
    if posts[index].isPlural { return linkPluralInversion(index, end, &posts, &facts) }
    // "The post of foreign minister went to X".
    if units[end].has(.grant), units[end + 1].is(.to), posts[index].units.lowerBound >= 2,
      units[posts[index].units.lowerBound - 1].is(.of),
      units[posts[index].units.lowerBound - 2].has(.office),
      let holder = person(at: end + 2, &facts)
    {
      posts[index].holders = [holder]
      posts[index].link = Post.Link(manner: .becoming, verb: end)
      return true
    }
    // "Portugal's new foreign minister will be X".
    let isAhead = units[end].is(.will) && units[end + 1].is(.be)
    guard isAhead || units[end].isOne(of: .is, .was) else { return false }
    var name = isAhead ? end + 2 : end + 1
    while units.indices.contains(name), name - end < 4,
      units[name].kind == .word && units[name].has(.occupation)
        || units[name].kind == .title && units[name].titleKind == .calling
    { name += 1 }
    guard let holder = person(at: name, &facts) else { return false }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: .copula, verb: end, isPast: units[end].is(.was))
    if isAhead { posts[index].status = .planned }
    return true
  }

  /// "The deputy prime ministers are X and Y".
  private func linkPluralInversion(
    _ index: Int, _ verb: Int, _ posts: inout [Post], _ facts: inout DocumentFacts
  ) -> Bool {
    guard units[verb].isOne(of: .are, .were), posts[index].kind != .envoy else { return false }
    var holders: [Int] = []
    var next = verb + 1
    while holders.count < 30, let holder = person(at: next, &facts) {
      holders.append(holder)
      next += 1
      guard units.indices.contains(next), units[next].isComma || units[next].is(.and) else { break }
      while units.indices.contains(next), units[next].isComma || units[next].is(.and) { next += 1 }
    }
    guard holders.count > 1 else { return false }
    posts[index].holders = holders
    posts[index].link = Post.Link(manner: .copula, verb: verb, isPast: units[verb].is(.were))
    return true
  }

  /// "the appointment of X as", "X's reappointment as".
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
    posts[index].link = Post.Link(manner: .appointment, verb: noun)
  }

  func copula(
    _ index: Int, _ verb: Int, _ object: Int?, _ posts: inout [Post], _ facts: inout DocumentFacts
  ) {
    guard object == nil else { return }
    let view = view(posts)
    guard !view.isUncertain(around: posts[index].units.lowerBound, reach: 4) else { return }
    let subjects = view.personalSubjects(of: verb, facts).filter {
      facts.actors.isOrBecomesPerson($0)
    }
    guard let subject = subjects.first else { return }
    posts[index].holders = posts[index].isPlural ? subjects : [subject]
    let isPast =
      units[verb].isOne(of: .was, .were)
      || units[verb].is(.been) && verb > 0 && units[verb - 1].is(.had)
    posts[index].link = Post.Link(manner: .copula, verb: verb, isPast: isPast)
    if view.isPlanned(posts[index].units.lowerBound) { posts[index].status = .planned }
  }

  func decide(
    _ index: Int, _ verb: Int, _ object: Int?, hasAs: Bool, hasOffice: Bool, _ posts: inout [Post],
    _ facts: inout DocumentFacts
  ) {
    let view = view(posts)
    let unit = units[verb]
    let isUncertain = view.isUncertain(around: verb)
    guard !isUncertain else { return }
    var holders: [Int] = []
    var link = Post.Link(manner: .service, verb: verb)
    func subjects() -> [Int] {
      view.personalSubjects(of: verb, facts)
    }
    if unit.has(.succeed) {
      guard let object, hasAs else { return }
      holders = subjects().filter { $0 != object }
      link.manner = .succession
    } else if unit.has(.resign) {
      guard hasAs || hasOffice || units[verb + 1].is(.from) else { return }
      holders = object.map { [$0] } ?? subjects()
      link.manner = .departure
    } else if unit.has(.dismiss) {
      guard hasAs || hasOffice else { return }
      holders = object.map { [$0] } ?? (isPassive(verb) ? subjects() : [])
      link.manner = .departure
    } else if unit.has(.appoint) {
      link.manner = .appointment
      if object == nil, hasOffice, isRetained(verb) {
        // "X retained his post as".
        holders = subjects()
        link.manner = .service
      } else if let object {
        holders = [object]
      } else if isPassive(verb) || isReduced(verb) && !unit.is(.made) {
        holders = subjects()
        if holders.isEmpty, isReduced(verb) { holders = view.phrase(endingAt: verb - 1, facts) }
        if holders.isEmpty, isReduced(verb), verb >= 2, units[verb - 1].isComma {
          holders = view.coordinated(endingAt: verb - 2, facts)
        }
      }
    } else if unit.has(.become) || unit.has(.move) && !unit.has(.hold) {
      guard object == nil else { return }
      link.manner = .becoming
      holders = subjects()
    } else if unit.has(.serve), hasAs || hasOffice || unit.has(.hold) && hasOffice {
      guard object == nil || isPersonSubject(verb, object, view, facts) else { return }
      holders = subjects()
      if holders.isEmpty, let object { holders = [object] }
      link.isPast = isPastTense(verb)
    } else if unit.has(.hold), hasOffice || hasAs {
      // "takes over from X as": who comes, not who goes.
      guard object == nil || hasAs && isTakeover(verb) else { return }
      holders = subjects().filter { $0 != object }
      link.manner = units[verb].isOne(of: .held) ? .service : .becoming
      link.isPast = units[verb].isOne(of: .held)
    }
    holders = holders.filter { facts.actors.isOrBecomesPerson($0) }
    guard !holders.isEmpty else { return }
    posts[index].holders = posts[index].isPlural ? holders : [holders[0]]
    link.isProposal = isNomination(verb)
    // "will step down as chairman": is chairman until then.
    link.isAhead = link.manner == .departure && view.isPlanned(verb)
    posts[index].link = link
    if link.isAhead { return }
    if isLeftBehind(posts[index]), unit.has([.appoint, .move]) {
      posts[index].status = .former
      posts[index].link?.manner = .departure
      return
    }
    if isDistinction(verb) {
      // "the first woman to become minister": says that she did, and seldom when.
      let end = posts[index].units.upperBound
      let isDated = times.contains { $0.units.lowerBound >= end && $0.units.lowerBound - end <= 1 }
      if link.manner == .becoming, !isDated { posts[index].link?.manner = .service }
      return
    }
    if view.isPlanned(verb) || isNomination(verb)
      || units[max(0, verb - 1)].is(.to) && link.manner != .service && verb > 0
        && !isInfinitiveOfPast(verb)
    {
      posts[index].status = .planned
    }
  }

  /// "takes over from": someone gives the office up.
  private func isTakeover(_ verb: Int) -> Bool {
    units.indices.contains(verb + 2) && units[verb + 1].is(.over) && units[verb + 2].is(.from)
  }

  /// "the first woman to become", "the youngest person ever to hold".
  private func isDistinction(_ verb: Int) -> Bool {
    guard verb >= 2, units[verb - 1].is(.to) else { return false }
    return units[max(0, verb - 7)..<verb - 1].contains { $0.kind == .word && $0.has(.distinction) }
  }

  private func isRetained(_ verb: Int) -> Bool {
    Int(units[verb].word) < lexicon.words.count
      && lexicon.words.spelling(units[verb].word).hasPrefix("retain")
  }

  /// Who is nominated does not yet hold the post.
  private func isNomination(_ verb: Int) -> Bool {
    Int(units[verb].word) < lexicon.words.count
      && lexicon.words.spelling(units[verb].word).hasPrefix("nominat")
  }

  func isPersonSubject(
    _ verb: Int, _ object: Int?, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Bool {
    view.subjects(of: verb, facts).isEmpty
  }

  func isInfinitiveOfPast(_ verb: Int) -> Bool {
    verb >= 2 && units[verb - 2].has(.appoint)
  }

  func isPastTense(_ verb: Int) -> Bool {
    let unit = units[verb]
    if unit.word == Word.served.id {
      return !(verb > 0 && units[verb - 1].isOne(of: .has, .have))
        && !(verb > 1 && units[verb - 2].isOne(of: .has, .have))
    }
    return unit.isOne(of: .held)
      || Int(unit.word) < lexicon.words.count && lexicon.words.spelling(unit.word).hasSuffix("ed")
  }

  /// Whether a form of "be" leads to the participle.
  func isPassive(_ verb: Int) -> Bool {
    var at = verb - 1
    while at >= 0, verb - at < 6 {
      let unit = units[at]
      if unit.isOne(of: .was, .were, .been, .is, .are, .be, .being) { return true }
      guard
        unit.has([.adverb, .aux, .negation]) || unit.isOne(of: .sworn)
          || times.contains(where: { $0.units.contains(at) })
      else { return false }
      at -= 1
    }
    return false
  }

  /// "X, appointed minister in 2020, …"; "Appointed in 2020, …".
  func isReduced(_ verb: Int) -> Bool {
    verb == 0 || units[verb - 1].isComma || units[verb - 1].is(.sworn)
      || units[verb - 1].isOne(of: .and)
  }
}
