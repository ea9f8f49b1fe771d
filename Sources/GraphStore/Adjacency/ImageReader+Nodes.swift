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

  package func exists(_ node: NodeID) throws(StoreError) -> Bool { image.contains(node) }

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
    guard let column = try column(of: key, reading: nodes.count) else {
      return try transaction.property(key, of: nodes)
    }
    var values: [Value] = []
    values.reserveCapacity(nodes.count)
    for node in nodes { values.append(column[node]) }
    return values
  }

  package func nodes(
    label: LabelToken?, where key: KeyToken, equals value: Value
  ) throws(StoreError) -> [NodeID] {
    guard case .string(let text) = value, let texts = try texts(of: key) else {
      return try transaction.nodes(label: label, where: key, equals: value)
    }
    let found = texts.nodes(with: text)
    guard let label else { return found }
    return zip(found, try have(label, found)).filter(\.1).map(\.0)
  }

  package func nodes(
    where key: KeyToken, startsWith prefix: String
  ) throws(StoreError) -> [NodeID] {
    guard let texts = try texts(of: key) else {
      return try transaction.nodes(where: key, startsWith: prefix)
    }
    return texts.nodes(withPrefix: prefix)
  }

  /// After how many reads of a property it is worth while to read all of it.
  private var manyReads: Int {
    transaction.store.options.reading == .image ? 0 : max(1_024, transaction.nodesInAll / 4)
  }

  /// A property of all nodes, which is to be read of so many; nil where too little was asked of it.
  private func column(of key: KeyToken, reading count: Int) throws(StoreError) -> PropertyColumn? {
    let (known, isDue) = image.columns.column(key, reading: count, threshold: manyReads)
    guard isDue else { return known }
    var made: PropertyColumn?
    defer { image.columns.finish(key, made) }
    made = try transaction.column(of: key, capacity: image.layout.nodeCapacity)
    return made
  }

  /// The texts of a property of all nodes; nil where too little was asked of it.
  private func texts(of key: KeyToken) throws(StoreError) -> TextIndex? {
    if let known = image.columns.texts(of: key) { return known }
    // A search in the file's tables takes as long as it takes to read some properties there.
    guard let column = try column(of: key, reading: 4) else { return nil }
    guard image.columns.isIndexDue(key, threshold: manyReads / 8) else { return nil }
    let made = column.textIndex()
    image.columns.finishIndex(key, made)
    return made
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
