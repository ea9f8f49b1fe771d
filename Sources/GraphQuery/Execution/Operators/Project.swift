/// Computes columns from the others.
final class Project: PhysicalPlan {
  struct Item: Sendable {
    let slot: Slot
    let evaluator: any Evaluator
  }

  let input: any PhysicalPlan
  let items: [Item]
  let text: String

  init(
    input: any PhysicalPlan, items: [Item], text: String
  ) {
    self.input = input
    self.items = items
    self.text = text
  }

  var summary: String { "Project \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    Run(self, input: try input.start(context, argument), context: context)
  }

  private final class Run: Operator {
    private let plan: Project
    private let input: any Operator
    private let context: ExecutionContext

    init(_ plan: Project, input: any Operator, context: ExecutionContext) {
      self.plan = plan
      self.input = input
      self.context = context
    }

    func next() throws(QueryError) -> Batch? {
      guard var batch = try input.next() else { return nil }
      try context.checkpoint()
      if plan.items.count == 1 {
        let item = plan.items[0]
        batch.columns[item.slot.rawValue] = try item.evaluator.evaluate(batch, context)
        return batch
      }
      // All are computed from the row as it came in.
      var columns: [Column] = []
      columns.reserveCapacity(plan.items.count)
      for item in plan.items { columns.append(try item.evaluator.evaluate(batch, context)) }
      for (item, column) in zip(plan.items, columns) { batch.columns[item.slot.rawValue] = column }
      return batch
    }
  }
}
