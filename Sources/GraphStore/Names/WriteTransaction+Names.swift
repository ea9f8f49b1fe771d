internal import GraphModel

extension WriteTransaction {
  /// Follows a change of the property `name`.
  ///
  /// - Precondition: the property still has its old value.
  func updateName(of node: NodeID, key: KeyToken, to value: Value) throws(StoreError) {
    let isUnnamed = isNew(node) && nameSearch.changes[node] == nil && !flushedNames
    try noteNameChange(of: node)
    if !isUnnamed, case .string(let old)? = try property(key, of: [node]).first {
      let statement = try connection.statement(
        "DELETE FROM name WHERE folded = ?1 AND node = ?2 AND origin = 0")
      statement.bind(foldedName(old), at: 1)
      statement.bind(node.rawValue, at: 2)
      try statement.run()
    }
    guard case .string(let text) = value else { return }
    let folded = foldedName(text)
    let statement = try connection.statement("INSERT INTO name VALUES (?1, ?2, 0, '', 0, NULL)")
    statement.bind(folded, at: 1)
    statement.bind(node.rawValue, at: 2)
    try statement.run()
    if isUnnamed { nameSearch.changes[node]?.after = folded }
  }

  /// Removes all names of a node that is being deleted.
  func forgetNames(of node: NodeID) throws(StoreError) {
    try noteNameChange(of: node)
    if let key = try propertyKey(named: nameKey),
      case .string(let name)? = try property(key, of: [node]).first
    {
      let statement = try connection.statement(
        "DELETE FROM name WHERE folded = ?1 AND node = ?2 AND origin = 0")
      statement.bind(foldedName(name), at: 1)
      statement.bind(node.rawValue, at: 2)
      try statement.run()
    }
    try run("DELETE FROM name WHERE node = ?1 AND origin <> 0", node.rawValue)
    try removeKeys(of: node)
  }

  /// Remembers what the search index has for a node whose names are about to change.
  func noteNameChange(of node: NodeID) throws(StoreError) {
    guard nameSearch.changes[node] == nil else {
      nameSearch.changes[node]?.after = nil
      return
    }
    if nameSearch.changes.count >= NameSearchChanges.most { try flushNameSearch() }
    let before = isNew(node) && !flushedNames ? "" : try nameWords(of: node)
    nameSearch.changes[node] = NameSearchChanges.Change(before: before, after: nil)
  }

  /// Brings the search index up to date with the names.
  func flushNameSearch() throws(StoreError) {
    guard !nameSearch.changes.isEmpty else { return }
    let remove = try connection.statement(
      "INSERT INTO name_search (name_search, rowid, names) VALUES ('delete', ?1, ?2)")
    let insert = try connection.statement(
      "INSERT INTO name_search (rowid, names) VALUES (?1, ?2)")
    for (node, change) in nameSearch.changes.sorted(by: { $0.key < $1.key }) {
      let after = if let after = change.after { after } else { try nameWords(of: node) }
      if after == change.before { continue }
      if !change.before.isEmpty {
        remove.bind(node.rawValue, at: 1)
        remove.bind(change.before, at: 2)
        try remove.run()
      }
      if !after.isEmpty {
        insert.bind(node.rawValue, at: 1)
        insert.bind(after, at: 2)
        try insert.run()
      }
    }
    nameSearch.changes.removeAll(keepingCapacity: true)
    flushedNames = true
  }
}
