internal import GraphModel

/// Keeps the first of the rows that agree on some columns.
struct Distinct: PhysicalPlan {
  let input: any PhysicalPlan
  let slots: [Slot]

  var summary: String { "Distinct" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: Distinct
    private let input: any Operator
    private var groups: GroupTable

    init(_ plan: Distinct, input: any Operator) {
      self.plan = plan
      self.input = input
      groups = GroupTable(keyCount: plan.slots.count)
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      try input.open(argument, context)
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while let batch = try input.next(context) {
        try context.checkpoint()
        let columns = plan.slots.map { batch.columns[$0.rawValue] }
        let known = groups.count
        var new = Int32(known)
        var rows: [Int32] = []
        for (row, group) in groups.groups(columns, count: batch.count).enumerated()
        where group == new {
          rows.append(Int32(row))
          new += 1
        }
        try context.keep(bytes: groups.takeGrowth())
        if !rows.isEmpty { return rows.count == batch.count ? batch : batch.gathering(rows) }
      }
      return nil
    }

    func close() {
      groups = GroupTable(keyCount: plan.slots.count)
      input.close()
    }
  }
}
