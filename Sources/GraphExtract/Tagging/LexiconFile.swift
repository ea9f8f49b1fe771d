internal import CSchema

/// A file of `Schema/lexicon`: lines, of which those that begin with `#` are comments.
struct LexiconFile {
  let lines: [ArraySlice<UInt8>]

  init(_ file: SchemaFile) {
    let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    lines = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
  }

  /// Fields without the space around them.
  static func fields(of line: ArraySlice<UInt8>, separator: Unicode.Scalar) -> [String] {
    line.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map(trimmed)
  }

  /// What stands between semicolons.
  static func list(_ field: String) -> [String] {
    Array(field.utf8).split(separator: UInt8(ascii: ";")).map(trimmed).filter { !$0.isEmpty }
  }

  /// A name's tokens as the tokenizer would cut them, folded.
  static func tokens(of phrase: String) -> [[UInt8]] {
    var tokens: [[UInt8]] = []
    for part in Array(phrase.utf8).split(separator: UInt8(ascii: " ")) {
      // Most words are one token.
      if !part.contains(where: isCut) {
        var folded: [UInt8] = []
        part.withUnsafeBufferPointer { WordFolding.fold($0, into: &folded) }
        tokens.append(folded)
        continue
      }
      var part = Array(part)
      var closing: [[UInt8]] = []
      for (mark, isOpening) in [("(", true), (",", false), (")", false)] {
        let byte = Array(mark.utf8)[0]
        if isOpening, part.first == byte {
          tokens.append([byte])
          part.removeFirst()
        } else if !isOpening, part.last == byte {
          closing.insert([byte], at: 0)
          part.removeLast()
        }
      }
      for prefix in ["vice-", "under-", "co-"] where part.starts(with: prefix.utf8) {
        tokens += [Array(prefix.utf8.dropLast()), [UInt8(ascii: "-")]]
        part.removeFirst(prefix.utf8.count)
      }
      for suffix in ["-general"] where part.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
        closing.insert(contentsOf: [[UInt8(ascii: "-")], Array("general".utf8)], at: 0)
        part.removeLast(suffix.utf8.count)
      }
      for suffix in ["'s", "’s"] where part.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
        closing.insert(Array("'s".utf8), at: 0)
        part.removeLast(suffix.utf8.count)
      }
      if !part.isEmpty { tokens.append(WordFolding.folded(String(decoding: part, as: UTF8.self))) }
      tokens += closing
    }
    return tokens
  }

  /// Whether a byte is of a mark at which a word may be cut: a bracket, a comma, a hyphen, an apostrophe of either form.
  private static func isCut(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "-"),
      UInt8(ascii: "'"), 0xE2:
      true
    default: false
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while bytes.first == 0x20 || bytes.first == 0x09 { bytes = bytes.dropFirst() }
    while bytes.last == 0x20 || bytes.last == 0x09 || bytes.last == 0x0D {
      bytes = bytes.dropLast()
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
