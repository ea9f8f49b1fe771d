/// Computes columns from the others.
final class Project: PhysicalPlan {
  struct Item: Sendable {
    let slot: Slot
    let evaluator: any Evaluator
  }

  let input: any PhysicalPlan
  let items: [Item]
  let text: PlanText

  init(
    input: any PhysicalPlan, items: [Item], text: PlanText
  ) {
    self.input = input
    self.items = items
    self.text = text
  }

  var summary: String { "Project \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: BatchwiseOperator {
    private let plan: Project
    let input: any Operator

    init(_ plan: Project, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      guard var batch = try input.next(context) else { return nil }
      try context.checkpoint()
      if plan.items.count == 1 {
        let item = plan.items[0]
        batch.columns[item.slot.rawValue] = try item.evaluator.evaluate(batch, context)
        return batch
      }
      // All are computed from the row as it came in.
      var columns: [Column] = []
      columns.reserveCapacity(plan.items.count)
      for index in plan.items.indices {
        columns.append(try plan.items[index].evaluator.evaluate(batch, context))
      }
      for index in plan.items.indices {
        batch.columns[plan.items[index].slot.rawValue] = columns[index]
      }
      return batch
    }
  }
}
