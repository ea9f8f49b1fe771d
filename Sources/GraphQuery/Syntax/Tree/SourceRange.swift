/// A half-open range of UTF-8 offsets into the text of a query.
public struct SourceRange: Hashable, Sendable {
  /// In UTF-8 code units from the start of the text.
  public let start: Int32
  public let end: Int32

  /// - Precondition: `start <= end`, and both fit 32 bits: the lexer admits no longer text.
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end)
    self.start = Int32(start)
    self.end = Int32(end)
  }

  /// From the start of `first` to the end of `last`, whichever way round they stand.
  public init(from first: SourceRange, through last: SourceRange) {
    start = min(first.start, last.start)
    end = max(first.end, last.end)
  }

  public var offsets: Range<Int> { Int(start)..<Int(end) }
}
