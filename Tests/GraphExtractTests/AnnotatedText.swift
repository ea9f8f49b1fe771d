import Glibc
import GraphExtract
import GraphModel
import Testing

/// A short text with the relationships that it states: a file of `Texts`.
///
///     published: 2024-05-03
///     ---
///     the text
///     ---
///     Source | TYPE | Target | title | since..until | status
///
/// Title, dates and status may be left out, and are then not compared. A line that begins with `?` may
/// be found or not; one with `!` must not be found; one with `~` is stated but known to be missed.
struct AnnotatedText: Sendable, CustomTestStringConvertible {
  struct Edge: Sendable {
    var mark: Character?
    var source: String
    var type: String
    var target: String
    var title: String?
    var since: String?
    var until: String?
    var hasDates = false
    var status: String?
    var line: String
  }

  let name: String
  let published: PartialDate?
  let text: String
  let edges: [Edge]

  var testDescription: String { name }

  /// All texts, by name.
  static let all: [AnnotatedText] = {
    let folder = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)) + "/Texts"
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".txt") { names.append(name) }
    }
    return names.sorted().map { AnnotatedText(name: $0, content: contents(of: folder + "/" + $0)) }
  }()

  private static func contents(of path: String) -> String {
    guard let file = fopen(path, "rb") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  init(name: String, content: String) {
    self.name = name
    var parts: [[Substring]] = [[]]
    for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "---" { parts.append([]) } else { parts[parts.count - 1].append(line) }
    }
    let header = parts[0].first { $0.hasPrefix("published:") }
    published = header.flatMap { PartialDate(trim($0.dropFirst(10))) }
    text = parts.count > 1 ? parts[1].joined(separator: "\n") : ""
    edges = (parts.count > 2 ? parts[2] : []).compactMap(AnnotatedText.edge)
  }

  private static func edge(_ line: Substring) -> Edge? {
    var line = line
    var mark: Character?
    if let first = line.first, "?!~".contains(first) {
      mark = first
      line = line.dropFirst()
    }
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(trim)
    guard fields.count >= 3 else { return nil }
    var edge = Edge(
      mark: mark, source: fields[0], type: fields[1], target: fields[2], line: String(line))
    if fields.count > 3, !fields[3].isEmpty { edge.title = fields[3] }
    if fields.count > 4, !fields[4].isEmpty {
      edge.hasDates = true
      guard let dots = fields[4].firstRange(of: "..") else { return nil }
      let since = fields[4][..<dots.lowerBound]
      let until = fields[4][dots.upperBound...]
      edge.since = since.isEmpty ? nil : String(since)
      edge.until = until.isEmpty ? nil : String(until)
    }
    if fields.count > 5, !fields[5].isEmpty { edge.status = fields[5] }
    return edge
  }
}

private func trim(_ text: some StringProtocol) -> String {
  String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}

/// How a reading compares with what a text states.
struct Comparison {
  var right = 0
  var missed: [String] = []
  var wrong: [String] = []
  /// Edges that are right but for their title, dates or status.
  var inexact: [String] = []

  /// Types that a text need not annotate.
  static let unannotated: Set<String> = ["INVADED", "WORKS_FOR"]

  init(_ text: AnnotatedText, _ reading: Reading) {
    var used = Set<Int>()
    for assertion in reading.assertions {
      let source = reading.actors[assertion.source]
      let target = reading.actors[assertion.target]
      func names(_ actor: ReadActor) -> Set<String> { Set([actor.name] + actor.strongAliases) }
      let candidates = text.edges.indices.filter { index in
        let edge = text.edges[index]
        guard edge.type == assertion.type else { return false }
        let straight = names(source).contains(edge.source) && names(target).contains(edge.target)
        let crossed = names(source).contains(edge.target) && names(target).contains(edge.source)
        return straight || crossed && Ontology.standard.isSymmetric(edge.type)
      }
      let found =
        "\(source.name) | \(assertion.type) | \(target.name) | \(assertion.title ?? "") | "
        + "\(assertion.since?.description ?? "")..\(assertion.until?.description ?? "") | "
        + (assertion.status?.rawValue ?? "")
      let exact = candidates.first {
        !used.contains($0) && Comparison.agrees(text.edges[$0], assertion)
      }
      if let exact {
        used.insert(exact)
        if text.edges[exact].mark == "!" {
          wrong.append(found)
        } else if text.edges[exact].mark == nil {
          right += 1
        }
      } else if let near = candidates.first(where: { text.edges[$0].mark != "!" }) {
        if used.insert(near).inserted, text.edges[near].mark == nil {
          right += 1
          inexact.append(found)
        }
      } else if !Comparison.unannotated.contains(assertion.type) {
        wrong.append(found)
      }
    }
    missed = text.edges.indices.filter { text.edges[$0].mark == nil && !used.contains($0) }
      .map { text.edges[$0].line }
  }

  private static func agrees(_ edge: AnnotatedText.Edge, _ assertion: ReadAssertion) -> Bool {
    if let title = edge.title, title != assertion.title { return false }
    if edge.hasDates,
      edge.since != assertion.since?.description || edge.until != assertion.until?.description
    {
      return false
    }
    if let status = edge.status { return status == assertion.status?.rawValue }
    return edge.mark == "!" || edge.mark == "?" || assertion.status == nil
  }
}
