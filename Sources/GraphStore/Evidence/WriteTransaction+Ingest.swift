public import GraphModel

extension WriteTransaction {
  /// Keeps a document and what was read in it.
  ///
  /// The same document read by the same extractor changes nothing. Under a URI that is known, the
  /// new form replaces the old one: its assertions are withdrawn and the new ones added.
  ///
  /// - Throws: ``StoreError`` with code `constraint` where the reading does not fit the document: a
  ///   quote that does not stand at its span, an assertion about an actor that is not there.
  public func ingest(
    document: DocumentDescription, reading: Reading
  ) throws(StoreError) -> IngestOutcome {
    try settle()
    let hash = SHA256.hash(document.text)
    let known = try documentInForce(document.uri)
    if let known, try isSame(known, document, hash: hash, extractor: reading.extractor) {
      return IngestOutcome(kind: .unchanged)
    }
    try ReadingCheck.check(reading, against: document)

    var outcome = IngestOutcome(kind: known == nil ? .added : .replaced)
    var affected = AffectedByDocument()
    if let known {
      try withdraw(document: known, affected: &affected)
      outcome.withdrawnAssertions = affected.assertions
    }
    let id = try insert(document, hash: hash, extractor: reading.extractor)

    // Actors of which nothing is said are not kept.
    let used = Set(reading.assertions.flatMap { [$0.source, $0.target] }).sorted()
    let actors = used.map { reading.actors[$0] }
    var resolver = ActorResolver(self, earlier: affected.mentions)
    let resolved = try resolver.resolve(actors)
    outcome.actorsAdded = resolver.added
    outcome.actorsJoined = resolver.joined
    for (ordinal, (actor, node)) in zip(actors, resolved).enumerated() {
      try insertMention(of: actor, ordinal, node, document: id)
      affected.nodes.insert(node)
      if known == nil, try isDescribed(node, by: actor) { affected.described.insert(node) }
    }
    let nodes = Dictionary(uniqueKeysWithValues: zip(used, resolved))
    for (index, assertion) in reading.assertions.enumerated() {
      let counterpart = Counterparts.counterpart(of: index, in: reading.assertions)
      guard let source = nodes[assertion.source], let target = nodes[assertion.target] else {
        continue  // Not reached: every end is among those resolved.
      }
      let (group, claim) = try insert(
        assertion, from: source, to: target, counterpart: counterpart.flatMap { nodes[$0] },
        document: id)
      affected.groups[group, default: ChangedClaims()].added.append(claim)
      outcome.assertions += 1
    }
    let changes = try settle(affected)
    outcome.relationshipsAdded = changes.added
    outcome.relationshipsRemoved = changes.removed
    outcome.actorsRemoved = changes.actors
    return outcome
  }

  /// Whether a node has the name and the label that a document has for it.
  private func isDescribed(_ node: NodeID, by actor: ReadActor) throws(StoreError) -> Bool {
    let labels = try self.labels(of: [node]).joined()
    guard labels.count == 1, let label = labels.first, try name(of: label) == actor.label else {
      return false
    }
    return try ownName(of: node) == actor.name
  }

  private func isSame(
    _ known: Int64, _ document: DocumentDescription, hash: [UInt8], extractor: String
  ) throws(StoreError) -> Bool {
    let statement = try connection.statement(
      "SELECT sha256, extractor, title, published FROM document WHERE id = ?1")
    statement.bind(known, at: 1)
    defer { statement.reset() }
    guard try statement.step() else { return false }
    return statement.blob(0) == hash && statement.text(1) == extractor
      && statement.optionalText(2) == document.title
      && statement.optionalText(3) == document.published?.description
  }

  private func insert(
    _ document: DocumentDescription, hash: [UInt8], extractor: String
  ) throws(StoreError) -> Int64 {
    let statement = try connection.statement(
      """
      INSERT INTO document (uri, title, published, sha256, text, extractor, recorded)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """)
    statement.bind(document.uri, at: 1)
    statement.bind(document.title, at: 2)
    statement.bind(document.published?.description, at: 3)
    statement.bind(hash, at: 4)
    statement.bind(document.text, at: 5)
    statement.bind(extractor, at: 6)
    statement.bind(store.options.clock(), at: 7)
    try statement.run()
    return connection.lastInsertedRow
  }

  private func insertMention(
    of actor: ReadActor, _ ordinal: Int, _ node: NodeID, document: Int64
  ) throws(StoreError) {
    let statement = try connection.statement("INSERT INTO mention VALUES (?1, ?2, ?3, ?4, ?5)")
    statement.bind(document, at: 1)
    statement.bind(Int64(ordinal), at: 2)
    statement.bind(node.rawValue, at: 3)
    statement.bind(actor.label, at: 4)
    statement.bind(actor.name, at: 5)
    try statement.run()
    let own = try ownName(of: node)
    var strong = [actor.name]
    var weak = actor.weakAliases
    for alias in actor.strongAliases {
      if ActorResolver.identifies(alias, label: actor.label) {
        strong.append(alias)
      } else {
        weak.append(alias)
      }
    }
    for (names, isWeak) in [(strong, false), (weak, true)] {
      for name in names where own.map({ foldedName($0) != foldedName(name) }) ?? true {
        try insertAlias(name, of: node, origin: document, isWeak: isWeak)
      }
    }
  }

  private func insert(
    _ assertion: ReadAssertion, from source: NodeID, to target: NodeID, counterpart: NodeID?,
    document: Int64
  ) throws(StoreError) -> (group: ClaimGroup, claim: Int64) {
    let type = try intern(relationshipType: assertion.type)
    let isTurned = Ontology.standard.isSymmetric(assertion.type) && target < source
    let group = ClaimGroup(
      type: Int64(type.rawValue), source: (isTurned ? target : source).rawValue,
      target: (isTurned ? source : target).rawValue)
    let statement = try connection.statement(
      """
      INSERT INTO assertion (document, type, source, target, counterpart, title, role, status,
        since, until, since_earliest, since_latest, until_earliest, until_latest, confidence,
        recorded)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
      """)
    statement.bind(document, at: 1)
    statement.bind(group.type, at: 2)
    statement.bind(group.source, at: 3)
    statement.bind(group.target, at: 4)
    statement.bind(counterpart?.rawValue, at: 5)
    statement.bind(assertion.title, at: 6)
    statement.bind(assertion.role, at: 7)
    statement.bind(assertion.status?.rawValue, at: 8)
    statement.bind(assertion.since?.description, at: 9)
    statement.bind(assertion.until?.description, at: 10)
    DayBounds(assertion.period).bind(to: statement, from: 11)
    statement.bind(assertion.confidence, at: 15)
    statement.bind(store.options.clock(), at: 16)
    try statement.run()
    let id = connection.lastInsertedRow
    let quotation = try connection.statement("INSERT INTO quotation VALUES (?1, ?2, ?3, ?4, ?5)")
    for (ordinal, evidence) in assertion.evidence.enumerated() {
      quotation.bind(id, at: 1)
      quotation.bind(Int64(ordinal), at: 2)
      quotation.bind(evidence.quote, at: 3)
      quotation.bind(Int64(evidence.span.lowerBound), at: 4)
      quotation.bind(Int64(evidence.span.upperBound), at: 5)
      try quotation.run()
    }
    return (group, id)
  }
}

/// The two halves of an ambassador's post are asserted together.
enum Counterparts {
  /// For an ambassador's post the actor of its other half, as an index into the reading's actors: the
  /// receiving side of `AMBASSADOR_OF`, the sending side of `AMBASSADOR_TO`.
  static func counterpart(of index: Int, in assertions: [ReadAssertion]) -> Int? {
    let assertion = assertions[index]
    let other: String
    switch assertion.type {
    case "AMBASSADOR_OF": other = "AMBASSADOR_TO"
    case "AMBASSADOR_TO": other = "AMBASSADOR_OF"
    default: return nil
    }
    let twins = Set(
      assertions.lazy.filter { twin in
        twin.type == other && twin.source == assertion.source && twin.title == assertion.title
          && twin.period == assertion.period
          && twin.evidence.first?.span == assertion.evidence.first?.span
      }.map(\.target))
    return twins.count == 1 ? twins.first : nil
  }
}
