/// Where a clause writes: it takes all rows of its input before it changes anything, and changes
/// everything before it hands on its first row. So no clause sees what a later one writes, and every
/// later clause sees all of it.
final class Barrier: Operator {
  private let input: any Operator
  private let context: ExecutionContext
  private let width: Int
  private let body: (Batch) throws(QueryError) -> Batch
  private var result: Batch?
  private var row = 0

  init(
    _ input: any Operator, _ context: ExecutionContext, width: Int,
    _ body: @escaping (Batch) throws(QueryError) -> Batch
  ) {
    self.input = input
    self.context = context
    self.width = width
    self.body = body
  }

  func next() throws(QueryError) -> Batch? {
    if result == nil {
      let rows = try input.drain(context, width: width)
      result = rows.isEmpty ? rows : try body(rows)
    }
    guard let result, row < result.count else { return nil }
    let end = min(result.count, row + Batch.target)
    defer { row = end }
    return result.slice(row..<end)
  }
}
