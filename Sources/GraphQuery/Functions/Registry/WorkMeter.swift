public import GraphStore

/// What one execution of a query may take, for all that works on it: operators between batches, and
/// expressions that build large values or go on for long.
///
/// Operators keep rows until they are done; values under way are forgotten when the operator that
/// asked for them goes on to its next batch.
public final class WorkMeter {
  private var interruption: Interruption?
  private var deadline: ContinuousClock.Instant?
  /// Whether there is a ``deadline``, which takes longer to look at.
  private var hasDeadline = false
  private var limits = QueryLimits.none
  /// What the operators keep, in bytes, by estimate.
  private(set) var kept = 0
  /// What the expression in hand has built.
  private(set) var building = 0

  public init(limits: QueryLimits = .none, interruption: Interruption? = nil) {
    begin(limits: limits, interruption: interruption)
  }

  /// Begins to count for another execution, whose time runs from now on.
  func begin(limits: QueryLimits, interruption: Interruption?) {
    self.limits = limits
    self.interruption = interruption
    kept = 0
    building = 0
    if hasDeadline { deadline = nil }
    hasDeadline = limits.time != nil
    if let time = limits.time { deadline = ContinuousClock.now.advanced(by: time) }
  }

  /// Lets go of the execution.
  func end() { interruption = nil }

  /// Whether bytes are counted at all.
  var countsBytes: Bool { limits.memory != nil }

  /// Ends the query where it was interrupted or has run out of time.
  func pulse() throws(QueryError) {
    if let interruption, interruption.isRequested {
      throw interruption.isOverdue ? .timeLimit(nil) : .interrupted
    }
    if hasDeadline, let deadline, ContinuousClock.now > deadline { throw .timeLimit(limits.time) }
  }

  /// An operator keeps so many bytes more, or fewer.
  func keep(_ bytes: Int) throws(QueryError) {
    kept += bytes
    try check()
  }

  /// An expression is about to build so many bytes.
  func build(_ bytes: Int) throws(QueryError) {
    try pulse()
    let (sum, overflows) = building.addingReportingOverflow(bytes)
    building = overflows ? .max / 2 : min(sum, .max / 2)
    try check()
  }

  /// Forgets what expressions have built.
  func forget() { building = 0 }

  /// Runs a part of the query that holds nothing when it is done, whatever it held meanwhile.
  func within<Result>(_ body: () throws(QueryError) -> Result) throws(QueryError) -> Result {
    let (before, built) = (kept, building)
    defer { (kept, building) = (before, built) }
    return try body()
  }

  private func check() throws(QueryError) {
    if let limit = limits.memory, kept + building > limit { throw .memoryLimit(limit) }
  }
}
