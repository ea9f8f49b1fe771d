internal import GraphModel
internal import GraphStore

/// Every node, or every node with a label, for each row.
struct NodeScan: PhysicalPlan {
  let input: any PhysicalPlan
  let slot: Slot
  let label: LabelSymbol?
  let text: PlanText

  var summary: String { label == nil ? "AllNodesScan \(text)" : "NodeByLabelScan \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: NodeScan
    private let input: any Operator
    private var batch: Batch?
    private var row = 0
    private var after: NodeID?
    /// Small at first, so that a query that needs few rows reads few.
    private var chunk = Run.firstChunk
    /// The nodes, once read for one row and not too many to keep for the next.
    private var remembered: [NodeID]?
    private var reading: [NodeID]?

    private static let firstChunk = 64
    private static let mostRemembered = 1 << 18

    init(_ plan: NodeScan, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      chunk = Run.firstChunk
      reading = []
      try input.open(argument, context)
    }

    func close() {
      batch = nil
      remembered = nil
      reading = nil
      input.close()
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while true {
        try context.checkpoint()
        if batch == nil {
          batch = try input.next(context)
          row = 0
          after = nil
        }
        guard let batch else { return nil }
        if let remembered, !remembered.isEmpty {
          return product(batch, remembered)
        }
        if remembered != nil {
          self.batch = nil
          continue
        }
        var label: LabelToken?
        if let symbol = plan.label {
          guard let token = try context.label(symbol) else {
            self.batch = nil
            continue
          }
          label = token
        }
        let limit = chunk
        let from = after
        let nodes = try context.read { (reader) throws(StoreError) in
          try reader.nodes(label: label, after: from, limit: limit)
        }
        chunk = min(chunk * 4, Batch.target * 4)
        if var known = reading {
          reading = nil
          known.append(contentsOf: nodes)
          reading = known.count <= Run.mostRemembered ? known : nil
        }
        let isLast = nodes.count < limit
        let current = row
        if isLast {
          remembered = remembered ?? reading
          reading = nil
          row += 1
          after = nil
          if row == batch.count { self.batch = nil }
        } else {
          after = nodes.last
        }
        guard !nodes.isEmpty else { continue }
        var result = batch.gathering(Array(repeating: Int32(current), count: nodes.count))
        result.columns[plan.slot.rawValue] = .nodes(nodes)
        return result
      }
    }

    /// The rows from `row` on, each with all of `nodes`, as many as make a batch.
    private func product(_ batch: Batch, _ nodes: [NodeID]) -> Batch {
      let rows = row..<min(batch.count, row + max(1, Batch.target / nodes.count))
      row = rows.upperBound
      if row == batch.count { self.batch = nil }
      var origins: [Int32] = []
      var found: [NodeID] = []
      origins.reserveCapacity(rows.count * nodes.count)
      found.reserveCapacity(rows.count * nodes.count)
      for row in rows {
        origins.append(contentsOf: repeatElement(Int32(row), count: nodes.count))
        found.append(contentsOf: nodes)
      }
      var result = batch.gathering(origins)
      result.columns[plan.slot.rawValue] = .nodes(found)
      return result
    }
  }
}
