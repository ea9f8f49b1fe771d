/// Leaves out the first rows.
struct Skip: PhysicalPlan {
  let input: any PhysicalPlan
  let count: RowCount

  var summary: String { "Skip" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(input.makeOperator(), count: count) }

  private final class Run: Operator {
    private let input: any Operator
    private let count: RowCount
    private var left = 0

    init(_ input: any Operator, count: RowCount) {
      self.input = input
      self.count = count
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      try input.open(argument, context)
      left = try count.evaluate(context, argument)
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while let batch = try input.next(context) {
        if left == 0 { return batch }
        if batch.count > left {
          defer { left = 0 }
          return batch.slice(left..<batch.count)
        }
        left -= batch.count
      }
      return nil
    }

    func close() { input.close() }
  }
}
