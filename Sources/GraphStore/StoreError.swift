/// Why a store could not do what it was asked.
public struct StoreError: Error, Sendable {
  /// What kind of trouble it is; stable, for programs.
  public enum Code: String, Sendable {
    /// Another process holds the write lock and did not let go in time.
    case busy = "store.busy"
    /// The file is not a graph, or not a database at all.
    case notAGraph = "store.not-a-graph"
    /// The file was written by a newer version.
    case newerSchema = "store.newer-schema"
    case notFound = "store.not-found"
    case exists = "store.exists"
    case readOnly = "store.read-only"
    case full = "store.disk-full"
    case corrupt = "store.corrupt"
    case input = "store.input-output"
    case constraint = "store.constraint"
    /// A value that cannot be kept as a property.
    case unsupportedValue = "store.unsupported-value"
    case interrupted = "store.interrupted"
    case other = "store.other"
  }

  public let code: Code
  /// What happened, where, and what to do: one line.
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension StoreError: CustomStringConvertible {
  public var description: String { message }
}
