internal import CSQLite
internal import GraphModel

extension ReadTransaction {
  /// Everything that is wrong with the file, as far as can be told: SQLite's own structures, the
  /// references between tables, and what the store promises of them. Empty for a sound file.
  ///
  /// - Parameter limit: after how many findings of one rule to stop looking for more of it.
  /// - Throws: only where the file cannot be read at all, or is too damaged to go on.
  ///
  /// Complexity: reads the whole file, and all texts twice.
  public func checkIntegrity(limit: Int = 20) throws(StoreError) -> [IntegrityFinding] {
    try settleAll()
    var findings = try checkDatabase(limit: limit)
    // Looking on in a damaged database finds consequences, and not all of them safely.
    guard findings.isEmpty else { return findings }
    findings += try checkReferences(limit: limit)
    for rule in IntegrityRule.all {
      findings += try violations(of: rule, limit: limit)
    }
    findings += try checkIndexes()
    findings += try checkProperties(limit: limit)
    findings += try checkNames(limit: limit)
    findings += try checkNameSearch(limit: limit)
    findings += try checkQuotations(limit: limit)
    return findings
  }

  private func checkDatabase(limit: Int) throws(StoreError) -> [IntegrityFinding] {
    let statement = try connection.prepare("PRAGMA integrity_check(\(max(1, limit)))")
    var findings: [IntegrityFinding] = []
    do throws(StoreError) {
      while try statement.step() {
        let message = statement.text(0)
        if message != "ok" { findings.append(IntegrityFinding(rule: .database, message: message)) }
      }
    } catch {
      guard error.code == .corrupt else { throw error }
      findings.append(IntegrityFinding(rule: .database, message: error.message))
    }
    return findings
  }

  private func checkReferences(limit: Int) throws(StoreError) -> [IntegrityFinding] {
    let statement = try connection.prepare("PRAGMA foreign_key_check")
    var findings: [IntegrityFinding] = []
    while findings.count < limit, try statement.step() {
      let row = statement.optionalInteger(1).map { "row \($0)" } ?? "a row"
      findings.append(
        IntegrityFinding(
          rule: .reference,
          message:
            "\(row) of \(statement.text(0)) refers to a \(statement.text(2)) that is not there"
        ))
    }
    return findings
  }

  private func violations(
    of rule: IntegrityRule, limit: Int
  ) throws(StoreError) -> [IntegrityFinding] {
    let statement = try connection.prepare(rule.violations + " LIMIT \(max(1, limit))")
    var findings: [IntegrityFinding] = []
    while try statement.step() {
      findings.append(IntegrityFinding(rule: rule.rule, message: statement.text(0)))
    }
    return findings
  }

  private func checkIndexes() throws(StoreError) -> [IntegrityFinding] {
    let statement = try connection.prepare(
      """
      SELECT 'the index of property key ' || declared."key" || ' is not there'
      FROM (SELECT DISTINCT "key" FROM property_index) AS declared
      WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema
        WHERE type = 'index' AND name = 'node_property_' || declared."key")
      UNION ALL
      SELECT 'the index of property key ' || declared."key" || ' of relationships is not there'
      FROM (SELECT DISTINCT "key" FROM relationship_index) AS declared
      WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema
          WHERE type = 'index' AND name = 'relationship_property_' || declared."key")
        OR ((SELECT name FROM property_key WHERE id = declared."key")
            IN ('since', 'until', 'confidence')
          AND NOT EXISTS (SELECT 1 FROM sqlite_schema
            WHERE type = 'index' AND name = 'relationship_column_' || declared."key"))
      UNION ALL
      SELECT name || ' is not declared' FROM sqlite_schema
      WHERE type = 'index' AND (
        name GLOB 'node_property_[0-9]*'
          AND substr(name, 15) NOT IN (SELECT "key" FROM property_index)
        OR name GLOB 'relationship_property_[0-9]*'
          AND substr(name, 23) NOT IN (SELECT "key" FROM relationship_index)
        OR name GLOB 'relationship_column_[0-9]*'
          AND substr(name, 21) NOT IN (SELECT "key" FROM relationship_index))
      UNION ALL
      SELECT count(*) || ' indexes have the name ' || name
      FROM (SELECT name FROM property_index UNION ALL SELECT name FROM relationship_index)
      WHERE name IS NOT NULL GROUP BY name HAVING count(*) > 1
      """)
    var findings: [IntegrityFinding] = []
    while try statement.step() {
      findings.append(IntegrityFinding(rule: .index, message: statement.text(0)))
    }
    return findings
  }

  /// Reads every value that is kept as text of our own.
  private func checkProperties(limit: Int) throws(StoreError) -> [IntegrityFinding] {
    var findings: [IntegrityFinding] = []
    for (table, owner) in [("node_property", "node"), ("relationship_property", "relationship")] {
      let statement = try connection.prepare(
        "SELECT \(owner), \"key\", kind, value FROM \(table) WHERE kind <> 0 OR typeof(value) = 'blob'"
      )
      while findings.count < limit, try statement.step() {
        let isReadable: Bool
        do throws(StoreError) {
          _ = try statement.value(kind: 2, value: 3)
          isReadable = statement.type(3) != SQLITE_BLOB
        } catch {
          isReadable = false
        }
        if !isReadable {
          findings.append(
            IntegrityFinding(
              rule: .property,
              message:
                "property \(statement.integer(1)) of \(owner) \(statement.integer(0)) cannot be read"
            ))
        }
      }
    }
    return findings
  }

  /// Compares every quotation with the text, and every text with its hash.
  private func checkQuotations(limit: Int) throws(StoreError) -> [IntegrityFinding] {
    var findings: [IntegrityFinding] = []
    let documents = try connection.prepare(
      "SELECT id, uri, text, sha256 FROM document ORDER BY id")
    let quotations = try connection.prepare(
      """
      SELECT quote, start, "end" FROM quotation JOIN assertion ON assertion.id = assertion
      WHERE document = ?1
      """)
    while findings.count < limit, try documents.step() {
      let text = documents.text(2)
      if SHA256.hash(text) != documents.blob(3) {
        findings.append(
          IntegrityFinding(
            rule: .document,
            message: "the text of \(documents.text(1)) is not the one that was read"))
      }
      let scalars = Array(text.unicodeScalars)
      quotations.bind(documents.integer(0), at: 1)
      while findings.count < limit, try quotations.step() {
        let (start, end) = (Int(quotations.integer(1)), Int(quotations.integer(2)))
        if start < 0 || end < start || end > scalars.count
          || !scalars[start..<end].elementsEqual(quotations.text(0).unicodeScalars)
        {
          findings.append(
            IntegrityFinding(
              rule: .quotation,
              message: "a quotation at \(start)..<\(end) of \(documents.text(1)) is not in the text"
            ))
        }
      }
      quotations.reset()
    }
    return findings
  }
}
