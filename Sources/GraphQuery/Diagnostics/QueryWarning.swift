/// Something in a query that is allowed but is probably not what was meant: a label that the graph
/// does not have, say.
public struct QueryWarning: Hashable, Sendable {
  /// A stable name for programs, as in `warning.unknown-label`.
  public let code: String
  /// One line without a full stop.
  public let message: String
  /// What to do about it, where that can be said.
  public let hint: String?
  public let range: SourceRange?

  public init(code: String, message: String, hint: String? = nil, range: SourceRange? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.range = range
  }
}
