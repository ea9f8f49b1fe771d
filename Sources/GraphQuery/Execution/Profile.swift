internal import GraphModel

/// What each operator of one run has done.
final class Profile {
  private(set) var rows: [Int]
  /// With what its inputs took.
  private(set) var time: [Swift.Duration]

  init(operatorCount: Int) {
    rows = Array(repeating: 0, count: operatorCount)
    time = Array(repeating: .zero, count: operatorCount)
  }

  func note(_ number: Int, rows count: Int, since start: ContinuousClock.Instant) {
    rows[number] += count
    time[number] += ContinuousClock.now - start
  }
}

/// An operator with what is expected of it, and whose work is noted in the ``Profile`` of the run.
struct Annotated: PhysicalPlan {
  let inner: any PhysicalPlan
  let number: Int
  /// How many rows are expected of it, over all rows that it is run for.
  let estimate: Double

  var summary: String { inner.summary }
  var inputs: [any PhysicalPlan] { [inner] }

  func makeOperator() -> any Operator { Run(inner.makeOperator(), number: number) }

  private final class Run: Operator {
    private let inner: any Operator
    private let number: Int

    init(_ inner: any Operator, number: Int) {
      self.inner = inner
      self.number = number
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      let begin = ContinuousClock.now
      try inner.open(argument, context)
      context.profile?.note(number, rows: 0, since: begin)
    }

    func close() { inner.close() }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      let begin = ContinuousClock.now
      let batch = try inner.next(context)
      context.profile?.note(number, rows: batch?.count ?? 0, since: begin)
      return batch
    }
  }
}

extension PhysicalPlan {
  /// The plan as an indented tree, an operator a row, each with the rows that were expected of it;
  /// of a run also with the rows that came out of it, and the time in microseconds that it took
  /// together with its inputs.
  func table(_ profile: Profile?) -> [[Value]] {
    var rows: [[Value]] = []
    add(to: &rows, profile, depth: 0)
    return rows
  }

  private func add(to rows: inout [[Value]], _ profile: Profile?, depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    guard let annotated = self as? Annotated else {
      rows.append([.string(indent + summary)])
      for input in inputs { input.add(to: &rows, profile, depth: depth + 1) }
      return
    }
    var row: [Value] = [.string(indent + summary), .integer(annotated.expectedRows)]
    if let profile {
      let (seconds, attoseconds) = profile.time[annotated.number].components
      row.append(.integer(Int64(profile.rows[annotated.number])))
      row.append(.integer(seconds * 1_000_000 + attoseconds / 1_000_000_000_000))
    }
    rows.append(row)
    for input in annotated.inner.inputs { input.add(to: &rows, profile, depth: depth + 1) }
  }
}

extension Annotated {
  /// In whole rows; what may well be one is not said to be none.
  fileprivate var expectedRows: Int64 {
    let rows = estimate.rounded(.toNearestOrAwayFromZero)
    if rows < 1 { return estimate > 0 ? 1 : 0 }
    return rows < 1e15 ? Int64(rows) : 1_000_000_000_000_000
  }
}
