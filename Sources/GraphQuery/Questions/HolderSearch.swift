internal import GraphModel
internal import GraphStore

/// Finds who holds a post.
///
/// The two halves of an ambassador's post, `AMBASSADOR_OF` and `AMBASSADOR_TO`, are two relationships.
/// They are put together by term: the same person, the same title, and periods that can be one
/// holding; each half serves once. So of two terms of one person come two holdings, not four.
struct HolderSearch {
  let question: HolderQuestion
  let reader: ReadTransaction

  func run() throws(StoreError) -> QuestionOutcome<HolderAnswer> {
    let finder = ActorFinder(reader: reader)
    var body: ActorReference?
    var accreditedTo: ActorReference?
    if let name = question.body {
      switch try finder.find(name, .body) {
      case .actor(let actor): body = actor
      case .unresolved(let problem): return .unresolved(problem)
      }
    }
    if let name = question.accreditedTo {
      switch try finder.find(name, .body) {
      case .actor(let actor): accreditedTo = actor
      case .unresolved(let problem): return .unresolved(problem)
      }
    }
    let post = PostCondition(question.post, at: body ?? accreditedTo)
    var all: [Term]
    if accreditedTo != nil || post.isEnvoy {
      all = try envoys(of: body, to: accreditedTo, post)
    } else {
      all = try holders(of: body, post)
    }
    all.sort(by: Term.isLater)
    return .answered(try answer(all, post, body, accreditedTo))
  }

  // MARK: Terms

  /// Posts other than envoys': one relationship each.
  private func holders(of body: ActorReference?, _ post: PostCondition)
    throws(StoreError) -> [Term]
  {
    var bodies: [NodeID] = []
    if let body {
      bodies = [body.id]
      // A country's ministers are found at its ministries too.
      if post.isMinister { bodies += try parts(of: body.id) }
    }
    let halves = try halves(types: ["HOLDS_POST"], into: body == nil ? nil : bodies)
    let envoyTypes: Set<String> = ["AMBASSADOR_TO"]
    var terms: [Term] = []
    for half in halves where post.accepts(half) {
      // The receiving half of an envoy's post is no post in the country that receives.
      if envoyTypes.contains(half.type) { continue }
      terms.append(Term(sending: half, receiving: nil))
    }
    return terms
  }

  private func envoys(of body: ActorReference?, to receiver: ActorReference?, _ post: PostCondition)
    throws(StoreError) -> [Term]
  {
    var sending: [Half]
    var receiving: [Half]
    if let body {
      sending = try halves(types: ["AMBASSADOR_OF", "HOLDS_POST"], into: [body.id])
      let people = Array(Set(sending.filter(post.accepts).map(\.person))).sorted()
      receiving = try halves(types: ["AMBASSADOR_TO"], from: people)
    } else {
      receiving = try halves(
        types: ["AMBASSADOR_TO"], into: receiver.map { [$0.id] })
      let people = Array(Set(receiving.map(\.person))).sorted()
      sending = try halves(types: ["AMBASSADOR_OF"], from: people)
    }
    sending = sending.filter { $0.type != "AMBASSADOR_TO" && post.accepts($0) }
    receiving = receiving.filter {
      post.accepts($0) && (receiver == nil || $0.body == receiver?.id)
    }
    var terms = Term.pair(sending, receiving)
    if body != nil, receiver == nil {
      let used = Set(terms.compactMap { $0.sending?.id })
      terms += sending.filter { !used.contains($0.id) }.map { Term(sending: $0, receiving: nil) }
    }
    if body == nil {
      let used = Set(terms.compactMap { $0.receiving?.id })
      terms += receiving.filter { !used.contains($0.id) }.map { Term(sending: nil, receiving: $0) }
    }
    return terms
  }

  /// What is declared a part of a body.
  private func parts(of body: NodeID) throws(StoreError) -> [NodeID] {
    guard let type = try reader.relationshipType(named: "PART_OF") else { return [] }
    var expansion = Expansion()
    try reader.expand(
      [body], ExpandRequest(types: [type], direction: .incoming), into: &expansion)
    return expansion.neighbours
  }

  // MARK: Reading

  private func tokens(_ types: [String]) throws(StoreError) -> [TypeToken] {
    var tokens: [TypeToken] = []
    for type in types {
      for name in Ontology.standard.subtypes(of: type) {
        if let token = try reader.relationshipType(named: name), !tokens.contains(token) {
          tokens.append(token)
        }
      }
    }
    return tokens
  }

  /// - Parameter bodies: nil for all bodies there are.
  private func halves(types: [String], into bodies: [NodeID]?) throws(StoreError) -> [Half] {
    let tokens = try tokens(types)
    if tokens.isEmpty { return [] }
    guard let bodies else {
      var found: [Half] = []
      for token in tokens {
        var last: RelationshipID?
        while true {
          let page = try reader.relationships(type: token, after: last, limit: 4096)
          found += try read(page)
          guard let next = page.relationships.last else { break }
          last = next
        }
      }
      return found
    }
    var expansion = Expansion()
    try reader.expand(bodies, ExpandRequest(types: tokens, direction: .incoming), into: &expansion)
    return try read(reader.endpoints(of: expansion.relationships))
  }

  private func halves(types: [String], from people: [NodeID]) throws(StoreError) -> [Half] {
    let tokens = try tokens(types)
    if tokens.isEmpty || people.isEmpty { return [] }
    var expansion = Expansion()
    try reader.expand(people, ExpandRequest(types: tokens, direction: .outgoing), into: &expansion)
    return try read(reader.endpoints(of: expansion.relationships))
  }

  private func read(_ columns: RelationshipColumns) throws(StoreError) -> [Half] {
    let ids = columns.relationships
    let periods = try reader.periods(of: ids)
    let texts = try ["title", "role", "status", "since", "until"].map {
      (key) throws(StoreError) -> [String?] in
      guard let token = try reader.propertyKey(named: key) else {
        return Array(repeating: nil, count: ids.count)
      }
      return try reader.property(token, of: ids).map(Half.text)
    }
    var confidence = Array(repeating: Value.null, count: ids.count)
    if let token = try reader.propertyKey(named: "confidence") {
      confidence = try reader.property(token, of: ids)
    }
    var halves: [Half] = []
    for index in ids.indices {
      var certainty: Double?
      if case .float(let value) = confidence[index] { certainty = value }
      halves.append(
        Half(
          id: ids[index], type: try reader.name(of: columns.types[index]),
          person: columns.sources[index], body: columns.targets[index],
          period: periods[index], title: texts[0][index], role: texts[1][index],
          status: texts[2][index], since: texts[3][index], until: texts[4][index],
          confidence: certainty))
    }
    return halves
  }

  // MARK: Choosing

  private func answer(
    _ all: [Term], _ post: PostCondition, _ body: ActorReference?, _ receiver: ActorReference?
  ) throws(StoreError) -> HolderAnswer {
    var holders = all
    var near: [Term] = []
    if let day = question.asOf {
      let isForOne = body != nil && (receiver != nil || post.isForOne)
      holders = choose(all, on: day, isForOne: isForOne)
      if holders.isEmpty { near = Term.nearest(to: day, among: all) }
    }
    return HolderAnswer(
      role: post.role, body: body, accreditedTo: receiver, asOf: question.asOf,
      holders: try describe(holders), nearest: try describe(near))
  }

  /// The holders on a day, the likeliest first.
  ///
  /// Of a post for one, a holder who is certain or attested around the day leaves no room for those
  /// who are merely not excluded; of any post, no person is named twice.
  private func choose(_ all: [Term], on day: CalendarDate, isForOne: Bool) -> [Term] {
    let ranked = all.map { (term: $0, likelihood: $0.likelihood(on: day)) }
      .filter { $0.likelihood > .none }
      .sorted { a, b in
        if a.likelihood != b.likelihood { return a.likelihood > b.likelihood }
        let (x, y) = (a.term.distance(to: day), b.term.distance(to: day))
        return x != y ? x < y : Term.isLater(a.term, b.term)
      }
    let best = ranked.first?.likelihood ?? .none
    var chosen: [Term] = []
    var posts: Set<[NodeID?]> = []
    for (term, likelihood) in ranked {
      if isForOne, best > .possible, likelihood < best { continue }
      let post = [term.person, term.sending?.body, term.receiving?.body]
      if likelihood == .certain || posts.insert(post).inserted { chosen.append(term) }
      posts.insert(post)
    }
    return chosen
  }

  private func describe(_ terms: [Term]) throws(StoreError) -> [Holding] {
    let nodes = terms.flatMap { [$0.person, $0.sending?.body, $0.receiving?.body] }
    let ids = Array(Set(nodes.compactMap { $0 })).sorted()
    let actors = Dictionary(
      uniqueKeysWithValues: zip(ids, try ActorReference.read(ids, in: reader)))
    var holdings: [Holding] = []
    for term in terms {
      guard let person = actors[term.person] else { continue }
      var evidence: [Evidence] = []
      for places in try reader.evidence(of: term.relationships) {
        for place in places
        where !evidence.contains(where: { $0.document == place.document && $0.span == place.span })
        {
          evidence.append(place)
        }
      }
      holdings.append(
        Holding(
          person: person, body: term.sending.flatMap { actors[$0.body] },
          accreditedTo: term.receiving.flatMap { actors[$0.body] }, title: term.title,
          role: term.role, status: term.status.flatMap(Status.init(rawValue:)),
          since: term.since, until: term.until, period: term.period,
          certainty: question.asOf.map { term.period.holds(on: $0) },
          relationships: term.relationships, evidence: evidence, confidence: term.confidence))
    }
    return holdings
  }
}
