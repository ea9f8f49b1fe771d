internal import GraphModel
internal import GraphStore

/// One item of `SET` or `REMOVE`.
struct Update: Sendable {
  enum Kind: Sendable {
    /// Null removes the property.
    case property(entity: any Evaluator, key: String, value: any Evaluator)
    case dynamicProperty(entity: any Evaluator, key: any Evaluator, value: any Evaluator)
    /// `entity = map`, and `entity += map`.
    case properties(entity: Slot, value: any Evaluator, isReplacing: Bool)
    case addLabels(Slot, [String])
    case removeLabels(Slot, [String])
  }

  let kind: Kind
  /// Whether the values depend on the graph, so that a row must see what the row before it wrote.
  let readsGraph: Bool
  let range: SourceRange

  func apply(to batch: Batch, _ context: ExecutionContext) throws(QueryError) {
    guard readsGraph && batch.count > 1 else { return try applyToAll(batch, context) }
    for row in 0..<batch.count { try applyToAll(batch.slice(row..<row + 1), context) }
  }

  private func applyToAll(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) {
    switch kind {
    case .property(let entity, let key, let value):
      let entities = try entity.evaluate(batch, context)
      let values = try value.evaluate(batch, context)
      for row in 0..<batch.count {
        guard let entity = try self.entity(entities[row]) else { continue }
        try context.set(key, to: values[row], of: entity, at: range)
      }
    case .dynamicProperty(let entity, let key, let value):
      let entities = try entity.evaluate(batch, context)
      let keys = try key.evaluate(batch, context)
      let values = try value.evaluate(batch, context)
      for row in 0..<batch.count {
        guard let entity = try self.entity(entities[row]) else { continue }
        guard case .string(let key) = keys[row] else {
          throw QueryError(
            .typeError, .mapElementAccessByNonString, "a property key must be String",
            phase: .runtime, at: range)
        }
        try context.set(key, to: values[row], of: entity, at: range)
      }
    case .properties(let slot, let value, let isReplacing):
      let values = try value.evaluate(batch, context)
      for row in 0..<batch.count {
        guard let entity = try self.entity(batch.columns[slot.rawValue][row]) else { continue }
        try set(entity, to: values[row], isReplacing: isReplacing, context)
      }
    case .addLabels(let slot, let labels):
      for node in try batch.nodes(slot) where node != .missing {
        try context.add(labels, to: node, at: range)
      }
    case .removeLabels(let slot, let labels):
      for node in try batch.nodes(slot) where node != .missing {
        try context.remove(labels, from: node, at: range)
      }
    }
  }

  private func set(
    _ entity: Entity, to value: Value, isReplacing: Bool, _ context: ExecutionContext
  ) throws(QueryError) {
    let new: [String: Value]
    switch value {
    case .map(let map): new = map
    case .node(let node): new = try context.properties(of: .node(node))
    case .relationship(let relationship):
      new = try context.properties(of: .relationship(relationship))
    case .null where !isReplacing: return
    default:
      throw QueryError(
        .typeError, .invalidArgumentType,
        "properties are set to Map, Node or Relationship, not \(ValueTypes(of: value))",
        phase: .runtime, at: range)
    }
    if isReplacing {
      for key in try context.properties(of: entity).keys.sorted() where new[key] == nil {
        try context.set(key, to: .null, of: entity, at: range)
      }
    }
    for (key, value) in new.sorted(by: { $0.key < $1.key }) {
      try context.set(key, to: value, of: entity, at: range)
    }
  }

  /// Nil for null.
  private func entity(_ value: Value) throws(QueryError) -> Entity? {
    switch value {
    case .node(let node): return .node(node)
    case .relationship(let relationship): return .relationship(relationship)
    case .null: return nil
    default:
      throw QueryError(
        .typeError, .invalidArgumentType,
        "properties are set on Node or Relationship, not \(ValueTypes(of: value))",
        phase: .runtime, at: range)
    }
  }
}
