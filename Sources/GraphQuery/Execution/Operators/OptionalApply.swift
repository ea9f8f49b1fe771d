/// The rows that a plan finds for each row, or the row with nulls where it finds none.
struct OptionalApply: PhysicalPlan {
  let input: any PhysicalPlan
  let inner: any PhysicalPlan
  /// What the inner plan binds.
  let introduced: [Slot]
  /// Whether the inner plan can be run for many rows at once.
  let isBatched: Bool

  var summary: String { "Optional" }
  var inputs: [any PhysicalPlan] { [input, inner] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: BatchwiseOperator {
    private let plan: OptionalApply
    let input: any Operator
    private let inner: any Operator

    init(_ plan: OptionalApply, input: any Operator) {
      self.plan = plan
      self.input = input
      inner = plan.inner.makeOperator()
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      guard let batch = try input.next(context) else { return nil }
      try context.checkpoint()
      let found = try Apply.rows(of: inner, for: batch, isBatched: plan.isBatched, context)
      return found.joined(to: batch, introduced: plan.introduced, isOptional: true)
    }
  }
}
