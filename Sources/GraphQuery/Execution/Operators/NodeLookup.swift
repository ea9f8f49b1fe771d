internal import GraphModel
internal import GraphStore

/// The nodes that have a given identity, property or name, for each row.
final class NodeLookup: PhysicalPlan {
  enum Key: Sendable {
    /// `id(n) = …`.
    case identity
    /// `elementId(n) = …`.
    case elementIdentity
    /// By an index on the property of nodes with the label.
    case property(LabelSymbol?, KeySymbol)
    /// The same of the property `name`, of which the store has an index whatever the label.
    case name(LabelSymbol?, KeySymbol)
    /// By the begin of the property `name`.
    case namePrefix(KeySymbol)
  }

  let input: any PhysicalPlan
  let slot: Slot
  let key: Key
  /// What to look for.
  let value: any Evaluator
  let text: PlanText

  init(
    input: any PhysicalPlan, slot: Slot, key: Key, value: any Evaluator, text: PlanText
  ) {
    self.input = input
    self.slot = slot
    self.key = key
    self.value = value
    self.text = text
  }

  var summary: String {
    switch key {
    case .identity, .elementIdentity: "NodeByIdSeek \(text)"
    case .property: "NodeIndexSeek \(text)"
    case .name: "NodeByNameSeek \(text)"
    case .namePrefix: "NodeByNamePrefixSeek"
    }
  }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: BatchwiseOperator {
    private let plan: NodeLookup
    let input: any Operator

    init(_ plan: NodeLookup, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while var batch = try input.next(context) {
        try context.checkpoint()
        let sought = try plan.value.evaluate(batch, context)
        if batch.count == 1 {
          let nodes = try nodes(sought[0], context)
          guard !nodes.isEmpty else { continue }
          if nodes.count > 1 { batch = batch.repeating(row: 0, count: nodes.count) }
          batch.columns[plan.slot.rawValue] = .nodes(nodes)
          return batch
        }
        var rows: [Int32] = []
        var found: [NodeID] = []
        if case .constant(let value) = sought {
          let nodes = try nodes(value, context)
          for row in 0..<batch.count {
            rows.append(contentsOf: repeatElement(Int32(row), count: nodes.count))
            found.append(contentsOf: nodes)
          }
        } else {
          for row in 0..<batch.count {
            let nodes = try nodes(sought[row], context)
            rows.append(contentsOf: repeatElement(Int32(row), count: nodes.count))
            found.append(contentsOf: nodes)
          }
        }
        guard !rows.isEmpty else { continue }
        var result = batch.gathering(rows)
        result.columns[plan.slot.rawValue] = .nodes(found)
        return result
      }
      return nil
    }

    private func nodes(_ value: Value, _ context: ExecutionContext) throws(QueryError) -> [NodeID] {
      switch (plan.key, value) {
      case (_, .null):
        return []
      case (.identity, .integer(let id)):
        return try existing(NodeID(id), context)
      case (.identity, .float(let number)):
        guard let id = Int64(exactly: number) else { return [] }
        return try existing(NodeID(id), context)
      case (.identity, _):
        return []
      case (.elementIdentity, .string(let text)):
        guard text.hasPrefix("n"), let id = Int64(text.dropFirst()), "n\(id)" == text else {
          return []
        }
        return try existing(NodeID(id), context)
      case (.elementIdentity, _):
        return []
      case (.namePrefix(let key), .string(let prefix)):
        guard let key = try context.key(key) else { return [] }
        return try context.read { (reader) throws(StoreError) in
          try reader.nodes(where: key, startsWith: prefix)
        }
      case (.namePrefix, _): return []
      case (.property(let label, let key), _), (.name(let label, let key), _):
        var labelToken: LabelToken?
        if let label {
          guard let token = try context.label(label) else { return [] }
          labelToken = token
        }
        guard let keyToken = try context.key(key) else { return [] }
        let token = labelToken
        return try context.read { (reader) throws(StoreError) in
          try reader.nodes(label: token, where: keyToken, equals: value)
        }
      }
    }

    private func existing(
      _ node: NodeID, _ context: ExecutionContext
    ) throws(QueryError) -> [NodeID] {
      try context.read { (reader) throws(StoreError) in try reader.exists(node) } ? [node] : []
    }
  }
}
