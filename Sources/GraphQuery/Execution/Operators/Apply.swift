internal import GraphModel

/// The rows that a plan finds for each row.
struct Apply: PhysicalPlan {
  let input: any PhysicalPlan
  let inner: any PhysicalPlan
  /// What the inner plan binds.
  let introduced: [Slot]
  /// Whether the inner plan can be run for many rows at once: whether what it does with one row
  /// does not depend on the others.
  let isBatched: Bool

  var summary: String { "Apply" }
  var inputs: [any PhysicalPlan] { [input, inner] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  /// What `inner` finds for the rows of `batch`, whose numbers stand in ``Batch/origins``.
  static func rows(
    of inner: any Operator, for batch: Batch, isBatched: Bool, _ context: ExecutionContext
  ) throws(QueryError) -> Batch {
    let argument = batch.asArgument()
    return try context.within { () throws(QueryError) -> Batch in
      if isBatched { return try inner.all(argument, context) }
      var found: [Batch] = []
      for row in 0..<batch.count {
        var one = argument.slice(row..<row + 1)
        one.origins = [0]
        var rows = try inner.all(one, context)
        rows.origins = Array(repeating: Int32(row), count: rows.count)
        if !rows.isEmpty { found.append(rows) }
      }
      return Batch.concatenating(found, width: batch.columns.count)
    }
  }

  private final class Run: BatchwiseOperator {
    private let plan: Apply
    let input: any Operator
    private let inner: any Operator

    init(_ plan: Apply, input: any Operator) {
      self.plan = plan
      self.input = input
      inner = plan.inner.makeOperator()
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while let batch = try input.next(context) {
        try context.checkpoint()
        let found = try Apply.rows(of: inner, for: batch, isBatched: plan.isBatched, context)
        let result = found.joined(to: batch, introduced: plan.introduced, isOptional: false)
        if !result.isEmpty { return result }
      }
      return nil
    }
  }
}

extension Batch {
  /// The rows of `outer`, in order, each with the columns of every row of this batch that came from
  /// it.
  /// - Parameter isOptional: whether a row from which none came is kept, with nulls.
  func joined(to outer: Batch, introduced: [Slot], isOptional: Bool) -> Batch {
    var counts = Array(repeating: Int32(0), count: outer.count + 1)
    for origin in origins { counts[Int(origin) + 1] += 1 }
    for row in 0..<outer.count { counts[row + 1] += counts[row] }
    // A stable counting sort by origin: operators may hand out rows of one batch in any order.
    var places = counts
    var inner = Array(repeating: Int32(0), count: count)
    for (row, origin) in origins.enumerated() {
      inner[Int(places[Int(origin)])] = Int32(row)
      places[Int(origin)] += 1
    }
    var outerRows: [Int32] = []
    var innerRows: [Int32] = []
    outerRows.reserveCapacity(count)
    innerRows.reserveCapacity(count)
    for row in 0..<outer.count {
      let range = Int(counts[row])..<Int(counts[row + 1])
      outerRows.append(contentsOf: repeatElement(Int32(row), count: range.count))
      innerRows.append(contentsOf: inner[range])
      if range.isEmpty && isOptional {
        outerRows.append(Int32(row))
        innerRows.append(-1)
      }
    }
    var result = outer.gathering(outerRows)
    for slot in introduced {
      result.columns[slot.rawValue] = columns[slot.rawValue].gatheringOptionally(innerRows)
    }
    return result
  }
}

extension Column {
  /// As ``gathering(_:)``, with null where a row is -1.
  fileprivate func gatheringOptionally(_ rows: [Int32]) -> Column {
    switch self {
    case .absent: return self
    case .constant(let value): return .values(rows.map { $0 < 0 ? .null : value })
    case .nodes(let ids): return .nodes(rows.map { $0 < 0 ? .missing : ids[Int($0)] })
    case .relationships(let ids):
      return .relationships(rows.map { $0 < 0 ? .missing : ids[Int($0)] })
    case .values(let values): return .values(rows.map { $0 < 0 ? .null : values[Int($0)] })
    }
  }
}
