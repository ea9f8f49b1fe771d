internal import GraphModel
internal import GraphStore

/// `[a, b, c]`.
struct ListConstructor: Evaluator {
  let elements: [any Evaluator]

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var columns: [Column] = []
    for element in elements { columns.append(try element.evaluate(batch, context)) }
    if columns.allSatisfy({ if case .constant = $0 { true } else { false } }) {
      return .constant(.list(columns.map { $0[0] }))
    }
    return .values((0..<batch.count).map { row in .list(columns.map { $0[row] }) })
  }
}

/// `{key: value}`.
struct MapConstructor: Evaluator {
  let entries: [(key: String, value: any Evaluator)]

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var columns: [(String, Column)] = []
    for entry in entries { columns.append((entry.key, try entry.value.evaluate(batch, context))) }
    if columns.allSatisfy({ if case .constant = $0.1 { true } else { false } }) {
      return .constant(map(columns, row: 0))
    }
    return .values((0..<batch.count).map { map(columns, row: $0) })
  }

  private func map(_ columns: [(String, Column)], row: Int) -> Value {
    var result: [String: Value] = [:]
    for (key, column) in columns { result[key] = column[row] }
    return .map(result)
  }
}

/// `base {.*, .key, name: value}`.
struct MapProjection: Evaluator {
  enum Element: Sendable {
    case entry(String, any Evaluator)
    /// `.*`: the properties of the base, as a map.
    case all(any Evaluator)
  }

  let base: any Evaluator
  let elements: [Element]

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    let base = try base.evaluate(batch, context)
    var columns: [(String?, Column)] = []
    for element in elements {
      switch element {
      case .entry(let key, let value): columns.append((key, try value.evaluate(batch, context)))
      case .all(let properties): columns.append((nil, try properties.evaluate(batch, context)))
      }
    }
    var results: [Value] = []
    results.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      guard !base[row].isNull else {
        results.append(.null)
        continue
      }
      var map: [String: Value] = [:]
      for (key, column) in columns {
        if let key {
          map[key] = column[row]
        } else if case .map(let properties) = column[row] {
          map.merge(properties) { $1 }
        }
      }
      results.append(.map(map))
    }
    return .values(results)
  }
}

/// A path through elements that are all bound.
struct PathConstructor: Evaluator {
  enum Hop: Sendable {
    case single(relationship: Slot, node: Slot)
    /// A list of relationships, and the list of all nodes on the way, both ends included.
    case list(relationships: Slot, nodes: Slot)
  }

  let start: Slot
  let hops: [Hop]

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var results: [Value] = []
    results.reserveCapacity(batch.count)
    for row in 0..<batch.count { results.append(path(batch, row)) }
    return .values(results)
  }

  /// Null where an element is.
  private func path(_ batch: Batch, _ row: Int) -> Value {
    guard case .node(let first) = batch.columns[start.rawValue][row] else { return .null }
    var nodes = [first]
    var relationships: [RelationshipID] = []
    for hop in hops {
      switch hop {
      case .single(let relationship, let node):
        guard case .relationship(let relationship) = batch.columns[relationship.rawValue][row],
          case .node(let node) = batch.columns[node.rawValue][row]
        else { return .null }
        relationships.append(relationship)
        nodes.append(node)
      case .list(let list, let walked):
        guard case .list(let list) = batch.columns[list.rawValue][row],
          case .list(let walked) = batch.columns[walked.rawValue][row],
          walked.count == list.count + 1
        else { return .null }
        for case .relationship(let relationship) in list { relationships.append(relationship) }
        for case .node(let node) in walked.dropFirst() { nodes.append(node) }
      }
    }
    guard nodes.count == relationships.count + 1 else { return .null }
    return .path(Path(nodes: nodes, relationships: relationships))
  }
}
