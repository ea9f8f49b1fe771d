internal import GraphStore
internal import Synchronization

/// The queries that an engine has prepared, by their text, so that one which is asked again is not read
/// and planned again.
///
/// A plan gives right answers whatever becomes of the graph; but it may cease to be a good one, and a
/// warning may cease to be true. So a query is prepared anew when the graph has come to be half or twice
/// as large as it was, and one with warnings whenever the graph has changed.
final class PreparedQueries: Sendable {
  struct Key: Hashable, Sendable {
    let text: String
    /// What planning looks at of the options.
    let hasDefaultValidity: Bool
    let disabledRules: Set<OptimizerRuleName>
  }

  private struct Entry: Sendable {
    let query: PreparedQuery
    let changeCounter: Int64
    /// Nodes and relationships.
    let size: Int
  }

  private let entries = Mutex<[Key: Entry]>([:])
  /// Enough for a program's own texts; texts with values written into them come and go.
  private static let most = 256

  func query(_ key: Key, for reader: any GraphReader) throws(StoreError) -> PreparedQuery? {
    guard let entry = entries.withLock({ $0[key] }) else { return nil }
    if entry.changeCounter == reader.changeCounter { return entry.query }
    let size = try PreparedQueries.size(reader)
    guard entry.query.warnings.isEmpty, size / 2 <= entry.size, entry.size / 2 <= size else {
      return nil
    }
    return entry.query
  }

  func keep(_ query: PreparedQuery, _ key: Key, for reader: any GraphReader) throws(StoreError) {
    // Whoever asks next has options of their own.
    var query = query
    query.options = QueryOptions()
    let entry = Entry(
      query: query, changeCounter: reader.changeCounter, size: try PreparedQueries.size(reader))
    entries.withLock { entries in
      if entries.count >= PreparedQueries.most { entries.removeAll(keepingCapacity: true) }
      entries[key] = entry
    }
  }

  private static func size(_ reader: any GraphReader) throws(StoreError) -> Int {
    try reader.nodeCount(label: nil) + reader.relationshipCount(type: nil)
  }
}
