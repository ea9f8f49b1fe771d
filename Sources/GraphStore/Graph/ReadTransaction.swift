internal import GraphModel

/// One consistent view of a graph: what was committed when it began.
///
/// Ends with ``end()``, and when the last reference goes. For one thread at a time.
public class ReadTransaction: GraphReader {
  let store: Store
  let session: Session
  /// Counts the committed write transactions; the same number means the same graph.
  public var changeCounter: Int64 { version.changeCounter }
  private(set) var version = GraphVersion()
  var nodesInAll = 0
  var relationshipsInAll = 0
  private(set) var isOpen = true
  let interruption: Interruption?
  /// What an image would have saved, in entries of an index read or sought, since it was last noted.
  var work = 0
  /// Whether the file's b-trees can be read themselves, once that has been found out.
  var knownTrees: FileTrees??

  var connection: Connection { session.connection }

  init(store: Store, session: Session, interruption: Interruption?) throws(StoreError) {
    self.store = store
    self.session = session
    self.interruption = interruption
    connection.setInterruption(interruption)
    try begin()
  }

  /// Starts the transaction in SQLite, fixes the snapshot and reads the state.
  func begin() throws(StoreError) {
    if !connection.isInTransaction {
      try connection.control("BEGIN")
      // The first statement that reads fixes the snapshot: one for which SQLite need not know of any
      // table.
      try connection.control("PRAGMA user_version")
    }
    try readState()
  }

  final func readState() throws(StoreError) {
    if let trees = try trees(), let state = try trees.state.find(1) {
      version = GraphVersion(
        changeCounter: state.changeCounter, stamp: state.stamp, nextNode: state.nextNode,
        nextRelationship: state.nextRelationship)
      nodesInAll = Int(state.nodes)
      relationshipsInAll = Int(state.relationships)
      return
    }
    let statement = try connection.statement(
      """
      SELECT change_counter, stamp, next_node, next_relationship, nodes, relationships FROM state
      """)
    guard try statement.step() else {
      throw StoreError(.corrupt, "\(connection.path) is damaged: it lacks its state")
    }
    version = GraphVersion(
      changeCounter: statement.integer(0), stamp: statement.integer(1),
      nextNode: statement.integer(2), nextRelationship: statement.integer(3))
    nodesInAll = Int(statement.integer(4))
    relationshipsInAll = Int(statement.integer(5))
    statement.reset()
  }

  deinit { if isOpen { finish() } }

  /// Lets the snapshot go. The transaction must not be used any more.
  public func end() {
    guard isOpen else { return }
    finish()
  }

  /// Ends the transaction in SQLite and gives the connection back.
  func finish() {
    markEnded()
    noteWork()
    if store.isLastReader(), connection.isInTransaction {
      // Ending a transaction that wrote nothing cannot fail.
      try? connection.control("COMMIT")
    }
    connection.setInterruption(nil)
    store.releaseReader(session)
  }

  final func markEnded() { isOpen = false }

  /// Writes out what a writer still holds back, so that reading relationships sees it.
  func settle() throws(StoreError) {}

  /// Brings the search index up to date with what a writer has changed.
  func settleNames() throws(StoreError) {}

  /// Brings everything that a writer holds back into the file's tables.
  func settleAll() throws(StoreError) {}

  /// Another transaction that sees the same graph, for another thread; nil where there can be none: the
  /// graph has changed since this one began, or lives in memory, or this one writes.
  package func beginAnother() throws(StoreError) -> ReadTransaction? {
    guard case .disk = store.file, !(self is WriteTransaction) else { return nil }
    let other = try store.beginRead(interruption: interruption)
    if other.version == version { return other }
    other.end()
    return nil
  }

  // MARK: Statistics

  public func nodeCount(label: LabelToken?) throws(StoreError) -> Int {
    guard let label else { return nodesInAll }
    return try count(of: label)
  }

  public func relationshipCount(type: TypeToken?) throws(StoreError) -> Int {
    guard let type else { return relationshipsInAll }
    return try count(of: type)
  }
}
