import Foundation

/// A query with what it must answer, as a file of the folder Scenarios holds it.
///
///     === Who is called what
///     --- graph
///     CREATE (:Person {name: 'Ada'})
///     --- query
///     MATCH (p:Person) RETURN p.name AS name
///     --- result
///     name
///     'Ada'
///
/// `--- graph` may be left out, and then stays as in the scenario before; `--- ordered` instead of
/// `--- result` says that the order counts; `--- error` is followed by the kind and the detail of an
/// error, whose place is marked by `1️⃣` in the query where there is one; `--- plan` by lines that
/// must occur in the plan in this order. `--- as of` gives the default day.
struct Scenario: Sendable, CustomStringConvertible {
  let title: String
  let file: String
  let graph: String
  let query: String
  /// The position of the mark, in UTF-8 code units.
  let mark: Int?
  let asOf: String?
  let expectation: Expectation

  enum Expectation: Sendable {
    case rows(header: [String], rows: [[String]], isOrdered: Bool)
    case error(kind: String, detail: String)
    case plan([String])
  }

  var description: String { "\(file): \(title)" }

  static func all() throws -> [Scenario] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Scenarios")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "scenarios" }
      .sorted { $0.path < $1.path }
      .flatMap { try read($0) }
  }

  private static func read(_ file: URL) throws -> [Scenario] {
    let text = try String(contentsOf: file, encoding: .utf8)
    var scenarios: [Scenario] = []
    var graph = ""
    for part in text.components(separatedBy: "\n=== ").dropFirst() {
      var lines = part.components(separatedBy: "\n")
      let title = lines.removeFirst()
      var sections: [(name: String, lines: [String])] = []
      for line in lines where !line.isEmpty && !line.hasPrefix("# ") {
        if line.hasPrefix("--- ") {
          sections.append((String(line.dropFirst(4)), []))
        } else {
          sections[sections.count - 1].lines.append(line)
        }
      }
      func section(_ name: String) -> [String]? { sections.first { $0.name == name }?.lines }
      if let lines = section("graph") { graph = lines.joined(separator: "\n") }
      var query = (section("query") ?? []).joined(separator: "\n")
      var mark: Int?
      if let range = query.range(of: "1️⃣") {
        mark = query[..<range.lowerBound].utf8.count
        query.removeSubrange(range)
      }
      let expectation: Expectation
      if let lines = section("error") {
        let words = lines[0].split(separator: " ").map(String.init)
        expectation = .error(kind: words[0], detail: words[1])
      } else if let lines = section("plan") {
        expectation = .plan(lines.map { $0.trimmingCharacters(in: .whitespaces) })
      } else {
        let ordered = section("ordered")
        let table = (ordered ?? section("result") ?? []).map(cells)
        expectation = .rows(
          header: table.first ?? [], rows: Array(table.dropFirst()), isOrdered: ordered != nil)
      }
      scenarios.append(
        Scenario(
          title: title, file: file.lastPathComponent, graph: graph, query: query, mark: mark,
          asOf: section("as of")?.first, expectation: expectation))
    }
    return scenarios
  }

  private static func cells(_ line: String) -> [String] {
    line.components(separatedBy: " | ").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
