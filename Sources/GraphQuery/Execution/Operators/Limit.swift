/// Hands on the first rows, and then asks its input for no more, unless that writes.
struct Limit: PhysicalPlan {
  let input: any PhysicalPlan
  let count: RowCount

  var summary: String { "Limit" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator {
    Run(input.makeOperator(), count: count, runsToEnd: input.isWriting)
  }

  private final class Run: Operator {
    private let input: any Operator
    private let count: RowCount
    private let runsToEnd: Bool
    private var left = 0

    init(_ input: any Operator, count: RowCount, runsToEnd: Bool) {
      self.input = input
      self.count = count
      self.runsToEnd = runsToEnd
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      try input.open(argument, context)
      left = try count.evaluate(context, argument)
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      guard left > 0 else {
        if runsToEnd { try input.finish(context) }
        return nil
      }
      guard let batch = try input.next(context) else { return nil }
      let taken = min(left, batch.count)
      left -= taken
      return batch.slice(0..<taken)
    }

    func close() { input.close() }
  }
}
