package import GraphModel

extension ImageReader {
  package func nodes(
    label: LabelToken?, after: NodeID?, limit: Int
  ) throws(StoreError) -> [NodeID] {
    var nodes: [NodeID] = []
    guard limit > 0 else { return nodes }
    let first = max(0, min(after?.rawValue ?? -1, Int64(image.layout.nodeCapacity)) + 1)
    guard let label else {
      for node in Int(first)..<max(Int(first), image.layout.nodeCapacity)
      where image.labelSets[node] != GraphImage.noNode {
        nodes.append(NodeID(Int64(node)))
        if nodes.count == limit { break }
      }
      return nodes
    }
    guard let bitmap = image.bitmap(of: label) else { return nodes }
    var word = Int(first) / 64
    guard word < image.layout.bitmapWords else { return nodes }
    var bits = bitmap[word] & (UInt64.max << UInt64(first % 64))
    while true {
      while bits != 0 {
        nodes.append(NodeID(Int64(word * 64 + bits.trailingZeroBitCount)))
        if nodes.count == limit { return nodes }
        bits &= bits - 1
      }
      word += 1
      guard word < image.layout.bitmapWords else { return nodes }
      bits = bitmap[word]
    }
  }

  package func exist(_ nodes: [NodeID]) throws(StoreError) -> [Bool] {
    nodes.map { image.contains($0) }
  }

  package func labels(of nodes: [NodeID]) throws(StoreError) -> [[LabelToken]] {
    nodes.map { node in
      guard image.contains(node) else { return [] }
      return image.labelsOfSets[Int(image.labelSets[Int(node.rawValue)])]
    }
  }

  package func have(_ label: LabelToken, _ nodes: [NodeID]) throws(StoreError) -> [Bool] {
    guard let bitmap = image.bitmap(of: label) else {
      return Array(repeating: false, count: nodes.count)
    }
    let capacity = image.layout.nodeCapacity
    return nodes.map { node in
      guard node.rawValue >= 0, node.rawValue < capacity else { return false }
      let place = Int(node.rawValue)
      return bitmap[place / 64] >> UInt64(place % 64) & 1 == 1
    }
  }

  package func property(_ key: KeyToken, of nodes: [NodeID]) throws(StoreError) -> [Value] {
    let isForced = transaction.store.options.reading == .image
    let (known, isDue) = image.columns.column(
      key, reading: nodes.count,
      threshold: isForced ? 0 : max(1_024, transaction.nodesInAll / 4))
    var column = known
    if isDue {
      var made: PropertyColumn?
      defer { image.columns.finish(key, made) }
      made = try transaction.column(of: key, capacity: image.layout.nodeCapacity)
      column = made
    }
    guard let column else { return try transaction.property(key, of: nodes) }
    return nodes.map { column[$0] }
  }
}

extension ReadTransaction {
  /// One property of all nodes.
  fileprivate func column(of key: KeyToken, capacity: Int) throws(StoreError) -> PropertyColumn {
    let statement = try connection.statement(
      "SELECT node, kind, value FROM node_property WHERE \"key\" = ?1")
    statement.bind(Int64(key.rawValue), at: 1)
    defer { statement.reset() }
    return try PropertyColumn(capacity: capacity) { (add) throws(StoreError) in
      while try statement.step() {
        add(statement.integer(0), try statement.value(kind: 1, value: 2))
      }
    }
  }
}
