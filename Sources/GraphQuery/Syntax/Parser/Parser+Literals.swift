internal import GraphModel

extension Parser {
  // MARK: Numbers

  /// Reads the number at the current token.
  ///
  /// - Parameter isNegative: whether a minus before it belongs to it, so that the least integer can
  ///   be written.
  mutating func parseNumber(isNegative: Bool) throws(QueryError) -> Value {
    let token = advance()
    let text = source[Int(token.start)..<Int(token.end)]
    let sign = isNegative ? "-" : ""
    if let radix = radix(of: text) {
      guard let digits = digits(text.dropFirst(2), radix: radix), !digits.isEmpty else {
        throw invalidNumber(token)
      }
      return try integer(sign + digits, radix: radix, token)
    }
    if let digits = digits(text, radix: 10) { return try integer(sign + digits, radix: 10, token) }
    guard let written = float(text), let value = Double(sign + written) else {
      throw invalidNumber(token)
    }
    guard value.isFinite else {
      throw QueryError(
        .syntaxError, .floatingPointOverflow, "\(describe(token)) is too large for a float",
        hint: "the largest is about 1.8e308", at: token.range)
    }
    return .float(value)
  }

  private func radix(of text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= 2, text.first == UInt8(ascii: "0") else { return nil }
    switch text[text.startIndex + 1] | 0x20 {
    case UInt8(ascii: "x"): return 16
    case UInt8(ascii: "o"): return 8
    default: return nil
    }
  }

  /// The digits without the underscores between them; nil where there is anything else, or an
  /// underscore that does not stand before a digit.
  private func digits(_ text: ArraySlice<UInt8>, radix: Int) -> String? {
    var result: [UInt8] = []
    var afterUnderscore = false
    for byte in text {
      if byte == UInt8(ascii: "_") {
        // Only a prefixed number may begin with one: `0x_ff`.
        if afterUnderscore || (result.isEmpty && radix == 10) { return nil }
        afterUnderscore = true
        continue
      }
      guard let digit = hexadecimalDigit(byte), digit < radix else { return nil }
      afterUnderscore = false
      result.append(byte)
    }
    return afterUnderscore ? nil : String(decoding: result, as: UTF8.self)
  }

  private func integer(_ digits: String, radix: Int, _ token: Token) throws(QueryError) -> Value {
    guard let value = Int64(digits, radix: radix) else {
      throw QueryError(
        .syntaxError, .integerOverflow, "\(describe(token)) does not fit an integer",
        hint: "integers run from \(Int64.min) to \(Int64.max); write a float with a decimal point",
        at: token.range)
    }
    return .integer(value)
  }

  /// A number with a decimal point, an exponent or a suffix, as `Double` reads it.
  private func float(_ text: ArraySlice<UInt8>) -> String? {
    var text = text
    if let last = text.last, last | 0x20 == UInt8(ascii: "f") || last | 0x20 == UInt8(ascii: "d") {
      text = text.dropLast()
    }
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 | 0x20 == 0x65 })
    guard let mantissa = parts.first else { return nil }
    let halves = mantissa.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = halves.first.flatMap({ digits($0, radix: 10) }) else { return nil }
    var result = whole.isEmpty ? "0" : whole
    if halves.count == 2 {
      guard let fraction = digits(halves[1], radix: 10), !fraction.isEmpty else { return nil }
      result += "." + fraction
    } else if whole.isEmpty {
      return nil
    }
    if parts.count == 2 {
      var exponent = parts[1]
      result += "e"
      if let first = exponent.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        result.unicodeScalars.append(Unicode.Scalar(first))
        exponent = exponent.dropFirst()
      }
      guard let power = digits(exponent, radix: 10), !power.isEmpty else { return nil }
      result += power
    } else if halves.count == 1 {
      return nil
    }
    return result
  }

  private func invalidNumber(_ token: Token) -> QueryError {
    QueryError(
      .syntaxError, .invalidNumberLiteral, "\(describe(token)) is not a number",
      hint: "write 42, 0x2A, 0o52, 4.2 or 4.2e1", at: token.range)
  }

  // MARK: Strings

  /// Reads the string at the current token.
  mutating func parseString() throws(QueryError) -> String {
    let token = advance()
    let quote = source[Int(token.start)]
    let inside = source[Int(token.start) + 1..<Int(token.end) - 1]
    if !inside.contains(where: { $0 == UInt8(ascii: "\\") || $0 == quote }) {
      return String(decoding: inside, as: UTF8.self)
    }
    var result: [UInt8] = []
    result.reserveCapacity(inside.count)
    var position = inside.startIndex
    while position < inside.endIndex {
      let byte = inside[position]
      if byte == UInt8(ascii: "\\") {
        try unescape(inside, &position, into: &result)
      } else {
        result.append(byte)
        // The lexer took a quote inside only where it is doubled.
        position += byte == quote ? 2 : 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func unescape(
    _ text: ArraySlice<UInt8>, _ position: inout Int, into result: inout [UInt8]
  ) throws(QueryError) {
    let start = position
    // The lexer took at least one byte after every backslash.
    let letter = text[position + 1]
    position += 2
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"),
      UInt8(ascii: "/"):
      result.append(letter)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let scalar = try unicodeEscape(text, letter, start, &position)
      result.append(contentsOf: Character(scalar).utf8)
    default:
      var end = start + 2
      while end < text.endIndex, text[end] & 0xC0 == 0x80 { end += 1 }
      throw QueryError(
        .syntaxError, .unexpectedSyntax,
        "\(String(decoding: text[start..<end], as: UTF8.self)) is not an escape sequence",
        hint: #"write \\ for a backslash"#, at: SourceRange(start, end))
    }
  }

  /// `\uXXXX`, of which two may make a surrogate pair; `\UXXXXXX`, or `\U00XXXXXX` as openCypher 9
  /// had it.
  private func unicodeEscape(
    _ text: ArraySlice<UInt8>, _ letter: UInt8, _ start: Int, _ position: inout Int
  ) throws(QueryError) -> Unicode.Scalar {
    let length: Int
    if letter == UInt8(ascii: "u") {
      length = 4
    } else {
      length = hexadecimal(text, position, 8).map { $0 < 1 << 24 ? 8 : 6 } ?? 6
    }
    guard var value = hexadecimal(text, position, length) else {
      throw invalidUnicode(text, start, min(position + length, text.endIndex))
    }
    position += length
    if value & 0xFFFF_FC00 == 0xD800, position + 6 <= text.endIndex,
      text[position] == UInt8(ascii: "\\"), text[position + 1] == UInt8(ascii: "u"),
      let low = hexadecimal(text, position + 2, 4), low & 0xFC00 == 0xDC00
    {
      value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
      position += 6
    }
    guard let scalar = Unicode.Scalar(value) else { throw invalidUnicode(text, start, position) }
    return scalar
  }

  private func invalidUnicode(_ text: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> QueryError {
    QueryError(
      .syntaxError, .invalidUnicodeLiteral,
      "\(String(decoding: text[start..<end], as: UTF8.self)) is not a Unicode character",
      hint: #"write \u and four hexadecimal digits, or \U and six"#, at: SourceRange(start, end))
  }

  private func hexadecimal(_ text: ArraySlice<UInt8>, _ start: Int, _ length: Int) -> UInt32? {
    guard start + length <= text.endIndex else { return nil }
    var value: UInt32 = 0
    for byte in text[start..<start + length] {
      guard let digit = hexadecimalDigit(byte) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private func hexadecimalDigit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }
}
