extension WriteTransaction {
  @discardableResult
  public func createIndex(label: LabelToken, key: KeyToken) throws(StoreError) -> Bool {
    let statement = try connection.statement("INSERT OR IGNORE INTO property_index VALUES (?1, ?2)")
    statement.bind(Int64(label.rawValue), at: 1)
    statement.bind(Int64(key.rawValue), at: 2)
    try statement.run()
    guard connection.changes > 0 else { return false }
    try connection.executeScript(
      """
      CREATE INDEX IF NOT EXISTS node_property_\(key.rawValue)
      ON node_property (value, kind, node) WHERE "key" = \(key.rawValue)
      """)
    return true
  }

  @discardableResult
  public func dropIndex(label: LabelToken, key: KeyToken) throws(StoreError) -> Bool {
    let statement = try connection.statement(
      "DELETE FROM property_index WHERE label = ?1 AND \"key\" = ?2")
    statement.bind(Int64(label.rawValue), at: 1)
    statement.bind(Int64(key.rawValue), at: 2)
    try statement.run()
    guard connection.changes > 0 else { return false }
    // The index of the key serves all labels.
    if try !indexes().contains(where: { $0.key == key }) {
      try connection.executeScript("DROP INDEX IF EXISTS node_property_\(key.rawValue)")
    }
    return true
  }
}
