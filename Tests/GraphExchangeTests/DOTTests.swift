import GraphExchange
import GraphModel
import GraphStore
import TestSupport
import Testing

@Suite("Graphs as DOT") struct DOTTests {
  /// A graph with one relationship between two nodes called so.
  static func store(_ names: [String], type: String = "KNOWS", title: String? = nil) throws -> Store
  {
    let store = try Store.inMemory()
    let writer = try store.beginWrite()
    let person = try writer.intern(label: "Person")
    let key = try writer.intern(propertyKey: "name")
    var nodes: [NodeID] = []
    for name in names {
      let node = try writer.createNode(labels: [person])
      try writer.set(key, to: .string(name), of: node)
      nodes.append(node)
    }
    for (source, target) in zip(nodes, nodes.dropFirst()) {
      let edge = try writer.createRelationship(
        type: try writer.intern(relationshipType: type), from: source, to: target)
      if let title {
        try writer.set(try writer.intern(propertyKey: "title"), to: .string(title), of: edge)
      }
    }
    try writer.commit()
    return store
  }

  static func dot(_ store: Store, _ drawing: Drawing = .everything()) throws -> String {
    let reader = try store.beginRead()
    defer { reader.end() }
    var writer = DOTWriter(reader, drawing: drawing)
    var output = OutputBuffer()
    while try writer.writePart(into: &output) {}
    return output.text
  }

  @Test func `A graph is nodes and then relationships, each by id`() throws {
    let store = try DOTTests.store(["Lee Sok-bae", "Vladimir Putin"], type: "MET_WITH")
    let lines = try DOTTests.dot(store).split(separator: "\n").suffix(4)
    #expect(
      lines == [
        "  n1 [label=\"Lee Sok-bae\", tooltip=\"Person\", shape=ellipse, fillcolor=\"#fdebc8\"];",
        "  n2 [label=\"Vladimir Putin\", tooltip=\"Person\", shape=ellipse, fillcolor=\"#fdebc8\"];",
        "  n1 -> n2 [label=\"met-with\", dir=none];", "}",
      ])
  }

  @Test func `Two terms in one post are two edges, and the graph is not strict`() throws {
    let store = try DOTTests.store(["a", "b"], type: "AMBASSADOR_TO")
    let writer = try store.beginWrite()
    let second = try writer.createRelationship(
      type: try writer.intern(relationshipType: "AMBASSADOR_TO"), from: NodeID(1), to: NodeID(2))
    try writer.set(try writer.intern(propertyKey: "since"), to: .string("2019"), of: second)
    try writer.set(try writer.intern(propertyKey: "until"), to: .string("2022"), of: second)
    try writer.commit()
    let dot = try DOTTests.dot(store)
    #expect(dot.hasPrefix("digraph "))
    #expect(dot.contains("  n1 -> n2 [label=\"ambassador-to\"];\n"))
    #expect(dot.contains("  n1 -> n2 [label=\"ambassador-to\\n2019 – 2022\"];\n"))
  }

  @Test func `The same graph gives the same bytes`() throws {
    let store = try DOTTests.store((0..<300).map { "actor \($0)" })
    #expect(try DOTTests.dot(store) == DOTTests.dot(store))
  }

  @Test func `Only what possibly holds is drawn, with the actors that it connects`() throws {
    let store = try DOTTests.store(["a", "b", "c"])
    let writer = try store.beginWrite()
    let until = try writer.intern(propertyKey: "until")
    try writer.set(until, to: .string("2019"), of: RelationshipID(1))
    try writer.commit()
    let day = try #require(CalendarDate(year: 2024, month: 1, day: 1))
    let dot = try DOTTests.dot(store, .everything(validity: ValidityFilter(asOf: day)))
    #expect(!dot.contains("label=\"a\""))
    #expect(!dot.contains("n1 -> n2"))
    #expect(dot.contains("n2 -> n3"))
  }

  @Test func `Around an actor is what lies within so many steps, and what connects it`() throws {
    let store = try DOTTests.store(["a", "b", "c", "d"])
    let writer = try store.beginWrite()
    _ = try writer.createRelationship(
      type: try writer.intern(relationshipType: "KNOWS"), from: NodeID(3), to: NodeID(1))
    try writer.commit()
    func around(_ depth: Int) throws -> String {
      let reader = try store.beginRead()
      let drawing = try Drawing.around([NodeID(2)], depth: depth, in: reader)
      reader.end()
      return try DOTTests.dot(store, drawing)
    }
    #expect(try !around(0).contains("->"))
    let near = try around(1)
    #expect(near.contains("n1 -> n2") && near.contains("n2 -> n3") && near.contains("n3 -> n1"))
    #expect(!near.contains("n4"))
    #expect(try around(2).contains("n3 -> n4"))
  }

  @Test func `Long names are cut in the picture and whole where one points`() throws {
    let name =
      "The Joint Intergovernmental Commission for Trade, Economic, Scientific and Technical Cooperation of Everybody"
    let dot = try DOTTests.dot(try DOTTests.store([name]))
    #expect(dot.contains("The Joint\\nIntergovernmental\\nCommission for Trade,\\n"))
    #expect(dot.contains("tooltip=\"Person: \(name)\""))
  }
}

@Suite("Graphviz") struct GraphvizTests {
  /// Names that break writers of DOT.
  static let hostile = [
    "", " ", "\"", "\\", "\\\"", "a\\", "node", "graph", "strict digraph", "subgraph", "edge",
    "\\N \\G \\E \\n \\l", "AT&T", "&amp;", "&lt;b&gt;", "&#65;", "&nosuch;", "<b>bold</b>", "<<>>",
    "a\nb", "a\r\nb", "tab\there", "\u{0}", "a\u{0}b", "\u{1}\u{7}\u{8}\u{1B}[31m", "\u{7F}",
    "\u{85}\u{9B}", "\u{FFFE}\u{FFFF}", "\u{202E}evil", "이석배", "👩‍👩‍👧", "العربية", "// not a comment",
    "/* nor this */", "# nor this", "a -> b; c", "{ | }", "}", "];", "%s%n",
    String(repeating: "a", count: 16_383), String(repeating: "a", count: 16_384),
    String(repeating: "a", count: 100_000), String(repeating: "&", count: 20_000),
    String(repeating: "\\", count: 20_000), String(repeating: "\"", count: 20_000),
    String(repeating: "\u{1F600}", count: 20_000), String(repeating: "a\n", count: 20_000),
    String(repeating: "e\u{301}\u{302}", count: 8_000),
  ]

  @Test func `Draws whatever actors and relationships are called, without a warning`() throws {
    for name in GraphvizTests.hostile {
      let store = try DOTTests.store(
        [name, "plain " + name], type: name.isEmpty ? "T" : name, title: name)
      let drawn = try draw(store, as: .svg)
      #expect(drawn.warnings == nil, "\(name.prefix(40).debugDescription)")
      let svg = String(decoding: drawn.bytes, as: UTF8.self)
      #expect(svg.contains("</svg>"))
      for scalar in svg.unicodeScalars where scalar.value < 0x20 || scalar.value == 0x7F {
        #expect(scalar == "\n" || scalar == "\t", "U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  @Test(arguments: ["AT&T", "&amp;", "a\\Nb\\n", "say \"hi\"", "100% <b>"])
  func `Shows names as they are`(name: String) throws {
    let svg = String(decoding: try draw(try DOTTests.store([name]), as: .svg).bytes, as: UTF8.self)
    #expect(svg.contains(">\(xml(name))</text>"))
  }

  @Test(arguments: ["a\\Nb", "AT&T &amp;", "say \"hi\" \\"])
  func `Shows long names as they are in tooltips`(name: String) throws {
    let long = name + " " + String(repeating: "and so on ", count: 30)
    let svg = String(decoding: try draw(try DOTTests.store([long]), as: .svg).bytes, as: UTF8.self)
    #expect(svg.contains("Person: \(xml(name)) and so on"))
  }

  @Test func `Draws PNG`() throws {
    let drawn = try draw(try DOTTests.store(["a", "b"]), as: .png)
    #expect(drawn.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test func `Draws many relationships by forces`() throws {
    #expect(Graphviz.Layout(edges: 149) == .dot)
    #expect(Graphviz.Layout(edges: 150) == .sfdp)
    let drawn = try draw(try DOTTests.store((0..<200).map { "actor \($0)" }), as: .svg)
    #expect(drawn.warnings == nil)
  }

  @Test func `Gives up when the time is over`() throws {
    var isWritten = false
    let result = Graphviz.draw(as: .svg, layout: .dot, seconds: 0.2) { output in
      guard !isWritten else { return false }
      isWritten = true
      output.append("digraph {\n")
      for index in 0..<3_000 {
        output.append("n\(index) -> n\(index * 7_919 % 997) -> n\(index * 31 % 501)\n")
      }
      output.append("}\n")
      return true
    }
    guard case .failure(.timeLimit) = result else {
      Issue.record("it was not given up")
      return
    }
  }

  private func draw(_ store: Store, as picture: Graphviz.Picture) throws -> Graphviz.Result {
    let reader = try store.beginRead()
    defer { reader.end() }
    var writer = DOTWriter(reader, drawing: .everything())
    let edges = try reader.relationshipCount(type: nil)
    let result = try Graphviz.draw(as: picture, layout: Graphviz.Layout(edges: edges), seconds: 60)
    {
      output throws(StoreError) in try writer.writePart(into: &output)
    }
    return try result.get()
  }

  /// As Graphviz writes text in SVG.
  private func xml(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}
