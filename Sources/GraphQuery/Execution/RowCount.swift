internal import GraphModel

/// The number of `SKIP`, `LIMIT` and path selectors: an expression that depends on no row.
struct RowCount: Sendable {
  let evaluator: any Evaluator
  let clause: String
  let range: SourceRange

  func evaluate(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> Int {
    let unit = Batch.unit(width: argument.columns.count)
    switch try evaluator.evaluate(unit, context)[0] {
    case .integer(let count) where count >= 0:
      return Int(clamping: count)
    case .integer(let count):
      throw QueryError(
        .syntaxError, .negativeIntegerArgument, "\(clause) \(count): the number is negative",
        phase: .runtime, at: range)
    default:
      throw QueryError(
        .syntaxError, .invalidArgumentType, "\(clause) needs an integer", phase: .runtime,
        at: range)
    }
  }
}
