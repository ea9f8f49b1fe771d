internal import GraphModel

/// Finds who holds each post of a sentence: the name behind it, the name it stands in apposition to,
/// or the subject or object of the verb that leads to it.
struct PostLinker {
  let units: [Unit]
  let times: [TimeExpression]
  let lexicon: Lexicon
  /// Builds the view that rules see, with the posts linked so far.
  let view: ([Post]) -> SentenceView

  func link(_ posts: [Post], _ facts: inout DocumentFacts) -> [Post] {
    var posts = posts
    for index in posts.indices { linkName(behind: index, &posts, &facts) }
    for index in posts.indices where posts[index].holders.isEmpty {
      linkApposition(index, &posts, &facts)
    }
    for index in posts.indices where posts[index].holders.isEmpty {
      linkVerb(index, &posts, &facts)
      if posts[index].holders.isEmpty { linkChain(index, &posts) }
      if posts[index].holders.isEmpty { linkNameBehindComma(index, &posts, &facts) }
      if posts[index].holders.isEmpty { linkCredentials(index, &posts, facts) }
    }
    for index in posts.indices.dropLast().reversed()
    where posts[index].isJoined && posts[index].holders.isEmpty && !posts[index + 1].holders.isEmpty
    {
      posts[index].holders = posts[index + 1].holders
      posts[index].link = posts[index + 1].link
    }
    for index in posts.indices where posts[index].holders.isEmpty {
      linkReference(index, &posts, facts)
    }
    return posts
  }

  private func isPerson(_ index: Int, _ facts: DocumentFacts) -> Bool {
    units.indices.contains(index) && units[index].kind == .actor
      && facts.actors[units[index].actor].kind == .person
  }

  /// The person at a unit; a name of which nothing is known becomes a person by standing there.
  private func person(at index: Int, _ facts: inout DocumentFacts) -> Int? {
    guard units.indices.contains(index), units[index].kind == .actor else { return nil }
    let actor = units[index].actor
    if facts.actors[actor].kind == .person { return actor }
    guard facts.actors[actor].kind == .unknown, units[index].end - units[index].nameFirst >= 2,
      facts.actors[actor].key.count <= 6
    else { return nil }
    facts.actors.becomePerson(actor)
    return actor
  }

  // MARK: "President X", "Presidents X and Y"

  private func linkName(behind index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    let end = posts[index].units.upperBound
    guard units.indices.contains(end), units[end].kind == .actor else { return }
    // "The ambassador told X": only a name that follows at once.
    guard let first = person(at: end, &facts) else { return }
    posts[index].holders = [first]
    posts[index].isPrenominal = true
    posts[index].link = Post.Link(manner: .apposition, verb: posts[index].units.lowerBound)
    var next = end + 1
    if posts[index].bodies.isEmpty, next + 1 < units.count, units[next].is(.of),
      let body = bodyAt(next + 1, facts)
    {
      posts[index].bodies = [body]
      next += 2
    }
    guard posts[index].isPlural else { return }
    // "the ambassadors of …" handles its own lists.
    while next < units.count, posts[index].holders.count < 30 {
      var name = next
      if units[name].isComma { name += 1 }
      if name < units.count, units[name].isOne(of: .and, .ampersand) { name += 1 }
      guard name > next, let other = person(at: name, &facts) else { break }
      posts[index].holders.append(other)
      next = name + 1
      // "Foreign Ministers A of X and B of Y": one body each, in ``bodies`` in that order.
      if next + 1 < units.count, units[next].is(.of), let body = countryAt(next + 1, facts),
        posts[index].bodies.count == posts[index].holders.count - 1
      {
        posts[index].bodies.append(body)
        next += 2
      }
    }
  }

  /// The country or organisation at a unit, which an article may precede.
  private func bodyAt(_ index: Int, _ facts: DocumentFacts) -> Int? {
    let at = units[index].is(.the) ? index + 1 : index
    guard units.indices.contains(at), units[at].kind == .actor, units[at].form == .plain,
      facts.actors[units[at].actor].isOrganized
    else { return nil }
    return units[at].actor
  }

  private func countryAt(_ index: Int, _ facts: DocumentFacts) -> Int? {
    guard units.indices.contains(index), units[index].kind == .actor, units[index].form == .plain,
      facts.actors[units[index].actor].kind == .country
    else { return nil }
    return units[index].actor
  }

  // MARK: "X, president of Y"

  private func linkApposition(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    var before = posts[index].units.lowerBound - 1
    var isFormer = false
    while before > 0, units[before].kind == .word,
      units[before].has([.adverb, .former]) || units[before].is(.most)
    {
      if units[before].has(.former)
        || units[before].isOne(of: .recently) && before > 0 && units[before - 1].is(.most)
      {
        isFormer = true
      }
      before -= 1
    }
    guard before >= 1 else { return }
    let mark = units[before]
    guard mark.isOne(of: .comma, .openingBracket, .dash, .emDash, .colon) else { return }
    // Credentials of the person, an age or a degree, may stand between: "X, 54, minister".
    var name = before - 1
    if units[name].kind == .number, name >= 2, units[name - 1].isComma { name -= 2 }
    guard let holder = person(at: name, &facts) else { return }
    // "A met B, the minister of C": an article is usual, and a comma alone suffices for a title.
    if posts.contains(where: {
      $0.isPrenominal && $0.holders.contains(holder) && $0.units.upperBound == name
    }), !posts[index].hasArticle, !mark.isComma {
      return
    }
    // "with President X, Prime Minister Y and": that next title has its own name.
    posts[index].holders = [holder]
    if isFormer { posts[index].status = .former }
    posts[index].link = Post.Link(manner: .apposition, verb: posts[index].units.lowerBound)
  }

  // MARK: "The prime minister of Y, X, …"

  private func linkNameBehindComma(
    _ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts
  ) {
    let end = posts[index].units.upperBound
    guard units.indices.contains(end + 1), units[end].isOne(of: .comma, .colon, .dash, .emDash)
    else { return }
    let isLabel = posts[index].units.lowerBound == 0 && !units[end].isComma
    guard isLabel || posts[index].hasArticle || !posts[index].bodies.isEmpty
    else {
      return
    }
    if posts[index].isPlural {
      linkNamesBehindComma(index, &posts, &facts)
      return
    }
    guard
      isPerson(end + 1, facts)
        || units[end + 1].kind == .actor && facts.actors[units[end + 1].actor].kind == .unknown
    else { return }
    // What follows the name must close the apposition.
    let next = end + 2
    guard
      next >= units.count || units[next].kind == .mark || units[next].has(.anyVerb.union(.aux))
        || units[next].is(.and)
    else { return }
    if posts.contains(where: {
      $0.units.lowerBound == next + 1 && $0.holders.contains(units[end + 1].actor)
    }) {
      return
    }
    guard let holder = person(at: end + 1, &facts) else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: .apposition, verb: posts[index].units.lowerBound)
  }

  /// "The foreign ministers of A and B, X and Y, …": as many names as bodies.
  private func linkNamesBehindComma(
    _ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts
  ) {
    let bodies = posts[index].bodies
    guard bodies.count > 1, posts[index].kind != .envoy else { return }
    var next = posts[index].units.upperBound + 1
    var holders: [Int] = []
    while holders.count < bodies.count, let holder = person(at: next, &facts) {
      holders.append(holder)
      next += 1
      if units.indices.contains(next), units[next].isComma { next += 1 }
      if units.indices.contains(next), units[next].is(.and) { next += 1 }
    }
    guard holders.count == bodies.count else { return }
    posts[index].holders = holders
    posts[index].link = Post.Link(manner: .apposition, verb: posts[index].units.lowerBound)
  }

  /// "X presented her credentials to Y as ambassador of Z".
  private func linkCredentials(_ index: Int, _ posts: inout [Post], _ facts: DocumentFacts) {
    let start = posts[index].units.lowerBound
    guard posts[index].kind == .envoy, start > 0, units[start - 1].is(.as),
      let word = units[..<start].firstIndex(where: { $0.isOne(of: .credentials, .credence) }),
      let holder = (0..<word).first(where: { isPerson($0, facts) })
    else { return }
    posts[index].holders = [units[holder].actor]
    posts[index].link = Post.Link(manner: .chain, verb: word)
  }

  /// "The emir met …": the one person whom the document gives that title.
  private func linkReference(_ index: Int, _ posts: inout [Post], _ facts: DocumentFacts) {
    let post = posts[index]
    guard post.hasArticle, !post.isPlural, post.possessor == nil, post.status == nil,
      post.receiving.isEmpty, units[post.units.lowerBound].is(.the)
    else { return }
    let holders = facts.holdersByTitle[post.head] ?? []
    guard holders.count == 1, let holder = holders.first else { return }
    if let body = post.bodies.first, facts.countryOfPerson[holder] != body { return }
    posts[index].holders = [holder]
  }

  // MARK: "…, and director of Z from 2002 to 2005"

  /// A post that goes on with the list of an earlier one has the same holder.
  private func linkChain(_ index: Int, _ posts: inout [Post]) {
    guard index > 0 else { return }
    let previous = posts[index - 1]
    guard !previous.holders.isEmpty,
      !previous.isPrenominal || posts[index].isJoined || previous.isJoined
    else {
      return
    }
    var gap = previous.units.upperBound
    let start = posts[index].units.lowerBound
    guard start - gap <= 24 else { return }
    var isSeparated = false
    while gap < start {
      if let time = times.first(where: { $0.units.contains(gap) }) {
        gap = time.units.upperBound
        continue
      }
      let unit = units[gap]
      if unit.kind == .number || unit.is(.during)
        || unit.isOne(of: .comma, .and, .semicolon, .as, .then, .later, .ampersand, .also)
        || unit.has([.adverb]) || unit.has([.det])
      {
        if unit.isOne(of: .comma, .and, .semicolon, .ampersand) { isSeparated = true }
        gap += 1
        continue
      }
      if unit.kind == .word, unit.has(.serve.union(.become)), isSeparated {
        gap += 1
        continue
      }
      return
    }
    guard isSeparated else { return }
    posts[index].holders = previous.holders
    posts[index].isPrenominal = false
    posts[index].link = Post.Link(
      manner: .chain, verb: previous.link?.verb ?? start, isPast: previous.link?.isPast ?? false)
    if posts[index].status == nil,
      previous.link?.manner == .apposition || previous.link?.manner == .chain
    {
      if previous.status == .former, previous.isJoined { posts[index].status = .former }
    }
  }

  // MARK: Verbs

  private func linkVerb(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    let post = posts[index]
    // "appointed her State Secretary".
    if let possessor = post.possessor, possessor == Word.her.id || possessor == Word.his.id,
      post.units.lowerBound > 0, units[post.units.lowerBound - 1].has(.appoint),
      let last = facts.lastPerson
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
    var steps = 0
    while at >= 0, steps < 14 {
      steps += 1
      let unit = units[at]
      if let time = times.first(where: { $0.units.contains(at) }) {
        at = time.units.lowerBound - 1
        continue
      }
      if unit.kind == .actor || unit.kind == .name {
        guard object == nil, hasAs || at == post.units.lowerBound - 1 || units[at + 1].is(.to),
          let person = person(at: at, &facts)
        else { return }
        object = person
        at = startOfName(at, posts) - 1
        continue
      }
      if unit.kind == .title, let other = posts.first(where: { $0.units.contains(at) }),
        let holder = other.holders.first, object == nil, hasAs
      {
        object = holder
        at = other.units.lowerBound - 1
        continue
      }
      if let shared = object, unit.isOne(of: .and, .comma), index > 0,
        posts[index - 1].link?.manner == .appointment, at - posts[index - 1].units.upperBound <= 2
      {
        // "named A as minister of X and B as minister of Y".
        posts[index].holders = [shared]
        posts[index].link = posts[index - 1].link
        return
      }
      if unit.is(.as) {
        hasAs = true
        at -= 1
        continue
      }
      if unit.isOne(of: .post, .position, .office, .role, .job, .title, .duties, .charge, .oath)
        || unit.isOne(of: .term)
      {
        hasOffice = true
        at -= 1
        continue
      }
      if unit.isOne(of: .him, .her), hasAs || at == post.units.lowerBound - 1,
        let last = facts.lastPerson
      {
        object = last
        at -= 1
        continue
      }
      if unit.isOne(of: .appointment, .reappointment) {
        linkNominal(index, at, object, &posts, facts)
        return
      }
      if unit.kind == .word,
        unit.has([.appoint, .serve, .become, .succeed, .resign, .dismiss, .hold]),
        !unit.isCapital || at == 0
      {
        decide(index, at, object, hasAs: hasAs, hasOffice: hasOffice, &posts, &facts)
        return
      }
      if unit.isOne(of: .in), at > 0, units[at - 1].is(.sworn) {
        at -= 1
        continue
      }
      if unit.isOne(of: .over, .down, .up, .on), at > 0 {
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
      {
        at -= 1
        continue
      }
      if unit.isOne(of: .openingQuote, .quote) {
        at -= 1
        continue
      }
      return
    }
  }

  private func startOfName(_ index: Int, _ posts: [Post]) -> Int {
    if let post = posts.first(where: { $0.units.upperBound == index && $0.isPrenominal }) {
      return post.units.lowerBound
    }
    return index
  }

  /// "The new ambassador to the U.S. is X".
  private func linkInversion(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts)
    -> Bool
  {
    let end = posts[index].units.upperBound
    guard units.indices.contains(end + 1), units[end].isOne(of: .is, .was),
      posts[index].hasArticle || !posts[index].bodies.isEmpty,
      let holder = person(at: end + 1, &facts)
    else { return false }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: .copula, verb: end, isPast: units[end].is(.was))
    return true
  }

  /// "the appointment of X as", "X's reappointment as".
  private func linkNominal(
    _ index: Int, _ noun: Int, _ object: Int?, _ posts: inout [Post], _ facts: DocumentFacts
  ) {
    var holder = object
    if holder == nil, noun >= 2, units[noun - 1].is(.possessive), isPerson(noun - 2, facts) {
      holder = units[noun - 2].actor
    }
    if holder == nil, noun >= 1, units[noun - 1].isOne(of: .his, .her) { holder = facts.lastPerson }
    guard let holder else { return }
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: .appointment, verb: noun)
  }

  private func copula(
    _ index: Int, _ verb: Int, _ object: Int?, _ posts: inout [Post], _ facts: inout DocumentFacts
  ) {
    guard object == nil else { return }
    let view = view(posts)
    guard !view.isUncertain(around: posts[index].units.lowerBound, reach: 4) else { return }
    let subjects = view.subjects(of: verb, facts).filter { facts.actors.isOrBecomesPerson($0) }
    guard let subject = subjects.first else { return }
    posts[index].holders = posts[index].isPlural ? subjects : [subject]
    let isPast =
      units[verb].isOne(of: .was, .were)
      || units[verb].is(.been) && verb > 0 && units[verb - 1].is(.had)
    posts[index].link = Post.Link(manner: .copula, verb: verb, isPast: isPast)
    if view.isPlanned(posts[index].units.lowerBound) { posts[index].status = .planned }
  }

  private func decide(
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
      view.subjects(of: verb, facts)
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
      if let object {
        holders = [object]
      } else if isPassive(verb) || isReduced(verb) {
        holders = subjects()
        if holders.isEmpty, isReduced(verb) { holders = view.phrase(endingAt: verb - 1, facts) }
        if holders.isEmpty, isReduced(verb), verb >= 2, units[verb - 1].isComma {
          holders = view.coordinated(endingAt: verb - 2, facts)
        }
      }
    } else if unit.has(.become) {
      guard object == nil else { return }
      link.manner = .becoming
      holders = subjects()
    } else if unit.has(.serve), hasAs || hasOffice || unit.has(.hold) && hasOffice {
      guard object == nil || isPersonSubject(verb, object, view, facts) else { return }
      holders = subjects()
      if holders.isEmpty, let object { holders = [object] }
      link.isPast = isPastTense(verb)
    } else if unit.has(.hold), hasOffice || hasAs {
      guard object == nil else { return }
      holders = subjects()
      link.manner = units[verb].isOne(of: .held) ? .service : .becoming
      link.isPast = units[verb].isOne(of: .held)
    }
    holders = holders.filter { facts.actors.isOrBecomesPerson($0) }
    guard !holders.isEmpty else { return }
    posts[index].holders = posts[index].isPlural ? holders : [holders[0]]
    posts[index].link = link
    if view.isPlanned(verb)
      || units[max(0, verb - 1)].is(.to) && link.manner != .service && verb > 0
        && !isInfinitiveOfPast(verb)
    {
      posts[index].status = .planned
    }
  }

  private func isPersonSubject(
    _ verb: Int, _ object: Int?, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Bool {
    view.subjects(of: verb, facts).isEmpty
  }

  private func isInfinitiveOfPast(_ verb: Int) -> Bool {
    verb >= 2 && units[verb - 2].has(.appoint)
  }

  private func isPastTense(_ verb: Int) -> Bool {
    let unit = units[verb]
    if unit.word == Word.served.id {
      return !(verb > 0 && units[verb - 1].isOne(of: .has, .have))
        && !(verb > 1 && units[verb - 2].isOne(of: .has, .have))
    }
    return unit.isOne(of: .held)
      || Int(unit.word) < lexicon.words.count && lexicon.words.spelling(unit.word).hasSuffix("ed")
  }

  /// Whether a form of "be" leads to the participle.
  private func isPassive(_ verb: Int) -> Bool {
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
  private func isReduced(_ verb: Int) -> Bool {
    verb == 0 || units[verb - 1].isComma || units[verb - 1].is(.sworn)
      || units[verb - 1].isOne(of: .and)
  }
}
