internal import GraphModel

/// A subquery as a value: `EXISTS {}`, `COUNT {}`, `COLLECT {}`, pattern predicates and
/// comprehensions, `shortestPath()` in an expression.
struct SubqueryExpression: Evaluator {
  let form: SubqueryForm
  let plan: any PhysicalPlan
  /// The one column of the subquery, where its value is asked for.
  let output: Slot?
  /// Whether the plan can be run for many rows at once.
  let isBatched: Bool

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    guard batch.count > 0 else { return .values([]) }
    return try context.within { () throws(QueryError) in
      try answer(batch, context)
    }
  }

  private func answer(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    if form == .exists { return try exists(batch, context) }
    let rows = try Apply.rows(
      of: plan.makeOperator(), for: batch, isBatched: isBatched, context)
    switch form {
    case .exists, .count:
      var counts = Array(repeating: Int64(0), count: batch.count)
      for origin in rows.origins { counts[Int(origin)] += 1 }
      return .values(counts.map { .integer($0) })
    case .collect:
      var lists = Array(repeating: [Value](), count: batch.count)
      if let output {
        let column = rows.columns[output.rawValue]
        for (row, origin) in rows.origins.enumerated() { lists[Int(origin)].append(column[row]) }
      }
      return .values(lists.map { .list($0) })
    case .first:
      var values = Array(repeating: Value?.none, count: batch.count)
      if let output {
        let column = rows.columns[output.rawValue]
        for (row, origin) in rows.origins.enumerated() where values[Int(origin)] == nil {
          values[Int(origin)] = column[row]
        }
      }
      return .values(values.map { $0 ?? .null })
    }
  }

  /// Runs the plan no further than until every row has found something.
  private func exists(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    var found = Array(repeating: false, count: batch.count)
    let argument = batch.asArgument()
    let run = plan.makeOperator()
    if isBatched {
      var open = batch.count
      try run.open(argument, context)
      while open > 0, let rows = try run.next(context) {
        for origin in rows.origins where !found[Int(origin)] {
          found[Int(origin)] = true
          open -= 1
        }
      }
    } else {
      for row in 0..<batch.count {
        var one = argument.slice(row..<row + 1)
        one.origins = [0]
        try run.open(one, context)
        found[row] = try run.next(context) != nil
        run.close()
      }
    }
    return .values(found.map { .boolean($0) })
  }
}
