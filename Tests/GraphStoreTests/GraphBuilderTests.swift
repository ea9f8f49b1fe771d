import GraphModel
import GraphStore
import TestSupport
import Testing

@Suite("Graphs that are made in one go") struct GraphBuilderTests {
  /// Nodes and relationships for a ``BulkWriter``, drawn at random.
  struct Plan {
    struct Node {
      var id: NodeID?
      var labels: [String]
      var properties: [(String, Value)]
    }

    struct Edge {
      var type: String
      var source: Int
      var target: Int
      var properties: [(String, Value)]
    }

    var nodes: [Node] = []
    var edges: [Edge] = []

    func fill(_ writer: some BulkWriter) throws(StoreError) {
      var ids: [NodeID] = []
      for node in nodes {
        var labels: Set<LabelToken> = []
        for label in node.labels { labels.insert(try writer.intern(label: label)) }
        ids.append(
          try writer.addNode(
            id: node.id, labels: labels.sorted(),
            properties: try Plan.keyed(node.properties, writer)))
      }
      for edge in edges {
        try writer.addRelationship(
          type: try writer.intern(relationshipType: edge.type), from: ids[edge.source],
          to: ids[edge.target], properties: try Plan.keyed(edge.properties, writer))
      }
    }

    private static func keyed(
      _ properties: [(String, Value)], _ writer: some BulkWriter
    ) throws(StoreError) -> [(key: KeyToken, value: Value)] {
      var keyed: [(key: KeyToken, value: Value)] = []
      for (name, value) in properties {
        keyed.append((try writer.intern(propertyKey: name), value))
      }
      return keyed.sorted { $0.key < $1.key }
    }
  }

  static func value(_ random: inout SeededGenerator) -> Value {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: .integer(Int64.random(in: -2...2, using: &random))
    case 1: .integer(Int64(truncatingIfNeeded: random.next()))
    case 2:
      .integer(Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0...60, using: &random))
    case 3: .float(Double.random(in: -1e6...1e6, using: &random))
    case 4:
      .float(
        [0, -0.0, 1, .infinity, .nan, .leastNonzeroMagnitude, 1e300][
          Int.random(in: 0..<7, using: &random)])
    case 5: .boolean(Bool.random(using: &random))
    case 6: .date(CalendarDate(daysSinceEpoch: Int64.random(in: -99_999...99_999, using: &random)))
    case 7: .list([.integer(1), .string("zwölf"), .null, .float(.nan)])
    case 8:
      .string(
        text(
          Int.random(
            in: 0...(Int.random(in: 0..<8, using: &random) == 0 ? 12_000 : 900), using: &random),
          &random))
    case 9: .string("")
    default: .string(text(Int.random(in: 0...40, using: &random), &random))
    }
  }

  static func text(_ length: Int, _ random: inout SeededGenerator) -> String {
    let letters = Array("abcdeéüß Жя王 -'\0\n".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<length { text.append(letters[Int.random(in: 0..<letters.count, using: &random)]) }
    return String(text)
  }

  static func date(_ random: inout SeededGenerator) -> Value {
    let year = Int.random(in: 1990...2024, using: &random)
    return switch Int.random(in: 0..<5, using: &random) {
    case 0: .string("\(year)")
    case 1: .string("\(year)-0\(Int.random(in: 1...9, using: &random))")
    case 2: .string("\(year)-10-1\(Int.random(in: 0...9, using: &random))")
    case 3: .string("some day")
    default: .date(CalendarDate(year: year, month: 5, day: 7)!)
    }
  }

  static func plan(
    nodes: Int, edges: Int, _ random: inout SeededGenerator, ownIDs: Bool = false
  ) -> Plan {
    var plan = Plan()
    var next: Int64 = 0
    for _ in 0..<nodes {
      var properties: [(String, Value)] = []
      if Int.random(in: 0..<5, using: &random) > 0 {
        let names = ["Ada", "ada", "Élodie", "王 伟", "Kim Jong-un", ""]
        properties.append(
          (
            "name",
            .string(
              names.randomElement(using: &random)!
                + text(Int.random(in: 0...9, using: &random), &random))
          ))
      }
      for key in ["a", "b", "since"] where Bool.random(using: &random) {
        properties.append((key, value(&random)))
      }
      let labels = ["Person", "Company", "Ort"].filter { _ in Bool.random(using: &random) }
      next += Int64.random(in: 1...3, using: &random)
      plan.nodes.append(
        Plan.Node(id: ownIDs ? NodeID(next) : nil, labels: labels, properties: properties))
    }
    guard nodes > 0 else { return plan }
    for _ in 0..<edges {
      // Few ends, so that parallel relationships and loops are many.
      let ends = (0..<2).map { _ in
        Int.random(in: 0..<(Bool.random(using: &random) ? min(3, nodes) : nodes), using: &random)
      }
      var properties: [(String, Value)] = []
      if Bool.random(using: &random) { properties.append(("since", date(&random))) }
      if Bool.random(using: &random) { properties.append(("until", date(&random))) }
      if Bool.random(using: &random) {
        properties.append(
          (
            "confidence",
            [.float(0.73), .float(1), .integer(1), .float(-0.0)].randomElement(using: &random)!
          ))
      }
      if Int.random(in: 0..<4, using: &random) == 0 { properties.append(("note", value(&random))) }
      plan.edges.append(
        Plan.Edge(
          type: ["KNOWS", "OWNS", "AN"].randomElement(using: &random)!, source: ends[0],
          target: ends[1], properties: properties))
    }
    return plan
  }

  @Test func `A file made in one go is the same graph as one written by a transaction`() throws {
    var random = SeededGenerator(seed: randomSeed())
    for round in 0..<12 {
      let size = [0, 1, 2, 40, 300, 1_100][round % 6]
      let plan = GraphBuilderTests.plan(
        nodes: size, edges: size * 3, &random, ownIDs: round % 2 == 1)
      let folder = TemporaryFolder()
      let builder = try GraphBuilder(at: folder.file("made.db"))
      try plan.fill(builder)
      try builder.finish()
      let made = try Store.open(folder.file("made.db"))
      let written = try Store.open(folder.file("written.db"), access: .create)
      try written.write { writer throws(StoreError) in try plan.fill(writer) }
      #expect(try dump(made) == dump(written))
      #expect(try made.read { reader throws(StoreError) in try reader.checkIntegrity() } == [])
      // And it can be written like any other.
      try made.write { writer throws(StoreError) in
        let node = try writer.createNode(labels: [writer.intern(label: "Later")])
        try writer.set(writer.intern(propertyKey: "name"), to: .string("later"), of: node)
        try writer.set(writer.intern(propertyKey: "a"), to: .integer(7), of: node)
      }
      #expect(try made.read { reader throws(StoreError) in try reader.checkIntegrity() } == [])
    }
  }

  @Test func `The same input gives the same bytes`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let plan = GraphBuilderTests.plan(nodes: 500, edges: 1_500, &random)
    let folder = TemporaryFolder()
    for name in ["a.db", "b.db"] {
      let builder = try GraphBuilder(at: folder.file(name))
      try plan.fill(builder)
      try builder.finish()
    }
    let bytes = readFile(folder.file("a.db"))
    #expect(bytes.count > 100_000)
    #expect(bytes == readFile(folder.file("b.db")))
  }

  @Test func `Nothing is there before it is whole, and nothing is left of one given up`() throws {
    let folder = TemporaryFolder()
    var random = SeededGenerator(seed: 1)
    let plan = GraphBuilderTests.plan(nodes: 20, edges: 20, &random)
    do {
      let builder = try GraphBuilder(at: folder.file())
      try plan.fill(builder)
      #expect(!folder.files.contains("graph.db"))
    }
    #expect(folder.files == ["graph.db-lock"])
  }

  @Test func `A graph with data is replaced only where that is asked for, and by a whole one`()
    throws
  {
    let folder = TemporaryFolder()
    let store = try Store.open(folder.file(), access: .create)
    try store.write { writer throws(StoreError) in
      _ = try writer.createNode(labels: [writer.intern(label: "Old")])
    }
    #expect(throws: StoreError.self) { try GraphBuilder(at: folder.file(), timeout: 0.1) }
    let reader = try store.beginRead()
    let builder = try GraphBuilder(at: folder.file(), replacing: true)
    // While it is being made the old one is read, and nobody else writes.
    #expect(try reader.nodeCount(label: nil) == 1)
    #expect(throws: StoreError.self) { try store.beginWrite(timeout: 0.1) }
    _ = try builder.addNode(id: nil, labels: [builder.intern(label: "New")], properties: [])
    _ = try builder.addNode(id: nil, labels: [], properties: [])
    try builder.finish()
    #expect(try reader.nodeCount(label: nil) == 1)
    reader.end()
    store.close()
    let again = try Store.open(folder.file())
    #expect(try dump(again) == ["node 1:New", "node 2", "label New 1"])
  }

  @Test func `What is wrong is refused and leaves nothing behind`() throws {
    let folder = TemporaryFolder()
    let builder = try GraphBuilder(at: folder.file())
    let key = try builder.intern(propertyKey: "a")
    let node = try builder.addNode(id: NodeID(5), labels: [], properties: [(key, .integer(1))])
    #expect(throws: StoreError.self) {
      try builder.addNode(id: NodeID(5), labels: [], properties: [])
    }
    #expect(throws: StoreError.self) {
      try builder.addNode(id: NodeID(-1), labels: [], properties: [])
    }
    #expect(throws: StoreError.self) {
      try builder.addNode(id: nil, labels: [], properties: [(key, .map([:]))])
    }
    let type = try builder.intern(relationshipType: "T")
    #expect(throws: StoreError.self) {
      try builder.addRelationship(type: type, from: node, to: NodeID(6), properties: [])
    }
    #expect(throws: StoreError.self) {
      try builder.addRelationship(type: type, from: node, to: node, properties: [(key, .map([:]))])
    }
    try builder.finish()
    let store = try Store.open(folder.file())
    #expect(try dump(store) == ["node 5 a=1"])
    #expect(try store.read { reader throws(StoreError) in try reader.checkIntegrity() } == [])
  }
}
