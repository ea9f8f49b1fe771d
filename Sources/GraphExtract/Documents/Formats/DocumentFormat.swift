/// In what form a document comes.
public enum DocumentFormat: String, CaseIterable, Sendable {
  case text, markdown, html
  /// One object a line: `{"text": …, "source": …, "published": …, "title": …}`.
  case jsonLines = "jsonl"

  /// The endings of file names that tell a form, in small letters.
  public static let suffixes: [(suffix: String, format: DocumentFormat)] = [
    (".txt", .text), (".text", .text), (".md", .markdown), (".markdown", .markdown),
    (".html", .html), (".htm", .html), (".xhtml", .html), (".jsonl", .jsonLines),
    (".ndjson", .jsonLines),
  ]

  /// The form that a file's name tells; nil where it tells none.
  public init?(path: String) {
    let folded = path.lowercased()
    guard let known = Self.suffixes.first(where: { folded.hasSuffix($0.suffix) }) else {
      return nil
    }
    self = known.format
  }

  /// The form of a document without a telling name, by how it begins: as a page, as an object, or as
  /// plain text.
  ///
  /// - Parameter beginning: a few hundred bytes, or all there are.
  public init(beginning: some Collection<UInt8>) {
    var start = beginning.drop { $0 <= 0x20 }
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3).drop { $0 <= 0x20 } }
    let head = String(decoding: start.prefix(16).map(lowercased), as: UTF8.self)
    if ["<!doctype html", "<html>", "<html ", "<head>"].contains(where: head.hasPrefix) {
      self = .html
    } else if start.first == UInt8(ascii: "{"),
      start.dropFirst().first(where: { $0 > 0x20 }) == UInt8(ascii: "\"")
    {
      self = .jsonLines
    } else {
      self = .text
    }
  }
}
