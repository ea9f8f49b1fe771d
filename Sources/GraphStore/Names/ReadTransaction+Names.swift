public import GraphModel

extension ReadTransaction {
  /// The names of each node: the property `name`, then aliases, strong ones first, by text.
  public func names(of nodes: [NodeID]) throws(StoreError) -> [[ActorName]] {
    let statement = try connection.statement(
      """
      SELECT name.text, name.weak, name.language, document.uri, name.folded FROM name
      LEFT JOIN document ON document.id = name.origin
      WHERE name.node = ?1 AND name.origin <> 0 ORDER BY name.weak, name.text, document.uri
      """)
    defer { statement.reset() }
    var result: [[ActorName]] = []
    for node in nodes {
      var names: [ActorName] = []
      let own = try ownName(of: node)
      if let own { names.append(ActorName(text: own, isStrong: true)) }
      let folded = own.map(foldedName)
      statement.bind(node.rawValue, at: 1)
      while try statement.step() {
        // A document's name that has become the node's own is no further one.
        if statement.optionalText(3) != nil, statement.text(4) == folded { continue }
        names.append(
          ActorName(
            text: statement.text(0), isStrong: statement.integer(1) == 0,
            language: statement.optionalText(2), document: statement.optionalText(3)))
      }
      statement.reset()
      result.append(names)
    }
    return result
  }

  /// What to call each node: its property `name`, else its first alias, else nil.
  public func displayNames(of nodes: [NodeID]) throws(StoreError) -> [String?] {
    var result: [String?] = []
    for node in nodes { result.append(try displayName(of: node)) }
    return result
  }

  final func displayName(of node: NodeID) throws(StoreError) -> String? {
    if let name = try ownName(of: node) { return name }
    return try names(of: [node]).first?.first?.text
  }

  /// The property `name`, where it is a string.
  final func ownName(of node: NodeID) throws(StoreError) -> String? {
    guard let key = try propertyKey(named: nameKey),
      case .string(let name)? = try property(key, of: [node]).first
    else { return nil }
    return name
  }

  /// The words of all names of a node, in one order.
  final func nameWords(of node: NodeID) throws(StoreError) -> String {
    var words: [String] = []
    if let key = try propertyKey(named: nameKey),
      case .string(let name)? = try property(key, of: [node]).first
    {
      words.append(foldedName(name))
    }
    let statement = try connection.statement(
      "SELECT DISTINCT folded FROM name WHERE node = ?1 AND origin <> 0 ORDER BY folded")
    statement.bind(node.rawValue, at: 1)
    defer { statement.reset() }
    while try statement.step() { words.append(statement.text(0)) }
    return words.joined(separator: "\n")
  }

  /// The nodes of which the names together have every word of `text`, ascending.
  ///
  /// - Parameter lastIsBegun: whether the last word may be only the beginning of one.
  public func nodes(
    nameWords text: String, lastIsBegun: Bool = false, limit: Int
  ) throws(StoreError) -> [NodeID] {
    try settleNames()
    let words = foldedName(text).split(separator: " ").filter { word in
      // A word of symbols alone is none to the index.
      word.unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
    }
    guard !words.isEmpty, limit > 0 else { return [] }
    // Each word is a quoted string of the index's own query language, in which nothing has a
    // meaning but the quote.
    var query = words.map { word in
      "\"" + word.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }.joined(separator: " ")
    if lastIsBegun { query += "*" }
    let statement = try connection.statement(
      "SELECT rowid FROM name_search WHERE name_search MATCH ?1 ORDER BY rowid LIMIT ?2")
    statement.bind(query, at: 1)
    statement.bind(Int64(limit), at: 2)
    return try collectNodes(statement)
  }

  /// The nodes that a person may mean by `text`, the best first: by the whole name, by its
  /// beginning, by its words. Any text is allowed.
  ///
  /// Complexity: by the number of hits, not of names.
  public func search(_ text: String, limit: Int) throws(StoreError) -> [NameHit] {
    var hits: [NameHit] = []
    var seen: Set<NodeID> = []
    func add(_ nodes: [NodeID], _ match: NameHit.Match) throws(StoreError) {
      for node in nodes where hits.count < limit && seen.insert(node).inserted {
        hits.append(
          NameHit(node: node, name: try name(of: node, agreeingWith: text, match), match: match))
      }
    }
    try add(try nodes(withNameFoldedLike: text), .exact)
    if hits.count < limit { try add(try nodes(namePrefix: text, limit: limit), .prefix) }
    if hits.count < limit { try add(try nodes(nameWords: text, limit: limit), .words) }
    if hits.count < limit {
      try add(try nodes(nameWords: text, lastIsBegun: true, limit: limit), .begunWords)
    }
    return hits
  }

  private func name(
    of node: NodeID, agreeingWith text: String, _ match: NameHit.Match
  ) throws(StoreError) -> String {
    let names = try names(of: [node]).first ?? []
    let folded = foldedName(text)
    let agreeing: ActorName? =
      switch match {
      case .exact: names.first { foldedName($0.text) == folded }
      case .prefix: names.first { foldedName($0.text).hasPrefix(folded) }
      case .words, .begunWords: nil
      }
    return (agreeing ?? names.first)?.text ?? ""
  }
}
