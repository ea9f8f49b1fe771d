public import GraphModel

extension ReadTransaction {
  public func relationships(
    type: TypeToken?, after: RelationshipID?, limit: Int
  ) throws(StoreError) -> RelationshipColumns {
    try settle()
    let statement: Statement
    if let type {
      statement = try connection.statement(
        """
        SELECT id, type, source, target FROM relationship WHERE id > ?1 AND type = ?3
        ORDER BY id LIMIT ?2
        """)
      statement.bind(Int64(type.rawValue), at: 3)
    } else {
      statement = try connection.statement(
        "SELECT id, type, source, target FROM relationship WHERE id > ?1 ORDER BY id LIMIT ?2")
    }
    statement.bind(after?.rawValue ?? Int64.min, at: 1)
    statement.bind(Int64(max(0, limit)), at: 2)
    defer { statement.reset() }
    var columns = RelationshipColumns()
    while try statement.step() { columns.append(statement) }
    return columns
  }

  public func exist(_ relationships: [RelationshipID]) throws(StoreError) -> [Bool] {
    try settle()
    let statement = try connection.statement("SELECT 1 FROM relationship WHERE id = ?1")
    var result: [Bool] = []
    result.reserveCapacity(relationships.count)
    for relationship in relationships {
      statement.bind(relationship.rawValue, at: 1)
      result.append(try statement.step())
      statement.reset()
    }
    return result
  }

  public func endpoints(
    of relationships: [RelationshipID]
  ) throws(StoreError) -> RelationshipColumns {
    try settle()
    let statement = try connection.statement(
      "SELECT id, type, source, target FROM relationship WHERE id = ?1")
    defer { statement.reset() }
    var columns = RelationshipColumns()
    for relationship in relationships {
      statement.bind(relationship.rawValue, at: 1)
      guard try statement.step() else {
        throw StoreError(.notFound, "there is no relationship \(relationship)")
      }
      columns.append(statement)
      statement.reset()
    }
    return columns
  }

  public func types(of relationships: [RelationshipID]) throws(StoreError) -> [TypeToken] {
    try settle()
    let statement = try connection.statement("SELECT type FROM relationship WHERE id = ?1")
    defer { statement.reset() }
    var types: [TypeToken] = []
    types.reserveCapacity(relationships.count)
    for relationship in relationships {
      statement.bind(relationship.rawValue, at: 1)
      guard try statement.step() else {
        throw StoreError(.notFound, "there is no relationship \(relationship)")
      }
      types.append(TypeToken(rawValue: Int32(truncatingIfNeeded: statement.integer(0))))
      statement.reset()
    }
    work += relationships.count
    return types
  }

  public func periods(of relationships: [RelationshipID]) throws(StoreError) -> [Period] {
    try settle()
    var periods: [Period] = []
    periods.reserveCapacity(relationships.count)
    for relationship in relationships {
      periods.append(try row(of: relationship)?.bounds.period ?? .unknown)
    }
    return periods
  }

  /// What the row of a relationship itself says; nil where there is no such relationship.
  final func row(of relationship: RelationshipID) throws(StoreError) -> RelationshipRow? {
    let statement = try connection.statement(
      """
      SELECT since_earliest, since_latest, until_earliest, until_latest, stated, confidence
      FROM relationship WHERE id = ?1
      """)
    statement.bind(relationship.rawValue, at: 1)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    return RelationshipRow(
      bounds: DayBounds(statement, from: 0),
      stated: StatedDates(column: statement.integer(4)),
      confidence: statement.isNull(5) ? nil : statement.float(5))
  }

  public func property(
    _ key: KeyToken, of relationships: [RelationshipID]
  ) throws(StoreError) -> [Value] {
    try settle()
    let name = try name(of: key)
    let inRow = RelationshipRow.names.contains(name)
    let statement = try connection.statement(
      "SELECT kind, value FROM relationship_property WHERE relationship = ?1 AND \"key\" = ?2")
    statement.bind(Int64(key.rawValue), at: 2)
    defer { statement.reset() }
    var result: [Value] = []
    result.reserveCapacity(relationships.count)
    for relationship in relationships {
      if inRow, let value = try row(of: relationship)?.value(named: name) {
        result.append(value)
        continue
      }
      statement.bind(relationship.rawValue, at: 1)
      result.append(try statement.step() ? try statement.value(kind: 0, value: 1) : .null)
      statement.reset()
    }
    return result
  }

  public func properties(
    of relationships: [RelationshipID]
  ) throws(StoreError) -> [[(key: KeyToken, value: Value)]] {
    try settle()
    let statement = try connection.statement(
      """
      SELECT "key", kind, value FROM relationship_property WHERE relationship = ?1 ORDER BY "key"
      """)
    defer { statement.reset() }
    var result: [[(key: KeyToken, value: Value)]] = []
    result.reserveCapacity(relationships.count)
    for relationship in relationships {
      var properties: [(key: KeyToken, value: Value)] = []
      if let row = try row(of: relationship) {
        for name in RelationshipRow.names {
          if let value = row.value(named: name), let key = try propertyKey(named: name) {
            properties.append((key, value))
          }
        }
      }
      statement.bind(relationship.rawValue, at: 1)
      while try statement.step() {
        let key = KeyToken(rawValue: Int32(truncatingIfNeeded: statement.integer(0)))
        properties.append((key, try statement.value(kind: 1, value: 2)))
      }
      statement.reset()
      properties.sort { $0.key < $1.key }
      result.append(properties)
    }
    return result
  }
}

/// The properties of a relationship that its row holds, because most relationships have them.
struct RelationshipRow {
  var bounds: DayBounds
  var stated: StatedDates
  var confidence: Double?

  static let since = "since"
  static let until = "until"
  static let confidence = "confidence"
  static let names = [since, until, confidence]

  /// Whether the column, which is of the type REAL, keeps a number as it is: NaN would be null, and
  /// whole numbers are kept as integers, which have no negative zero.
  static func holds(_ confidence: Double) -> Bool {
    !confidence.isNaN && !(confidence == 0 && confidence.sign == .minus)
  }

  /// Nil where the row does not hold the property; the table of properties may.
  func value(named name: String) -> Value? {
    switch name {
    case RelationshipRow.since: stated.since(in: bounds)
    case RelationshipRow.until: stated.until(in: bounds)
    case RelationshipRow.confidence: confidence.map(Value.float)
    default: nil
    }
  }
}

extension RelationshipColumns {
  /// From a row of id, type, source and target.
  fileprivate mutating func append(_ statement: Statement) {
    relationships.append(RelationshipID(statement.integer(0)))
    types.append(TypeToken(rawValue: Int32(truncatingIfNeeded: statement.integer(1))))
    sources.append(NodeID(statement.integer(2)))
    targets.append(NodeID(statement.integer(3)))
  }
}
