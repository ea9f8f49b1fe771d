public import GraphModel

/// Makes a graph file in one go: takes all nodes, then all relationships, and writes tables and
/// indexes as SQLite would have left them, without searching for the place of any row.
///
///     let builder = try GraphBuilder(at: "graph.db")
///     let node = try builder.addNode(id: nil, labels: [person], properties: [(name, "Ada")])
///     …
///     try builder.finish()
///
/// Until ``finish()`` returns, the file of that name is what it was before, or none. Two threads
/// work: one sorts and writes the relationships while another folds names and makes their index.
/// The same input gives the same file.
///
/// For one thread at a time.
public final class GraphBuilder: BulkWriter {
  private let draft: GraphDraft
  private let pages: PageSpace
  private let nodes: TreeBuilder
  private let nodeProperties: TreeBuilder
  private let relationshipProperties: TreeBuilder
  private var record = RecordWriter()
  private var tokens = BulkTokens()

  private var names = NameList()
  private var nameToken: KeyToken?
  /// The ids of the nodes of each label, ascending, by the label's number.
  private var members: [[Int64]] = []
  private var nodeIDs = NodeNumbering()
  private var nextNode: Int64 = 1
  private var relationships = RelationshipList()
  private var nameWork: BackgroundWork?
  private var nameResult: BulkNames?
  private let interruption: Interruption?

  /// - Parameters:
  ///   - path: the graph's file; one that is there is replaced when the new one is whole.
  ///   - replacing: whether one that has been used may be replaced.
  ///   - interruption: ends the work once it is requested.
  ///   - timeout: how long to wait for another writer of the graph, in seconds.
  public init(
    at path: String, replacing: Bool = false, interruption: Interruption? = nil,
    timeout: Double = 5
  ) throws(StoreError) {
    self.interruption = interruption
    draft = try GraphDraft(for: path, replacing: replacing, timeout: timeout)
    pages = PageSpace(draft.file, first: draft.firstFreePage)
    nodes = TreeBuilder(table: try draft.root(of: "node"), in: pages)
    nodeProperties = TreeBuilder(index: try draft.root(of: "node_property"), in: pages)
    relationshipProperties = TreeBuilder(
      index: try draft.root(of: "relationship_property"), in: pages)
  }

  deinit { abandon() }

  /// How many nodes and relationships there are so far.
  public var counts: (nodes: Int, relationships: Int) { (nodeIDs.count, relationships.count) }

  // MARK: Names of labels, types and keys

  public func intern(label name: String) throws(StoreError) -> LabelToken {
    LabelToken(rawValue: tokens.labels.number(of: name))
  }

  public func intern(relationshipType name: String) throws(StoreError) -> TypeToken {
    TypeToken(rawValue: tokens.types.number(of: name))
  }

  public func intern(propertyKey name: String) throws(StoreError) -> KeyToken {
    let token = KeyToken(rawValue: tokens.keys.number(of: name))
    if name == nameKey { nameToken = token }
    return token
  }

  // MARK: Nodes and relationships

  public func addNode(
    id: NodeID?, labels: [LabelToken], properties: [(key: KeyToken, value: Value)]
  ) throws(StoreError) -> NodeID {
    if nameWork != nil { throw StoreError(.other, "nodes come before relationships") }
    let id = id?.rawValue ?? nextNode
    guard id >= nextNode || (nodeIDs.count == 0 && id >= 0), id < Int64.max else {
      throw StoreError(
        .constraint, "the id \(id) is not greater than all that were given before it")
    }
    for property in properties { try Statement.requireStorable(property.value) }
    guard nodeIDs.append(id) else {
      throw StoreError(.unsupportedValue, "there are more nodes than can be imported at once")
    }
    nextNode = id + 1
    if nodeIDs.count % 4_096 == 0 { try checkInterruption() }
    record.clear()
    record.appendNull()
    record.append(tokens.labelSet(of: labels))
    try nodes.add(row: id, record)
    for label in labels {
      while members.count <= Int(label.rawValue) { members.append([]) }
      members[Int(label.rawValue)].append(id)
    }
    for property in properties {
      record.clear()
      record.append(id)
      record.append(Int64(property.key.rawValue))
      try record.append(property: property.value)
      try nodeProperties.add(record)
      if property.key == nameToken, case .string(let name) = property.value {
        names.append(name, of: id)
      }
    }
    return NodeID(id)
  }

  public func addRelationship(
    type: TypeToken, from source: NodeID, to target: NodeID,
    properties: [(key: KeyToken, value: Value)]
  ) throws(StoreError) {
    try finishNodes()
    guard let from = nodeIDs.ordinal(of: source.rawValue),
      let to = nodeIDs.ordinal(of: target.rawValue)
    else { throw StoreError(.notFound, "there is no node \(source) or no node \(target)") }
    guard relationships.count < Int(UInt32.max) else {
      throw StoreError(
        .unsupportedValue, "there are more relationships than can be imported at once")
    }
    var since = Value.null
    var until = Value.null
    var confidence: Double?
    var others: [(key: KeyToken, value: Value)] = []
    for property in properties {
      try Statement.requireStorable(property.value)
      switch tokens.role(of: property.key) {
      case .since: since = property.value
      case .until: until = property.value
      case .confidence:
        if case .float(let number) = property.value, RelationshipRow.holds(number) {
          confidence = number
        } else {
          others.append(property)
        }
      case .other: others.append(property)
      }
    }
    for value in [since, until] {
      if case .list = value {
        throw StoreError(.unsupportedValue, "since and until cannot be lists")
      }
    }
    let (bounds, stated) = StatedDates.dates(since: since, until: until)
    relationships.append(
      type: type.rawValue, from: from, to: to, bounds, stated, confidence: confidence)
    if stated.since == .none, !since.isNull {
      others.append((KeyToken(rawValue: tokens.keys.number(of: RelationshipRow.since)), since))
    }
    if stated.until == .none, !until.isNull {
      others.append((KeyToken(rawValue: tokens.keys.number(of: RelationshipRow.until)), until))
    }
    if relationships.count % 4_096 == 0 { try checkInterruption() }
    guard !others.isEmpty else { return }
    others.sort { $0.key < $1.key }
    for property in others {
      record.clear()
      record.append(Int64(relationships.count))
      record.append(Int64(property.key.rawValue))
      try record.append(property: property.value)
      try relationshipProperties.add(record)
    }
  }

  private func checkInterruption() throws(StoreError) {
    if interruption?.isRequested == true {
      throw StoreError(.interrupted, "interrupted; nothing was changed")
    }
  }

  // MARK: The rest of the file

  /// Ends the nodes and lets another thread go on with their names.
  private func finishNodes() throws(StoreError) {
    guard nameWork == nil else { return }
    let result = BulkNames(draft, names)
    names = NameList()
    nameResult = result
    nameWork = BackgroundWork { () throws(StoreError) in try result.build() }
    try nodes.finish()
    try nodeProperties.finish()
    let tree = TreeBuilder(index: try draft.root(of: "node_label"), in: pages)
    for (label, members) in members.enumerated() {
      for node in members {
        record.clear()
        record.append(Int64(label))
        record.append(node)
        try tree.add(record)
      }
    }
    try tree.finish()
  }

  /// Writes what is left, makes it durable and gives the file its name.
  public func finish() throws(StoreError) {
    do throws(StoreError) {
      try finishNodes()
      try relationshipProperties.finish()
      try writeRelationships()
      try checkInterruption()
      let ends = (first: relationships.sources, second: relationships.targets)
      try writeIndex("relationship_out", ends.first, ends.second)
      try checkInterruption()
      try writeIndex("relationship_in", ends.second, ends.first)
      try writeTokens()
      try pages.flush()
      try nameWork?.result()
      try checkInterruption()
      if let nameResult { try nameResult.place(at: pages.next) }
      try writeState()
      try draft.complete(pages: pages.next - 1 + (nameResult?.pageCount ?? 0))
    } catch {
      abandon()
      throw error
    }
  }

  /// Forgets everything; the graph is as it was before.
  public func abandon() {
    try? nameWork?.result()
    nameWork = nil
    draft.abandon()
  }

  private func writeRelationships() throws(StoreError) {
    let tree = TreeBuilder(table: try draft.root(of: "relationship"), in: pages)
    for index in 0..<relationships.count {
      record.clear()
      record.appendNull()
      record.append(Int64(relationships.types[index]))
      record.append(nodeIDs[relationships.sources[index]])
      record.append(nodeIDs[relationships.targets[index]])
      record.append(Int64(relationships.sinceEarliest[index]))
      record.append(Int64(relationships.sinceLatest[index]))
      record.append(Int64(relationships.untilEarliest[index]))
      record.append(Int64(relationships.untilLatest[index]))
      record.append(Int64(relationships.stated[index]))
      let confidence = relationships.confidences[index]
      if confidence.isNaN {
        record.appendNull()
      } else if let whole = Int64(exactly: confidence), abs(whole) < 1 << 46 {
        // As SQLite keeps whole numbers in a column of the type REAL.
        record.append(whole)
      } else {
        record.append(confidence)
      }
      try tree.add(row: Int64(index) + 1, record)
    }
    try tree.finish()
  }

  private func writeIndex(
    _ name: String, _ first: [UInt32], _ second: [UInt32]
  ) throws(StoreError) {
    let tree = TreeBuilder(index: try draft.root(of: name), in: pages)
    for index in relationships.sorted(by: first, then: second, nodeCount: nodeIDs.count) {
      let index = Int(index)
      record.clear()
      record.append(nodeIDs[first[index]])
      record.append(Int64(relationships.types[index]))
      record.append(nodeIDs[second[index]])
      record.append(Int64(relationships.sinceEarliest[index]))
      record.append(Int64(relationships.untilLatest[index]))
      record.append(Int64(index) + 1)
      try tree.add(record)
    }
    try tree.finish()
  }

  private func writeTokens() throws(StoreError) {
    var typeCounts = [Int](repeating: 0, count: tokens.types.names.count + 1)
    for type in relationships.types { typeCounts[Int(type)] += 1 }
    try tokens.write(
      in: pages, draft, nodeCounts: members.map(\.count), relationshipCounts: typeCounts)
  }

  private func writeState() throws(StoreError) {
    record.clear()
    record.appendNull()
    // The change counter, the next ids, and how many there are.
    record.append(Int64(1))
    record.append(max(1, nextNode))
    record.append(Int64(relationships.count) + 1)
    record.append(Int64(nodeIDs.count))
    record.append(Int64(relationships.count))
    // The stamp tells states of graphs apart: one that follows from the content does, and the same
    // input still gives the same file. Zero would be none.
    let digest = pages.digest ^ (nameResult?.digest ?? 0)
    record.append(max(1, Int64(truncatingIfNeeded: digest >> 1)))
    let state = TreeBuilder(table: try draft.root(of: "state"), in: pages)
    try state.add(row: 1, record)
    try state.finish()
  }
}
