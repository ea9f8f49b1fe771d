/// Keeps the rows for which a condition is true.
final class Filter: PhysicalPlan {
  let input: any PhysicalPlan
  let condition: any Evaluator
  let text: PlanText

  init(
    input: any PhysicalPlan, condition: any Evaluator, text: PlanText
  ) {
    self.input = input
    self.condition = condition
    self.text = text
  }

  var summary: String { "Filter \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(input: input.makeOperator(), condition: condition) }

  private final class Run: BatchwiseOperator {
    let input: any Operator
    private let condition: any Evaluator

    init(input: any Operator, condition: any Evaluator) {
      self.input = input
      self.condition = condition
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while let batch = try input.next(context) {
        try context.checkpoint()
        let rows = try condition.select(batch, context)
        if rows.count == batch.count { return batch }
        if !rows.isEmpty { return batch.gathering(rows) }
      }
      return nil
    }
  }
}
