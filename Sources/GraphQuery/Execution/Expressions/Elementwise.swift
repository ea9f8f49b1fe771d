internal import GraphModel

/// An operator on one value.
struct UnaryOperation: Evaluator {
  typealias Body = @Sendable (Value) throws(EvaluationError) -> Value

  let operand: any Evaluator
  let range: SourceRange
  let body: Body

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    let column = try operand.evaluate(batch, context)
    guard batch.count > 0 else { return .values([]) }
    do throws(EvaluationError) {
      switch column {
      case .constant(let value):
        return .constant(try body(value))
      default:
        var results: [Value] = []
        results.reserveCapacity(batch.count)
        for row in 0..<batch.count { results.append(try body(column[row])) }
        return .values(results)
      }
    } catch {
      throw QueryError(error, at: range)
    }
  }
}

/// An operator on two values.
struct BinaryOperation: Evaluator {
  typealias Body = @Sendable (Value, Value) throws(EvaluationError) -> Value

  let left: any Evaluator
  let right: any Evaluator
  let range: SourceRange
  let body: Body

  /// A chain `a + b + c …` leans to the left; it is walked down in a loop, since it may be longer
  /// than the stack is deep.
  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var chain = [self]
    var first = left
    while let next = first as? BinaryOperation {
      chain.append(next)
      first = next.left
    }
    var result = try first.evaluate(batch, context)
    for operation in chain.reversed() {
      let operand = try operation.right.evaluate(batch, context)
      result = try combine(
        result, operand, count: batch.count, at: operation.range, operation.body)
    }
    return result
  }
}

/// A column of what `body` makes of the values of two others.
func combine(
  _ a: Column, _ b: Column, count: Int, at range: SourceRange, _ body: BinaryOperation.Body
) throws(QueryError) -> Column {
  guard count > 0 else { return .values([]) }
  do throws(EvaluationError) {
    var results: [Value] = []
    switch (a, b) {
    case (.constant(let x), .constant(let y)):
      return .constant(try body(x, y))
    case (.values(let x), .constant(let y)):
      results.reserveCapacity(count)
      for row in 0..<count { results.append(try body(x[row], y)) }
    case (.values(let x), .values(let y)):
      results.reserveCapacity(count)
      for row in 0..<count { results.append(try body(x[row], y[row])) }
    default:
      results.reserveCapacity(count)
      for row in 0..<count { results.append(try body(a[row], b[row])) }
    }
    return .values(results)
  } catch {
    throw QueryError(error, at: range)
  }
}

/// An operator or a function of any number of values.
struct ElementwiseOperation: Evaluator {
  typealias Body =
    @Sendable ([Value], FunctionContext) throws(EvaluationError) -> Value

  let operands: [any Evaluator]
  let range: SourceRange
  /// Whether equal operands give equal results, so that constants need one call.
  let isRepeatable: Bool
  let body: Body

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var columns: [Column] = []
    columns.reserveCapacity(operands.count)
    for operand in operands { columns.append(try operand.evaluate(batch, context)) }
    guard batch.count > 0 else { return .values([]) }
    let areConstant = columns.allSatisfy { if case .constant = $0 { true } else { false } }
    do throws(EvaluationError) {
      let functions = context.functions
      if areConstant && isRepeatable {
        return .constant(try body(columns.map { $0[0] }, functions))
      }
      var results: [Value] = []
      results.reserveCapacity(batch.count)
      var arguments = Array(repeating: Value.null, count: columns.count)
      for row in 0..<batch.count {
        for index in columns.indices { arguments[index] = columns[index][row] }
        results.append(try body(arguments, functions))
      }
      return .values(results)
    } catch {
      throw QueryError(error, at: range)
    }
  }
}
