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

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: BatchwiseOperator {
    private let plan: Prune
    let input: any Operator

    init(_ plan: Prune, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      guard var batch = try input.next(context) else { return nil }
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

extension PhysicalPlan {
  /// The same rows, for whoever takes columns of them by name, so that no others need be let go.
  var withoutPruning: any PhysicalPlan { (self as? Prune)?.input ?? self }
}
