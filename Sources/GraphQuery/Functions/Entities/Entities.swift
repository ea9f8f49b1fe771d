internal import GraphModel
internal import GraphStore

/// What functions and operators read of single nodes and relationships.
enum Entities {
  /// Null where the node lacks the property.
  static func property(_ name: String, of node: NodeID, _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    try check(node, context)
    return try read { () throws(StoreError) in
      guard let key = try context.reader.propertyKey(named: name) else { return .null }
      return try context.reader.property(key, of: [node]).first ?? .null
    }
  }

  /// Null where the relationship lacks the property.
  static func property(_ name: String, of relationship: RelationshipID, _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    try check(relationship, context)
    return try read { () throws(StoreError) in
      guard let key = try context.reader.propertyKey(named: name) else { return .null }
      return try context.reader.property(key, of: [relationship]).first ?? .null
    }
  }

  /// Names and values of all properties, in the order in which the store gives them.
  /// - Parameter entity: a node or a relationship.
  static func properties(of entity: Value, _ context: FunctionContext)
    throws(EvaluationError) -> [(name: String, value: Value)]
  {
    let reader = context.reader
    switch entity {
    case .node(let id): try check(id, context)
    case .relationship(let id): try check(id, context)
    default: return []
    }
    return try read { () throws(StoreError) in
      let columns: [[(key: KeyToken, value: Value)]]
      switch entity {
      case .node(let id): columns = try reader.properties(of: [id])
      case .relationship(let id): columns = try reader.properties(of: [id])
      default: columns = []
      }
      var named: [(name: String, value: Value)] = []
      for (key, value) in columns.first ?? [] where !value.isNull {
        named.append((try reader.name(of: key), value))
      }
      return named
    }
  }

  static func labels(of node: NodeID, _ context: FunctionContext)
    throws(EvaluationError) -> [Value]
  {
    try check(node, context)
    return try read { () throws(StoreError) in
      var names: [Value] = []
      for label in try context.reader.labels(of: [node]).first ?? [] {
        names.append(.string(try context.reader.name(of: label)))
      }
      return names
    }
  }

  /// Type and ends, which a relationship keeps when it has been deleted.
  static func fixedPart(of relationship: RelationshipID, _ context: FunctionContext)
    throws(EvaluationError) -> DeletedRelationship
  {
    if let remains = context.deletions.relationships[relationship] { return remains }
    return try read { () throws(StoreError) in
      let columns = try context.reader.endpoints(of: [relationship])
      return DeletedRelationship(
        type: columns.types[0], source: columns.sources[0], target: columns.targets[0])
    }
  }

  /// Runs what reads the store, and says its errors in the language's words.
  static func read<T>(_ body: () throws(StoreError) -> T) throws(EvaluationError) -> T {
    do throws(StoreError) { return try body() } catch { throw EvaluationError(error) }
  }

  static func check(_ node: NodeID, _ context: FunctionContext) throws(EvaluationError) {
    if !context.deletions.isEmpty, context.deletions.nodes.contains(node) {
      throw deleted("node", node.rawValue)
    }
  }

  static func check(_ relationship: RelationshipID, _ context: FunctionContext)
    throws(EvaluationError)
  {
    if !context.deletions.isEmpty, context.deletions.relationships[relationship] != nil {
      throw deleted("relationship", relationship.rawValue)
    }
  }

  private static func deleted(_ kind: String, _ id: Int64) -> EvaluationError {
    EvaluationError(
      .entityNotFound, .deletedEntityAccess, "\(kind) \(id) was deleted by this statement")
  }
}
