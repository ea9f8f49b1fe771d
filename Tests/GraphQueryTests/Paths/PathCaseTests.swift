import Foundation
import GraphModel
import GraphQuery
import GraphStore
import Testing

/// Questions about paths whose answers networkx worked out (`Scripts/path-cases.py`).
///
/// The data is lines of `graph NAME NODES`, `edge SOURCE TARGET TYPE SINCE UNTIL`, and `ask QUERY`
/// followed by the rows of the answer, sorted.
@Suite struct PathCaseTests {
  @Test func `paths are those that networkx finds`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Cases/paths.txt").standardizedFileURL
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")[...]
    var engine = QueryEngine(store: try Store.inMemory())
    var creation: [String] = []
    var asked = 0
    var next = lines.startIndex
    while next < lines.endIndex {
      let words = lines[next].split(separator: " ", maxSplits: 1)
      next += 1
      switch words[0] {
      case "graph":
        engine = QueryEngine(store: try Store.inMemory())
        let count = Int(words[1].split(separator: " ")[1]) ?? 0
        creation = (0..<count).map { "(n\($0) {i: \($0)})" }
      case "edge":
        let parts = words[1].split(separator: " ")
        let dates = parts[3...].map { $0 == "-" ? "null" : "date('\($0)')" }
        creation.append(
          "(n\(parts[0]))-[:\(parts[2]) {since: \(dates[0]), until: \(dates[1])}]->(n\(parts[1]))")
      case "ask":
        if !creation.isEmpty {
          _ = try engine.run("CREATE " + creation.joined(separator: ", "))
          creation = []
        }
        var expected: [String] = []
        while next < lines.endIndex,
          !["graph", "edge", "ask"].contains(lines[next].split(separator: " ")[0])
        {
          expected.append(String(lines[next]))
          next += 1
        }
        let query = String(words[1])
        let result = try engine.run(query)
        let rows = result.rows.map { row in
          row.map { $0.rendered(in: result.entities) }.joined(separator: " | ")
        }.sorted()
        #expect(rows == expected, "\(query)")
        asked += 1
      default: Issue.record("line \(next): \(lines[next - 1])")
      }
    }
    #expect(asked > 900)
  }
}
