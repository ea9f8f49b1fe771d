internal import GraphModel

/// The right to change a graph, held by one transaction in all processes at a time.
///
/// Nothing is kept unless ``commit()`` returns; after that, all of it survives a crash of the program
/// and of the machine. When the last reference goes without a commit, all is rolled back.
public final class WriteTransaction: ReadTransaction, GraphWriter {
  var nextNode: Int64 = 0
  var nextRelationship: Int64 = 0
  /// How far the counts in the file are behind, by the number of the label; likewise types.
  var labelCounts = CountDeltas()
  var typeCounts = CountDeltas()
  /// The relationship made last, until anything else is done: its properties come right after it,
  /// and writing it once is half the work of writing it thrice.
  var pending: PendingRelationship?
  /// To be checked for relationships when the transaction commits.
  var deletedNodes: Set<NodeID> = []
  var nameSearch = NameSearchChanges()
  /// Whether names written by this transaction may be in the search index already.
  var flushedNames = false
  /// The first node of which no name keys are kept yet; nil until somebody asks.
  var keyed: Int64?
  private var firstNewNode: Int64 = 0
  private var changesBefore: Int64 = 0

  init(
    store: Store, writing session: Session, interruption: Interruption?
  ) throws(StoreError) {
    try super.init(store: store, session: session, interruption: interruption)
  }

  override func begin() throws(StoreError) {
    try connection.execute("BEGIN IMMEDIATE")
    do throws(StoreError) {
      try readState()
      let statement = try connection.statement("SELECT next_node, next_relationship FROM state")
      guard try statement.step() else {
        throw StoreError(.corrupt, "\(connection.path) is damaged: it lacks its state")
      }
      nextNode = statement.integer(0)
      firstNewNode = nextNode
      nextRelationship = statement.integer(1)
      statement.reset()
      changesBefore = connection.totalChanges
    } catch {
      try? connection.execute("ROLLBACK")
      throw error
    }
  }

  deinit { if isOpen { rollback() } }

  override func settle() throws(StoreError) { try insertPending() }

  override func settleNames() throws(StoreError) { try flushNameSearch() }

  override func settleAll() throws(StoreError) {
    try insertPending()
    try flushNameSearch()
    try writeCounts()
  }

  // MARK: Ending

  /// Makes everything written durable and visible to others.
  ///
  /// - Throws: ``StoreError`` with code `constraint` where a deleted node still has relationships,
  ///   `full` or `input` where the disk fails; then nothing of the transaction is kept.
  public func commit() throws(StoreError) {
    guard isOpen else { throw StoreError(.other, "the transaction has ended") }
    do throws(StoreError) {
      try settle()
      try checkDeletedNodes()
      try flushNameSearch()
      if connection.totalChanges != changesBefore {
        try writeCounts()
        try connection.execute(
          "UPDATE state SET change_counter = change_counter + 1, stamp = random()")
      }
      try connection.execute("COMMIT")
    } catch {
      rollback()
      throw error
    }
    store.checkpointIfDue(connection)
    finish()
  }

  /// Forgets everything that the transaction wrote.
  public func rollback() {
    guard isOpen else { return }
    pending = nil
    connection.setInterruption(nil)
    if connection.isInTransaction {
      // It fails only where SQLite has rolled back already.
      try? connection.execute("ROLLBACK")
    }
    session.tokens = TokenCache()
    finish()
  }

  /// The same as ``rollback()``.
  override public func end() { rollback() }

  override func finish() {
    markEnded()
    connection.setInterruption(nil)
    store.releaseWriter()
  }

  private func writeCounts() throws(StoreError) {
    for (label, delta) in labelCounts.all {
      let statement = try connection.statement(
        "UPDATE label SET nodes = nodes + ?2 WHERE id = ?1")
      statement.bind(Int64(label), at: 1)
      statement.bind(Int64(delta), at: 2)
      try statement.run()
    }
    for (type, delta) in typeCounts.all {
      let statement = try connection.statement(
        "UPDATE relationship_type SET relationships = relationships + ?2 WHERE id = ?1")
      statement.bind(Int64(type), at: 1)
      statement.bind(Int64(delta), at: 2)
      try statement.run()
    }
    let statement = try connection.statement(
      """
      UPDATE state SET next_node = ?1, next_relationship = ?2, nodes = ?3, relationships = ?4
      """)
    statement.bind(nextNode, at: 1)
    statement.bind(nextRelationship, at: 2)
    statement.bind(Int64(nodesInAll), at: 3)
    statement.bind(Int64(relationshipsInAll), at: 4)
    try statement.run()
    labelCounts = CountDeltas()
    typeCounts = CountDeltas()
  }

  private func checkDeletedNodes() throws(StoreError) {
    guard !deletedNodes.isEmpty else { return }
    let statement = try connection.statement(
      """
      SELECT 1 FROM relationship WHERE source = ?1
      UNION ALL SELECT 1 FROM relationship WHERE target = ?1 LIMIT 1
      """)
    for node in deletedNodes.sorted() {
      statement.bind(node.rawValue, at: 1)
      defer { statement.reset() }
      if try statement.step() {
        throw StoreError(
          .constraint,
          "node \(node) cannot be deleted because it still has relationships; delete these too")
      }
    }
  }

  /// Whether this transaction made the node and has not deleted it.
  func isNew(_ node: NodeID) -> Bool {
    (firstNewNode..<nextNode).contains(node.rawValue) && !deletedNodes.contains(node)
  }

  // MARK: Statistics

  override public func nodeCount(label: LabelToken?) throws(StoreError) -> Int {
    guard let label else { return nodesInAll }
    return try count(of: label) + labelCounts[label.rawValue]
  }

  override public func relationshipCount(type: TypeToken?) throws(StoreError) -> Int {
    guard let type else { return relationshipsInAll }
    return try count(of: type) + typeCounts[type.rawValue]
  }
}

/// Changes of counts by the number of a label or type. Numbers are small and dense.
struct CountDeltas {
  private var deltas: [Int] = []

  subscript(number: Int32) -> Int {
    let index = Int(number)
    return deltas.indices.contains(index) ? deltas[index] : 0
  }

  mutating func add(_ delta: Int, to number: Int32) {
    // Numbers come from the tables, whose ids are positive.
    let index = Int(max(0, number))
    while deltas.count <= index { deltas.append(0) }
    deltas[index] += delta
  }

  var all: [(number: Int32, delta: Int)] {
    deltas.enumerated().filter { $0.element != 0 }.map { (Int32($0.offset), $0.element) }
  }
}
