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
    var isToBe = false
    var hasDestination = false
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
      if object == nil, hasAs || hasOffice || isToBe, let aside = startOfAside(endingAt: at, &facts)
      {
        at = aside - 1
        continue
      }
      // "assigned the former minister, X, to the post of": the name of whom the title is.
      if object == nil, hasOffice || hasAs, unit.isComma, at > 0,
        let apposed = posts[..<index].last(where: {
          $0.units.upperBound == at - 2 && units[at - 2].isComma && $0.holders.count == 1
            && $0.holders[0] == units[at - 1].actor
        })
      {
        object = apposed.holders[0]
        at = apposed.units.lowerBound - 1
        continue
      }
      if let first = object, post.isPlural, unit.isOne(of: .and, .comma), at > 0,
        let other = person(at: at - 1, &facts), other != first
      {
        others.append(other)
        at = startOfName(at - 1, posts) - 1
        continue
      }
      // "was sent abroad as".
      if hasAs, object == nil,
        ["abroad", "overseas", "there"].contains(view(posts).spelling(at: at))
      {
        at -= 1
        continue
      }
      // "served her country as".
      if hasAs, object == nil, unit.kind == .word, unit.has(.realm), at > 1,
        units[at - 1].isOne(of: .his, .her)
      {
        if posts[index].bodies.isEmpty, posts[index].reference == nil {
          posts[index].reference = .ownCountry
        }
        at -= 2
        continue
      }
      // "goes to Rome as ambassador", "sent X to Japan as ambassador": where an envoy is sent.
      if hasAs, object == nil, post.kind == .envoy, unit.kind == .actor,
        let to = destinationStart(endingAt: at, facts)
      {
        if posts[index].receiving.isEmpty { posts[index].receiving = [unit.actor] }
        hasDestination = true
        at = to - 1
        continue
      }
      // "whose last posting was as": whose office it was.
      if hasAs, object == nil, unit.isOne(of: .is, .was, .had), at > 1, units[at - 1].has(.office),
        let holder = ownerOfPosting(endingAt: at - 1, &facts)
      {
        posts[index].holders = [holder]
        posts[index].link = Post.Link(manner: .service, verb: at, isPast: unit.is(.was))
        return
      }
      // "sent him to Bonn as ambassador": where, not whom.
      if hasAs, unit.kind == .actor, object == nil, at >= 2, units[at - 1].is(.to),
        facts.actors[unit.actor].kind == .country,
        units[at - 2].isOne(of: .him, .her) || isPerson(at - 2, facts)
      {
        at -= 2
        continue
      }
      // "is going to Rome as ambassador", "travels to Brasilia as envoy": where.
      if hasAs, unit.kind == .actor, object == nil, post.kind == .envoy, at >= 2,
        units[at - 1].is(.to), facts.actors[unit.actor].kind == .country,
        units[at - 2].kind == .word,
        [
          "going", "goes", "went", "go", "travels", "travelled", "traveled", "heads", "headed",
          "returns", "returned", "moves", "moved", "off",
        ].contains(view(posts).spelling(at: at - 2))
      {
        linkService(index, at - 2, .becoming, &posts, &facts)
        guard !posts[index].holders.isEmpty else { return }
        if posts[index].receiving.isEmpty { posts[index].receiving = [unit.actor] }
        if view(posts).spelling(at: at - 2) == "going" { posts[index].status = .planned }
        return
      }
      // "confirmed by the Senate as": who does it.
      if object == nil, let by = agentStart(endingAt: at) {
        // "hired by A as an engineer".
        if hasAs, unit.kind == .actor,
          facts.actors[unit.actor].isBody || facts.actors[unit.actor].kind == .unknown,
          [.body, .company, .calling].contains(post.kind)
        {
          place(&posts[index], at: unit.actor)
        }
        at = by - 1
        continue
      }
      // "served in Washington as", "worked at the Bank as".
      if hasAs, object == nil, unit.kind == .actor, let start = placeStart(endingAt: at, facts) {
        if post.kind == .envoy, posts[index].receiving.isEmpty,
          facts.actors[unit.actor].kind == .country
        {
          posts[index].receiving = [unit.actor]
        }
        if facts.actors[unit.actor].isBody
          || facts.actors[unit.actor].kind == .unknown && units[start].is(.at)
        {
          place(&posts[index], at: unit.actor)
        }
        at = start - 1
        continue
      }
      // "joined the World Bank as an economist".
      if hasAs, object == nil, unit.kind == .actor, post.kind != .envoy,
        let verb = joiningVerb(at, facts)
      {
        linkService(index, verb, .becoming, &posts, &facts)
        if place(&posts[index], at: unit.actor) {
          facts.actors.settle(unit.actor, as: .organization)
        }
        return
      }
      if hasAs, object == nil, let (verb, owner) = boardJoined(at) {
        linkService(index, verb, .becoming, &posts, &facts)
        if let owner = owner ?? LeadershipRule().companyBefore(at, view(posts), facts) {
          place(&posts[index], at: owner)
        }
        return
      }
      if hasAs, object == nil, unit.kind == .actor, facts.actors[unit.actor].isOrganized,
        units[at + 1].is(.possessive)
      {
        at -= 1
        continue
      }
      // "was posted to the mission in Geneva as counsellor".
      if hasAs, object == nil, unit.kind == .actor, post.kind != .envoy,
        let verb = postingVerb(at, facts)
      {
        place(&posts[index], at: unit.actor)
        at = verb
        continue
      }
      // "was named as Hancock's replacement as".
      if hasAs, object == nil, at >= 2, units[at - 1].is(.possessive),
        ["replacement", "successor"].contains(view(posts).spelling(at: at))
      {
        at = startOfName(at - 2, posts) - 1
        continue
      }
      if unit.kind == .actor || unit.kind == .name {
        guard object == nil,
          hasAs || isToBe || at == post.units.lowerBound - 1
            || units[at + 1].isOne(of: .to, .from),
          let person = person(at: at, isCertain: isAppointee(at, hasAs: hasAs), &facts)
        else { return }
        object = person
        at = startOfName(at, posts) - 1
        // "and Egypt's X as".
        if hasAs, at >= 1, units[at].is(.possessive), units[at - 1].kind == .actor { at -= 2 }
        if hasAs, at >= 0, units[at].kind == .actor, units[at].form == .adjective { at -= 1 }
        // "named career diplomat X its ambassador".
        while at > 0, units[at].kind == .word, !units[at].isCapital,
          units[at].has(.occupation)
            || units[at].classes.isOrdinary && units[at + 1].has(.occupation)
        { at -= 1 }
        // "and the Hartwell banker X as".
        if hasAs, at > 0, units[at].kind == .actor, units[at - 1].has(.det),
          units[at + 1].has(.occupation)
        {
          at -= 1
        }
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
        unit.is(.with) || isConsisting(at)
          || unit.isOne(of: .and, .comma)
            && posts[..<index].contains(where: {
              $0.link?.manner == .service
                && ($0.link.map { units[$0.verb].is(.with) || isConsisting($0.verb) } ?? false)
                && at - $0.units.upperBound <= 2 && $0.units.upperBound <= at
            })
      {
        posts[index].holders = [named]
        let with = unit.is(.with) || isConsisting(at) ? at : posts[index - 1].link?.verb ?? at
        posts[index].link = Post.Link(manner: .service, verb: with)
        return
      }
      // "swore in five ministers, including economist X as": those who are counted.
      if let counted = object, hasAs, let verb = countingVerb(at) {
        posts[index].holders = [counted]
        posts[index].link = Post.Link(manner: .appointment, verb: verb)
        return
      }
      if let named = object, hasAs, let verb = invertedVerb(at) {
        posts[index].holders = [named]
        posts[index].link = Post.Link(manner: .appointment, verb: verb)
        return
      }
      if let shared = object, unit.isOne(of: .and, .comma),
        let earlier = posts[..<index].last(where: { $0.units.upperBound <= at }),
        let link = earlier.link, isAppointing(link) || hasAs && isLinkedByAs(earlier),
        at - earlier.units.upperBound <= 2
      {
        // "named A as minister of X and B as minister of Y", "A was named minister of X, and B of Y".
        posts[index].holders = [shared]
        posts[index].link = link
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
      // "His posts included these: ambassador to".
      if unit.is(.colon), at > 0, units[at - 1].isOne(of: .these, .included, .following) {
        at -= 1
        continue
      }
      // "In a career that included postings as ambassador, diplomat X", "his career included postings as".
      if hasOffice || units[at + 1].isOne(of: .these, .colon, .following)
        || at + 1 == post.units.lowerBound,
        unit.isOne(of: .included, .includes, .including),
        let holder = personOfCareer(at, behind: post.units.upperBound, &facts)
      {
        posts[index].holders = [holder]
        posts[index].link = Post.Link(manner: .service, verb: at, isPast: true)
        return
      }
      // "has held a number of senior positions, including".
      if unit.is(.including), let office = officeBefore(at) {
        // "various roles at the Bank, including head of audit".
        if let body = (office..<at).first(where: {
          units[$0].kind == .actor && units[$0].form == .plain
            && facts.actors[units[$0].actor].kind != .person
            && facts.actors[units[$0].actor].kind != .country
        }) {
          place(&posts[index], at: units[body].actor)
        }
        hasOffice = true
        isExample = true
        at = office - 1
        continue
      }
      // "made him minister", "removing her from the post of".
      if unit.isOne(of: .him, .her), object == nil,
        !hasOffice && (hasAs || at == post.units.lowerBound - 1)
          || hasOffice && units[at + 1].isOne(of: .from, .of, .to),
        let last = (hasOffice ? personMeant(by: at, posts[..<index], facts) : nil)
          ?? facts.antecedent(of: unit)
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
      if unit.isOne(of: .appointment, .reappointment)
        || unit.kind == .word && !unit.isCapital && unit.has([.choice, .leaving])
          && (hasAs || !unit.has(.leaving))
          && (object != nil
            || at > 0 && (units[at - 1].is(.possessive) || units[at - 1].isOne(of: .his, .her)))
      {
        linkNominal(index, at, object, &posts, facts)
        return
      }
      if unit.kind == .word,
        unit.has([.appoint, .serve, .become, .succeed, .resign, .dismiss, .hold])
          || unit.has(.travel) && (hasDestination || isToBe)
          || unit.has(.move)
            && (units[at + 1].isOne(of: .to, .from) || isToBe && units[at + 1].isOne(of: .on, .up)),
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
      if unit.kind == .word, unit.has(.timeunit) || unit.isOne(of: .this, .next, .ago) {
        at -= 1
        continue
      }
      // "was sworn in as", "brought in X as".
      if unit.isOne(of: .in), at > 0,
        units[at - 1].is(.sworn) || object != nil && units[at - 1].has(.appoint)
          || hasAs && object != nil && verbOfAs(at - 1, posts) != nil
      {
        at -= 1
        continue
      }
      if object == nil, let (verb, manner) = gain(at, hasAs: hasAs, hasOffice: hasOffice) {
        linkService(index, verb, manner, &posts, &facts)
        return
      }
      // "who used to be a deputy minister".
      if object == nil, units[at + 1].is(.to), view(posts).spelling(at: at) == "used" {
        linkService(index, at, .service, &posts, &facts)
        posts[index].status = posts[index].holders.isEmpty ? nil : .former
        return
      }
      if unit.isOne(of: .over, .down, .up, .on), at > 0 {
        at -= 1
        continue
      }
      if unit.is(.be), at > 0, units[at - 1].is(.to), at > 1,
        !units[at - 2].isOne(of: .is, .was, .are)
      {
        isToBe = true
        at -= 1
        continue
      }
      if unit.isOne(of: .is, .was, .are, .were, .been, .be, .remains, .remained, .remain) {
        copula(index, at, object, &posts, &facts)
        return
      }
      if hasOffice, object == nil, isGivingUp(at) {
        linkAs(index, at, nil, hasOffice: true, &posts, &facts)
        return
      }
      if hasAs, let verb = verbOfAs(at, hasObject: object != nil, posts) {
        linkAs(index, verb, object, hasOffice: hasOffice, &posts, &facts)
        return
      }
      if unit.kind == .word,
        unit.has([.det, .adverb, .former, .current, .acting, .planned])
          || unit.isOne(of: .to, .of, .from) || hasOffice && unit.is(.for)
          || at == post.units.lowerBound - 1 && !unit.isCapital && unit.classes.isOrdinary && at > 0
            && (units[at - 1].has(.det) || units[at - 1].isOne(of: .to, .as) && !isVerb(at, posts))
          || hasOffice && !unit.isCapital && (unit.classes.isOrdinary || unit.has(.rank))
      {
        at -= 1
        continue
      }
      // "was sent abroad as ambassador".
      if hasAs, object == nil, unit.kind == .word, !unit.isCapital, unit.classes.isOrdinary,
        view(posts).syntax.tag(unit.end - 1).partOfSpeech == .adverb
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
}
