internal import GraphModel

/// Makes a document of one of the forms readable.
public struct ArticleReader: Sendable {
  public var format: DocumentFormat
  /// Nil to go by the document's own mark or declaration, without which it must be UTF-8.
  public var encoding: TextEncoding?

  /// Of a page, without scripts, comments and styles. More than any article has.
  static let longestPage = 16 << 20

  public init(_ format: DocumentFormat, encoding: TextEncoding? = nil) {
    self.format = format
    self.encoding = encoding
  }

  /// - Parameter bytes: the whole document; of JSON Lines, one line.
  public func read(_ bytes: [UInt8]) throws(DocumentError) -> Article {
    guard !bytes.isEmpty else { throw DocumentError(.empty, "is empty") }
    let text = try decode(bytes)
    var article: Article
    switch format {
    case .text, .markdown:
      if let nul = text.utf8.firstIndex(of: 0) {
        let byte = text.utf8.distance(from: text.utf8.startIndex, to: nul)
        throw DocumentError(.notText, "is not text: it has NUL bytes, the first at byte \(byte)")
      }
      article = format == .text ? Article(text: text) : MarkdownReader.article(text)
    case .html: article = try HTMLReader.article(text)
    case .jsonLines: article = try JSONLineReader.article(text)
    }
    guard article.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw DocumentError(
        .empty,
        format == .html ? "has no readable text in it" : "has no text in it, only space")
    }
    return article
  }

  // MARK: Encoding

  private func decode(_ bytes: [UInt8]) throws(DocumentError) -> String {
    let marked = TextEncoding.marked(bytes)
    let declared = format == .html && marked == nil ? try DeclaredEncoding.find(bytes) : nil
    let encoding = self.encoding ?? marked?.encoding ?? declared ?? .utf8
    let content = bytes.dropFirst(marked?.encoding == encoding ? marked?.mark ?? 0 : 0)
    if let text = encoding.decode(content) { return text }
    guard encoding == .utf8 else {
      throw DocumentError(.encoding, "is not the \(encoding.rawValue) that it is said to be")
    }
    if format == .text || format == .markdown, bytes.contains(0) {
      throw DocumentError(.notText, "is not text: it has NUL bytes")
    }
    let place = "(byte \(firstInvalid(bytes)))"
    throw DocumentError(
      .encoding,
      declared == nil && self.encoding == nil
        ? "is not UTF-8 \(place), and nothing says what else it is: say it with --encoding"
        : "is not the UTF-8 that it is said to be \(place)")
  }

  /// Where decoding and encoding again first differ, counting from 0.
  private func firstInvalid(_ bytes: [UInt8]) -> Int {
    let decoded = Array(String(decoding: bytes, as: UTF8.self).utf8)
    return zip(bytes, decoded).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(bytes.count, decoded.count)
  }
}

/// What a page says that it is written in.
enum DeclaredEncoding {
  /// Where it must say so, by the standard; twice that, for pages that come late.
  private static let reach = 2_048

  /// - Throws: where it names an encoding that is not known here.
  static func find(_ bytes: [UInt8]) throws(DocumentError) -> TextEncoding? {
    let head = String(decoding: bytes.prefix(reach).map(lowercased), as: UTF8.self)
    var rest = head[...]
    while let found = rest.firstRange(of: "charset=") ?? rest.firstRange(of: "<?xml ") {
      let isXML = head[found].hasPrefix("<")
      rest = rest[found.upperBound...]
      if isXML {
        guard let name = rest.prefix(while: { $0 != ">" }).firstRange(of: "encoding=") else {
          continue
        }
        rest = rest[name.upperBound...]
      }
      let label = rest.drop { $0 == "\"" || $0 == "'" || $0 == " " }
        .prefix { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
      // A script may be in another encoding than its page.
      let opening = head[..<found.lowerBound].lastIndex(of: "<") ?? head.startIndex
      guard !label.isEmpty, isXML || head[opening...].hasPrefix("<meta") else { continue }
      guard let encoding = TextEncoding(label: String(label)) else {
        throw DocumentError(
          .encoding,
          "says that it is written in \(label.prefix(40)), which is not known here: `iconv -f \(label.prefix(40)) -t UTF-8` makes UTF-8 of it, to be read with --encoding utf-8"
        )
      }
      // A page in which this can be read byte by byte is not in UTF-16: the standard says UTF-8.
      return encoding == .utf16LE || encoding == .utf16BE ? .utf8 : encoding
    }
    return nil
  }
}
