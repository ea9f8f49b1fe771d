internal import GraphModel
internal import GraphStore

/// The nodes whose property equals a value of the row, by a table of all nodes that is made once.
///
/// It may hand out nodes that `=` refuses (null, NaN), so the equality is to be checked above.
struct NodeHashJoin: PhysicalPlan {
  let input: any PhysicalPlan
  let slot: Slot
  let label: LabelSymbol?
  let key: KeySymbol
  let value: any Evaluator
  let text: PlanText

  var summary: String { "NodeHashJoin \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: NodeHashJoin
    private let input: any Operator
    private var table: [Value: [NodeID]]?
    private var batch: Batch?
    private var sought: Column = .absent
    private var row = 0

    init(_ plan: NodeHashJoin, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      try input.open(argument, context)
    }

    func close() {
      table = nil
      batch = nil
      sought = .absent
      input.close()
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while true {
        try context.checkpoint()
        if batch == nil {
          guard let next = try input.next(context) else { return nil }
          batch = next
          sought = try plan.value.evaluate(next, context)
          row = 0
        }
        guard let batch else { return nil }
        // For one row, going through the nodes is less work than a table of them.
        let isAlone = table == nil && batch.count == 1
        if !isAlone && table == nil { table = try build(only: nil, context) }
        let table = isAlone ? try build(only: sought[0], context) : table ?? [:]
        var rows: [Int32] = []
        var found: [NodeID] = []
        while row < batch.count && rows.count < Batch.target {
          if let nodes = table[sought[row]] {
            rows.append(contentsOf: repeatElement(Int32(row), count: nodes.count))
            found.append(contentsOf: nodes)
          }
          row += 1
        }
        if row == batch.count { self.batch = nil }
        guard !rows.isEmpty else { continue }
        var result = batch.gathering(rows)
        result.columns[plan.slot.rawValue] = .nodes(found)
        return result
      }
    }

    /// - Parameter only: a value that alone is wanted.
    private func build(
      only wanted: Value?, _ context: ExecutionContext
    ) throws(QueryError) -> [Value: [NodeID]] {
      guard let key = try context.key(plan.key) else { return [:] }
      var label: LabelToken?
      if let symbol = plan.label {
        guard let token = try context.label(symbol) else { return [:] }
        label = token
      }
      let scanned = label
      var table: [Value: [NodeID]] = [:]
      var after: NodeID?
      while true {
        try context.checkpoint()
        let from = after
        let nodes = try context.read { (reader) throws(StoreError) in
          try reader.nodes(label: scanned, after: from, limit: Batch.target * 4)
        }
        let values = try context.read { (reader) throws(StoreError) in
          try reader.property(key, of: nodes)
        }
        var bytes = 0
        for (node, value) in zip(nodes, values) where !value.isNull {
          if let wanted, wanted != value { continue }
          table[value, default: []].append(node)
          bytes += value.estimatedSize + 56
        }
        try context.keep(bytes: bytes)
        guard nodes.count == Batch.target * 4 else { return table }
        after = nodes.last
      }
    }
  }
}
