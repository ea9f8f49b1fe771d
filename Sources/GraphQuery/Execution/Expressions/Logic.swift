internal import GraphModel

/// `AND`, `OR` over any number of operands, three-valued.
///
/// A later operand is evaluated only for the rows that the earlier ones leave undecided, so that
/// `x <> 0 AND 1 / x > 2` never divides by zero.
struct Junction: Evaluator {
  let operands: [any Evaluator]
  /// The truth of one operand that decides: false for `AND`, true for `OR`.
  let deciding: Bool
  let range: SourceRange

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var results = Array(repeating: Value.boolean(!deciding), count: batch.count)
    var open = (0..<Int32(batch.count)).map { $0 }
    for operand in operands {
      guard !open.isEmpty else { break }
      let rows = open.count == batch.count ? batch : batch.gathering(open)
      let column = try operand.evaluate(rows, context)
      var left: [Int32] = []
      left.reserveCapacity(open.count)
      for (index, row) in open.enumerated() {
        switch column[index] {
        case .boolean(deciding): results[Int(row)] = .boolean(deciding)
        case .boolean: left.append(row)
        case .null:
          results[Int(row)] = .null
          left.append(row)
        case let value:
          throw notBoolean(value, deciding ? "OR" : "AND", range)
        }
      }
      open = left
    }
    return .values(results)
  }
}

/// `XOR` over any number of operands.
struct ExclusiveOr: Evaluator {
  let operands: [any Evaluator]
  let range: SourceRange

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var result = Column.constant(.boolean(false))
    for operand in operands {
      let column = try operand.evaluate(batch, context)
      result = try combine(result, column, count: batch.count, at: range) {
        (a, b) throws(EvaluationError) in try Operators.xor(a, b)
      }
    }
    return result
  }
}

private func notBoolean(_ value: Value, _ place: String, _ range: SourceRange) -> QueryError {
  QueryError(
    .typeError, .invalidArgumentType,
    "\(place) takes Boolean, not \(ValueTypes(of: value))", phase: .runtime, at: range)
}

/// `a < b <= c`: each neighbouring pair compared, and all of it true.
struct ComparisonChain: Evaluator {
  let first: any Evaluator
  let steps: [(operation: ComparisonOperator, operand: any Evaluator)]
  let range: SourceRange

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var left = try first.evaluate(batch, context)
    var result: Column?
    for step in steps {
      let right = try step.operand.evaluate(batch, context)
      let compared = try combine(
        left, right, count: batch.count, at: range, step.operation.evaluate)
      if let known = result {
        result = try combine(known, compared, count: batch.count, at: range) {
          (a, b) throws(EvaluationError) in try Operators.and(a, b)
        }
      } else {
        result = compared
      }
      left = right
    }
    return result ?? .constant(.boolean(true))
  }
}

extension ComparisonOperator {
  var evaluate: BinaryOperation.Body {
    switch self {
    case .equal: { (a, b) in Operators.equal(a, b) }
    case .notEqual: { (a, b) in Operators.notEqual(a, b) }
    case .less: { (a, b) in Operators.less(a, b) }
    case .lessOrEqual: { (a, b) in Operators.lessOrEqual(a, b) }
    case .greater: { (a, b) in Operators.greater(a, b) }
    case .greaterOrEqual: { (a, b) in Operators.greaterOrEqual(a, b) }
    }
  }
}
