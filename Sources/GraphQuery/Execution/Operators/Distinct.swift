internal import GraphModel

/// Keeps the first of the rows that agree on some columns.
struct Distinct: PhysicalPlan {
  let input: any PhysicalPlan
  let slots: [Slot]

  var summary: String { "Distinct" }
  var inputs: [any PhysicalPlan] { [input] }

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    Run(self, input: try input.start(context, argument), context: context)
  }

  private final class Run: Operator {
    private let plan: Distinct
    private let input: any Operator
    private let context: ExecutionContext
    private var groups: GroupTable

    init(_ plan: Distinct, input: any Operator, context: ExecutionContext) {
      self.plan = plan
      self.input = input
      self.context = context
      groups = GroupTable(keyCount: plan.slots.count)
    }

    func next() throws(QueryError) -> Batch? {
      while let batch = try input.next() {
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
  }
}
