internal import GraphModel

/// What to call a node that documents brought, and what it is.
extension WriteTransaction {
  /// Gives the node the fullest name that a document in force has for it, and the most specific label
  /// that any has. What a person has changed stays.
  ///
  /// The result depends on the documents alone, not on the order in which they came.
  func describe(_ node: NodeID) throws(StoreError) {
    let statement = try connection.statement(
      """
      SELECT mention.name, mention.label, document.withdrawn IS NULL, document.id
      FROM mention JOIN document ON document.id = mention.document
      WHERE mention.node = ?1 AND EXISTS (SELECT 1 FROM ingested_node WHERE node = ?1)
      ORDER BY document.id, mention.ordinal
      """)
    statement.bind(node.rawValue, at: 1)
    var names: Set<String> = []
    var inForce: [(name: String, document: Int64)] = []
    var labels: Set<String> = []
    var label: String?
    while try statement.step() {
      names.insert(statement.text(0))
      labels.insert(statement.text(1))
      guard statement.integer(2) != 0 else { continue }
      inForce.append((statement.text(0), statement.integer(3)))
      let further = statement.text(1)
      if label.map({ further != $0 && Ontology.standard.isLabel(further, within: $0) }) ?? true {
        label = further
      }
    }
    statement.reset()
    guard let label,
      let name = Set(inForce.map(\.name)).max(by: { DisplayName($0) < DisplayName($1) })
    else { return }
    if let own = try ownName(of: node), own != name, names.contains(own) {
      try set(try intern(propertyKey: nameKey), to: .string(name), of: node)
      // Those who say the former name must still be found by it.
      let (former, folded) = (foldedName(own), foldedName(name))
      for mention in inForce where former != folded && foldedName(mention.name) == former {
        try insertAlias(mention.name, of: node, origin: mention.document, isWeak: false)
      }
    }
    let token = try intern(label: label)
    for known in try self.labels(of: [node]).joined() where known != token {
      let other = try self.name(of: known)
      guard labels.contains(other), try self.labels(of: [node]).joined().count == 1 else {
        continue
      }
      try remove(known, from: node)
      try add(token, to: node)
    }
  }
}

/// Which of several names of one actor to show: one of more words, one that is not all capitals, one
/// with its accents, the first by its bytes.
private struct DisplayName: Comparable {
  let name: String
  let words: Int
  let hasSmallLetters: Bool
  let beyondASCII: Int

  init(_ name: String) {
    self.name = name
    words = foldedName(name).split(separator: " ").count
    hasSmallLetters = name.unicodeScalars.contains { $0.properties.isLowercase }
    beyondASCII = name.unicodeScalars.count { !$0.isASCII }
  }

  static func < (a: DisplayName, b: DisplayName) -> Bool {
    let (x, y) = (
      (a.words, a.hasSmallLetters ? 1 : 0, a.beyondASCII),
      (b.words, b.hasSmallLetters ? 1 : 0, b.beyondASCII)
    )
    if x != y { return x < y }
    return b.name.utf8.lexicographicallyPrecedes(a.name.utf8)
  }
}
