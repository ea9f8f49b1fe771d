internal import GraphModel
internal import GraphStore

/// One run of a plan.
struct QueryExecution {
  private let plan: QueryPlan
  private let context: ExecutionContext

  init(
    _ plan: QueryPlan, on store: Store, reader: any GraphReader, writer: (any GraphWriter)?,
    parameters: [String: Value], arguments: [Column], options: QueryOptions
  ) {
    self.plan = plan
    context = ExecutionContext(
      reader: reader, writer: writer, parameters: parameters, arguments: arguments,
      options: options,
      names: plan.store === store ? plan.names : plan.names.unresolved)
    if plan.operatorCount > 0 { context.profile = Profile(operatorCount: plan.operatorCount) }
  }

  func run(_ each: (ResultBatch) throws(QueryError) -> Void) throws(QueryError) -> WriteStatistics {
    let root = try plan.entry.start(context, .unit(width: plan.width))
    var count = 0
    while let batch = try root.next() {
      guard !plan.outputs.isEmpty else { continue }
      count += batch.count
      if let limit = context.options.limits.rows, count > limit { throw .rowLimit(limit) }
      try each(try result(batch))
    }
    return context.statistics
  }

  /// Runs the plan to its end before the first row is handed out, so that entities are read as they
  /// are at the end of the query.
  func runWriting(_ each: (ResultBatch) throws(QueryError) -> Void)
    throws(QueryError) -> WriteStatistics
  {
    let root = try plan.root.start(context, .unit(width: plan.width))
    let all = try root.drain(context, width: plan.width)
    if let limit = context.options.limits.rows, all.count > limit, !plan.outputs.isEmpty {
      throw .rowLimit(limit)
    }
    if !plan.outputs.isEmpty && !all.isEmpty { try each(try result(all)) }
    return context.statistics
  }

  /// The plan with what its operators have done.
  var profile: [[Value]] {
    guard let profile = context.profile else { return [] }
    let source = context.reader.readsImage ? "image" : "index"
    return plan.root.table(profile) + [[.string("read from: \(source)"), .null, .null, .null]]
  }

  private func result(_ batch: Batch) throws(QueryError) -> ResultBatch {
    let columns = plan.outputs.map { batch.columns[$0.rawValue] }
    let rows = Array(unsafeUninitializedCapacity: batch.count) { rows, count in
      while count < batch.count {
        let row = count
        (rows.baseAddress! + row).initialize(
          to: Array(unsafeUninitializedCapacity: columns.count) { values, filled in
            // A capacity of at least one, so that there is memory where anything is written.
            while filled < columns.count {
              (values.baseAddress! + filled).initialize(to: columns[filled][row])
              filled += 1
            }
          })
        count += 1
      }
    }
    guard columns.contains(where: { $0.mayRefer }) else {
      return ResultBatch(rows: rows, entities: Subgraph())
    }
    var collector = EntityCollector()
    for column in columns { collector.add(column, count: batch.count) }
    return ResultBatch(rows: rows, entities: try collector.read(context))
  }
}
