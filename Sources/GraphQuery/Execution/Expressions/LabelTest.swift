internal import GraphModel
internal import GraphStore

/// `n:A&B`, `r:T`: whether a node's labels, or a relationship's type, satisfy an expression.
struct LabelTest: Evaluator {
  /// A ``LabelExpression`` whose names are symbols of the plan.
  indirect enum Condition: Sendable {
    case name(LabelSymbol, TypeSymbol)
    case wildcard
    case not(Condition)
    case all([Condition])
    case any([Condition])
  }

  let entity: any Evaluator
  let condition: Condition
  let range: SourceRange

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    let column = try entity.evaluate(batch, context)
    guard batch.count > 0 else { return .values([]) }
    switch column {
    case .nodes(let nodes): return try test(nodes, context)
    case .relationships(let relationships): return try test(relationships, context)
    case .constant(.null), .absent: return .constant(.null)
    default: break
    }
    if let nodes = column.nodeIDs(count: batch.count) { return try test(nodes, context) }
    if let relationships = column.relationshipIDs(count: batch.count) {
      return try test(relationships, context)
    }
    var results: [Value] = []
    for row in 0..<batch.count {
      switch column[row] {
      case .null: results.append(.null)
      case .node(let node): results.append(try test([node], context)[0])
      case .relationship(let relationship):
        results.append(try test([relationship], context)[0])
      case let value:
        throw QueryError(
          .typeError, .invalidArgumentType,
          "labels are tested on Node or Relationship, not \(ValueTypes(of: value))",
          phase: .runtime, at: range)
      }
    }
    return .values(results)
  }

  /// One label of a column of nodes: no truth values in between.
  func select(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> [Int32] {
    guard case .name(let symbol, _) = condition, batch.count > 0,
      case .nodes(let nodes) = try entity.evaluate(batch, context)
    else { return try trueRows(batch, context) }
    guard let label = try context.label(symbol) else { return [] }
    let have = try context.read { (reader) throws(StoreError) in try reader.have(label, nodes) }
    var rows: [Int32] = []
    rows.reserveCapacity(nodes.count)
    for row in nodes.indices where have[row] && nodes[row] != .missing { rows.append(Int32(row)) }
    return rows
  }

  private func test(_ nodes: [NodeID], _ context: ExecutionContext) throws(QueryError) -> Column {
    if case .name(let symbol, _) = condition {
      guard let label = try context.label(symbol) else {
        return .values(nodes.map { $0 == .missing ? .null : .boolean(false) })
      }
      let have = try context.read { (reader) throws(StoreError) in
        try reader.have(label, nodes)
      }
      return .values(
        nodes.indices.map { nodes[$0] == .missing ? .null : .boolean(have[$0]) })
    }
    let labels = try context.read { (reader) throws(StoreError) in try reader.labels(of: nodes) }
    var results: [Value] = []
    results.reserveCapacity(nodes.count)
    for (node, labels) in zip(nodes, labels) {
      results.append(
        node == .missing ? .null : .boolean(try holds(condition, labels, context)))
    }
    return .values(results)
  }

  private func holds(
    _ condition: Condition, _ labels: [LabelToken], _ context: ExecutionContext
  ) throws(QueryError) -> Bool {
    switch condition {
    case .name(let symbol, _):
      guard let label = try context.label(symbol) else { return false }
      return labels.contains(label)
    case .wildcard: return !labels.isEmpty
    case .not(let inner): return !(try holds(inner, labels, context))
    case .all(let parts):
      for part in parts where !(try holds(part, labels, context)) { return false }
      return true
    case .any(let parts):
      for part in parts where try holds(part, labels, context) { return true }
      return false
    }
  }

  private func test(_ relationships: [RelationshipID], _ context: ExecutionContext)
    throws(QueryError) -> Column
  {
    let present = relationships.filter { $0 != .missing }
    let types = try context.read { (reader) throws(StoreError) in
      try reader.endpoints(of: present).types
    }
    var results: [Value] = []
    results.reserveCapacity(relationships.count)
    var next = 0
    for relationship in relationships {
      if relationship == .missing {
        results.append(.null)
      } else {
        results.append(.boolean(try holds(condition, types[next], context)))
        next += 1
      }
    }
    return .values(results)
  }

  private func holds(
    _ condition: Condition, _ type: TypeToken, _ context: ExecutionContext
  ) throws(QueryError) -> Bool {
    switch condition {
    case .name(_, let symbol): return try context.type(symbol) == type
    case .wildcard: return true
    case .not(let inner): return !(try holds(inner, type, context))
    case .all(let parts):
      for part in parts where !(try holds(part, type, context)) { return false }
      return true
    case .any(let parts):
      for part in parts where try holds(part, type, context) { return true }
      return false
    }
  }
}
