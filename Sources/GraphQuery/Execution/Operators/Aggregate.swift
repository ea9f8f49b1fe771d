internal import GraphModel

/// One row for each group of rows that agree on some keys, with aggregates over the group.
struct Aggregate: PhysicalPlan {
  struct Item: Sendable {
    let slot: Slot
    let function: AggregateFunction
    let isDistinct: Bool
    /// Empty for `count(*)`.
    let arguments: [any Evaluator]
    let range: SourceRange
  }

  let input: any PhysicalPlan
  let keys: [Project.Item]
  let items: [Item]
  let text: PlanText

  var summary: String { "Aggregate \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: Aggregate
    private let input: any Operator
    private var width = 0
    private var isDone = false

    init(_ plan: Aggregate, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      width = argument.columns.count
      isDone = false
      try input.open(argument, context)
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      if isDone { return nil }
      isDone = true
      var groups = GroupTable(keyCount: plan.keys.count)
      var columns = plan.items.map { AggregateColumn($0) }
      while let batch = try input.next(context) {
        try context.checkpoint()
        var keys: [Column] = []
        for key in plan.keys { keys.append(try key.evaluator.evaluate(batch, context)) }
        let numbers = groups.groups(keys, count: batch.count)
        for index in columns.indices {
          try columns[index].accumulate(batch, numbers, groupCount: groups.count, context)
        }
        try context.keep(bytes: groups.takeGrowth())
      }
      // Without keys there is one group, even of no rows.
      let count = plan.keys.isEmpty ? 1 : groups.count
      guard count > 0 else { return nil }
      var result = Batch(
        count: count, columns: Array(repeating: .absent, count: width),
        origins: Array(repeating: 0, count: count))
      for (index, key) in plan.keys.enumerated() {
        result.columns[key.slot.rawValue] = .values(groups.column(index))
      }
      for (item, column) in zip(plan.items, columns) {
        result.columns[item.slot.rawValue] = .values(try column.results(groupCount: count))
      }
      return result
    }

    func close() { input.close() }
  }
}

/// One aggregate over all groups.
private struct AggregateColumn {
  private let item: Aggregate.Item
  private var aggregators: [any Aggregator] = []
  private var counts: [Int64] = []
  private var seen: [Set<Value>] = []
  /// `count(*)` and `count(x)` without `DISTINCT` are numbers, not objects.
  private let isCount: Bool

  init(_ item: Aggregate.Item) {
    self.item = item
    isCount = item.function.name.lowercased() == "count" && !item.isDistinct
  }

  mutating func accumulate(
    _ batch: Batch, _ groups: [Int32], groupCount: Int, _ context: ExecutionContext
  ) throws(QueryError) {
    if isCount {
      while counts.count < groupCount { counts.append(0) }
      guard let argument = item.arguments.first else {
        for group in groups { counts[Int(group)] += 1 }
        return
      }
      let values = try argument.evaluate(batch, context)
      if case .values(let values) = values {
        for (row, group) in groups.enumerated() where !values[row].isNull {
          counts[Int(group)] += 1
        }
      } else {
        for (row, group) in groups.enumerated() where !values[row].isNull {
          counts[Int(group)] += 1
        }
      }
      return
    }
    while aggregators.count < groupCount {
      aggregators.append(item.function.makeAggregator())
      if item.isDistinct { seen.append([]) }
    }
    var arguments: [Column] = []
    for argument in item.arguments { arguments.append(try argument.evaluate(batch, context)) }
    var bytes = 0
    // Only what is kept counts: a maximum over any number of rows is one value.
    let keepsValues = item.isDistinct || (aggregators.first?.keepsValues ?? false)
    do throws(EvaluationError) {
      for (row, group) in groups.enumerated() {
        let value = arguments.isEmpty ? .boolean(true) : arguments[0][row]
        if item.isDistinct {
          if value.isNull || !seen[Int(group)].insert(value).inserted { continue }
        }
        if keepsValues && context.countsBytes { bytes += value.estimatedSize }
        try aggregators[Int(group)].accumulate(
          value, parameter: arguments.count > 1 ? arguments[1][row] : .null)
      }
    } catch {
      throw QueryError(error, at: item.range)
    }
    try context.keep(bytes: bytes)
  }

  func results(groupCount: Int) throws(QueryError) -> [Value] {
    if isCount {
      return (0..<groupCount).map { .integer($0 < counts.count ? counts[$0] : 0) }
    }
    var values: [Value] = []
    do throws(EvaluationError) {
      for group in 0..<groupCount {
        let aggregator =
          group < aggregators.count ? aggregators[group] : item.function.makeAggregator()
        values.append(try aggregator.result())
      }
    } catch {
      throw QueryError(error, at: item.range)
    }
    return values
  }
}
