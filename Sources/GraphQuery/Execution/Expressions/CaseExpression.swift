internal import GraphModel

/// `CASE WHEN … THEN … ELSE … END`. Each value is evaluated only for the rows that take it.
struct CaseExpression: Evaluator {
  let branches: [(predicate: any Evaluator, value: any Evaluator)]
  let otherwise: (any Evaluator)?

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var results = Array(repeating: Value.null, count: batch.count)
    var open = (0..<Int32(batch.count)).map { $0 }
    for branch in branches {
      guard !open.isEmpty else { return .values(results) }
      let rows = open.count == batch.count ? batch : batch.gathering(open)
      let taken = try branch.predicate.select(rows, context)
      guard !taken.isEmpty else { continue }
      let values = try branch.value.evaluate(rows.gathering(taken), context)
      for (index, row) in taken.enumerated() { results[Int(open[Int(row)])] = values[index] }
      var isTaken = Array(repeating: false, count: open.count)
      for row in taken { isTaken[Int(row)] = true }
      open = open.indices.filter { !isTaken[$0] }.map { open[$0] }
    }
    if let otherwise, !open.isEmpty {
      let rows = open.count == batch.count ? batch : batch.gathering(open)
      let values = try otherwise.evaluate(rows, context)
      for (index, row) in open.enumerated() { results[Int(row)] = values[index] }
    }
    return .values(results)
  }
}

/// The operand of `CASE operand WHEN …`, evaluated once, and compared with each test in turn.
struct SimpleCase: Evaluator {
  let operand: any Evaluator
  /// Takes the operand's value while the tests are evaluated.
  let slot: Slot
  let searched: CaseExpression

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var rows = batch
    rows.columns[slot.rawValue] = try operand.evaluate(batch, context)
    return try searched.evaluate(rows, context)
  }
}

/// `coalesce(…)`: the first value that is not null; later ones are evaluated only where needed.
struct Coalesce: Evaluator {
  let operands: [any Evaluator]

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var results = Array(repeating: Value.null, count: batch.count)
    var open = (0..<Int32(batch.count)).map { $0 }
    for operand in operands {
      guard !open.isEmpty else { break }
      let rows = open.count == batch.count ? batch : batch.gathering(open)
      let values = try operand.evaluate(rows, context)
      var left: [Int32] = []
      for (index, row) in open.enumerated() {
        let value = values[index]
        if value.isNull { left.append(row) } else { results[Int(row)] = value }
      }
      open = left
    }
    return .values(results)
  }
}
