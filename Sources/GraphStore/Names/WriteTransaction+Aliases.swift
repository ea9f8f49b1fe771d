public import GraphModel

extension WriteTransaction {
  /// Gives a node a further name, one that no document has to carry.
  ///
  /// - Parameters:
  ///   - isStrong: whether the name identifies the node by itself, so that documents' actors of that
  ///     name and label are taken for it.
  ///   - language: ISO 639.
  /// - Returns: whether the node lacked this alias.
  @discardableResult
  public func addAlias(
    _ alias: String, to node: NodeID, isStrong: Bool = true, language: String? = nil
  ) throws(StoreError) -> Bool {
    guard try exists(node) else {
      throw StoreError(.notFound, "there is no node \(node)")
    }
    return try insertAlias(
      alias, of: node, origin: WriteTransaction.givenByHand, isWeak: !isStrong, language: language)
  }

  /// Takes a name away that was given by ``addAlias(_:to:isStrong:language:)``. Returns whether it
  /// was there.
  @discardableResult
  public func removeAlias(_ alias: String, from node: NodeID) throws(StoreError) -> Bool {
    try noteNameChange(of: node)
    let statement = try connection.statement(
      "DELETE FROM name WHERE folded = ?1 AND node = ?2 AND origin = ?3 AND text = ?4")
    statement.bind(foldedName(alias), at: 1)
    statement.bind(node.rawValue, at: 2)
    statement.bind(WriteTransaction.givenByHand, at: 3)
    statement.bind(alias, at: 4)
    try statement.run()
    let isRemoved = connection.changes > 0
    try renewKeys(of: node)
    return isRemoved
  }

  /// The origin of aliases that come from no document.
  private static let givenByHand: Int64 = -1

  /// Of several of one text and origin the first counts.
  @discardableResult
  func insertAlias(
    _ name: String, of node: NodeID, origin: Int64, isWeak: Bool, language: String? = nil
  ) throws(StoreError) -> Bool {
    let folded = foldedName(name)
    guard !folded.isEmpty else { return false }
    try noteNameChange(of: node)
    let statement = try connection.statement(
      "INSERT OR IGNORE INTO name VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
    statement.bind(folded, at: 1)
    statement.bind(node.rawValue, at: 2)
    statement.bind(origin, at: 3)
    statement.bind(name, at: 4)
    statement.bind(isWeak ? Int64(1) : 0, at: 5)
    statement.bind(language, at: 6)
    try statement.run()
    let isNew = connection.changes > 0
    if isNew, !isWeak { try noteAlias(name, of: node, origin: origin) }
    return isNew
  }
}
