internal import GraphModel

/// The keys under which actors of documents are found again (``identityKey(_:_:)``).
///
/// - Invariant: every strong name of a node before ``keyedBefore`` whose key differs from its folded
///   form has a row, and no other has.
extension WriteTransaction {
  /// The nodes of which `name` is a strong name in any spelling, ascending.
  func nodes(spelledLike name: String, _ kind: NameKind) throws(StoreError) -> [NodeID] {
    try settleNameKeys()
    let statement = try connection.statement(
      """
      SELECT node FROM name_key WHERE "key" = ?1 AND kind = ?2
      UNION SELECT node FROM name WHERE folded = ?1 AND weak = 0 ORDER BY node
      """)
    statement.bind(identityKey(name, kind), at: 1)
    statement.bind(kind.rawValue, at: 2)
    return try collectNodes(statement)
  }

  /// Makes the keys of the nodes that were made since it was last done.
  private func settleNameKeys() throws(StoreError) {
    let first = try keyedBefore()
    guard first < nextNode else { return }
    var last = NodeID(first - 1)
    while true {
      let nodes = try nodes(label: nil, after: last, limit: 1_000)
      guard let end = nodes.last else { break }
      for node in nodes { try insertKeys(of: node) }
      last = end
    }
    let statement = try connection.statement("UPDATE name_key_progress SET next_node = ?1")
    statement.bind(nextNode, at: 1)
    try statement.run()
    keyed = nextNode
  }

  /// The first node of which no keys are kept yet.
  private func keyedBefore() throws(StoreError) -> Int64 {
    if let keyed { return keyed }
    let next = try connection.integer("SELECT next_node FROM name_key_progress") ?? 1
    keyed = next
    return next
  }

  private func kind(of node: NodeID) throws(StoreError) -> NameKind? {
    for label in try labels(of: [node]).joined() {
      if let kind = NameKind(label: try name(of: label)) { return kind }
    }
    return nil
  }

  private func insertKeys(of node: NodeID) throws(StoreError) {
    guard let kind = try kind(of: node) else { return }
    if let own = try ownName(of: node) { try insertKey(own, kind, node, origin: 0, text: "") }
    let aliases = try connection.statement(
      "SELECT origin, text FROM name WHERE node = ?1 AND origin <> 0 AND weak = 0")
    aliases.bind(node.rawValue, at: 1)
    defer { aliases.reset() }
    while try aliases.step() {
      let text = aliases.text(1)
      try insertKey(text, kind, node, origin: aliases.integer(0), text: text)
    }
  }

  private func insertKey(
    _ name: String, _ kind: NameKind, _ node: NodeID, origin: Int64, text: String
  ) throws(StoreError) {
    let key = identityKey(name, kind)
    if key == foldedName(name) { return }
    let statement = try connection.statement(
      "INSERT OR IGNORE INTO name_key VALUES (?1, ?2, ?3, ?4, ?5)")
    statement.bind(key, at: 1)
    statement.bind(kind.rawValue, at: 2)
    statement.bind(node.rawValue, at: 3)
    statement.bind(origin, at: 4)
    statement.bind(text, at: 5)
    try statement.run()
  }

  // MARK: Following changes

  /// Follows an alias that was added. Weak ones have no key.
  func noteAlias(_ alias: String, of node: NodeID, origin: Int64) throws(StoreError) {
    guard try node.rawValue < keyedBefore(), let kind = try kind(of: node) else { return }
    try insertKey(alias, kind, node, origin: origin, text: alias)
  }

  /// Follows a change of the names or labels of a node, after it was made.
  func renewKeys(of node: NodeID) throws(StoreError) {
    guard try node.rawValue < keyedBefore() else { return }
    try run("DELETE FROM name_key WHERE node = ?1", node.rawValue)
    try insertKeys(of: node)
  }

  /// Removes the keys of a node that is being deleted.
  func removeKeys(of node: NodeID) throws(StoreError) {
    guard try node.rawValue < keyedBefore() else { return }
    try run("DELETE FROM name_key WHERE node = ?1", node.rawValue)
  }

  /// Removes the keys of the aliases that a document brought.
  func removeKeys(ofDocument document: Int64) throws(StoreError) {
    try run("DELETE FROM name_key WHERE origin = ?1 AND origin > 0", document)
  }
}
