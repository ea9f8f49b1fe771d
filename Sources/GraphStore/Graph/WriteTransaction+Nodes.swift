public import GraphModel

extension WriteTransaction {
  public func createNode(labels: [LabelToken]) throws(StoreError) -> NodeID {
    let labels = labels.count < 2 ? labels : Array(Set(labels)).sorted()
    let node = NodeID(nextNode)
    let statement = try connection.statement("INSERT INTO node VALUES (?1, ?2)")
    statement.bind(node.rawValue, at: 1)
    statement.bind(try labelSet(of: labels), at: 2)
    try statement.run()
    nextNode += 1
    nodesInAll += 1
    for label in labels { try insertMembership(of: node, in: label) }
    return node
  }

  private func insertMembership(of node: NodeID, in label: LabelToken) throws(StoreError) {
    let statement = try connection.statement("INSERT INTO node_label VALUES (?1, ?2)")
    statement.bind(Int64(label.rawValue), at: 1)
    statement.bind(node.rawValue, at: 2)
    try statement.run()
    labelCounts.add(1, to: label.rawValue)
  }

  private func deleteMembership(of node: NodeID, in label: LabelToken) throws(StoreError) {
    let statement = try connection.statement(
      "DELETE FROM node_label WHERE label = ?1 AND node = ?2")
    statement.bind(Int64(label.rawValue), at: 1)
    statement.bind(node.rawValue, at: 2)
    try statement.run()
    labelCounts.add(-1, to: label.rawValue)
  }

  @discardableResult
  public func add(_ label: LabelToken, to node: NodeID) throws(StoreError) -> Bool {
    let labels = try existingLabels(of: node)
    guard !labels.contains(label) else { return false }
    try set(labels: (labels + [label]).sorted(), of: node)
    try insertMembership(of: node, in: label)
    try renewKeys(of: node)
    return true
  }

  @discardableResult
  public func remove(_ label: LabelToken, from node: NodeID) throws(StoreError) -> Bool {
    let labels = try existingLabels(of: node)
    guard labels.contains(label) else { return false }
    try set(labels: labels.filter { $0 != label }, of: node)
    try deleteMembership(of: node, in: label)
    try renewKeys(of: node)
    return true
  }

  private func existingLabels(of node: NodeID) throws(StoreError) -> [LabelToken] {
    guard let set = try labelSet(of: node) else {
      throw StoreError(.notFound, "there is no node \(node)")
    }
    return try labels(inSet: set)
  }

  private func set(labels: [LabelToken], of node: NodeID) throws(StoreError) {
    let statement = try connection.statement("UPDATE node SET label_set = ?2 WHERE id = ?1")
    statement.bind(node.rawValue, at: 1)
    statement.bind(try labelSet(of: labels), at: 2)
    try statement.run()
  }

  public func set(_ key: KeyToken, to value: Value, of node: NodeID) throws(StoreError) {
    // A node made by this transaction is known to be there.
    if !isNew(node), try labelSet(of: node) == nil {
      throw StoreError(.notFound, "there is no node \(node)")
    }
    let isName = try name(of: key) == nameKey
    if isName { try updateName(of: node, key: key, to: value) }
    if value.isNull {
      let statement = try connection.statement(
        "DELETE FROM node_property WHERE node = ?1 AND \"key\" = ?2")
      statement.bind(node.rawValue, at: 1)
      statement.bind(Int64(key.rawValue), at: 2)
      try statement.run()
    } else {
      let statement = try connection.statement(
        """
        INSERT INTO node_property VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO UPDATE SET kind = excluded.kind, value = excluded.value
        """)
      try statement.bind(value, kindAt: 3, valueAt: 4)
      statement.bind(node.rawValue, at: 1)
      statement.bind(Int64(key.rawValue), at: 2)
      try statement.run()
    }
    if isName { try renewKeys(of: node) }
  }

  public func delete(_ node: NodeID) throws(StoreError) {
    for label in try existingLabels(of: node) { try deleteMembership(of: node, in: label) }
    try forgetNames(of: node)
    try run("DELETE FROM node_property WHERE node = ?1", node.rawValue)
    try run("DELETE FROM ingested_node WHERE node = ?1", node.rawValue)
    try run("DELETE FROM node WHERE id = ?1", node.rawValue)
    nodesInAll -= 1
    deletedNodes.insert(node)
  }

  /// Runs a statement that has one parameter.
  func run(_ sql: StaticString, _ parameter: Int64) throws(StoreError) {
    let statement = try connection.statement(sql)
    statement.bind(parameter, at: 1)
    try statement.run()
  }
}
