internal import GraphModel

/// Finds for each actor that a document speaks of the node that it is, or makes one.
///
/// An actor is a known node where a strong name and the label agree and exactly one node fits. A
/// bare surname is no strong name; weak names never count across documents. Two actors that one
/// document holds apart are two nodes.
struct ActorResolver {
  private let transaction: WriteTransaction
  /// The nodes of the document's earlier form, by label and folded name: within a document even a
  /// bare name tells who is meant.
  private let earlier: [Mention: NodeID]
  private var taken: Set<NodeID> = []
  private(set) var added = 0
  private(set) var joined = 0

  struct Mention: Hashable {
    let label: String
    let folded: String
  }

  init(_ transaction: WriteTransaction, earlier: [Mention: NodeID]) {
    self.transaction = transaction
    self.earlier = earlier
  }

  /// One node for each actor, in order. Whole names come before aliases, whoever has them.
  mutating func resolve(_ actors: [ReadActor]) throws(StoreError) -> [NodeID] {
    var nodes = [NodeID?](repeating: nil, count: actors.count)
    for (index, actor) in actors.enumerated() {
      nodes[index] = take(earlier[Mention(label: actor.label, folded: foldedName(actor.name))])
    }
    for isExact in [true, false] {
      for (index, actor) in actors.enumerated() where nodes[index] == nil {
        nodes[index] = try match(actor, by: [actor.name], isExact: isExact)
      }
    }
    for isExact in [true, false] {
      for (index, actor) in actors.enumerated() where nodes[index] == nil {
        nodes[index] = try match(actor, by: [actor.name] + actor.strongAliases, isExact: isExact)
      }
    }
    var result: [NodeID] = []
    for (index, actor) in actors.enumerated() {
      if let node = nodes[index] {
        joined += 1
        result.append(node)
      } else {
        added += 1
        result.append(try make(actor))
      }
    }
    return result
  }

  private mutating func take(_ node: NodeID?) -> NodeID? {
    guard let node, taken.insert(node).inserted else { return nil }
    return node
  }

  /// The only node that fits by one of `names`, in this spelling or in any.
  private mutating func match(
    _ actor: ReadActor, by names: [String], isExact: Bool
  ) throws(StoreError) -> NodeID? {
    let kind = NameKind(label: actor.label)
    if !isExact && kind == nil { return nil }
    var fitting: Set<NodeID> = []
    for name in names where ActorResolver.identifies(name, label: actor.label) {
      let named =
        if !isExact, let kind { try transaction.nodes(spelledLike: name, kind) } else {
          try transaction.nodes(stronglyNamed: name)
        }
      for node in named where !taken.contains(node) {
        if try hasLabel(agreeingWith: actor.label, node) { fitting.insert(node) }
      }
    }
    return fitting.count == 1 ? take(fitting.first) : nil
  }

  /// Whether one label is the other, or the more general.
  private func hasLabel(
    agreeingWith label: String, _ node: NodeID
  ) throws(StoreError) -> Bool {
    for token in try transaction.labels(of: [node]).joined() {
      let known = try transaction.name(of: token)
      if Ontology.standard.isLabel(known, within: label)
        || Ontology.standard.isLabel(label, within: known)
      {
        return true
      }
    }
    return false
  }

  private func make(_ actor: ReadActor) throws(StoreError) -> NodeID {
    let node = try transaction.createNode(labels: [try transaction.intern(label: actor.label)])
    try transaction.set(
      try transaction.intern(propertyKey: nameKey), to: .string(actor.name), of: node)
    try transaction.run("INSERT INTO ingested_node VALUES (?1)", node.rawValue)
    return node
  }

  /// Whether a name tells who is meant beyond its document: all do but a person's single word.
  static func identifies(_ name: String, label: String) -> Bool {
    guard label == "Person" else { return true }
    let folded = foldedName(name)
    if folded.contains(" ") { return true }
    // Chinese, Japanese and Korean names are written without spaces.
    return folded.unicodeScalars.count > 1
      && folded.unicodeScalars.contains { scalar in
        switch scalar.value {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0x20000...0x3FFFF:
          true
        default: false
        }
      }
  }
}
