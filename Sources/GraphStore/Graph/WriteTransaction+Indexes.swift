extension WriteTransaction {
  @discardableResult
  public func create(_ index: PropertyIndex) throws(StoreError) -> Bool {
    let statement: Statement
    switch index.subject {
    case .nodes(let label):
      statement = try connection.statement(
        "INSERT OR IGNORE INTO property_index (label, \"key\", name) VALUES (?1, ?2, ?3)")
      statement.bind(Int64(label.rawValue), at: 1)
    case .relationships(let type):
      statement = try connection.statement(
        "INSERT OR IGNORE INTO relationship_index (type, \"key\", name) VALUES (?1, ?2, ?3)")
      statement.bind(Int64(type.rawValue), at: 1)
    }
    statement.bind(Int64(index.key.rawValue), at: 2)
    if let name = index.name { statement.bind(name, at: 3) } else { statement.bindNull(at: 3) }
    try statement.run()
    guard connection.changes > 0 else { return false }
    for (name, definition) in try tables(behind: index) {
      try connection.executeScript("CREATE INDEX IF NOT EXISTS \(name) ON \(definition)")
    }
    return true
  }

  @discardableResult
  public func drop(
    _ subject: PropertyIndex.Subject, key: KeyToken
  ) throws(StoreError) -> Bool {
    let statement: Statement
    switch subject {
    case .nodes(let label):
      statement = try connection.statement(
        "DELETE FROM property_index WHERE label = ?1 AND \"key\" = ?2")
      statement.bind(Int64(label.rawValue), at: 1)
    case .relationships(let type):
      statement = try connection.statement(
        "DELETE FROM relationship_index WHERE type = ?1 AND \"key\" = ?2")
      statement.bind(Int64(type.rawValue), at: 1)
    }
    statement.bind(Int64(key.rawValue), at: 2)
    try statement.run()
    guard connection.changes > 0 else { return false }
    // What SQLite keeps for a key serves all labels, or all types.
    let others = try indexes().filter { $0.key == key && $0.isOfNodes == subject.isOfNodes }
    if others.isEmpty {
      for (name, _) in try tables(behind: PropertyIndex(subject, key: key)) {
        try connection.executeScript("DROP INDEX IF EXISTS \(name)")
      }
    }
    return true
  }

  /// The indexes of SQLite that serve one of ours: their names, and on what they are.
  private func tables(
    behind index: PropertyIndex
  ) throws(StoreError) -> [(name: String, definition: String)] {
    let key = index.key.rawValue
    guard case .relationships = index.subject else {
      return [("node_property_\(key)", "node_property (value, kind, node) WHERE \"key\" = \(key)")]
    }
    let properties = (
      name: "relationship_property_\(key)",
      definition: "relationship_property (value, kind, relationship) WHERE \"key\" = \(key)"
    )
    guard let column = RelationshipRow.column(of: try name(of: index.key)) else {
      return [properties]
    }
    return [
      properties,
      (
        name: "relationship_column_\(key)",
        definition: "relationship (\(column.name)) WHERE \(column.isPresent)"
      ),
    ]
  }
}

extension PropertyIndex {
  var isOfNodes: Bool { subject.isOfNodes }
}

extension PropertyIndex.Subject {
  var isOfNodes: Bool { if case .nodes = self { true } else { false } }
}
