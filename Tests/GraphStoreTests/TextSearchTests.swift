import GraphModel
import GraphStore
import TestSupport
import Testing

/// Nodes found by the text of a property, from the tables and from an image.
@Suite struct TextSearchTests {
  @Test func `finds by a text and by its beginning what looking at each node finds`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let parts = [
      "", "a", "A", "é", "e\u{301}", "Kim ", "Kim Jong Un", "\u{10FFFF}", "-", "0", "аб",
    ]
    for reading in [Store.Reading.index, .image] {
      let store = try Store.inMemory(options: Store.Options(reading: reading))
      var texts: [NodeID: String] = [:]
      let writer = try store.beginWrite()
      let name = try writer.intern(propertyKey: "name")
      let title = try writer.intern(propertyKey: "title")
      let label = try writer.intern(label: "Person")
      for _ in 0..<300 {
        let node = try writer.createNode(labels: Bool.random(using: &random) ? [label] : [])
        var text = ""
        for _ in 0..<Int.random(in: 0...4, using: &random) {
          text += parts.randomElement(using: &random) ?? ""
        }
        // Some are no strings, and some nodes lack the property.
        switch Int.random(in: 0..<10, using: &random) {
        case 0: break
        case 1: try writer.set(title, to: .integer(7), of: node)
        default:
          texts[node] = text
          try writer.set(name, to: .string(text), of: node)
          try writer.set(title, to: .string(text), of: node)
        }
      }
      try writer.commit()
      let transaction = try store.beginRead()
      defer { transaction.end() }
      let reader = try transaction.reader()
      #expect(reader.readsImage == (reading == .image))
      for sought in Array(texts.values.prefix(60)) + parts + ["nobody", "Kim Jong Unx"] {
        let bytes = Array(sought.utf8)
        let equal = texts.filter { Array($0.value.utf8) == bytes }.keys.sorted()
        let begun = texts.filter { $0.value.utf8.starts(with: bytes) }.keys.sorted()
        let labelled = zip(equal, try reader.have(label, equal)).filter(\.1).map(\.0)
        for key in [name, title] {
          #expect(try reader.nodes(label: nil, where: key, equals: .string(sought)) == equal)
          #expect(try reader.nodes(label: label, where: key, equals: .string(sought)) == labelled)
          #expect(try reader.nodes(where: key, startsWith: sought) == begun)
        }
      }
    }
  }
}
