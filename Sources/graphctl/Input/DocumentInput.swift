internal import GraphExtract
internal import GraphModel

/// A document that was read from a file or from standard input.
struct DocumentInput {
  /// By which it is kept: where it says that it comes from, else its path, or `stdin:` and a number
  /// that depends on the text.
  let name: String
  /// What to call it where another document has that name already.
  let place: String
  let article: Article
}

/// Reads the documents of one file, of which JSON Lines hold many, one after the other.
struct DocumentInputReader {
  private let path: String
  private let source: ByteSource
  private let reader: ArticleReader
  private var isDone = false
  private var line = 0

  /// - Parameters:
  ///   - path: `-` for standard input.
  ///   - format: nil to go by the file's name, and else by how it begins.
  init(
    _ path: String, format: DocumentFormat?, encoding: TextEncoding?
  ) throws(Failure) {
    self.path = path
    source = try ByteSource(path)
    let named = format ?? DocumentFormat(path: path)
    let form =
      if let named { named } else { DocumentFormat(beginning: try source.beginning(512)) }
    reader = ArticleReader(form, encoding: encoding)
  }

  var format: DocumentFormat { reader.format }

  /// Whether the next document can be read without waiting for whoever writes it.
  var isAtHand: Bool { isDone || source.isAtHand }

  /// The next document; nil behind the last.
  ///
  /// - Throws: ``Failure`` with the status for file trouble where one document cannot be read. The next
  ///   call goes on behind it.
  mutating func next() throws(Failure) -> DocumentInput? {
    guard !isDone else { return nil }
    if reader.format == .jsonLines {
      while true {
        line += 1
        let bytes: [UInt8]
        do throws(Failure) {
          guard let line = try source.line() else { break }
          bytes = line
        } catch {
          // A line that is too long has been passed over; what cannot be read does not get better.
          isDone = !error.message.hasSuffix("split it")
          throw error
        }
        if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
        let place = path == "-" ? Self.stdinName(bytes) : "\(path)#\(line)"
        return try input(bytes, place: place, display: "\(display), line \(line),")
      }
      isDone = true
      if line == 1 { throw Failure(.file, "\(display) is empty", isOfDocument: true) }
      return nil
    }
    isDone = true
    let bytes = try source.rest()
    return try input(
      bytes, place: path == "-" ? Self.stdinName(bytes) : path, display: display)
  }

  private var display: String { path == "-" ? "standard input" : path }

  private func input(
    _ bytes: [UInt8], place: String, display: String
  ) throws(Failure) -> DocumentInput {
    do throws(DocumentError) {
      var article = try reader.read(bytes)
      if article.published == nil, path != "-" {
        article.published = DocumentFiles.published(byName: path)
      }
      return DocumentInput(name: article.source ?? place, place: place, article: article)
    } catch {
      throw Failure(.file, "\(display) \(error.message)", isOfDocument: true)
    }
  }

  /// FNV-1a, so that the same text has the same name.
  private static func stdinName(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return "stdin:" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
