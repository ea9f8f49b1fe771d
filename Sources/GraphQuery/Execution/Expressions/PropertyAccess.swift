internal import GraphModel
internal import GraphStore

/// `base.key`; for a column of entities, one question to the store for the whole batch.
struct PropertyAccess: Evaluator {
  let base: any Evaluator
  let key: KeySymbol
  let name: String
  let range: SourceRange

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    let column = try base.evaluate(batch, context)
    guard batch.count > 0 else { return .values([]) }
    if context.deletions.isEmpty {
      switch column {
      case .nodes(let nodes): return try property(of: nodes, context)
      case .relationships(let relationships): return try property(of: relationships, context)
      case .values(let values):
        switch values.first {
        case .node:
          if let nodes = column.nodeIDs(count: batch.count) {
            return try property(of: nodes, context)
          }
        case .relationship:
          if let relationships = column.relationshipIDs(count: batch.count) {
            return try property(of: relationships, context)
          }
        default: break
        }
      case .absent, .constant: break
      }
    }
    do throws(EvaluationError) {
      let functions = context.functions
      if case .constant(let value) = column {
        return .constant(try Operators.member(value, name, functions))
      }
      var results: [Value] = []
      results.reserveCapacity(batch.count)
      for row in 0..<batch.count {
        results.append(try Operators.member(column[row], name, functions))
      }
      return .values(results)
    } catch {
      throw QueryError(error, at: range)
    }
  }

  private func property(of nodes: [NodeID], _ context: ExecutionContext)
    throws(QueryError) -> Column
  {
    guard let key = try context.key(key) else { return .constant(.null) }
    return .values(
      try context.read { (reader) throws(StoreError) in try reader.property(key, of: nodes) })
  }

  private func property(of relationships: [RelationshipID], _ context: ExecutionContext)
    throws(QueryError) -> Column
  {
    guard let key = try context.key(key) else { return .constant(.null) }
    return .values(
      try context.read { (reader) throws(StoreError) in
        try reader.property(key, of: relationships)
      })
  }
}
