internal import GraphModel
internal import GraphStore

/// One run of a plan.
struct QueryExecution {
  private let plan: QueryPlan
  private let runner: PlanRunner
  /// Whether the runner can be handed on.
  private let keepsRunner: Bool
  private var context: ExecutionContext { runner.context }

  init(
    _ plan: QueryPlan, on store: Store, reader: any GraphReader, writer: (any GraphWriter)?,
    parameters: [String: Value], arguments: [Column], options: QueryOptions
  ) throws(QueryError) {
    self.plan = plan
    // Another store has other tokens, and what a writer finds may be rolled back.
    keepsRunner = writer == nil && plan.store === store
    runner = keepsRunner ? plan.runners.take() ?? PlanRunner(plan) : PlanRunner(plan)
    try context.begin(
      reader: reader, writer: writer, parameters: parameters, arguments: arguments,
      options: options)
    if plan.operatorCount > 0 { context.profile = Profile(operatorCount: plan.operatorCount) }
  }

  /// After a run that went well: lets go of what it held, and hands the runner on.
  func end() {
    guard keepsRunner else { return }
    runner.root.close()
    context.end()
    plan.runners.give(runner)
  }

  func run(_ each: (ResultBatch) throws(QueryError) -> Void) throws(QueryError) -> WriteStatistics {
    let (root, context) = (runner.root, runner.context)
    try root.open(plan.argument, context)
    var count = 0
    while let batch = try root.next(context) {
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
    try runner.root.open(plan.argument, context)
    let all = try runner.root.drain(context, width: plan.argument.columns.count)
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
    let outputs = plan.outputs
    // Not by the initializers with a count, which look up the type of the memory anew each time.
    var rows: [[Value]] = []
    rows.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      var values: [Value] = []
      values.reserveCapacity(outputs.count)
      for slot in outputs { values.append(batch.columns[slot.rawValue][row]) }
      rows.append(values)
    }
    guard outputs.contains(where: { batch.columns[$0.rawValue].mayRefer }) else {
      return ResultBatch(rows: rows, entities: Subgraph())
    }
    var collector = EntityCollector()
    for slot in outputs { collector.add(batch.columns[slot.rawValue], count: batch.count) }
    return ResultBatch(rows: rows, entities: try collector.read(context))
  }
}
