/// How much a query may take before it is ended with an error. Nil: as much as it likes.
public struct QueryLimits: Hashable, Sendable {
  /// Time from the start of the execution.
  public var time: Swift.Duration?
  /// Rows of the result.
  public var rows: Int?
  /// Bytes held by operators that must keep their input (sorting, grouping, joining, collecting),
  /// by estimate.
  public var memory: Int?

  public init(time: Swift.Duration? = nil, rows: Int? = nil, memory: Int? = nil) {
    self.time = time
    self.rows = rows
    self.memory = memory
  }

  /// No limits at all.
  public static let none = QueryLimits()
}
