internal import GraphExchange
internal import GraphModel
internal import GraphStore

/// What to call the nodes of an answer.
struct Cards {
  private var cards: [NodeID: Card] = [:]

  init(of nodes: some Sequence<NodeID>, in reader: ReadTransaction) throws(StoreError) {
    let nodes = Set(nodes).sorted()
    let names = try reader.displayNames(of: nodes)
    let labels = try reader.labels(of: nodes)
    for (index, node) in nodes.enumerated() {
      var labelNames: [String] = []
      for label in labels[index] { labelNames.append(try reader.name(of: label)) }
      cards[node] = Card(node: node, name: names[index], labels: labelNames)
    }
  }

  subscript(node: NodeID) -> Card { cards[node] ?? Card(node: node, name: nil, labels: []) }
}

/// A node in a line of text.
struct Card {
  let node: NodeID
  let name: String
  let labels: [String]

  init(node: NodeID, name: String?, labels: [String]) {
    self.node = node
    self.name = VisibleText.of(name ?? "n\(node)")
    self.labels = labels.map(VisibleText.of)
  }

  /// "Person", "Organization, PublicBody"; "node" where there is no label.
  var kind: String { labels.isEmpty ? "node" : labels.joined(separator: ", ") }
}
