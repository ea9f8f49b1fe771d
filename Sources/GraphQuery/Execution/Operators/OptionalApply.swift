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

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    Run(self, input: try input.start(context, argument), context: context)
  }

  private final class Run: Operator {
    private let plan: OptionalApply
    private let input: any Operator
    private let context: ExecutionContext

    init(_ plan: OptionalApply, input: any Operator, context: ExecutionContext) {
      self.plan = plan
      self.input = input
      self.context = context
    }

    func next() throws(QueryError) -> Batch? {
      guard let batch = try input.next() else { return nil }
      try context.checkpoint()
      let found = try Apply.rows(of: plan.inner, for: batch, isBatched: plan.isBatched, context)
      return found.joined(to: batch, introduced: plan.introduced, isOptional: true)
    }
  }
}
