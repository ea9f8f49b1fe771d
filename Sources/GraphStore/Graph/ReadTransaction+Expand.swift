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
    defer { work += frontier.count + expansion.count }
    if let trees = try trees() {
      let adjacency = TreeAdjacency(trees, request, interruption)
      for (index, node) in frontier.enumerated() {
        let origin = Int32(truncatingIfNeeded: index)
        _ = try adjacency.forEachEntry(of: node.rawValue) { entry in
          expansion.origins.append(origin)
          expansion.relationships.append(RelationshipID(entry.relationship))
          expansion.types.append(TypeToken(rawValue: Int32(truncatingIfNeeded: entry.type)))
          expansion.neighbours.append(NodeID(entry.neighbour))
          return true
        }
      }
      return
    }
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
    var degrees: [Int] = []
    degrees.reserveCapacity(nodes.count)
    if let trees = try trees() {
      let adjacency = TreeAdjacency(trees, request, interruption)
      for node in nodes {
        let degree = try adjacency.degree(of: node.rawValue)
        degrees.append(degree)
        work += degree + 1
      }
      return degrees
    }
    let scans = try scans(for: request)
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
      work += degree + 1
    }
    return degrees
  }

  /// The scans, one for each direction, with all bound but the node and the type.
  func scans(for request: ExpandRequest) throws(StoreError) -> [ExpandScan] {
    try scans(for: request) { outgoing, typed in
      request.validity == nil
        ? ExpandText.undated(outgoing: outgoing, typed: typed)
        : ExpandText.dated(outgoing: outgoing, typed: typed)
    }
  }

  /// Scans that find the nodes at the other ends alone; as ``linkScans(for:)`` where days matter.
  func neighbourScans(for request: ExpandRequest) throws(StoreError) -> [ExpandScan] {
    guard request.validity == nil else { return try linkScans(for: request) }
    return try scans(for: request, neighbour: 0) { outgoing, typed in
      ExpandText.neighbours(outgoing: outgoing, typed: typed)
    }
  }

  /// Scans that find relationships and the nodes at their other ends, and not their types.
  func linkScans(for request: ExpandRequest) throws(StoreError) -> [ExpandScan] {
    try scans(for: request, neighbour: 1) { outgoing, typed in
      request.validity == nil
        ? ExpandText.links(outgoing: outgoing, typed: typed)
        : ExpandText.datedLinks(outgoing: outgoing, typed: typed)
    }
  }

  private func scans(
    for request: ExpandRequest, neighbour: CInt = 2, _ text: (Bool, Bool) -> StaticString
  ) throws(StoreError) -> [ExpandScan] {
    let typed = request.types != nil
    var scans: [ExpandScan] = []
    if request.direction != .incoming {
      scans.append(
        ExpandScan(
          try connection.statement(text(true, typed)), request.validity, neighbour: neighbour,
          skipsLoops: false))
    }
    if request.direction != .outgoing {
      scans.append(
        ExpandScan(
          try connection.statement(text(false, typed)), request.validity, neighbour: neighbour,
          skipsLoops: request.direction == .either))
    }
    return scans
  }
}

/// What is asked of the covering indexes. Parameters: 1 the node, 4 the type; where days matter, 2 the
/// day by which a relationship must have begun, exclusive, and 3 the one after which it must end.
///
/// Every column that is read or compared costs a decoding for each entry, so nothing is asked for that
/// is not needed.
private enum ExpandText {
  static func dated(outgoing: Bool, typed: Bool) -> StaticString {
    switch (outgoing, typed) {
    case (true, true):
      """
      SELECT id, type, target FROM relationship INDEXED BY relationship_out
      WHERE source = ?1 AND type = ?4 AND since_earliest < ?2 AND until_latest > ?3
      ORDER BY target, since_earliest, until_latest, id
      """
    case (true, false):
      """
      SELECT id, type, target FROM relationship INDEXED BY relationship_out
      WHERE source = ?1 AND since_earliest < ?2 AND until_latest > ?3
      ORDER BY type, target, since_earliest, until_latest, id
      """
    case (false, true):
      """
      SELECT id, type, source FROM relationship INDEXED BY relationship_in
      WHERE target = ?1 AND type = ?4 AND since_earliest < ?2 AND until_latest > ?3
      ORDER BY source, since_earliest, until_latest, id
      """
    case (false, false):
      """
      SELECT id, type, source FROM relationship INDEXED BY relationship_in
      WHERE target = ?1 AND since_earliest < ?2 AND until_latest > ?3
      ORDER BY type, source, since_earliest, until_latest, id
      """
    }
  }

  static func undated(outgoing: Bool, typed: Bool) -> StaticString {
    switch (outgoing, typed) {
    case (true, true):
      """
      SELECT id, type, target FROM relationship INDEXED BY relationship_out
      WHERE source = ?1 AND type = ?4 ORDER BY target, since_earliest, until_latest, id
      """
    case (true, false):
      """
      SELECT id, type, target FROM relationship INDEXED BY relationship_out
      WHERE source = ?1 ORDER BY type, target, since_earliest, until_latest, id
      """
    case (false, true):
      """
      SELECT id, type, source FROM relationship INDEXED BY relationship_in
      WHERE target = ?1 AND type = ?4 ORDER BY source, since_earliest, until_latest, id
      """
    case (false, false):
      """
      SELECT id, type, source FROM relationship INDEXED BY relationship_in
      WHERE target = ?1 ORDER BY type, source, since_earliest, until_latest, id
      """
    }
  }

  static func links(outgoing: Bool, typed: Bool) -> StaticString {
    switch (outgoing, typed) {
    case (true, true):
      """
      SELECT id, target FROM relationship INDEXED BY relationship_out
      WHERE source = ?1 AND type = ?4 ORDER BY target, since_earliest, until_latest, id
      """
    case (true, false):
      """
      SELECT id, target FROM relationship INDEXED BY relationship_out
      WHERE source = ?1 ORDER BY type, target, since_earliest, until_latest, id
      """
    case (false, true):
      """
      SELECT id, source FROM relationship INDEXED BY relationship_in
      WHERE target = ?1 AND type = ?4 ORDER BY source, since_earliest, until_latest, id
      """
    case (false, false):
      """
      SELECT id, source FROM relationship INDEXED BY relationship_in
      WHERE target = ?1 ORDER BY type, source, since_earliest, until_latest, id
      """
    }
  }

  static func datedLinks(outgoing: Bool, typed: Bool) -> StaticString {
    switch (outgoing, typed) {
    case (true, true):
      """
      SELECT id, target FROM relationship INDEXED BY relationship_out
      WHERE source = ?1 AND type = ?4 AND since_earliest < ?2 AND until_latest > ?3
      ORDER BY target, since_earliest, until_latest, id
      """
    case (true, false):
      """
      SELECT id, target FROM relationship INDEXED BY relationship_out
      WHERE source = ?1 AND since_earliest < ?2 AND until_latest > ?3
      ORDER BY type, target, since_earliest, until_latest, id
      """
    case (false, true):
      """
      SELECT id, source FROM relationship INDEXED BY relationship_in
      WHERE target = ?1 AND type = ?4 AND since_earliest < ?2 AND until_latest > ?3
      ORDER BY source, since_earliest, until_latest, id
      """
    case (false, false):
      """
      SELECT id, source FROM relationship INDEXED BY relationship_in
      WHERE target = ?1 AND since_earliest < ?2 AND until_latest > ?3
      ORDER BY type, source, since_earliest, until_latest, id
      """
    }
  }

  static func neighbours(outgoing: Bool, typed: Bool) -> StaticString {
    switch (outgoing, typed) {
    case (true, true):
      """
      SELECT target FROM relationship INDEXED BY relationship_out
      WHERE source = ?1 AND type = ?4 ORDER BY target
      """
    case (true, false):
      """
      SELECT target FROM relationship INDEXED BY relationship_out
      WHERE source = ?1 ORDER BY type, target
      """
    case (false, true):
      """
      SELECT source FROM relationship INDEXED BY relationship_in
      WHERE target = ?1 AND type = ?4 ORDER BY source
      """
    case (false, false):
      """
      SELECT source FROM relationship INDEXED BY relationship_in
      WHERE target = ?1 ORDER BY type, source
      """
    }
  }
}
