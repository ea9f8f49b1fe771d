public import GraphModel

/// Expanding reads the covering indexes alone: `relationship_out` for outgoing, `relationship_in`
/// for incoming. One statement serves all filters: without one, the days compared with lie beyond
/// every bound.
extension ReadTransaction {
  public func expand(
    _ frontier: [NodeID], _ request: ExpandRequest, into expansion: inout Expansion
  ) throws(StoreError) {
    try settle()
    expansion.removeAll()
    let scans = try scans(for: request)
    for (index, node) in frontier.enumerated() {
      let origin = Int32(truncatingIfNeeded: index)
      for scan in scans {
        if let types = request.types {
          for type in types {
            scan.bind(type)
            try scan.append(node, origin: origin, to: &expansion)
          }
        } else {
          try scan.append(node, origin: origin, to: &expansion)
        }
      }
    }
    work += frontier.count + expansion.count
  }

  public func connect(
    _ sources: [NodeID], _ targets: [NodeID], _ request: ExpandRequest,
    into expansion: inout Expansion
  ) throws(StoreError) {
    try settle()
    expansion.removeAll()
    let types = if let types = request.types { types } else { try relationshipTypes() }
    let statement = try connection.statement(
      """
      SELECT id FROM relationship INDEXED BY relationship_out
      WHERE source = ?1 AND type = ?2 AND target = ?3 AND since_earliest < ?4 AND until_latest > ?5
      """)
    statement.bind(request.validity.map { $0.to.daysSinceEpoch } ?? Int64.max, at: 4)
    statement.bind(request.validity.map { $0.from.daysSinceEpoch } ?? Int64.min, at: 5)
    for (index, (a, b)) in zip(sources, targets).enumerated() {
      let origin = Int32(truncatingIfNeeded: index)
      if request.direction != .incoming {
        try append(statement, types, from: a, to: b, reached: b, origin, &expansion)
      }
      if request.direction == .incoming || (request.direction == .either && a != b) {
        try append(statement, types, from: b, to: a, reached: b, origin, &expansion)
      }
    }
  }

  private func append(
    _ statement: Statement, _ types: [TypeToken], from source: NodeID, to target: NodeID,
    reached: NodeID, _ origin: Int32, _ expansion: inout Expansion
  ) throws(StoreError) {
    statement.bind(source.rawValue, at: 1)
    statement.bind(target.rawValue, at: 3)
    defer { statement.reset() }
    for type in types {
      statement.bind(Int64(type.rawValue), at: 2)
      while try statement.step() {
        expansion.origins.append(origin)
        expansion.relationships.append(RelationshipID(statement.integer(0)))
        expansion.types.append(type)
        expansion.neighbours.append(reached)
      }
      statement.reset()
    }
  }

  public func degrees(
    of nodes: [NodeID], _ request: ExpandRequest
  ) throws(StoreError) -> [Int] {
    try settle()
    let scans = try scans(for: request)
    var degrees: [Int] = []
    degrees.reserveCapacity(nodes.count)
    for node in nodes {
      var degree = 0
      for scan in scans {
        if let types = request.types {
          for type in types {
            scan.bind(type)
            degree += try scan.count(node)
          }
        } else {
          degree += try scan.count(node)
        }
      }
      degrees.append(degree)
    }
    return degrees
  }

  /// The scans, one for each direction, with all bound but the node and the type.
  func scans(for request: ExpandRequest) throws(StoreError) -> [ExpandScan] {
    var scans: [ExpandScan] = []
    let typed = request.types != nil
    if request.direction != .incoming {
      let statement =
        typed
        ? try connection.statement(
          """
          SELECT id, type, target FROM relationship INDEXED BY relationship_out
          WHERE source = ?1 AND type = ?4 AND since_earliest < ?2 AND until_latest > ?3
          ORDER BY target, since_earliest, until_latest, id
          """)
        : try connection.statement(
          """
          SELECT id, type, target FROM relationship INDEXED BY relationship_out
          WHERE source = ?1 AND since_earliest < ?2 AND until_latest > ?3
          ORDER BY type, target, since_earliest, until_latest, id
          """)
      scans.append(ExpandScan(statement, request.validity, skipsLoops: false))
    }
    if request.direction != .outgoing {
      let statement =
        typed
        ? try connection.statement(
          """
          SELECT id, type, source FROM relationship INDEXED BY relationship_in
          WHERE target = ?1 AND type = ?4 AND since_earliest < ?2 AND until_latest > ?3
          ORDER BY source, since_earliest, until_latest, id
          """)
        : try connection.statement(
          """
          SELECT id, type, source FROM relationship INDEXED BY relationship_in
          WHERE target = ?1 AND since_earliest < ?2 AND until_latest > ?3
          ORDER BY type, source, since_earliest, until_latest, id
          """)
      scans.append(
        ExpandScan(statement, request.validity, skipsLoops: request.direction == .either))
    }
    return scans
  }
}
