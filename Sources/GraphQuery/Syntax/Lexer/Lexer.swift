/// Cuts a query's text into tokens, over its UTF-8 bytes.
///
/// Names follow Unicode's `XID_Start` and `XID_Continue` and may begin with an underscore; space is
/// Unicode's `White_Space`. Comments are `// …` to the end of the line and `/* … */`, which do not
/// nest. The lexer never fails: where the text stops making sense it leaves an ``Token/Kind/invalid``
/// token and the error to raise if the parser gets that far, so that the first mistake in the text
/// is the one that is reported.
///
/// Every turn of the main loop consumes at least one byte, so it ends.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var tokens: [Token] = []
  /// What is wrong at the `invalid` token.
  private(set) var error: QueryError?
  private var openBrackets: [Int32] = []

  /// - Throws: `QueryTooLarge` for a text beyond ``Limits``.
  init(_ text: String) throws(QueryError) {
    guard text.utf8.count <= Limits.textLength else {
      throw QueryError(
        .syntaxError, .queryTooLarge,
        "the query is \(text.utf8.count) bytes long, and at most \(Limits.textLength) are read",
        hint: "pass large data as parameters, or import it")
    }
    bytes = Array(text.utf8)
    tokens.reserveCapacity(min(bytes.count / 4 + 2, 4096))
    try scan()
  }

  /// The text, as bytes, for the parser to decode names and literals from.
  var source: [UInt8] { bytes }

  private mutating func scan() throws(QueryError) {
    while true {
      skipSpace()
      if error != nil || position >= bytes.count { break }
      guard tokens.count < Limits.tokens else {
        throw QueryError(
          .syntaxError, .queryTooLarge, "the query has more than \(Limits.tokens) words and signs",
          hint: "pass large data as parameters, or import it",
          at: SourceRange(position, position + 1))
      }
      scanToken()
      if error != nil { break }
    }
    if let range = error?.range {
      append(.invalid, from: Int(range.start), to: Int(range.end))
    }
    append(.endOfText, from: bytes.count, to: bytes.count)
  }

  private mutating func append(
    _ kind: Token.Kind, from start: Int, to end: Int, keyword: Keyword? = nil
  ) {
    tokens.append(
      Token(kind: kind, keyword: keyword, start: Int32(start), end: Int32(end), partner: -1))
  }

  private func byte(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  // MARK: Space and comments

  private mutating func skipSpace() {
    while let next = byte() {
      switch next {
      case 0x20, 0x09...0x0D, 0x1C...0x1F:
        position += 1
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        while let next = byte(), next != 0x0A, next != 0x0D { position += 1 }
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
        skipBlockComment()
        if error != nil { return }
      case 0x80...:
        let (scalar, length) = decodeScalar()
        guard scalar.properties.isWhitespace || scalar.value == 0xFEFF else { return }
        position += length
      default:
        return
      }
    }
  }

  private mutating func skipBlockComment() {
    let start = position
    position += 2
    while position < bytes.count {
      if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
    fail(
      .unexpectedSyntax, "this comment is not closed", hint: "end it with */", from: start,
      to: start + 2)
  }

  private mutating func fail(
    _ detail: QueryError.Detail, _ message: String, hint: String? = nil, from start: Int,
    to end: Int
  ) {
    error = QueryError(.syntaxError, detail, message, hint: hint, at: SourceRange(start, end))
  }

  /// The scalar at the position. The text is a Swift string, hence valid UTF-8.
  private func decodeScalar(at offset: Int = 0) -> (Unicode.Scalar, length: Int) {
    let start = position + offset
    let first = bytes[start]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, start + length <= bytes.count else { return (Unicode.Scalar(first), 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(bytes[start + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  // MARK: Tokens

  private mutating func scanToken() {
    let start = position
    let first = bytes[start]
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      skipIdentifier()
      append(
        .identifier, from: start, to: position, keyword: Keyword(bytes[start..<position]))
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      scanNumber()
    case UInt8(ascii: ".") where byte(1).map(isDigit) == true && !followsValue:
      scanNumber()
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      scanQuoted(first, .string, "this string is not closed")
    case UInt8(ascii: "`"):
      scanQuoted(first, .quotedIdentifier, "this quoted name is not closed")
    case UInt8(ascii: "$"):
      scanParameter()
    case 0x80...:
      let (scalar, length) = decodeScalar()
      if scalar.properties.isXIDStart {
        skipIdentifier()
        append(.identifier, from: start, to: position)
      } else {
        failOnCharacter(scalar, length: length)
      }
    default:
      scanSign(first)
    }
  }

  /// Whether the token just before, without a space between, ends an operand: then `.5` is no number
  /// but the access of a property, as in `list[0].5`, which the parser refuses at the right place.
  private var followsValue: Bool {
    guard let last = tokens.last, last.end == Int32(position) else { return false }
    switch last.kind {
    case .identifier, .quotedIdentifier, .rightParenthesis, .rightBracket, .rightBrace, .parameter,
      .string, .doubleDot:
      return last.kind != .doubleDot
    default: return false
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private mutating func skipIdentifier() {
    while let next = byte() {
      switch next {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        position += 1
      case 0x80...:
        let (scalar, length) = decodeScalar()
        guard scalar.properties.isXIDContinue else { return }
        position += length
      default:
        return
      }
    }
  }

  /// Takes whatever hangs together as a number, with letters that do not belong in one, so that the
  /// error is about the whole of it.
  private mutating func scanNumber() {
    let start = position
    let isPrefixed =
      bytes[start] == UInt8(ascii: "0")
      && byte(1).map { $0 | 0x20 == UInt8(ascii: "x") || $0 | 0x20 == UInt8(ascii: "o") } == true
    skipIdentifier()
    if !isPrefixed {
      // A dot belongs to the number only before a digit: `1..2` is a range.
      if byte() == UInt8(ascii: "."), byte(1).map(isDigit) == true, !hasExponent(from: start) {
        position += 1
        skipIdentifier()
      }
      let last = bytes[position - 1] | 0x20
      if last == UInt8(ascii: "e"), byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "+"),
        byte(1).map(isDigit) == true
      {
        position += 1
        skipIdentifier()
      }
    }
    append(.number, from: start, to: position)
  }

  private func hasExponent(from start: Int) -> Bool {
    bytes[start..<position].contains { $0 | 0x20 == UInt8(ascii: "e") }
  }

  /// A quote inside is doubled or follows a backslash.
  private mutating func scanQuoted(_ quote: UInt8, _ kind: Token.Kind, _ complaint: String) {
    let start = position
    position += 1
    while let next = byte() {
      if next == UInt8(ascii: "\\") && kind == .string {
        position += 2
      } else if next == quote {
        if byte(1) == quote {
          position += 2
        } else {
          position += 1
          append(kind, from: start, to: position)
          return
        }
      } else {
        position += 1
      }
    }
    position = bytes.count
    fail(
      .unexpectedSyntax, complaint,
      hint: "it begins here and needs a closing \(Character(Unicode.Scalar(quote)))",
      from: start, to: start + 1)
  }

  private mutating func scanParameter() {
    let start = position
    position += 1
    if byte() == UInt8(ascii: "`") {
      scanQuoted(UInt8(ascii: "`"), .parameter, "this quoted name is not closed")
      guard error == nil, let name = tokens.popLast() else { return }
      append(.parameter, from: start, to: Int(name.end))
      return
    }
    skipIdentifier()
    if position == start + 1 {
      fail(
        .unexpectedSyntax, "a parameter needs a name after the $", hint: "as in $name or $0",
        from: start, to: start + 1)
    } else {
      append(.parameter, from: start, to: position)
    }
  }

  private mutating func failOnCharacter(_ scalar: Unicode.Scalar, length: Int) {
    let hint: String? =
      switch scalar.value {
      case 0x2010...0x2015, 0x2212: "write - for minus and in arrows"
      case 0x2018, 0x2019, 0x201C, 0x201D: "write strings between straight quotes, ' or \""
      case 0x2260: "write <>"
      case 0x2264: "write <="
      case 0x2265: "write >="
      default: "quote names with backticks, as in `my name`"
      }
    fail(
      scalar.isASCII ? .unexpectedSyntax : .invalidUnicodeCharacter,
      "the character \(escaped(scalar)) means nothing here", hint: hint, from: position,
      to: position + length)
  }

  // MARK: Signs

  private mutating func scanSign(_ first: UInt8) {
    let next = byte(1)
    let kind: Token.Kind
    var length = 1
    switch first {
    case UInt8(ascii: "("): kind = .leftParenthesis
    case UInt8(ascii: ")"): kind = .rightParenthesis
    case UInt8(ascii: "["): kind = .leftBracket
    case UInt8(ascii: "]"): kind = .rightBracket
    case UInt8(ascii: "{"): kind = .leftBrace
    case UInt8(ascii: "}"): kind = .rightBrace
    case UInt8(ascii: ","): kind = .comma
    case UInt8(ascii: ":"): kind = .colon
    case UInt8(ascii: ";"): kind = .semicolon
    case UInt8(ascii: "&"): kind = .ampersand
    case UInt8(ascii: "!"): kind = .exclamation
    case UInt8(ascii: "%"): kind = .percent
    case UInt8(ascii: "-"): kind = .minus
    case UInt8(ascii: "*"): kind = .asterisk
    case UInt8(ascii: "/"): kind = .slash
    case UInt8(ascii: "^"): kind = .caret
    case UInt8(ascii: "."):
      kind = next == UInt8(ascii: ".") ? .doubleDot : .dot
      length = kind == .doubleDot ? 2 : 1
    case UInt8(ascii: "|"):
      kind = next == UInt8(ascii: "|") ? .doubleBar : .bar
      length = kind == .doubleBar ? 2 : 1
    case UInt8(ascii: "+"):
      kind = next == UInt8(ascii: "=") ? .plusEqual : .plus
      length = kind == .plusEqual ? 2 : 1
    case UInt8(ascii: "="):
      kind = next == UInt8(ascii: "~") ? .equalTilde : .equal
      length = kind == .equalTilde ? 2 : 1
    case UInt8(ascii: "<"):
      switch next {
      case UInt8(ascii: "="): (kind, length) = (.lessOrEqual, 2)
      case UInt8(ascii: ">"): (kind, length) = (.notEqual, 2)
      default: kind = .less
      }
    case UInt8(ascii: ">"):
      kind = next == UInt8(ascii: "=") ? .greaterOrEqual : .greater
      length = kind == .greaterOrEqual ? 2 : 1
    default:
      failOnCharacter(Unicode.Scalar(first), length: 1)
      return
    }
    append(kind, from: position, to: position + length)
    position += length
    pair(kind)
  }

  /// Joins brackets that belong together, so that the parser can look past them at once.
  private mutating func pair(_ kind: Token.Kind) {
    let index = Int32(tokens.count - 1)
    let opening: Token.Kind
    switch kind {
    case .leftParenthesis, .leftBracket, .leftBrace:
      openBrackets.append(index)
      return
    case .rightParenthesis: opening = .leftParenthesis
    case .rightBracket: opening = .leftBracket
    case .rightBrace: opening = .leftBrace
    default: return
    }
    guard let open = openBrackets.last, tokens[Int(open)].kind == opening else { return }
    openBrackets.removeLast()
    tokens[Int(open)].partner = index
    tokens[Int(index)].partner = open
  }
}

/// A character for a message: itself, or its code point where it cannot be seen.
func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
    .paragraphSeparator, .spaceSeparator:
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  default: return "\"\(Character(scalar))\""
  }
}
