import CSQLite
import GraphModel
import GraphStore
import TestSupport
import Testing

/// Changes a graph file behind the store's back.
func tamper(_ path: String, _ script: String) {
  var handle: OpaquePointer?
  guard sqlite3_open(path, &handle) == SQLITE_OK, let handle else {
    Issue.record("cannot open \(path)")
    return
  }
  defer { sqlite3_close(handle) }
  if sqlite3_exec(handle, script, nil, nil, nil) != SQLITE_OK {
    Issue.record("\(String(cString: sqlite3_errmsg(handle))): \(script)")
  }
}

@Suite struct IntegrityTests {
  let folder = TemporaryFolder()

  private func sample() throws -> String {
    let store = try Store.open(folder.file(), access: .create)
    var a = TestDocument("a", published: "2020")
    a.claim(
      a.actor("Ann Example"), "HOLDS_POST",
      a.actor("Ruritania", "Country", strong: ["Republic of Ruritania"]),
      title: "minister", since: "2019", until: "2022")
    try a.ingest(into: store)
    try store.write { writer throws(StoreError) in
      let label = try writer.intern(label: "Person")
      let key = try writer.intern(propertyKey: "born")
      try writer.set(key, to: .list([.integer(1)]), of: NodeID(1))
      try writer.create(PropertyIndex(.nodes(label), key: key))
      let type = try writer.intern(relationshipType: "HOLDS_POST")
      try writer.create(
        PropertyIndex(.relationships(type), key: writer.intern(propertyKey: "since"), name: "terms")
      )
    }
    store.close()
    return folder.file()
  }

  private func findings(_ path: String) throws -> [IntegrityFinding] {
    let store = try Store.open(path, access: .readOnly)
    return try store.read { reader throws(StoreError) in try reader.checkIntegrity() }
  }

  @Test func `a sound file has no findings`() throws {
    #expect(try findings(sample()) == [])
  }

  @Test(arguments: [
    ("UPDATE label SET nodes = 7 WHERE name = 'Person'", "count"),
    ("UPDATE relationship_type SET relationships = 0", "count"),
    ("UPDATE state SET nodes = 1", "count"),
    ("UPDATE state SET relationships = 5", "count"),
    ("UPDATE state SET next_node = 2", "identity"),
    ("UPDATE state SET next_relationship = 1", "identity"),
    ("DELETE FROM node_label WHERE node = 1; UPDATE label SET nodes = 0 WHERE id = 1", "labels"),
    ("UPDATE relationship SET target = 99", "ends"),
    ("UPDATE relationship SET since_earliest = 60000", "period"),
    ("UPDATE assertion SET until_latest = 0", "period"),
    ("UPDATE name SET folded = 'x' WHERE origin = 0", "names"),
    ("UPDATE name SET folded = 'x' WHERE origin <> 0", "names"),
    ("DELETE FROM name WHERE origin = 0 AND node = 1", "names"),
    ("INSERT INTO name_search (rowid, names) VALUES (1, 'more')", "search"),
    ("INSERT INTO name_search (rowid, names) VALUES (50, 'ghost')", "search"),
    ("INSERT INTO name_search (name_search) VALUES ('delete-all')", "search"),
    ("UPDATE quotation SET quote = 'He said'", "quotation"),
    ("UPDATE quotation SET \"end\" = 100000", "quotation"),
    ("UPDATE document SET text = 'Other text' || text", "document"),
    ("DELETE FROM relationship", "assertion"),
    ("UPDATE assertion SET relationship = NULL", "assertion"),
    ("UPDATE document SET withdrawn = 1", "assertion"),
    ("UPDATE node_property SET value = 'no list' WHERE kind = 8", "property"),
    ("UPDATE node_property SET kind = 77 WHERE kind = 8", "property"),
    ("DELETE FROM property_key WHERE name = 'title'", "reference"),
    ("DELETE FROM property_index", "index"),
    ("DELETE FROM relationship_index", "index"),
    ("UPDATE property_index SET name = 'terms'", "index"),
    ("DROP INDEX node_property_<born>", "index"),
    ("DROP INDEX relationship_property_<since>", "index"),
    ("DROP INDEX relationship_column_<since>", "index"),
  ]) func `every broken rule is found`(script: String, rule: String) throws {
    let path = try sample()
    tamper(path, try naming(path, script))
    #expect(try findings(path).contains { $0.rule.rawValue == rule }, "\(script)")
  }

  /// The script with the numbers of keys in place of their names in angle brackets.
  private func naming(_ path: String, _ script: String) throws -> String {
    let store = try Store.open(path, access: .readOnly)
    return try store.read { reader throws(StoreError) in
      var result = script
      for name in ["born", "since"] {
        let number = try reader.propertyKey(named: name)?.rawValue ?? 0
        result = result.replacing("<\(name)>", with: "\(number)")
      }
      return result
    }
  }

  @Test func `damaged pages are found, and never a trap`() throws {
    let path = try sample()
    let sound = readFile(path)
    var found = 0
    for offset in stride(from: 4_096, to: sound.count, by: 997) {
      var bytes = sound
      for index in offset..<min(offset + 64, bytes.count) { bytes[index] ^= 0x5A }
      let damaged = folder.file("damaged.db")
      writeFile(damaged, bytes)
      do {
        if try !findings(damaged).isEmpty { found += 1 }
      } catch let error as StoreError {
        #expect(
          [.corrupt, .notAGraph, .other, .input, .newerSchema].contains(error.code), "\(error)")
        found += 1
      }
    }
    #expect(found > 0)
  }
}
