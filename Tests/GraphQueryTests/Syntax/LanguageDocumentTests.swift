import Foundation
import GraphStore
import Testing

@testable import GraphQuery

@Suite("Documentation/language.md")
struct LanguageDocumentTests {
  @Test("has examples that run, in order, and answer something")
  func examples() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Documentation/language.md").standardizedFileURL
    let text = try String(contentsOf: file, encoding: .utf8)
    let engine = QueryEngine(store: try Store.inMemory())
    var examples = 0
    for block in text.components(separatedBy: "```cypher\n").dropFirst() {
      let query = try #require(block.components(separatedBy: "\n```").first)
      do {
        let result = try engine.run(query)
        #expect(result.columns.isEmpty || !result.rows.isEmpty, "\(query)")
      } catch {
        Issue.record("\(error.rendered(source: query))")
      }
      examples += 1
    }
    #expect(examples > 15)
  }
}
