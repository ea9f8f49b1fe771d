/// Leaves out the first rows.
struct Skip: PhysicalPlan {
  let input: any PhysicalPlan
  let count: RowCount

  var summary: String { "Skip" }
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
      while let batch = try input.next() {
        if left == 0 { return batch }
        if batch.count > left {
          defer { left = 0 }
          return batch.slice(left..<batch.count)
        }
        left -= batch.count
      }
      return nil
    }
  }
}
