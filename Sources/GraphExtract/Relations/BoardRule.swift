internal import GraphModel

/// HOLDS_POST out of seats on a board: "sits on the board of Y", "joined Y's supervisory board", "was elected
/// to its board of directors", "resigned from the board".
struct BoardRule {
  private enum Move {
    case sits, comes, goes
  }

  private static let bringing: Set<String> = ["brought", "brings", "bring", "bringing"]
  private static let taking: Set<String> = [
    "accepted", "accepts", "gained", "given", "got", "granted", "secured", "taken", "takes", "took",
    "wins", "won",
  ]
  private static let keeping: Set<String> = [
    "had", "has", "held", "holds", "keeps", "kept", "occupied", "occupies", "retains",
  ]
  private static let losing: Set<String> = ["left", "loses", "lost", "resigned", "vacated"]

  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices
    where view.units[index].isOne(of: .board, .boards)
      && view.post(covering: index) == nil && view.actor(at: index) == nil
    {
      readBoard(index, view, &facts)
    }
  }

  private func readBoard(_ board: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    var low = board
    while low > 0, view.units[low - 1].kind == .word,
      !view.has(low - 1, WordClass.function.union(.anyVerb)) || view.has(low - 1, .rank)
    { low -= 1 }
    var kind = view.spelling(units: low..<board + 1).lowercased()
    if view.is(board, .boards) { kind.removeLast() }
    let title = kind + " member"
    var owner: Int?
    if view.is(low - 1, .possessive), let actor = view.actor(at: low - 2) {
      owner = actor
      low = view.startOfPhrase(low - 2)
    } else if view.has(low - 1, .det) {
      low -= 1
    } else if let actor = view.actor(at: low - 1), view.units[low - 1].form == .plain,
      view.is(low - 2, .the)
    {
      // "the Indus Airways board".
      owner = actor
      low -= 2
    }
    guard let (move, verb) = verb(before: low, view), !view.isUncertain(around: verb) else {
      return
    }
    let end = endOfBoard(board, view)
    // "joined the board as director": the post says more.
    guard !view.is(end, .as), !view.is(end, .meeting) else { return }
    guard let (first, behind) = body(of: end, owner: owner, low, view, facts),
      case let holders = holders(move, verb, low, view, &facts).filter({ $0 != first }),
      !holders.isEmpty
    else { return }
    let bodies = [first] + further(behind: end, than: first, board, view, facts)
    for body in bodies { facts.actors.settle(body, as: .company) }
    let stated = LeadershipRule().term(of: verb, behind: behind, view)
    // "has sat on the board since 2017".
    let isPast =
      move == .goes
      || move == .sits && !view.units.isPerfect(verb)
        && ["sat", "served"].contains(view.spelling(at: verb))
    let isPlanned = view.isPlanned(verb)
    for (holder, body) in holders.flatMap({ holder in bodies.map { (holder, $0) } }) {
      facts.add(
        Claim(
          source: holder, type: "HOLDS_POST", target: body, title: title,
          since: move == .goes || stated?.kind == .point && move == .sits ? nil : stated?.since,
          until: move == .goes ? stated?.since : stated?.until,
          status: isPlanned
            ? (move == .comes ? .planned : nil)
            : isPast && stated?.until == nil ? .former : nil,
          sentence: view.index, trigger: verb, confidence: 0.8, rule: "board"))
    }
  }

  /// The verb of "sits on", "was elected to", "joins" before the phrase that begins at `low`.
  private func verb(before low: Int, _ view: SentenceView) -> (Move, Int)? {
    guard low >= 2 else { return nil }
    let near = low - 1
    if view.is(near, .of) { return membership(before: near, view) }
    if view.has(near, .join), !view.has(near, .meet) { return (.comes, near) }
    if view.has(near, .leave) { return (.goes, near) }
    let reach = (max(0, near - 5)..<near).reversed()
    if view.is(near, .on) {
      if let seat = reach.first(where: { view.spelling(at: $0) == "seat" }) {
        return seatTaken(seat, view)
      }
      return reach.first {
        ["sits", "sat", "sit", "sitting", "serves", "served", "serve", "serving"].contains(
          view.spelling(at: $0))
      }.map { (.sits, $0) }
    }
    // "brought X and Y on to the board", "onto".
    if view.is(near, .to) || view.spelling(at: near) == "onto",
      let verb = (max(0, near - 9)..<near).last(where: {
        Self.bringing.contains(view.spelling(at: $0))
      }), view.spelling(at: near) == "onto" || view.is(near - 1, .on)
    {
      return (.comes, verb)
    }
    if view.is(near, .to) {
      return reach.first { view.has($0, .appoint) && !view.units[$0].isCapital }.map {
        (.comes, $0)
      }
    }
    if view.is(near, .from) {
      return reach.first { view.has($0, [.resign, .dismiss]) && !view.units[$0].isCapital }
        .map { (.goes, $0) }
    }
    return nil
  }

  /// "is a member of its board", "was elected a member of", "appointed X as a member of".
  private func membership(before of: Int, _ view: SentenceView) -> (Move, Int)? {
    guard view.units[of - 1].isOne(of: .member, .members) else { return nil }
    var verb = of - 2
    while verb > 0, view.has(verb, [.det, .current, .former]) { verb -= 1 }
    guard verb >= 0 else { return nil }
    if view.units[verb].isOne(of: .is, .was, .are, .were, .became) {
      return (view.is(verb, .became) ? .comes : .sits, verb)
    }
    if view.is(verb, .as) {
      return (max(0, verb - 5)..<verb).last { view.has($0, .appoint) }.map { (.comes, $0) }
    }
    return view.has(verb, .appoint) ? (.comes, verb) : nil
  }

  /// "has accepted a seat on", "holds a seat on", "gave up her seat on".
  private func seatTaken(_ seat: Int, _ view: SentenceView) -> (Move, Int)? {
    for verb in (max(0, seat - 4)..<seat).reversed() {
      if view.is(verb + 1, .up) { return (.goes, verb) }
      let spelling = view.spelling(at: verb)
      if Self.taking.contains(spelling) { return (.comes, verb) }
      if Self.keeping.contains(spelling) { return (.sits, verb) }
      if Self.losing.contains(spelling) { return (.goes, verb) }
    }
    return nil
  }

  private func endOfBoard(_ board: Int, _ view: SentenceView) -> Int {
    let isFull =
      view.is(board + 1, .of) && view.units.indices.contains(board + 2)
      && view.units[board + 2].kind == .title && view.units[board + 2].isPlural
    return isFull ? board + 3 : board + 1
  }

  /// "of Natsave Bank" behind the board, its possessor, else the company that "its" means.
  private func body(
    of end: Int, owner: Int?, _ low: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> (actor: Int, end: Int)? {
    if view.is(end, .of) || view.is(end, .at) {
      guard let (actor, behind) = view.single(startingAt: end + 1, facts),
        facts.actors[actor].isBody || facts.actors[actor].kind == .unknown
      else { return nil }
      return (actor, behind)
    }
    if let owner {
      return facts.actors[owner].isBody || facts.actors[owner].kind == .unknown ? (owner, end) : nil
    }
    guard view.units[low].isOne(of: .its, .their, .the) else { return nil }
    return (LeadershipRule().companyBefore(low, view, facts) ?? facts.homeCompany).map { ($0, end) }
  }

  /// The others of "the boards of A, B and C".
  private func further(
    behind end: Int, than first: Int, _ board: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> [Int] {
    guard view.is(board, .boards), view.is(end, .of) else { return [] }
    return view.objects(from: end + 1, facts).filter {
      $0 != first && (facts.actors[$0].isBody || facts.actors[$0].kind == .unknown)
    }
  }

  private func holders(
    _ move: Move, _ verb: Int, _ low: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> [Int] {
    // "appointed X and Y to its board".
    if move == .comes, view.has(verb, .appoint) || Self.bringing.contains(view.spelling(at: verb)) {
      var objects: [Int] = []
      for index in verb + 1..<max(verb + 1, low) {
        if let object = view.actor(at: index), facts.actors.isOrBecomesPerson(object) {
          objects.append(object)
        } else if objects.isEmpty ? view.actor(at: index) != nil : !isJoint(index, view) {
          break
        }
      }
      if !objects.isEmpty { return objects }
      if (verb + 1..<max(verb + 1, low)).contains(where: { view.actor(at: $0) != nil }) {
        return []
      }
    }
    return view.personalSubjects(of: verb, facts).filter {
      facts.actors[$0].kind == .person
    }
  }

  private func isJoint(_ index: Int, _ view: SentenceView) -> Bool {
    view.is(index, .comma) || view.is(index, .and)
  }
}
