/// Takes the marks out of a paragraph of Markdown: emphasis, links, images, code, escapes, tags.
///
/// One pass over bytes with a stack of opening brackets. What is to go is overwritten with NUL, which
/// text has none of, and left out at the end.
struct MarkdownWords {
  private let bytes: [UInt8]
  private var position = 0
  private var output: [UInt8] = []
  private var brackets: [(start: Int, isImage: Bool)] = []

  /// What a description of a picture needs to say something.
  private static let wordsOfCaption = 4
  private static let longestCaption = 2_000

  static func plain(_ text: String) -> String {
    var words = MarkdownWords(bytes: Array(text.utf8))
    words.run()
    var bytes = words.output.filter { $0 != 0 }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes.drop { $0 <= 0x20 }, as: UTF8.self)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0x20 }

  private mutating func run() {
    while position < bytes.count {
      let start = position
      switch bytes[position] {
      case UInt8(ascii: "\\"): readEscape()
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): readEmphasis()
      case UInt8(ascii: "`"): position += 1
      case UInt8(ascii: "!") where byte(position + 1) == UInt8(ascii: "["):
        position += 1
        open(isImage: true)
      case UInt8(ascii: "["): open(isImage: false)
      case UInt8(ascii: "]"): close()
      case UInt8(ascii: "<"): readTag()
      case UInt8(ascii: "&"): readReference()
      default:
        output.append(bytes[position])
        position += 1
      }
      assert(position > start)
    }
  }

  private mutating func readEscape() {
    let next = byte(position + 1)
    let isMark = next > 0x20 && next < 0x7F && !isWord(next)
    output.append(isMark ? next : bytes[position])
    position += isMark ? 2 : 1
  }

  /// A run of marks that stands at the edge of a word.
  private mutating func readEmphasis() {
    let mark = bytes[position]
    let start = position
    while position < bytes.count, bytes[position] == mark { position += 1 }
    let (before, after) = (byte(start - 1), byte(position))
    let isFree = isSpace(before) && isSpace(after)
    let isWithinWord = isWord(before) && isWord(after)
    let isKept =
      switch mark {
      case UInt8(ascii: "*"): isFree
      case UInt8(ascii: "_"): isFree || isWithinWord
      default: position - start != 2
      }
    if isKept { output += bytes[start..<position] }
  }

  private mutating func open(isImage: Bool) {
    brackets.append((output.count, isImage))
    if isImage { output.append(UInt8(ascii: "!")) }
    output.append(UInt8(ascii: "["))
    position += 1
  }

  private mutating func close() {
    let next = byte(position + 1)
    var end: Int?
    if next == UInt8(ascii: "(") { end = endOfAddress(from: position + 2) }
    if next == UInt8(ascii: "[") { end = endOfReference(from: position + 2) }
    let bracket = brackets.popLast()
    guard let end, let bracket else {
      output.append(bytes[position])
      position += 1
      return
    }
    output[bracket.start] = 0
    if bracket.isImage { output[bracket.start + 1] = 0 }
    position = end
    guard bracket.isImage, output.count - bracket.start <= Self.longestCaption else { return }
    let words = output[(bracket.start + 1)...].split(whereSeparator: isSpace)
    if words.count < Self.wordsOfCaption {
      for index in bracket.start..<output.count { output[index] = 0 }
    }
  }

  /// Behind the bracket that closes a link's address and title. No address holds a square bracket,
  /// so that no byte is looked at for two links.
  private func endOfAddress(from start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return index + 1 }
        depth -= 1
      case UInt8(ascii: "["), UInt8(ascii: "]"): return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  private func endOfReference(from start: Int) -> Int? {
    var index = start
    while index < bytes.count, index - start < 100 {
      if bytes[index] == UInt8(ascii: "]") { return index + 1 }
      if bytes[index] == UInt8(ascii: "[") { return nil }
      index += 1
    }
    return nil
  }

  /// `<b>`, `</b>` and `<br>` go; `<https://…>` loses its brackets.
  private mutating func readTag() {
    let next = byte(position + 1)
    var end = position + 1
    while end < bytes.count, end - position < 500, bytes[end] != UInt8(ascii: ">"),
      bytes[end] != UInt8(ascii: "<")
    { end += 1 }
    let isTag = isWord(next) && next < 0x80 || next == UInt8(ascii: "/")
    guard isTag, byte(end) == UInt8(ascii: ">") else {
      output.append(bytes[position])
      position += 1
      return
    }
    let content = bytes[position + 1..<end]
    if content.firstRange(of: "://".utf8) != nil, !content.contains(where: isSpace) {
      output += content
    }
    position = end + 1
  }

  private static let references: [(name: String, text: String)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", " "),
    ("ndash", "–"), ("mdash", "—"), ("lsquo", "‘"), ("rsquo", "’"), ("ldquo", "“"), ("rdquo", "”"),
    ("hellip", "…"),
  ]

  private mutating func readReference() {
    let limit = min(position + 10, bytes.count)
    guard let end = bytes[position..<limit].firstIndex(of: UInt8(ascii: ";")) else {
      output.append(bytes[position])
      position += 1
      return
    }
    let name = String(decoding: bytes[position + 1..<end], as: UTF8.self)
    var text = Self.references.first { $0.name == name }?.text
    if text == nil, name.hasPrefix("#") {
      let isHexadecimal = name.dropFirst().first.map { "xX".contains($0) } ?? false
      let digits = name.dropFirst(isHexadecimal ? 2 : 1)
      text = UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
        .flatMap { $0.value >= 0x20 ? String(Character($0)) : nil }
    }
    output += text.map { Array($0.utf8) } ?? Array(bytes[position...end])
    position = end + 1
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || lowercased(byte) &- 0x61 < 26 || byte &- 0x30 < 10
  }
}
