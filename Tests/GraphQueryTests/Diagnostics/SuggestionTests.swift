import GraphStore
import TestSupport
import Testing

@testable import GraphQuery

@Suite("Suggestions")
struct SuggestionTests {
  @Test(
    "are the nearest name, if it is near enough",
    arguments: [
      ("Persn", "Person"), ("person", "Person"), ("Preson", "Person"), ("Contry", "Country"),
      ("Xyz", nil), ("Pe", nil), ("Organisation", "Organization"),
    ] as [(String, String?)])
  func nearestName(word: String, expected: String?) {
    #expect(nearest(to: word, among: ["Country", "Organization", "Person", "Treaty"]) == expected)
  }

  @Test("count a swap of neighbours as one mistake")
  func distances() {
    for (a, b, distance) in [
      ("", "", 0), ("", "abc", 3), ("abc", "acb", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
      ("abcd", "badc", 2),
    ] {
      #expect(editDistance(Array(a), Array(b)) == distance, "\(a) \(b)")
    }
  }

  @Test("are made by a distance that is symmetric, and nought only between equals")
  func metric() {
    var random = SeededGenerator(seed: randomSeed())
    for _ in 0..<500 {
      let words = (0..<2).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in "abc".randomElement(using: &random)!
        }
      }
      let distance = editDistance(words[0], words[1])
      #expect(distance == editDistance(words[1], words[0]))
      #expect((distance == 0) == (words[0] == words[1]))
      #expect(distance <= max(words[0].count, words[1].count))
    }
  }

  @Test("come with a warning about names that the graph does not have")
  func unknownNames() throws {
    let store = try Store.inMemory()
    let engine = QueryEngine(store: store)
    _ = try engine.run("CREATE (:Author {name: 'x', age: 1})-[:WROTE]->(:Book)")
    let text = "MATCH (n:Auhtor {name: 'x'})-[:WROTE]->(:Treaty) RETURN n.agee"
    let warnings = try engine.prepare(text).warnings
    #expect(warnings.map(\.code) == ["warning.unknown-label", "warning.unknown-property"])
    #expect(
      warnings[0].rendered(source: text) == """
        warning: the graph has no label Auhtor
          at line 1, column 10
          MATCH (n:Auhtor {name: 'x'})-[:WROTE]->(:Treaty) RETURN n.agee
                   ^^^^^^
          did you mean Author?
        """)
    #expect(warnings[1].hint == "did you mean age?")
    #expect(
      try engine.prepare("CREATE (n:New) SET n.key = 1 WITH n MATCH (m:New) RETURN m.key").warnings
        .isEmpty)
  }
}
