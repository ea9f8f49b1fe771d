internal import GraphModel
internal import GraphStore

/// `[DETACH] DELETE`: relationships first, so that nodes may be deleted together with them.
struct DeleteClause: PhysicalPlan {
  let input: any PhysicalPlan
  let entities: [any Evaluator]
  let isDetaching: Bool
  let range: SourceRange

  var summary: String { isDetaching ? "DetachDelete" : "Delete" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator {
    Barrier(input.makeOperator()) { (rows, context) throws(QueryError) in
      try delete(rows, context)
      return rows
    }
  }

  private func delete(_ rows: Batch, _ context: ExecutionContext) throws(QueryError) {
    var nodes: Set<NodeID> = []
    var relationships: Set<RelationshipID> = []
    for entity in entities {
      let column = try entity.evaluate(rows, context)
      for row in 0..<rows.count {
        switch column[row] {
        case .null: break
        case .node(let node): nodes.insert(node)
        case .relationship(let relationship): relationships.insert(relationship)
        case .path(let path):
          nodes.formUnion(path.nodes)
          relationships.formUnion(path.relationships)
        case let value:
          throw QueryError(
            .typeError, .invalidArgumentType,
            "DELETE takes Node, Relationship or Path, not \(ValueTypes(of: value))",
            phase: .runtime, at: range)
        }
      }
    }
    nodes.subtract(context.deletions.nodes)
    relationships.subtract(context.deletions.relationships.keys)
    let ordered = nodes.sorted()
    if isDetaching {
      var attached = Expansion()
      try context.read { (reader) throws(StoreError) in
        try reader.expand(ordered, ExpandRequest(direction: .either), into: &attached)
      }
      relationships.formUnion(attached.relationships)
    }
    try delete(relationships.sorted(), context)
    try delete(ordered, context)
  }

  private func delete(_ relationships: [RelationshipID], _ context: ExecutionContext)
    throws(QueryError)
  {
    let ends = try context.read { (reader) throws(StoreError) in
      try reader.endpoints(of: relationships)
    }
    for (row, relationship) in relationships.enumerated() {
      context.deletions.note(
        relationship,
        DeletedRelationship(
          type: ends.types[row], source: ends.sources[row], target: ends.targets[row]))
      try context.write { (writer) throws(StoreError) in try writer.delete(relationship) }
      context.statistics.relationshipsDeleted += 1
    }
  }

  private func delete(_ nodes: [NodeID], _ context: ExecutionContext) throws(QueryError) {
    let degrees = try context.read { (reader) throws(StoreError) in
      try reader.degrees(of: nodes, ExpandRequest(direction: .either))
    }
    if degrees.contains(where: { $0 > 0 }) {
      throw QueryError(
        .constraintVerificationFailed, .deleteConnectedNode,
        "a node that has relationships cannot be deleted", phase: .runtime,
        hint: "use DETACH DELETE to delete them too", at: range)
    }
    for node in nodes {
      context.deletions.note(node)
      try context.write { (writer) throws(StoreError) in try writer.delete(node) }
      context.statistics.nodesDeleted += 1
    }
  }
}
