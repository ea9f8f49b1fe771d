/// Reads one value of JSON (RFC 8259). Whole numbers that fit are integers, all others floats; of
/// two equal keys the last counts.
public struct JSONReader {
  public struct Failure: Error, Sendable, CustomStringConvertible {
    /// In bytes from the start.
    public let offset: Int
    public let description: String
  }

  /// Deeper than any parameter, and shallow enough for the stack.
  private static let deepest = 200

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  public static func value(_ text: String) throws(Failure) -> Value {
    var reader = JSONReader(text)
    let value = try reader.readValue()
    reader.skipSpace()
    guard reader.position == reader.bytes.count else {
      throw reader.failure("something follows the value")
    }
    return value
  }

  // Every reading function moves `position` forward or throws.

  private mutating func readValue() throws(Failure) -> Value {
    skipSpace()
    guard let next else { throw failure("a value is missing") }
    switch next {
    case UInt8(ascii: "{"): return .map(try readMap())
    case UInt8(ascii: "["): return .list(try readList())
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
    default:
      if skip("true") { return .boolean(true) }
      if skip("false") { return .boolean(false) }
      if skip("null") { return .null }
      throw failure("no value begins so; text needs quotes: \"…\"")
    }
  }

  private mutating func readMap() throws(Failure) -> [String: Value] {
    try enter()
    defer { depth -= 1 }
    var map: [String: Value] = [:]
    skipSpace()
    if skip("}") { return map }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("a key in quotes is missing") }
      let key = try readString()
      skipSpace()
      guard skip(":") else { throw failure("a colon is missing") }
      map[key] = try readValue()
      skipSpace()
      if skip("}") { return map }
      guard skip(",") else { throw failure("a comma or } is missing") }
    }
  }

  private mutating func readList() throws(Failure) -> [Value] {
    try enter()
    defer { depth -= 1 }
    var list: [Value] = []
    skipSpace()
    if skip("]") { return list }
    while true {
      list.append(try readValue())
      skipSpace()
      if skip("]") { return list }
      guard skip(",") else { throw failure("a comma or ] is missing") }
    }
  }

  private mutating func enter() throws(Failure) {
    depth += 1
    guard depth <= JSONReader.deepest else { throw failure("nested too deeply") }
    position += 1
  }

  private mutating func readNumber() throws(Failure) -> Value {
    let start = position
    _ = skip("-")
    guard let first = next, isDigit(first) else { throw failure("a digit is missing") }
    skipDigits()
    if first == UInt8(ascii: "0"), position - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1) {
      throw failure("a number has no zero at its front")
    }
    var isWhole = true
    if skip(".") {
      isWhole = false
      guard let digit = next, isDigit(digit) else { throw failure("a digit is missing") }
      skipDigits()
    }
    if skip("e") || skip("E") {
      isWhole = false
      _ = skip("+") || skip("-")
      guard let digit = next, isDigit(digit) else { throw failure("a digit is missing") }
      skipDigits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int64(text) { return .integer(integer) }
    guard let float = Double(text), float.isFinite else { throw failure("too large a number") }
    return .float(float)
  }

  private mutating func readString() throws(Failure) -> String {
    position += 1
    var text = ""
    var start = position
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        text += plain(from: start)
        position += 1
        return text
      case UInt8(ascii: "\\"):
        text += plain(from: start)
        position += 1
        text.unicodeScalars.append(try readEscape())
        start = position
      case 0..<0x20: throw failure("a control character must be escaped")
      default: position += 1
      }
    }
    throw failure("the text is not closed")
  }

  private func plain(from start: Int) -> String {
    String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func readEscape() throws(Failure) -> Unicode.Scalar {
    guard let byte = next else { throw failure("the text is not closed") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try readCodeUnit()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      guard unit < 0xDC00, skip("\\u") else { throw failure("half of a surrogate pair") }
      let second = try readCodeUnit()
      guard (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00))
      else { throw failure("half of a surrogate pair") }
      return scalar
    default: throw failure("no such escape")
    }
  }

  private mutating func readCodeUnit() throws(Failure) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw failure("\\u needs four hexadecimal digits")
      }
      unit = unit * 16 + UInt32(digit)
      position += 1
    }
    return unit
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func skipDigits() {
    while let byte = next, isDigit(byte) { position += 1 }
  }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let matches = text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    if matches { position += text.utf8CodeUnitCount }
    return matches
  }

  private func failure(_ description: String) -> Failure {
    Failure(offset: position, description: description)
  }
}
