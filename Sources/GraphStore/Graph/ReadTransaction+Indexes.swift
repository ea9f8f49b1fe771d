extension ReadTransaction {
  public func hasIndex(label: LabelToken, key: KeyToken) throws(StoreError) -> Bool {
    // Names are always indexed.
    if try name(of: key) == nameKey { return true }
    let statement = try connection.statement(
      "SELECT 1 FROM property_index WHERE label = ?1 AND \"key\" = ?2")
    statement.bind(Int64(label.rawValue), at: 1)
    statement.bind(Int64(key.rawValue), at: 2)
    defer { statement.reset() }
    return try statement.step()
  }

  public func indexes() throws(StoreError) -> [PropertyIndex] {
    var indexes: [PropertyIndex] = []
    let ofNodes = try connection.statement(
      "SELECT label, \"key\", name FROM property_index ORDER BY label, \"key\"")
    defer { ofNodes.reset() }
    while try ofNodes.step() {
      let label = LabelToken(rawValue: Int32(truncatingIfNeeded: ofNodes.integer(0)))
      indexes.append(PropertyIndex(.nodes(label), ofNodes))
    }
    let ofRelationships = try connection.statement(
      "SELECT type, \"key\", name FROM relationship_index ORDER BY type, \"key\"")
    defer { ofRelationships.reset() }
    while try ofRelationships.step() {
      let type = TypeToken(rawValue: Int32(truncatingIfNeeded: ofRelationships.integer(0)))
      indexes.append(PropertyIndex(.relationships(type), ofRelationships))
    }
    return indexes
  }
}

extension PropertyIndex {
  /// From a row whose second and third columns are the key and the name.
  fileprivate init(_ subject: Subject, _ row: Statement) {
    self.init(
      subject, key: KeyToken(rawValue: Int32(truncatingIfNeeded: row.integer(1))),
      name: row.isNull(2) ? nil : row.text(2))
  }
}
