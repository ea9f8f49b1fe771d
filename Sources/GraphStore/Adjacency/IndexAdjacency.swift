internal import CSQLite
internal import GraphModel

/// Relationships as the file's covering indexes have them: one range of an index for each node,
/// direction and type.
struct IndexAdjacency: Adjacency {
  private let scans: [ExpandScan]
  private let types: [TypeToken]?

  init(_ scans: [ExpandScan], types: [TypeToken]?) {
    self.scans = scans
    self.types = types
  }

  @inline(__always)
  func forEach(
    of node: Int64, _ visit: (_ relationship: Int64, _ neighbour: Int64) -> Bool
  ) throws(StoreError) -> Bool {
    for scan in scans {
      guard let types else {
        guard try scan.forEach(of: node, visit) else { return false }
        continue
      }
      for type in types {
        scan.bind(type)
        guard try scan.forEach(of: node, visit) else { return false }
      }
    }
    return true
  }
}

/// One pass over one index, from one node after another.
struct ExpandScan {
  let statement: Statement
  private let neighbour: CInt
  /// Whether relationships from a node to itself were found by the scan before.
  let skipsLoops: Bool

  /// - Parameter neighbour: the column of the node at the other end; where it is the first, there is
  ///   no other.
  init(
    _ statement: Statement, _ validity: ValidityFilter?, neighbour: CInt, skipsLoops: Bool
  ) {
    self.statement = statement
    self.neighbour = neighbour
    self.skipsLoops = skipsLoops
    if let validity {
      statement.bind(validity.to.daysSinceEpoch, at: 2)
      statement.bind(validity.from.daysSinceEpoch, at: 3)
    }
  }

  func bind(_ type: TypeToken) { statement.bind(Int64(type.rawValue), at: 4) }

  @inline(__always)
  func append(
    _ node: NodeID, origin: Int32, to expansion: inout Expansion
  ) throws(StoreError) {
    let handle = statement.handle
    sqlite3_bind_int64(handle, 1, node.rawValue)
    while true {
      let code = sqlite3_step(handle)
      guard code == SQLITE_ROW else {
        guard code == SQLITE_DONE else { throw statement.failure(code) }
        break
      }
      let neighbour = sqlite3_column_int64(handle, 2)
      if skipsLoops && neighbour == node.rawValue { continue }
      expansion.origins.append(origin)
      expansion.relationships.append(RelationshipID(sqlite3_column_int64(handle, 0)))
      expansion.types.append(
        TypeToken(rawValue: Int32(truncatingIfNeeded: sqlite3_column_int64(handle, 1))))
      expansion.neighbours.append(NodeID(neighbour))
    }
    sqlite3_reset(handle)
  }

  @inline(__always)
  func count(_ node: NodeID) throws(StoreError) -> Int {
    var count = 0
    _ = try forEach(of: node.rawValue) { _, _ in
      count += 1
      return true
    }
    return count
  }

  @inline(__always)
  func forEach(
    of node: Int64, _ visit: (_ relationship: Int64, _ neighbour: Int64) -> Bool
  ) throws(StoreError) -> Bool {
    let handle = statement.handle
    sqlite3_bind_int64(handle, 1, node)
    var isComplete = true
    while isComplete {
      let code = sqlite3_step(handle)
      guard code == SQLITE_ROW else {
        guard code == SQLITE_DONE else { throw statement.failure(code) }
        break
      }
      let reached = sqlite3_column_int64(handle, neighbour)
      if skipsLoops && reached == node { continue }
      isComplete = visit(neighbour == 0 ? 0 : sqlite3_column_int64(handle, 0), reached)
    }
    sqlite3_reset(handle)
    return isComplete
  }
}
