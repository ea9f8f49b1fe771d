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

/// An operator whose work is noted in the ``Profile`` of the run.
struct Profiled: PhysicalPlan {
  let inner: any PhysicalPlan
  let number: Int

  var summary: String { inner.summary }
  var inputs: [any PhysicalPlan] { [inner] }

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    let begin = ContinuousClock.now
    let run = Run(try inner.start(context, argument), number: number, profile: context.profile)
    context.profile?.note(number, rows: 0, since: begin)
    return run
  }

  private final class Run: Operator {
    private let inner: any Operator
    private let number: Int
    private let profile: Profile?

    init(_ inner: any Operator, number: Int, profile: Profile?) {
      self.inner = inner
      self.number = number
      self.profile = profile
    }

    func next() throws(QueryError) -> Batch? {
      let begin = ContinuousClock.now
      let batch = try inner.next()
      profile?.note(number, rows: batch?.count ?? 0, since: begin)
      return batch
    }
  }
}

extension PhysicalPlan {
  /// The plan as an indented tree with the rows that came out of each operator, and the time that
  /// it took together with its inputs.
  func description(of profile: Profile) -> String {
    var lines: [String] = []
    describe(profile, depth: 0, into: &lines)
    return lines.joined(separator: "\n")
  }

  private func describe(_ profile: Profile, depth: Int, into lines: inout [String]) {
    guard let profiled = self as? Profiled else {
      lines.append(String(repeating: "  ", count: depth) + summary)
      for input in inputs { input.describe(profile, depth: depth + 1, into: &lines) }
      return
    }
    let rows = profile.rows[profiled.number]
    let (seconds, attoseconds) = profile.time[profiled.number].components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    lines.append(
      String(repeating: "  ", count: depth) + summary
        + "  (\(rows) row\(rows == 1 ? "" : "s"), \(microseconds) µs)")
    for input in profiled.inner.inputs { input.describe(profile, depth: depth + 1, into: &lines) }
  }
}
