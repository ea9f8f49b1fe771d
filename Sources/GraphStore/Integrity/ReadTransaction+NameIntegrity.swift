internal import GraphModel

extension ReadTransaction {
  /// Folds every name again and compares with what is kept.
  func checkNames(limit: Int) throws(StoreError) -> [IntegrityFinding] {
    var findings: [IntegrityFinding] = []
    func report(_ message: String) {
      if findings.count < limit {
        findings.append(IntegrityFinding(rule: .names, message: message))
      }
    }
    let aliases = try connection.prepare(
      """
      SELECT folded, node, text, EXISTS (SELECT 1 FROM node WHERE id = node) FROM name
      WHERE origin <> 0
      """)
    while try aliases.step() {
      if foldedName(aliases.text(2)) != aliases.text(0) {
        report("an alias of node \(aliases.integer(1)) is folded wrongly")
      }
      if aliases.integer(3) == 0 {
        report("there is an alias of node \(aliases.integer(1)), which is not there")
      }
    }
    let key = try propertyKey(named: nameKey)?.rawValue ?? -1
    let names = try connection.prepare(
      """
      SELECT node, value FROM node_property
      WHERE "key" = \(key) AND kind = 0 AND typeof(value) = 'text'
      """)
    let find = try connection.prepare(
      "SELECT 1 FROM name WHERE folded = ?1 AND node = ?2 AND origin = 0 AND text = ''")
    var count: Int64 = 0
    while try names.step() {
      count += 1
      find.bind(foldedName(names.text(1)), at: 1)
      find.bind(names.integer(0), at: 2)
      if try !find.step() { report("the name of node \(names.integer(0)) cannot be found") }
      find.reset()
    }
    let kept = try connection.integer("SELECT count(*) FROM name WHERE origin = 0") ?? 0
    if kept != count { report("\(kept) names are kept of \(count) nodes that have one") }
    try checkNameKeys(report)
    return findings
  }

  /// Makes the key of every strong name again and compares with what is kept.
  private func checkNameKeys(_ report: (String) -> Void) throws(StoreError) {
    let kept = try connection.prepare(
      """
      SELECT "key", kind, node, origin, text FROM name_key WHERE NOT EXISTS (
        SELECT 1 FROM name WHERE name.node = name_key.node AND name.origin = name_key.origin
          AND name.text = name_key.text AND weak = 0)
      """)
    while try kept.step() {
      report("there is a key of node \(kept.integer(2)) for a name that it has not")
    }
    let find = try connection.prepare(
      """
      SELECT 1 FROM name_key
      WHERE "key" = ?1 AND kind = ?2 AND node = ?3 AND origin = ?4 AND text = ?5
      """)
    let names = try connection.prepare(
      """
      SELECT node, origin, text FROM name
      WHERE weak = 0 AND node < (SELECT next_node FROM name_key_progress)
      """)
    while try names.step() {
      let node = NodeID(names.integer(0))
      let labels = try self.labels(of: [node]).joined()
      var kind: NameKind?
      for label in labels where kind == nil { kind = NameKind(label: try self.name(of: label)) }
      let text = names.integer(1) == 0 ? try ownName(of: node) : names.text(2)
      guard let kind, let text, identityKey(text, kind) != foldedName(text) else { continue }
      find.bind(identityKey(text, kind), at: 1)
      find.bind(kind.rawValue, at: 2)
      find.bind(node.rawValue, at: 3)
      find.bind(names.integer(1), at: 4)
      find.bind(names.text(2), at: 5)
      if try !find.step() { report("a name of node \(node) lacks its key") }
      find.reset()
    }
  }

  /// Makes the search index anew, in memory, and compares the two word by word.
  func checkNameSearch(limit: Int) throws(StoreError) -> [IntegrityFinding] {
    try connection.executeScript(
      """
      CREATE VIRTUAL TABLE temp.expected_search USING fts5(
        names, content = '', columnsize = 0,
        tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'");
      CREATE VIRTUAL TABLE temp.expected_words
        USING fts5vocab('temp', 'expected_search', 'instance');
      CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab('main', 'name_search', 'instance');
      """)
    defer {
      // Gone with the connection at the latest.
      try? connection.executeScript(
        """
        DROP TABLE IF EXISTS temp.expected_words;
        DROP TABLE IF EXISTS temp.kept_words;
        DROP TABLE IF EXISTS temp.expected_search;
        """)
    }
    try fillExpectedSearch()
    let difference = try connection.prepare(
      """
      SELECT 'the search index lacks “' || term || '” of node ' || doc FROM (
        SELECT term, doc, "offset" FROM temp.expected_words
        EXCEPT SELECT term, doc, "offset" FROM temp.kept_words)
      UNION ALL
      SELECT 'the search index has “' || term || '” of node ' || doc || ', which has no such name'
      FROM (
        SELECT term, doc, "offset" FROM temp.kept_words
        EXCEPT SELECT term, doc, "offset" FROM temp.expected_words)
      LIMIT \(max(1, limit))
      """)
    var findings: [IntegrityFinding] = []
    while try difference.step() {
      findings.append(IntegrityFinding(rule: .search, message: difference.text(0)))
    }
    return findings
  }

  private func fillExpectedSearch() throws(StoreError) {
    let insert = try connection.prepare(
      "INSERT INTO temp.expected_search (rowid, names) VALUES (?1, ?2)")
    var last: NodeID?
    while true {
      let nodes = try nodes(label: nil, after: last, limit: 1_000)
      guard let end = nodes.last else { return }
      for node in nodes {
        let words = try nameWords(of: node)
        if words.isEmpty { continue }
        insert.bind(node.rawValue, at: 1)
        insert.bind(words, at: 2)
        try insert.run()
      }
      last = end
    }
  }
}
