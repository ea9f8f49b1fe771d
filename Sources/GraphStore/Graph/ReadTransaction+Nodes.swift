public import GraphModel

extension ReadTransaction {
  public func nodes(
    label: LabelToken?, after: NodeID?, limit: Int
  ) throws(StoreError) -> [NodeID] {
    if label == nil, let rows = try trees()?.nodes {
      guard limit > 0, after?.rawValue != .max else { return [] }
      let first = after.map { $0.rawValue + 1 } ?? .min
      var nodes: [NodeID] = []
      try rows.forEach(first...(.max), interruption) {
        (row) throws(StoreError) in
        nodes.append(NodeID(row.id))
        return nodes.count < limit
      }
      return nodes
    }
    let statement: Statement
    if let label {
      statement = try connection.statement(
        "SELECT node FROM node_label WHERE label = ?3 AND node > ?1 ORDER BY node LIMIT ?2")
      statement.bind(Int64(label.rawValue), at: 3)
    } else {
      statement = try connection.statement(
        "SELECT id FROM node WHERE id > ?1 ORDER BY id LIMIT ?2")
    }
    statement.bind(after?.rawValue ?? Int64.min, at: 1)
    statement.bind(Int64(max(0, limit)), at: 2)
    return try collectNodes(statement)
  }

  /// The first column of every row.
  final func collectNodes(_ statement: Statement) throws(StoreError) -> [NodeID] {
    defer { statement.reset() }
    var nodes: [NodeID] = []
    while try statement.step() { nodes.append(NodeID(statement.integer(0))) }
    return nodes
  }

  public func exist(_ nodes: [NodeID]) throws(StoreError) -> [Bool] {
    var result: [Bool] = []
    result.reserveCapacity(nodes.count)
    for node in nodes { result.append(try exists(node)) }
    return result
  }

  public func exists(_ node: NodeID) throws(StoreError) -> Bool { try labelSet(of: node) != nil }

  public func labels(of nodes: [NodeID]) throws(StoreError) -> [[LabelToken]] {
    var result: [[LabelToken]] = []
    result.reserveCapacity(nodes.count)
    for node in nodes { result.append(try labels(inSet: labelSet(of: node) ?? 0)) }
    return result
  }

  public func have(_ label: LabelToken, _ nodes: [NodeID]) throws(StoreError) -> [Bool] {
    var result: [Bool] = []
    result.reserveCapacity(nodes.count)
    var lastSet: Int64 = 0
    var lastAnswer = false
    for node in nodes {
      let set = try labelSet(of: node) ?? 0
      if set != lastSet {
        lastSet = set
        lastAnswer = try labels(inSet: set).contains(label)
      }
      result.append(set == 0 ? false : lastAnswer)
    }
    return result
  }

  /// The label set that a node has; nil where there is no such node.
  final func labelSet(of node: NodeID) throws(StoreError) -> Int64? {
    if let rows = try trees()?.nodes { return try rows.find(node.rawValue)?.labelSet }
    let statement = try connection.statement("SELECT label_set FROM node WHERE id = ?1")
    statement.bind(node.rawValue, at: 1)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) : nil
  }

  final func labels(inSet set: Int64) throws(StoreError) -> [LabelToken] {
    if let known = session.tokens.labels(ofSet: set) { return known }
    let statement = try connection.statement(
      "SELECT label FROM label_set_member WHERE label_set = ?1 ORDER BY label")
    statement.bind(set, at: 1)
    defer { statement.reset() }
    var labels: [LabelToken] = []
    while try statement.step() {
      labels.append(LabelToken(rawValue: Int32(truncatingIfNeeded: statement.integer(0))))
    }
    session.tokens.insert(labels, set: set)
    return labels
  }

  public func property(_ key: KeyToken, of nodes: [NodeID]) throws(StoreError) -> [Value] {
    work += nodes.count
    var result: [Value] = []
    result.reserveCapacity(nodes.count)
    let properties = try trees()?.properties
    var statement: Statement?
    for node in nodes {
      if let properties {
        switch try properties.find(Int64(key.rawValue), of: node.rawValue) {
        case .value(let value):
          result.append(value)
          continue
        case .absent:
          result.append(.null)
          continue
        case .elsewhere: break
        }
      }
      let row = if let statement { statement } else { try propertyStatement(key) }
      statement = row
      row.bind(node.rawValue, at: 1)
      defer { row.reset() }
      result.append(try row.step() ? try row.value(kind: 0, value: 1) : .null)
    }
    return result
  }

  /// Gives kind and value of a node's property; the node is parameter 1.
  final func propertyStatement(_ key: KeyToken) throws(StoreError) -> Statement {
    let statement = try connection.statement(
      "SELECT kind, value FROM node_property WHERE node = ?1 AND \"key\" = ?2")
    statement.bind(Int64(key.rawValue), at: 2)
    return statement
  }

  public func properties(
    of nodes: [NodeID]
  ) throws(StoreError) -> [[(key: KeyToken, value: Value)]] {
    let statement = try connection.statement(
      "SELECT \"key\", kind, value FROM node_property WHERE node = ?1 ORDER BY \"key\"")
    defer { statement.reset() }
    var result: [[(key: KeyToken, value: Value)]] = []
    result.reserveCapacity(nodes.count)
    for node in nodes {
      statement.bind(node.rawValue, at: 1)
      var properties: [(key: KeyToken, value: Value)] = []
      while try statement.step() {
        let key = KeyToken(rawValue: Int32(truncatingIfNeeded: statement.integer(0)))
        properties.append((key, try statement.value(kind: 1, value: 2)))
      }
      statement.reset()
      result.append(properties)
    }
    return result
  }
}
