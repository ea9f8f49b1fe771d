internal import GraphModel

/// An expression, ready to be evaluated over the rows of a batch.
protocol Evaluator: Sendable {
  /// A column with a row for each row of `batch`.
  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column
  /// The rows for which the expression is true.
  func select(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> [Int32]
}

extension Evaluator {
  func select(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> [Int32] {
    try trueRows(batch, context)
  }

  /// By evaluating it.
  func trueRows(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> [Int32] {
    let column = try evaluate(batch, context)
    var rows: [Int32] = []
    switch column {
    case .constant(.boolean(true)):
      return (0..<Int32(batch.count)).map { $0 }
    case .constant, .absent, .nodes, .relationships:
      return []
    case .values(let values):
      rows.reserveCapacity(values.count)
      for (row, value) in values.enumerated() {
        if case .boolean(true) = value { rows.append(Int32(row)) }
      }
    }
    return rows
  }
}
