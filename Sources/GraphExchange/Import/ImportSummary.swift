public import GraphStore

/// What an import has done.
public struct ImportSummary: Hashable, Sendable {
  public var nodes = 0
  public var relationships = 0
  /// Lines that were not taken.
  public var badLines = 0

  public init() {}
}

/// How far an import is, told every few thousand lines.
public struct ImportProgress: Sendable {
  /// Of all files together.
  public var bytesRead: Int
  public var bytesInAll: Int
  /// Records so far.
  public var lines: Int
}

/// Why an import did not come to its end.
public enum ImportFailure: Error, Sendable {
  /// The files are at fault.
  case input(ImportError)
  /// The graph, the disk, or whoever interrupted it.
  case store(StoreError)
}
