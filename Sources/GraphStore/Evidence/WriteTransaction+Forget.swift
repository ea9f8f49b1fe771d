internal import GraphModel

extension WriteTransaction {
  /// Withdraws a document. Relationships and actors that only it carried are gone, and periods are
  /// what the remaining documents say. Nil where no such document is in force.
  public func forget(document uri: String) throws(StoreError) -> ForgetOutcome? {
    try settle()
    guard let document = try documentInForce(uri) else { return nil }
    var affected = AffectedByDocument()
    try withdraw(document: document, affected: &affected)
    let changes = try settle(affected)
    var outcome = ForgetOutcome()
    outcome.withdrawnAssertions = affected.assertions
    outcome.relationshipsRemoved = changes.removed
    outcome.actorsRemoved = changes.actors
    return outcome
  }

  func documentInForce(_ uri: String) throws(StoreError) -> Int64? {
    let statement = try connection.statement(
      "SELECT id FROM document WHERE uri = ?1 AND withdrawn IS NULL")
    statement.bind(uri, at: 1)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) : nil
  }

  /// Takes a document, its assertions and its aliases out of force, and notes what that affects.
  func withdraw(
    document: Int64, affected: inout AffectedByDocument
  ) throws(StoreError) {
    let mentions = try connection.statement(
      "SELECT node, label, name FROM mention WHERE document = ?1 ORDER BY ordinal")
    mentions.bind(document, at: 1)
    while try mentions.step() {
      let node = NodeID(mentions.integer(0))
      affected.nodes.insert(node)
      let mention = ActorResolver.Mention(
        label: mentions.text(1), folded: foldedName(mentions.text(2)))
      if affected.mentions[mention] == nil { affected.mentions[mention] = node }
    }
    mentions.reset()
    for (mention, node) in affected.mentions where try !exists(node) {
      affected.mentions[mention] = nil
    }

    let assertions = try connection.statement(
      """
      SELECT type, source, target, relationship FROM assertion
      WHERE document = ?1 AND withdrawn IS NULL ORDER BY id
      """)
    assertions.bind(document, at: 1)
    while try assertions.step() {
      let group = ClaimGroup(
        type: assertions.integer(0), source: assertions.integer(1), target: assertions.integer(2))
      affected.groups[group, default: ChangedClaims()].left.formUnion(
        assertions.optionalInteger(3).map { [$0] } ?? [])
      affected.assertions += 1
    }
    assertions.reset()

    for node in affected.nodes.sorted() where try exists(node) {
      try noteNameChange(of: node)
    }
    try run("DELETE FROM name WHERE origin = ?1 AND origin <> 0", document)
    try removeKeys(ofDocument: document)
    let now = store.options.clock()
    let withdraw = try connection.statement(
      """
      UPDATE assertion SET withdrawn = ?2, relationship = NULL
      WHERE document = ?1 AND withdrawn IS NULL
      """)
    withdraw.bind(document, at: 1)
    withdraw.bind(now, at: 2)
    try withdraw.run()
    let mark = try connection.statement("UPDATE document SET withdrawn = ?2 WHERE id = ?1")
    mark.bind(document, at: 1)
    mark.bind(now, at: 2)
    try mark.run()
  }

  /// Brings relationships and actors in line with the assertions that are in force now.
  func settle(
    _ affected: AffectedByDocument
  ) throws(StoreError) -> (added: Int, removed: Int, actors: Int) {
    var (added, removed, actors) = (0, 0, 0)
    for (group, claims) in affected.groups.sorted(by: { $0.key < $1.key }) {
      if claims.left.isEmpty, try joinTwins(claims.added) { continue }
      let changes = try merge(group, former: claims.left)
      added += changes.added
      removed += changes.removed
    }
    for node in affected.nodes.sorted() {
      if affected.described.contains(node) { continue }
      if try removeIfUnneeded(node) { actors += 1 } else { try describe(node) }
    }
    return (added, removed, actors)
  }

  /// Removes a relationship whose last assertion is gone.
  func remove(_ relationship: RelationshipID) throws(StoreError) {
    if try exist([relationship]) == [true] { try delete(relationship) }
  }

  /// Removes a node that documents brought, once no document in force speaks of it and nothing is
  /// connected with it.
  private func removeIfUnneeded(_ node: NodeID) throws(StoreError) -> Bool {
    try settle()
    let statement = try connection.statement(
      """
      SELECT 1 FROM ingested_node WHERE node = ?1
        AND NOT EXISTS (
          SELECT 1 FROM mention JOIN document ON document.id = mention.document
          WHERE mention.node = ?1 AND document.withdrawn IS NULL)
        AND NOT EXISTS (SELECT 1 FROM relationship WHERE source = ?1)
        AND NOT EXISTS (SELECT 1 FROM relationship WHERE target = ?1)
      """)
    statement.bind(node.rawValue, at: 1)
    let isUnneeded = try statement.step()
    statement.reset()
    if isUnneeded { try delete(node) }
    return isUnneeded
  }
}

/// What withdrawing and adding assertions of a document touches.
struct AffectedByDocument {
  var groups: [ClaimGroup: ChangedClaims] = [:]
  var nodes: Set<NodeID> = []
  /// Those of which a further document says nothing new by name or label.
  var described: Set<NodeID> = []
  /// The nodes by which the earlier form of the document knew its actors.
  var mentions: [ActorResolver.Mention: NodeID] = [:]
  /// How many were withdrawn.
  var assertions = 0
}

/// What changes in a group.
struct ChangedClaims {
  /// The relationships that withdrawn assertions were merged into.
  var left: Set<Int64> = []
  /// The assertions that are new, not merged yet.
  var added: [Int64] = []
}
