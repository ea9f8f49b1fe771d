import Glibc
import GraphExtract
import GraphModel
import Testing

/// A short text with the relationships that it states: a file of `Texts` or `HeldOut`.
///
///     published: 2024-05-03
///     alias: Full Name = Other Name = Third Name
///     ---
///     the text
///     ---
///     > a piece of the text that states the relationships below
///     Source | TYPE | Target | title | since..until | status
///
/// Title, dates and status may be left out; title and dates are then not compared. `..` says that no
/// date is stated. Every field may offer alternatives, ` / ` between them, and a status of `-` among
/// them is none. A line that begins with `?` may be found or not; one with `!` must not be found; one
/// with `~` is stated but known to be missed. Names are compared as the store looks them up, without
/// case and accents, and an alias of the header is as good as the name.
struct AnnotatedText: Sendable, CustomTestStringConvertible {
  struct Span: Sendable {
    var since: String?
    var until: String?
  }

  struct Edge: Sendable {
    var mark: Character?
    var sources: Set<String>
    var types: Set<String>
    var targets: Set<String>
    var titles: [String] = []
    /// Empty where dates are not compared.
    var spans: [Span] = []
    /// Empty where the line names none.
    var statuses: [String] = []
    /// A piece of the text, of the sentence that states the relationship.
    var evidence: String?
    var line: String
  }

  let name: String
  let published: PartialDate?
  let text: String
  let edges: [Edge]

  var testDescription: String { name }

  /// The texts that the rules may be written for, by name.
  static let development = texts(of: "Texts")

  /// The texts that nobody who writes rules has read, by name.
  static let heldOut = texts(of: "HeldOut")

  private static func texts(of folder: String) -> [AnnotatedText] {
    contents(of: folder).map { AnnotatedText(name: $0.name, content: $0.content) }
  }

  /// The text files of a folder beside this one, by name.
  static func contents(of folder: String) -> [(name: String, content: String)] {
    let folder = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)) + "/" + folder
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".txt") { names.append(name) }
    }
    return names.sorted().map { (name: $0, content: content(of: folder + "/" + $0)) }
  }

  private static func content(of path: String) -> String {
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
    var aliases: [String: Set<String>] = [:]
    for line in parts[0] where line.hasPrefix("alias:") {
      let names = Set(line.dropFirst(6).split(separator: "=").map { comparableName(trim($0)) })
      for name in names { aliases[name, default: []].formUnion(names) }
    }
    var edges: [Edge] = []
    var evidence: String?
    for line in parts.count > 2 ? parts[2] : [] {
      if line.hasPrefix(">") {
        evidence = trim(line.dropFirst())
      } else if let edge = AnnotatedText.edge(line, aliases: aliases, evidence: evidence) {
        edges.append(edge)
      }
    }
    self.edges = edges
  }

  private static func edge(
    _ line: Substring, aliases: [String: Set<String>], evidence: String?
  ) -> Edge? {
    var line = line
    var mark: Character?
    if let first = line.first, "?!~".contains(first) {
      mark = first
      line = line.dropFirst()
    }
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(alternatives)
    guard fields.count >= 3 else { return nil }
    func names(_ field: [String]) -> Set<String> {
      field.map(comparableName).reduce(into: []) { $0.formUnion(aliases[$1] ?? [$1]) }
    }
    var edge = Edge(
      mark: mark, sources: names(fields[0]), types: Set(fields[1]), targets: names(fields[2]),
      evidence: evidence, line: String(line))
    if fields.count > 3 { edge.titles = fields[3] }
    if fields.count > 4 { edge.spans = fields[4].compactMap(span) }
    if fields.count > 5 { edge.statuses = fields[5] }
    return edge
  }

  /// The alternatives of a field; none where it is empty.
  private static func alternatives(_ field: Substring) -> [String] {
    trim(field).split(separator: " / ").map(trim)
  }

  private static func span(_ field: String) -> Span? {
    guard let dots = field.firstRange(of: "..") else { return nil }
    let since = field[..<dots.lowerBound]
    let until = field[dots.upperBound...]
    return Span(
      since: since.isEmpty ? nil : String(since), until: until.isEmpty ? nil : String(until))
  }
}

/// A name as texts and readings are compared by.
func comparableName(_ name: String) -> String {
  let folded = foldedName(name)
  return folded.hasPrefix("the ") ? String(folded.dropFirst(4)) : folded
}

private func trim(_ text: some StringProtocol) -> String {
  String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}
