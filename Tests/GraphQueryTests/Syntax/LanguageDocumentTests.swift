import Foundation
import GraphModel
import GraphStore
import Testing

@testable import GraphQuery

/// Documentation/language.md: blocks of `cypher`, run in order on one graph, each followed by a
/// block `result` with its answer where the page shows one; and tables of `expression` and `answer`.
@Suite("Documentation/language.md")
struct LanguageDocumentTests {
  private static func page() throws -> [String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Documentation/language.md").standardizedFileURL
    return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
  }

  @Test("has examples that run, in order, and answer what it shows")
  func examples() throws {
    let engine = QueryEngine(store: try Store.inMemory())
    let blocks = try Self.page().joined(separator: "\n").components(separatedBy: "```cypher\n")
    var answers = 0
    for block in blocks.dropFirst() {
      let parts = block.components(separatedBy: "\n```\n")
      let query = parts[0]
      do {
        let result = try engine.run(query)
        guard parts.count > 1, parts[1].hasPrefix("```result\n") else {
          #expect(result.columns.isEmpty, "the page does not show the answer to\n\(query)")
          continue
        }
        let lines = parts[1].components(separatedBy: "\n").dropFirst()
        #expect(lines.first == result.columns.joined(separator: " | "), "\(query)")
        let rows = result.rows.map { row in
          row.map { $0.rendered(in: result.entities) }.joined(separator: " | ")
        }
        let isOrdered = query.contains("ORDER BY") || query.hasPrefix("EXPLAIN")
        let shown = Array(lines.dropFirst())
        #expect(isOrdered ? rows == shown : rows.sorted() == shown.sorted(), "\(query)\n\(rows)")
        answers += 1
      } catch {
        Issue.record("\(error.rendered(source: query))")
      }
    }
    #expect(answers > 20)
  }

  /// The rows of all tables of expressions: what is written, and what it is.
  private static func expressions() throws -> [(expression: String, answer: String)] {
    var rows: [(String, String)] = []
    var isInTable = false
    for line in try page() {
      if line == "| expression | answer |" {
        isInTable = true
      } else if !line.hasPrefix("|") {
        isInTable = false
      } else if isInTable, line != "|---|---|" {
        let cells = line.dropFirst(3).dropLast(3).components(separatedBy: "` | `")
        guard cells.count == 2 else {
          Issue.record("\(line)")
          continue
        }
        rows.append((cells[0].replacing("\\|", with: "|"), cells[1].replacing("\\|", with: "|")))
      }
    }
    return rows
  }

  @Test("shows what expressions are")
  func answers() throws {
    let engine = QueryEngine(store: try Store.inMemory())
    let expressions = try Self.expressions()
    for (expression, answer) in expressions {
      do {
        let result = try engine.run("RETURN \(expression) AS answer")
        #expect(result.rows.first?.first?.rendered() == answer, "\(expression)")
      } catch {
        Issue.record("\(error.rendered(source: expression))")
      }
    }
    #expect(expressions.count > 150)
  }

  @Test("has an example of every function")
  func functions() throws {
    let text = try Self.page().joined(separator: "\n")
    for name in FunctionRegistry.standard.names {
      #expect(text.contains("\(name)("), "\(name) has no example")
    }
  }

  @Test("names every procedure")
  func procedures() throws {
    let text = try Self.page().joined(separator: "\n")
    for signature in ProcedureRegistry.standard.signatures {
      #expect(text.contains("`\(signature.name)("), "\(signature.name) is not named")
    }
  }
}
