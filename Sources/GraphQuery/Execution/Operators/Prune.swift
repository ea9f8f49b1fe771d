/// Lets go of the columns that nothing needs any more.
final class Prune: PhysicalPlan {
  let input: any PhysicalPlan
  /// Ascending.
  let keep: [Slot]

  init(
    input: any PhysicalPlan, keep: [Slot]
  ) {
    self.input = input
    self.keep = keep.sorted { $0.rawValue < $1.rawValue }
  }

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
      var kept = 0
      for slot in batch.columns.indices {
        while kept < plan.keep.count, plan.keep[kept].rawValue < slot { kept += 1 }
        if kept < plan.keep.count, plan.keep[kept].rawValue == slot { continue }
        batch.columns[slot] = .absent
      }
      return batch
    }
  }
}
