internal import GraphModel

/// Which nodes' names a write transaction has changed since the search index was last brought up to
/// date. The index is without content: to take a node out of it one must say what it was put in with.
struct NameSearchChanges {
  struct Change {
    /// The words that the index has for the node; empty where it has none.
    var before: String
    /// The words that it should have, where they are known without looking.
    var after: String?
  }

  var changes: [NodeID: Change] = [:]

  /// Beyond this the index is brought up to date within the transaction, to bound the memory.
  static let most = 20_000
}
