public import GraphModel

/// Names are looked up by their folded forms: from the file's pages where that can be, else by SQLite.
extension ReadTransaction {
  public func nodes(named name: String) throws(StoreError) -> [NodeID] {
    try nodes(withNameFoldedLike: name)
  }

  /// Ascending, each once: the nodes of which some name or alias has the folded form of `text`.
  final func nodes(withNameFoldedLike text: String) throws(StoreError) -> [NodeID] {
    let folded = foldedName(text)
    var found: [NodeID] = []
    let isRead = try forEachName(.whole, folded) { name in
      // A node and an origin follow each name, by which those of one name are in order.
      if found.last?.rawValue != name.first { found.append(NodeID(name.first)) }
      return true
    }
    if isRead { return found }
    let statement = try connection.statement(
      "SELECT DISTINCT node FROM name WHERE folded = ?1 ORDER BY node")
    statement.bind(folded, at: 1)
    return try collectNodes(statement)
  }

  /// Ascending: the nodes whose own name, and no alias, begins so when it is folded.
  final func nodes(withOwnNameFoldedFrom folded: String) throws(StoreError) -> [NodeID] {
    var found: [NodeID] = []
    let isRead = try forEachName(.begun, folded) { name in
      // A node has one name of its own.
      if name.second == 0 { found.append(NodeID(name.first)) }
      return true
    }
    if !isRead {
      let statement = try connection.statement(
        "SELECT node FROM name WHERE folded >= ?1 AND folded < ?2 AND origin = 0")
      bind(folded, andWhatFollowsTo: statement)
      found = try collectNodes(statement)
    }
    found.sort()
    return found
  }

  /// The nodes of which `name` is a strong name or alias, ascending.
  final func nodes(stronglyNamed name: String) throws(StoreError) -> [NodeID] {
    let statement = try connection.statement(
      "SELECT DISTINCT node FROM name WHERE folded = ?1 AND weak = 0 ORDER BY node")
    statement.bind(foldedName(name), at: 1)
    return try collectNodes(statement)
  }

  /// The nodes whose names begin with `prefix`, ignoring case, accents and punctuation; in the order
  /// of the folded names, each node once.
  public func nodes(namePrefix prefix: String, limit: Int) throws(StoreError) -> [NodeID] {
    let folded = foldedName(prefix)
    guard !folded.isEmpty, limit > 0 else { return [] }
    var found: [NodeID] = []
    var seen: Set<NodeID> = []
    func add(_ node: Int64) -> Bool {
      if seen.insert(NodeID(node)).inserted { found.append(NodeID(node)) }
      return found.count < limit
    }
    if try forEachName(.begun, folded, { add($0.first) }) { return found }
    (found, seen) = ([], [])
    let statement = try connection.statement(
      "SELECT node FROM name WHERE folded >= ?1 AND folded < ?2 ORDER BY folded, node")
    bind(folded, andWhatFollowsTo: statement)
    defer { statement.reset() }
    while try statement.step(), add(statement.integer(0)) {}
    return found
  }

  /// Hands out names by their pages, in order, until `body` says false. Returns false where they are
  /// not, or not all, to be had there; what was handed out is then of no use.
  private func forEachName(
    _ wanted: TextTree.Wanted, _ folded: String, _ body: (TextEntry) -> Bool
  ) throws(StoreError) -> Bool {
    guard let names = try trees()?.names else { return false }
    return try Array(folded.utf8).withUnsafeBufferPointer { bytes throws(StoreError) in
      try names.forEach(wanted, bytes, interruption, body)
    }
  }

  /// The bounds of all names that begin so: the first, and the second, which is beyond them.
  private func bind(_ folded: String, andWhatFollowsTo statement: Statement) {
    statement.bind(folded, at: 1)
    // Texts are compared byte by byte, and none has this byte.
    (Array(folded.utf8) + [0xFF]).withUnsafeBufferPointer { statement.bind(text: $0, at: 2) }
  }
}
