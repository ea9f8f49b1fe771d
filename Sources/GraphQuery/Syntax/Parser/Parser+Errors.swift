/// What the parser would have taken.
enum Expectation: Hashable, Sendable {
  case sign(Token.Kind)
  case keyword(Keyword)
  /// With its article, as in `a variable`.
  case phrase(String)

  var description: String {
    switch self {
    case .keyword(let keyword): keyword.rawValue
    case .phrase(let phrase): phrase
    case .sign(let kind):
      switch kind {
      case .identifier, .quotedIdentifier: "a name"
      case .number, .string, .parameter, .invalid, .endOfText: kind.rawValue
      default: "\"\(kind.rawValue)\""
      }
    }
  }
}

extension Parser {
  /// The error for the current token, which nothing acceptable matches.
  func unexpected() -> QueryError {
    let token = current
    if token.kind == .invalid, let lexicalError { return lexicalError }
    var message =
      token.kind == .endOfText ? "the query ends too early" : "unexpected " + describe(token)
    let wanted = expectedIndex == index ? expected : []
    if !wanted.isEmpty { message += ", expected " + list(wanted) }
    return QueryError(
      .syntaxError, .unexpectedSyntax, message, hint: suggestion(for: token, among: wanted),
      at: token.range)
  }

  func describe(_ token: Token) -> String {
    switch token.kind {
    case .endOfText: return token.kind.rawValue
    case .string: return "string"
    case .number, .parameter, .identifier, .quotedIdentifier:
      var word = String(decoding: source[Int(token.start)..<Int(token.end)], as: UTF8.self)
      if word.count > 40 { word = word.prefix(40) + "…" }
      return word
    default: return "\"\(token.kind.rawValue)\""
    }
  }

  /// `A, B or C`, at most eight of them.
  private func list(_ wanted: [Expectation]) -> String {
    var words: [String] = []
    for word in wanted.map(\.description) where !words.contains(word) { words.append(word) }
    if words.count > 8 { words = Array(words.prefix(7)) + ["something else"] }
    guard let last = words.popLast() else { return "" }
    return words.isEmpty ? last : words.joined(separator: ", ") + " or " + last
  }

  private func suggestion(for token: Token, among wanted: [Expectation]) -> String? {
    if token.kind == .endOfText, let open = unclosedBracket() {
      return "the \(describe(tokens[open])) at \(position(of: tokens[open])) is not closed"
    }
    guard token.kind == .identifier else { return nil }
    var keywords = wanted.compactMap { expectation -> String? in
      if case .keyword(let keyword) = expectation { keyword.rawValue } else { nil }
    }
    if wanted.contains(.phrase("an operator")) {
      keywords += [Keyword.and, .or, .xor, .in, .contains, .starts, .ends, .is].map(\.rawValue)
    }
    return nearest(to: text(of: token).uppercased(), among: keywords).map { "did you mean \($0)?" }
  }

  private func unclosedBracket() -> Int? {
    tokens.lastIndex { token in
      guard token.partner < 0 else { return false }
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: return true
      default: return false
      }
    }
  }

  /// `line 1, column 7`, counted as an editor does.
  private func position(of token: Token) -> String {
    var line = 1
    var column = 1
    for byte in source[..<Int(token.start)] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return "line \(line), column \(column)"
  }
}
