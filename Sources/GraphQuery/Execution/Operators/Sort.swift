internal import GraphModel

/// What rows are ordered by.
struct SortKey: Sendable {
  let evaluator: any Evaluator
  let isDescending: Bool
}

/// The values of sort keys, by key and row.
struct SortColumns {
  private var columns: [[Value]] = []
  /// Of each column that is integers throughout, these.
  private var integers: [[Int64]?] = []
  private let descending: [Bool]

  init(_ keys: [SortKey], _ batch: Batch, _ context: ExecutionContext) throws(QueryError) {
    descending = keys.map(\.isDescending)
    for key in keys {
      let values = try key.evaluator.evaluate(batch, context).values(count: batch.count)
      columns.append(values)
      integers.append(SortColumns.integers(values))
    }
  }

  private static func integers(_ values: [Value]) -> [Int64]? {
    var integers: [Int64] = []
    integers.reserveCapacity(values.count)
    for value in values {
      guard case .integer(let integer) = value else { return nil }
      integers.append(integer)
    }
    return integers
  }

  /// The rows in order; those that tie stay as they came.
  func sortedRows(count: Int) -> [Int32] {
    (0..<Int32(count)).sorted { a, b in
      switch order(Int(a), Int(b)) {
      case .ascending: true
      case .descending: false
      case .same: a < b
      }
    }
  }

  /// The values of the keys in one row.
  func values(_ row: Int) -> [Value] { columns.map { $0[row] } }

  /// How a row stands to the keys of another batch's row.
  func order(_ row: Int, relativeTo values: [Value]) -> Ordering {
    for index in columns.indices {
      let order: Ordering =
        if let integers = integers[index], case .integer(let other) = values[index] {
          Ordering(integers[row], other)
        } else {
          columns[index][row].order(relativeTo: values[index])
        }
      if order != .same { return descending[index] ? order.reversed : order }
    }
    return .same
  }

  private func order(_ a: Int, _ b: Int) -> Ordering {
    for index in columns.indices {
      let order: Ordering =
        if let integers = integers[index] {
          Ordering(integers[a], integers[b])
        } else {
          columns[index][a].order(relativeTo: columns[index][b])
        }
      if order != .same { return descending[index] ? order.reversed : order }
    }
    return .same
  }
}

/// A row that others are compared with.
struct SortBound {
  private let values: [Value]

  init(_ keys: SortColumns, row: Int) { values = keys.values(row) }

  /// The rows that come before it. Those that tie came later, and stay behind.
  func rowsBefore(_ keys: SortColumns, _ count: Int) -> [Int32] {
    (0..<Int32(count)).filter { keys.order(Int($0), relativeTo: values) == .ascending }
  }
}

/// All rows, ordered.
struct Sort: PhysicalPlan {
  let input: any PhysicalPlan
  let keys: [SortKey]
  let text: PlanText

  var summary: String { "Sort \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: Sort
    private let input: any Operator
    private var width = 0
    private var sorted: Batch?
    private var row = 0

    init(_ plan: Sort, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      width = argument.columns.count
      row = 0
      try input.open(argument, context)
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      if sorted == nil {
        let all = try input.drain(context, width: width)
        let keys = try SortColumns(plan.keys, all, context)
        sorted = all.gathering(keys.sortedRows(count: all.count))
      }
      guard let sorted, row < sorted.count else { return nil }
      let end = min(sorted.count, row + Batch.target)
      defer { row = end }
      return sorted.slice(row..<end)
    }

    func close() {
      sorted = nil
      input.close()
    }
  }
}
