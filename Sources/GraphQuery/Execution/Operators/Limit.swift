/// Hands on the first rows, and then asks its input for no more, unless that writes.
struct Limit: PhysicalPlan {
  let input: any PhysicalPlan
  let count: RowCount

  var summary: String { "Limit" }
  var inputs: [any PhysicalPlan] { [input] }

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    Run(
      try input.start(context, argument), left: try count.evaluate(context, argument),
      runsToEnd: input.isWriting)
  }

  private final class Run: Operator {
    private let input: any Operator
    private var left: Int
    private let runsToEnd: Bool

    init(_ input: any Operator, left: Int, runsToEnd: Bool) {
      self.input = input
      self.left = left
      self.runsToEnd = runsToEnd
    }

    func next() throws(QueryError) -> Batch? {
      guard left > 0 else {
        if runsToEnd { try input.finish() }
        return nil
      }
      guard let batch = try input.next() else { return nil }
      let taken = min(left, batch.count)
      left -= taken
      return batch.slice(0..<taken)
    }
  }
}
