import GraphModel
import GraphStore
import TestSupport
import Testing

@Suite struct NameTests {
  private func store(_ names: [String]) throws -> Store {
    let store = try Store.inMemory()
    try store.write { writer throws(StoreError) in
      let key = try writer.intern(propertyKey: "name")
      for name in names {
        try writer.set(key, to: .string(name), of: writer.createNode(labels: []))
      }
    }
    return store
  }

  private func search(_ store: Store, _ text: String, limit: Int = 10) throws -> [String] {
    try store.read { reader throws(StoreError) in
      try reader.search(text, limit: limit).map { "\($0.match) \($0.name)" }
    }
  }

  @Test func `search ranks the whole name, its beginning, its words`() throws {
    let store = try store([
      "The Park Report", "Parker", "Park", "Lee Park", "Parkinson Foundation", "Lake", "park",
    ])
    #expect(
      try search(store, "PARK") == [
        "exact Park", "exact park", "prefix Parker", "prefix Parkinson Foundation",
        "words The Park Report", "words Lee Park",
      ])
    #expect(try search(store, "park", limit: 2) == ["exact Park", "exact park"])
    #expect(try search(store, "report park") == ["words The Park Report"])
    #expect(try search(store, "the rep") == ["begunWords The Park Report"])
    #expect(try search(store, "nothing") == [])
  }

  @Test func `case, accents and punctuation do not matter`() throws {
    let store = try store(["Erdoğan, Recep Tayyip", "Kim Jong-un", "Côte d’Ivoire"])
    #expect(try search(store, "tayyip ERDOGAN") == ["words Erdoğan, Recep Tayyip"])
    #expect(try search(store, "kim jong un") == ["exact Kim Jong-un"])
    #expect(try search(store, "cote d'i") == ["prefix Côte d’Ivoire"])
    try store.read { reader throws(StoreError) in
      #expect(try reader.nodes(named: "KIM JONG UN") == [NodeID(2)])
    }
  }

  @Test func `no text breaks the search`() throws {
    let store = try store(["a OR b", "\"quoted\"", "name:x", "c++", "किताब", "NEAR(a b)"])
    for text in [
      "", " ", "\"", "\"\"", "*", "a*", "^a", "-a", "a OR", "OR", "AND NOT", "NEAR(", "names:a",
      "{a b}:c", "a + b", "(", ")", "a\u{0}b", "'", ";--", "\\", "c++", "कि", "👍", "a\u{301}",
      String(repeating: "a ", count: 2_000), String(repeating: "\"", count: 99), "\u{10FFFF}",
    ] {
      _ = try search(store, text)
    }
    #expect(try search(store, "किताब") == ["exact किताब"])
    #expect(try search(store, "c++") == ["exact c++"])
    #expect(try search(store, "OR") == ["words a OR b"])
    var generator = SeededGenerator(seed: randomSeed())
    for _ in 0..<3_000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        let wide = Bool.random(using: &generator)
        let code = UInt32.random(in: wide ? 0...0x10FFFF : 0...0x7F, using: &generator)
        if let scalar = Unicode.Scalar(code) { scalars.append(scalar) }
      }
      _ = try search(store, String(scalars), limit: 3)
    }
  }

  @Test func `a name follows its property`() throws {
    let store = try store(["Old Name"])
    let node = NodeID(1)
    try store.write { writer throws(StoreError) in
      let key = try writer.intern(propertyKey: "name")
      try writer.set(key, to: .string("New Name"), of: node)
      #expect(try writer.search("old name", limit: 5).isEmpty)
      #expect(try writer.search("new", limit: 5).map(\.node) == [node])
      try writer.set(key, to: .integer(5), of: node)
      #expect(try writer.search("new", limit: 5).isEmpty)
      #expect(try writer.nodes(named: "New Name").isEmpty)
      try writer.set(key, to: .string("Third"), of: node)
    }
    #expect(try search(store, "third") == ["exact Third"])
    try store.write { writer throws(StoreError) in try writer.delete(node) }
    #expect(try search(store, "third") == [])
  }

  @Test func `an alias given by hand is found until it is taken away`() throws {
    let store = try store(["South Korea"])
    let node = NodeID(1)
    try store.write { writer throws(StoreError) in
      #expect(try writer.addAlias("대한민국", to: node, language: "ko"))
      #expect(try !writer.addAlias("대한민국", to: node, language: "ko"))
      #expect(try writer.addAlias("Seoul", to: node, isStrong: false))
      #expect(
        try writer.names(of: [node])[0] == [
          ActorName(text: "South Korea", isStrong: true),
          ActorName(text: "대한민국", isStrong: true, language: "ko"),
          ActorName(text: "Seoul", isStrong: false),
        ])
    }
    #expect(try search(store, "SEOUL") == ["exact Seoul"])
    try store.write { writer throws(StoreError) in
      #expect(try writer.checkIntegrity() == [])
      #expect(try writer.removeAlias("Seoul", from: node))
      #expect(try !writer.removeAlias("Seoul", from: node))
      #expect(try writer.checkIntegrity() == [])
      let error = #expect(throws: StoreError.self) { try writer.addAlias("x", to: NodeID(9)) }
      #expect(error?.code == .notFound)
    }
    #expect(try search(store, "seoul") == [])
  }

  @Test func `a change of name that is rolled back leaves the search as it was`() throws {
    let store = try store(["Old Name"])
    let writer = try store.beginWrite()
    try writer.set(writer.intern(propertyKey: "name"), to: .string("New"), of: NodeID(1))
    #expect(try writer.search("new", limit: 1).count == 1)
    writer.rollback()
    #expect(try search(store, "old name") == ["exact Old Name"])
    #expect(try search(store, "new") == [])
  }

  @Test func `nodes are found by a name that is a property, as equality has it`() throws {
    let store = try store(["Ann", "ann", "Ánn"])
    try store.read { reader throws(StoreError) in
      let key = try reader.propertyKey(named: "name")
      #expect(try reader.nodes(label: nil, where: key!, equals: .string("ann")) == [NodeID(2)])
    }
  }
}
