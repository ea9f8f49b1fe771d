internal import CSQLite

/// A relationship as one scan over the table gives it.
package struct ScannedRelationship {
  package var id: Int64
  package var type: Int32
  package var source: Int64
  package var target: Int64
  package var sinceEarliest: Int64
  package var untilEarliest: Int64
  package var stated: StatedDates
  /// Whether no document speaks of it, it has no properties but `since`, `until` and `confidence`, as
  /// far as its row holds them, and the dates stated are all that is known of its time.
  package var isPlain: Bool
}

extension ReadTransaction {
  /// Hands out the relationships with these ids, ascending, in one pass over the table: for output of
  /// much of the graph, where a look-up for each would take longer than all the rest.
  package func scanRelationships(
    _ ids: ClosedRange<Int64>, _ body: (ScannedRelationship) -> Void
  ) throws(StoreError) {
    try settle()
    if let rows = try trees()?.relationships {
      var (properties, assertions) = try furtherRows(from: ids.lowerBound)
      defer {
        properties.reset()
        assertions.reset()
      }
      try rows.forEach(ids, interruption) { (row) throws(StoreError) in
        let hasProperties = try properties.contains(row.id)
        let isAsserted = try assertions.contains(row.id)
        body(
          ScannedRelationship(
            id: row.id, type: Int32(truncatingIfNeeded: row.type), source: row.source,
            target: row.target, sinceEarliest: row.sinceEarliest,
            untilEarliest: row.untilEarliest, stated: StatedDates(column: row.stated),
            isPlain: !hasProperties && !isAsserted && (row.stated != 0 || row.isOpen)))
        return true
      }
      return
    }
    let rows = try connection.statement(
      """
      SELECT id, type, source, target, since_earliest, until_earliest, stated,
        CASE stated WHEN 0 THEN since_earliest = ?3 AND since_latest = ?4
          AND until_earliest = ?3 AND until_latest = ?4 ELSE 1 END
      FROM relationship WHERE id BETWEEN ?1 AND ?2 ORDER BY id
      """)
    rows.bind(ids.lowerBound, at: 1)
    rows.bind(ids.upperBound, at: 2)
    rows.bind(DayBounds.openBelow, at: 3)
    rows.bind(DayBounds.openAbove, at: 4)
    defer { rows.reset() }
    var (properties, assertions) = try furtherRows(from: ids.lowerBound)
    defer {
      properties.reset()
      assertions.reset()
    }
    while try rows.step() {
      let id = rows.integer(0)
      let hasProperties = try properties.contains(id)
      let isAsserted = try assertions.contains(id)
      body(
        ScannedRelationship(
          id: id, type: Int32(truncatingIfNeeded: rows.integer(1)), source: rows.integer(2),
          target: rows.integer(3), sinceEarliest: rows.integer(4),
          untilEarliest: rows.integer(5), stated: StatedDates(column: rows.integer(6)),
          isPlain: !hasProperties && !isAsserted && rows.integer(7) != 0))
    }
  }

  /// The relationships that have further properties, and those of which documents speak.
  private func furtherRows(
    from id: Int64
  ) throws(StoreError) -> (properties: Ascending, assertions: Ascending) {
    let properties = try Ascending(
      connection.statement(
        """
        SELECT relationship FROM relationship_property WHERE relationship >= ?1
        ORDER BY relationship
        """), from: id)
    let assertions = try Ascending(
      connection.statement(
        """
        SELECT relationship FROM assertion
        WHERE relationship IS NOT NULL AND relationship >= ?1 ORDER BY relationship
        """), from: id)
    return (properties, assertions)
  }

  /// Hands out the nodes with these ids, ascending, each with the number of its label set and, where it
  /// is a string, the property `key`.
  ///
  /// - Parameter body: gets the text as bytes of UTF-8; nil where there is no such string.
  package func scanNodes(
    _ ids: ClosedRange<Int64>, key: KeyToken?,
    _ body: (_ id: Int64, _ labelSet: Int64, _ text: UnsafeBufferPointer<UInt8>?) -> Void
  ) throws(StoreError) {
    try settle()
    if let trees = try trees() {
      try trees.nodes.forEach(ids, interruption) { (row) throws(StoreError) in
        guard let key else {
          body(row.id, row.labelSet, nil)
          return true
        }
        let isRead = try trees.properties.withText(Int64(key.rawValue), of: row.id) {
          body(row.id, row.labelSet, $0)
        }
        if !isRead { try withText(key, of: row.id) { body(row.id, row.labelSet, $0) } }
        return true
      }
      return
    }
    let rows = try connection.statement(
      "SELECT id, label_set FROM node WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    rows.bind(ids.lowerBound, at: 1)
    rows.bind(ids.upperBound, at: 2)
    defer { rows.reset() }
    // The key is compared row by row: looking each one up takes longer.
    var texts = try Ascending(
      connection.statement(
        """
        SELECT node, value FROM node_property
        WHERE node >= ?1 AND +"key" = ?2 AND kind = 0 AND typeof(value) = 'text' ORDER BY node
        """), from: ids.lowerBound, key: Int64(key?.rawValue ?? -1))
    defer { texts.reset() }
    while try rows.step() {
      let id = rows.integer(0)
      if try texts.contains(id) {
        texts.statement.withText(1) { body(id, rows.integer(1), $0) }
      } else {
        body(id, rows.integer(1), nil)
      }
    }
  }

  /// Hands out a property of a node; nil where it is no string.
  private func withText(
    _ key: KeyToken, of node: Int64, _ body: (UnsafeBufferPointer<UInt8>?) -> Void
  ) throws(StoreError) {
    let statement = try propertyStatement(key)
    statement.bind(node, at: 1)
    defer { statement.reset() }
    if try statement.step(), statement.integer(0) == PropertyKind.native.rawValue,
      statement.type(1) == SQLITE_TEXT
    {
      statement.withText(1) { body($0) }
    } else {
      body(nil)
    }
  }

  /// The numbers of all label sets.
  package func labelSetNumbers() throws(StoreError) -> [Int64] {
    let rows = try connection.statement("SELECT id FROM label_set")
    defer { rows.reset() }
    var sets: [Int64] = []
    while try rows.step() { sets.append(rows.integer(0)) }
    return sets
  }

  /// The labels of a set, by its number.
  package func labels(ofSet set: Int64) throws(StoreError) -> [LabelToken] {
    try labels(inSet: set)
  }
}

/// The first column of a statement's rows, which ascends, beside another ascending sequence.
private struct Ascending {
  let statement: Statement
  private var current: Int64?

  init(_ statement: Statement, from id: Int64, key: Int64? = nil) throws(StoreError) {
    self.statement = statement
    statement.bind(id, at: 1)
    if let key { statement.bind(key, at: 2) }
    current = try statement.step() ? statement.integer(0) : nil
  }

  /// - Precondition: `id` is not less than at the call before.
  @inline(__always)
  mutating func contains(_ id: Int64) throws(StoreError) -> Bool {
    while let current, current < id {
      self.current = try statement.step() ? statement.integer(0) : nil
    }
    return current == id
  }

  func reset() { statement.reset() }
}
