import Glibc
import GraphModel
import GraphStore
import TestSupport
import Testing

/// What is read from the file's pages is what SQLite reads from them.
@Suite struct TreeTests {
  let folder = TemporaryFolder()

  private func open(_ path: String, keeping bytes: Int = 64 << 20) throws -> Store {
    var options = Store.Options(reading: .index)
    options.mostPageBytes = bytes
    return try Store.open(path, access: .readOnly, options: options)
  }

  /// Compares both ways, of a file that nobody writes.
  private func compare(_ path: String, using random: inout SeededGenerator) throws {
    let pages = try open(path).beginRead()
    let tables = try open(path, keeping: 0).beginRead()
    #expect(try pages.readsPages() && !tables.readsPages())
    try RandomGraph.compare(pages, tables, using: &random)
    for _ in 0..<8 {
      let first = Int64.random(in: -2...60, using: &random)
      let last = first + [0, 5, 4_000, .max - 100].randomElement(using: &random)!
      #expect(try scan(pages, first...last) == scan(tables, first...last))
      let key = try tables.propertyKeys().randomElement(using: &random)
      #expect(
        try scan(pages, first...last, key: key) == scan(tables, first...last, key: key))
    }
    for _ in 0..<20 { try compareNames(pages, tables, using: &random) }
    pages.end()
    tables.end()
  }

  /// Looks for names that are there and that are not, whole and by their beginnings.
  private func compareNames(
    _ pages: ReadTransaction, _ tables: ReadTransaction, using random: inout SeededGenerator
  ) throws {
    let count = Int.random(in: 0...3, using: &random)
    let words = ["node 1", "Node", "É", "e", "x", "long ", "\u{10FFFF}", "zz"]
    let text = (0..<count).map { _ in words.randomElement(using: &random)! }.joined()
    #expect(try pages.nodes(named: text) == tables.nodes(named: text))
    let limit = [1, 3, 1_000].randomElement(using: &random)!
    #expect(
      try pages.nodes(namePrefix: text, limit: limit)
        == tables.nodes(namePrefix: text, limit: limit))
    guard let key = try tables.propertyKey(named: "name") else { return }
    #expect(
      try pages.nodes(where: key, startsWith: text) == tables.nodes(where: key, startsWith: text))
    #expect(
      try pages.nodes(label: nil, where: key, equals: .string(text))
        == tables.nodes(label: nil, where: key, equals: .string(text)))
  }

  /// The rows of the table, in its order.
  private func scan(
    _ transaction: ReadTransaction, _ ids: ClosedRange<Int64>
  ) throws(StoreError) -> [String] {
    var rows: [String] = []
    try transaction.scanRelationships(ids) { rows.append("\($0)") }
    return rows
  }

  /// Nodes with their label sets and texts.
  private func scan(
    _ transaction: ReadTransaction, _ ids: ClosedRange<Int64>, key: KeyToken?
  ) throws(StoreError) -> [String] {
    var rows: [String] = []
    try transaction.scanNodes(ids, key: key) { id, set, text in
      rows.append("\(id) \(set) \(text.map { String(decoding: $0, as: UTF8.self) } ?? "-")")
    }
    return rows
  }

  @Test func `pages answer as the tables do`() throws {
    let path = folder.file()
    var random = SeededGenerator(seed: randomSeed())
    for _ in 0..<8 {
      let store = try Store.open(path, access: .create)
      for _ in 0..<3 { try RandomGraph.change(store, using: &random) }
      store.close()
      try compare(path, using: &random)
    }
  }

  /// Of the smallest pages, so that the trees are several levels high, and entries stand in all.
  @Test(arguments: [512, 4_096, 65_536]) func `trees of any height are read`(
    pageSize: Int
  ) throws {
    let path = folder.file()
    var random = SeededGenerator(seed: randomSeed())
    let store = try Store.open(path, access: .create)
    let writer = try store.beginWrite()
    let types = try (0..<140).map { try writer.intern(relationshipType: "T\($0)") }
    let nodes = try (0..<120).map { _ in try writer.createNode(labels: []) }
    for _ in 0..<2_500 {
      // Few nodes have most of the relationships, and few types are most of them.
      let ends = (0..<2).map { _ in
        nodes[min(Int.random(in: 0..<120, using: &random), Int.random(in: 0..<120, using: &random))]
      }
      let hub = Int.random(in: 0..<4, using: &random) == 0
      let type =
        Bool.random(using: &random) ? types[0] : types.randomElement(using: &random) ?? types[0]
      _ = try writer.createRelationship(type: type, from: hub ? nodes[7] : ends[0], to: ends[1])
    }
    let keys = try (0..<4).map { try writer.intern(propertyKey: "key \($0)") }
    for node in nodes {
      for key in keys where Int.random(in: 0..<3, using: &random) == 0 {
        try writer.set(key, to: property(&random), of: node)
      }
    }
    let nameKey = try writer.intern(propertyKey: "name")
    for node in nodes {
      try writer.set(nameKey, to: .string(name(&random)), of: node)
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        try writer.addAlias(name(&random), to: node, isStrong: Bool.random(using: &random))
      }
    }
    try writer.commit()
    store.close()
    tamper(
      path,
      """
      PRAGMA journal_mode = DELETE; PRAGMA page_size = \(pageSize); VACUUM;
      PRAGMA journal_mode = WAL;
      """)
    try compare(path, using: &random)
    // Nodes in order, which are found beside each other, and in none; with room for few pages.
    let pages = try open(path, keeping: 24 * pageSize).beginRead()
    let tables = try open(path, keeping: 0).beginRead()
    defer {
      pages.end()
      tables.end()
    }
    #expect(
      try pages.nodes(label: nil, after: nodes[3], limit: 70)
        == tables.nodes(label: nil, after: nodes[3], limit: 70))
    for direction in [Direction.outgoing, .incoming, .either] {
      for types in [nil, [types[0]], [types[100], types[0], types[3]], []] {
        let request = ExpandRequest(types: types, direction: direction)
        let order = nodes + nodes.shuffled(using: &random) + nodes.reversed() + [NodeID(-3)]
        #expect(try pages.degrees(of: order, request) == tables.degrees(of: order, request))
        var (a, b) = (Expansion(), Expansion())
        try pages.expand(order, request, into: &a)
        try tables.expand(order, request, into: &b)
        #expect("\(a)" == "\(b)")
      }
    }
  }

  /// One of few, of which many begin alike; now and then longer than a page holds of a row.
  private func name(_ random: inout SeededGenerator) -> String {
    let words = ["node 1", "É", "e", "x", "\u{10FFFF}", "zz"]
    let count = Int.random(in: 1...6, using: &random)
    let name = (0..<count).map { _ in words.randomElement(using: &random)! }.joined()
    guard Int.random(in: 0..<40, using: &random) == 0 else { return name }
    return name + String(repeating: "long ", count: Int.random(in: 0...9_000, using: &random))
  }

  private func property(_ random: inout SeededGenerator) -> Value {
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      .integer(Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0...63, using: &random))
    case 1: .string(String(repeating: "é", count: Int.random(in: 0...40, using: &random)))
    // More than a page of any size holds of a row.
    case 2: .string(String(repeating: "long ", count: Int.random(in: 0...9_000, using: &random)))
    case 3: .boolean(Bool.random(using: &random))
    case 4: .float(Double(Int.random(in: -3...3, using: &random)) / 2)
    default: .date(CalendarDate(daysSinceEpoch: Int64.random(in: 0...30_000, using: &random)))
    }
  }

  @Test func `what is in the log is read through SQLite`() throws {
    let path = folder.file()
    let making = try Store.open(path, access: .create)
    let (a, b, type) = try making.write { writer throws(StoreError) in
      let type = try writer.intern(relationshipType: "T")
      let ends = [try writer.createNode(labels: []), try writer.createNode(labels: [])]
      _ = try writer.createRelationship(type: type, from: ends[0], to: ends[1])
      return (ends[0], ends[1], type)
    }
    making.close()
    do {
      let store = try open(path)
      let before = try store.beginRead()
      #expect(try before.readsPages())
      let other = try Store.open(path)
      for expected in 2..<40 {
        try other.write { writer throws(StoreError) in
          _ = try writer.createRelationship(type: type, from: b, to: a)
        }
        // What a reader of the file alone has begun to read is not copied into it.
        tamper(path, "PRAGMA wal_checkpoint(PASSIVE)")
        let after = try store.beginRead()
        #expect(try !after.readsPages())
        #expect(try after.degrees(of: [a], ExpandRequest()) == [expected])
        after.end()
      }
      // Its first look at these pages.
      #expect(try before.readsPages())
      #expect(try before.degrees(of: [a], ExpandRequest()) == [1])
      before.end()
      store.close()
      other.close()
    }
    do {
      // The first to open and close it alone copies the log.
      let last = try Store.open(path)
      try last.write { writer throws(StoreError) in
        _ = try writer.createRelationship(type: type, from: b, to: a)
      }
      last.close()
    }
    let again = try open(path).beginRead()
    #expect(try again.readsPages())
    #expect(try again.degrees(of: [a], ExpandRequest()) == [40])
    again.end()
  }

  @Test func `pages are not kept beyond a change of the file`() throws {
    let path = folder.file()
    let making = try Store.open(path, access: .create)
    let node = try making.write { writer throws(StoreError) in try writer.createNode(labels: []) }
    making.close()
    // Of a graph without a log, which others change in place.
    tamper(path, "PRAGMA journal_mode = DELETE")
    let store = try open(path)
    for expected in 0..<20 {
      try store.read { reader throws(StoreError) in
        #expect(try reader.readsPages())
        #expect(try reader.degrees(of: [node], ExpandRequest()) == [expected])
      }
      tamper(
        path,
        """
        INSERT OR IGNORE INTO relationship_type VALUES (1, 'T', 0);
        INSERT INTO relationship VALUES
          (NULL, 1, \(node.rawValue), 77, -8388607, 8388607, -8388607, 8388607, 0, NULL);
        """)
    }
  }

  @Test func `an index of another shape is left to SQLite`() throws {
    let path = folder.file()
    let store = try Store.open(path, access: .create)
    let nodes = try store.write { writer throws(StoreError) in
      let type = try writer.intern(relationshipType: "T")
      let ends = [try writer.createNode(labels: []), try writer.createNode(labels: [])]
      _ = try writer.createRelationship(type: type, from: ends[0], to: ends[1])
      return ends
    }
    store.close()
    tamper(
      path,
      """
      DROP INDEX relationship_out;
      CREATE INDEX relationship_out
        ON relationship (source, type, until_latest, target, since_earliest);
      """)
    let reader = try open(path).beginRead()
    defer { reader.end() }
    #expect(try !reader.readsPages())
    var expansion = Expansion()
    try reader.expand(nodes, ExpandRequest(direction: .outgoing), into: &expansion)
    #expect(expansion.neighbours == [nodes[1]])
  }

  @Test func `a damaged file neither stops the program nor keeps it`() throws {
    let path = folder.file()
    var random = SeededGenerator(seed: randomSeed())
    do {
      let store = try Store.open(path, access: .create)
      for _ in 0..<6 { try RandomGraph.change(store, using: &random) }
      store.close()
      tamper(
        path,
        """
        PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM; PRAGMA journal_mode = WAL;
        """)
    }
    let sound = readFile(path)
    var read = 0
    for round in 0..<400 {
      var damaged = sound
      // One byte now and then, by which little is lost.
      let most = round.isMultiple(of: 4) ? 1 : 200
      for _ in 0..<Int.random(in: 1...most, using: &random) {
        // Not the first page, without which SQLite does not open it.
        let place = Int.random(in: 2_048..<sound.count, using: &random)
        damaged[place] =
          Bool.random(using: &random) ? 0xff : UInt8.random(in: 0...20, using: &random)
      }
      if Bool.random(using: &random) {
        damaged.removeLast(Int.random(in: 0..<sound.count / 2, using: &random))
      }
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      writeFile(path, damaged)
      do throws(StoreError) {
        let options = Store.Options(reading: .index)
        let transaction = try Store.open(path, access: .readOnly, options: options).beginRead()
        defer { transaction.end() }
        let nodes = (0..<30).map { NodeID(Int64($0)) }
        var expansion = Expansion()
        try transaction.expand(nodes, ExpandRequest(), into: &expansion)
        _ = try transaction.degrees(of: nodes, ExpandRequest())
        _ = try scan(transaction, 1...1_000)
        _ = try scan(transaction, 1...1_000, key: KeyToken(rawValue: 1))
        _ = try transaction.nodes(label: nil, after: nil, limit: 100)
        for key in 1...3 { _ = try transaction.property(KeyToken(rawValue: Int32(key)), of: nodes) }
        _ = try transaction.neighbourhood(of: nodes[1], within: 4, ExpandRequest())
        _ = try transaction.shortestPaths(
          from: nodes[1], to: nodes[2], maximum: nil, ExpandRequest(),
          wantsAll: Bool.random(using: &random))
        _ = try transaction.nodes(named: "node 1")
        _ = try transaction.nodes(namePrefix: "n", limit: 10)
        read += 1
      } catch {
        #expect([.corrupt, .input, .notAGraph, .other].contains(error.code), "\(error)")
      }
    }
    #expect(read > 0 && read < 400)
  }
}
