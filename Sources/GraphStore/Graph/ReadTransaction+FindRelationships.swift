public import GraphModel

extension ReadTransaction {
  public func relationships(
    types: [TypeToken], where key: KeyToken, equals value: Value
  ) throws(StoreError) -> RelationshipColumns {
    try settle()
    var found = try relationships(where: key, equals: value)
    if let column = RelationshipRow.column(of: try name(of: key)) {
      // The row may hold what the table of properties does not.
      let candidates = try relationships(inColumn: column, like: value)
      let values = try property(key, of: candidates)
      found += zip(candidates, values).filter { $0.1.equals(value) == true }.map(\.0)
      found = Set(found).sorted()
    }
    let all = try endpoints(of: found)
    let wanted = Set(types)
    var columns = RelationshipColumns()
    for row in 0..<all.count where wanted.contains(all.types[row]) {
      columns.relationships.append(all.relationships[row])
      columns.types.append(all.types[row])
      columns.sources.append(all.sources[row])
      columns.targets.append(all.targets[row])
    }
    return columns
  }

  /// Of the table of properties, ascending.
  private func relationships(
    where key: KeyToken, equals value: Value
  ) throws(StoreError) -> [RelationshipID] {
    switch value {
    case .null: return []
    case .float(let number) where number.isNaN: return []
    // SQLite compares integers and floats exactly, as the language does.
    case .integer, .float, .string, .boolean, .date: break
    default: return try relationshipsByComparing(key, with: value)
    }
    // The key stands in the text, so that SQLite sees that the partial index serves.
    let statement = try connection.statement(
      text: """
        SELECT relationship FROM relationship_property
        WHERE "key" = \(key.rawValue) AND kind = ?1 AND value = ?2 ORDER BY relationship
        """)
    do throws(StoreError) {
      try statement.bind(value, kindAt: 1, valueAt: 2)
    } catch {
      // What no property can hold, none equals.
      guard error.code == .unsupportedValue else { throw error }
      return []
    }
    return try collect(statement)
  }

  /// For the kinds whose equality is not that of their text.
  private func relationshipsByComparing(
    _ key: KeyToken, with value: Value
  ) throws(StoreError) -> [RelationshipID] {
    let statement = try connection.statement(
      text: """
        SELECT relationship, kind, value FROM relationship_property
        WHERE "key" = \(key.rawValue) AND kind > 1 ORDER BY relationship
        """)
    defer { statement.reset() }
    var found: [RelationshipID] = []
    while try statement.step() {
      if try statement.value(kind: 1, value: 2).equals(value) == true {
        found.append(RelationshipID(statement.integer(0)))
      }
    }
    return found
  }

  /// The relationships whose row may say `value`: more than do, and none missing.
  private func relationships(
    inColumn column: RelationshipRow.Column, like value: Value
  ) throws(StoreError) -> [RelationshipID] {
    let statement = try connection.statement(
      text: """
        SELECT id FROM relationship
        WHERE \(column.name) IN (?1, ?2) AND \(column.isPresent) ORDER BY id
        """)
    if column.isDay {
      guard let day = StatedDates.partialDate(value)?.earliest.daysSinceEpoch else { return [] }
      // What is stated may be the day before the bound.
      statement.bind(day, at: 1)
      statement.bind(day &+ 1, at: 2)
    } else {
      switch value {
      case .float(let number):
        statement.bind(number, at: 1)
        statement.bind(number, at: 2)
      case .integer(let number):
        statement.bind(number, at: 1)
        statement.bind(number, at: 2)
      default: return []
      }
    }
    return try collect(statement)
  }

  private func collect(_ statement: Statement) throws(StoreError) -> [RelationshipID] {
    defer { statement.reset() }
    var found: [RelationshipID] = []
    while try statement.step() { found.append(RelationshipID(statement.integer(0))) }
    return found
  }
}

extension RelationshipRow {
  /// A column of the table that may hold a property.
  struct Column {
    let name: String
    /// Whether it counts days.
    let isDay: Bool
    /// Holds where the column says something, so that the rest stays out of an index.
    let isPresent: String
  }

  static func column(of key: String) -> Column? {
    switch key {
    case since: Column(name: "since_earliest", isDay: true, isPresent: "since_earliest > -8388607")
    case until: Column(name: "until_earliest", isDay: true, isPresent: "until_earliest > -8388607")
    case confidence:
      Column(name: "confidence", isDay: false, isPresent: "confidence IS NOT NULL")
    default: nil
    }
  }
}
