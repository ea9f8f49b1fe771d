internal import GraphStore
internal import Synchronization

/// The queries that an engine has prepared, by their text, so that one which is asked again is not read
/// and planned again.
///
/// A plan gives right answers whatever becomes of the graph; but it may cease to be a good one, and a
/// warning may cease to be true. So a query is prepared anew when the graph has come to be half or twice
/// as large as it was, and one with warnings whenever the graph has changed.
final class PreparedQueries: Sendable {
  /// What a query is kept by.
  struct Key: Sendable {
    let text: String
    /// What planning looks at of the options.
    let hasDefaultValidity: Bool
    let disabledRules: Set<OptimizerRuleName>
  }

  private struct Entry: Sendable {
    let key: Key
    let query: PreparedQuery
    let changeCounter: Int64
    /// Nodes and relationships.
    let size: Int

    func isKept(by other: Key) -> Bool {
      key.hasDefaultValidity == other.hasDefaultValidity && key.disabledRules == other.disabledRules
    }
  }

  /// By their texts, few for each. By a key of our own, of which the runtime has to find out first that it
  /// can be hashed, the first query takes much longer.
  private let entries = Mutex<[String: [Entry]]>([:])
  /// Enough for a program's own texts; texts with values written into them come and go.
  private static let most = 256

  func query(_ key: Key, for reader: any GraphReader) throws(StoreError) -> PreparedQuery? {
    let known = entries.withLock { entries in
      entries[key.text]?.first { $0.isKept(by: key) }
    }
    guard let known else { return nil }
    if known.changeCounter == reader.changeCounter { return known.query }
    let size = try PreparedQueries.size(reader)
    guard known.query.warnings.isEmpty, size / 2 <= known.size, known.size / 2 <= size else {
      return nil
    }
    return known.query
  }

  func keep(_ query: PreparedQuery, _ key: Key, for reader: any GraphReader) throws(StoreError) {
    // Whoever asks next has options of their own.
    var query = query
    query.options = QueryOptions()
    let entry = Entry(
      key: key, query: query, changeCounter: reader.changeCounter,
      size: try PreparedQueries.size(reader))
    entries.withLock { entries in
      if entries.count >= PreparedQueries.most { entries.removeAll(keepingCapacity: true) }
      // Rules are left out in tests alone, and a text is asked with a date of its own or without.
      entries[key.text, default: []].removeAll { $0.isKept(by: key) }
      entries[key.text, default: []].append(entry)
    }
  }

  private static func size(_ reader: any GraphReader) throws(StoreError) -> Int {
    try reader.nodeCount(label: nil) + reader.relationshipCount(type: nil)
  }
}
