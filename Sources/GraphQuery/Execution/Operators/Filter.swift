/// Keeps the rows for which a condition is true.
final class Filter: PhysicalPlan {
  let input: any PhysicalPlan
  let condition: any Evaluator
  let text: String

  init(
    input: any PhysicalPlan, condition: any Evaluator, text: String
  ) {
    self.input = input
    self.condition = condition
    self.text = text
  }

  var summary: String { "Filter \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    Run(input: try input.start(context, argument), condition: condition, context: context)
  }

  private final class Run: Operator {
    private let input: any Operator
    private let condition: any Evaluator
    private let context: ExecutionContext

    init(input: any Operator, condition: any Evaluator, context: ExecutionContext) {
      self.input = input
      self.condition = condition
      self.context = context
    }

    func next() throws(QueryError) -> Batch? {
      while let batch = try input.next() {
        try context.checkpoint()
        let rows = try condition.select(batch, context)
        if rows.count == batch.count { return batch }
        if !rows.isEmpty { return batch.gathering(rows) }
      }
      return nil
    }
  }
}
