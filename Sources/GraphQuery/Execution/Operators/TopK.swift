/// The first rows in an order, without keeping the others.
struct TopK: PhysicalPlan {
  let input: any PhysicalPlan
  let keys: [SortKey]
  /// `LIMIT`, and `SKIP` where there is one: both numbers of rows are kept.
  let limit: RowCount
  let skip: RowCount?
  let text: PlanText

  var summary: String { "Top \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: TopK
    private let input: any Operator
    private var count = 0
    private var isDone = false

    init(_ plan: TopK, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      let first = try plan.limit.evaluate(context, argument)
      let skipped = try plan.skip?.evaluate(context, argument) ?? 0
      count = first.addingReportingOverflow(skipped).overflow ? .max : first + skipped
      isDone = false
      try input.open(argument, context)
    }

    func close() { input.close() }

    /// Rows are gathered until there are several times as many as are wanted; then the best stay.
    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      if isDone { return nil }
      isDone = true
      if count == 0 {
        if plan.input.isWriting { try input.finish(context) }
        return nil
      }
      var kept: [Batch] = []
      var rows = 0
      let most = count > .max / 4 ? .max : max(Batch.target * 4, count * 2)
      // The last of the best so far: what does not come before it need not be kept.
      var bound: SortBound?
      while var batch = try input.next(context) {
        if let bound {
          let better = bound.rowsBefore(try SortColumns(plan.keys, batch, context), batch.count)
          if better.isEmpty {
            try context.checkpoint()
            continue
          }
          if better.count < batch.count { batch = batch.gathering(better) }
        }
        try context.keep(batch)
        kept.append(batch)
        rows += batch.count
        if rows > most && count < rows {
          let before = kept.reduce(0) { $0 + $1.estimatedSize }
          kept = [try best(kept, context)]
          rows = kept[0].count
          try context.keep(bytes: kept[0].estimatedSize - before)
          bound = SortBound(try SortColumns(plan.keys, kept[0], context), row: count - 1)
        }
      }
      guard rows > 0 else { return nil }
      return try best(kept, context)
    }

    private func best(_ batches: [Batch], _ context: ExecutionContext) throws(QueryError) -> Batch {
      let all = Batch.concatenating(batches, width: batches[0].columns.count)
      let keys = try SortColumns(plan.keys, all, context)
      return all.gathering(Array(keys.sortedRows(count: all.count).prefix(count)))
    }
  }
}
