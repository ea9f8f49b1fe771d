/// Hands on the first rows, and then asks its input for no more.
struct Limit: PhysicalPlan {
  let input: any PhysicalPlan
  let count: RowCount

  var summary: String { "Limit" }
  var inputs: [any PhysicalPlan] { [input] }

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    Run(try input.start(context, argument), left: try count.evaluate(context, argument))
  }

  private final class Run: Operator {
    private let input: any Operator
    private var left: Int

    init(_ input: any Operator, left: Int) {
      self.input = input
      self.left = left
    }

    func next() throws(QueryError) -> Batch? {
      guard left > 0, let batch = try input.next() else { return nil }
      let taken = min(left, batch.count)
      left -= taken
      return batch.slice(0..<taken)
    }
  }
}
