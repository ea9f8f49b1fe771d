/// Where a plan begins: the rows it is run for.
struct Argument: PhysicalPlan {
  var summary: String { "Argument" }
  var inputs: [any PhysicalPlan] { [] }

  func makeOperator() -> any Operator { Run() }

  private final class Run: Operator {
    private var argument: Batch?

    func open(_ argument: Batch, _ context: ExecutionContext) {
      self.argument = argument.isEmpty ? nil : argument
    }

    func next(_ context: ExecutionContext) -> Batch? { argument.take() }

    func close() { argument = nil }
  }
}

/// A few rows that are worked out at once when an operator without input is opened.
final class Computation: Operator {
  private let body: (Batch, ExecutionContext) throws(QueryError) -> Batch
  private var rows: Batch?

  /// - Parameter body: what makes the rows of the argument, of which it needs no more than the width.
  init(_ body: @escaping (Batch, ExecutionContext) throws(QueryError) -> Batch) {
    self.body = body
  }

  func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
    let rows = try body(argument, context)
    if !rows.isEmpty { self.rows = rows }
  }

  func next(_ context: ExecutionContext) -> Batch? { rows.take() }

  func close() { rows = nil }
}
