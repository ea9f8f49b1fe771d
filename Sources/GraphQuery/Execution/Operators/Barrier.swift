/// Where a clause writes: it takes all rows of its input before it changes anything, and changes
/// everything before it hands on its first row. So no clause sees what a later one writes, and every
/// later clause sees all of it.
final class Barrier: Operator {
  private let input: any Operator
  private let body: (Batch, ExecutionContext) throws(QueryError) -> Batch
  private var width = 0
  private var result: Batch?
  private var row = 0

  /// - Parameter body: what is done with all rows, and what comes of them.
  init(
    _ input: any Operator,
    _ body: @escaping (Batch, ExecutionContext) throws(QueryError) -> Batch
  ) {
    self.input = input
    self.body = body
  }

  func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
    width = argument.columns.count
    row = 0
    try input.open(argument, context)
  }

  func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
    if result == nil {
      let rows = try input.drain(context, width: width)
      result = rows.isEmpty ? rows : try body(rows, context)
    }
    guard let result, row < result.count else { return nil }
    let end = min(result.count, row + Batch.target)
    defer { row = end }
    return result.slice(row..<end)
  }

  func close() {
    result = nil
    input.close()
  }
}
