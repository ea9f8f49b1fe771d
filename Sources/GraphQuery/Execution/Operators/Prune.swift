/// Lets go of the columns that nothing needs any more.
struct Prune: PhysicalPlan {
  let input: any PhysicalPlan
  let keep: [Slot]

  var summary: String { "Keep \(keep.count) columns" }
  var inputs: [any PhysicalPlan] { [input] }

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    Run(self, input: try input.start(context, argument))
  }

  private final class Run: Operator {
    private let plan: Prune
    private let input: any Operator

    init(_ plan: Prune, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func next() throws(QueryError) -> Batch? {
      guard var batch = try input.next() else { return nil }
      var columns = Array(repeating: Column.absent, count: batch.columns.count)
      for slot in plan.keep { columns[slot.rawValue] = batch.columns[slot.rawValue] }
      batch.columns = columns
      return batch
    }
  }
}
