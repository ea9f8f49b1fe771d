/// Reads a statement of the query language: recursive descent, with operator precedence for
/// expressions.
///
/// Invariants:
/// - ``index`` never moves backwards and never passes the `end` token. What comes next is decided
///   by looking at tokens ahead (at most to a matching bracket, which the lexer has found), never
///   by trying and going back. So parsing takes time linear in the number of tokens.
/// - Every loop consumes a token in each turn.
/// - ``depth`` counts the calls on the stack that read nested constructs, and ``tallest`` the
///   levels of the tree that is built; both stop at ``Limits/depth``. So neither the parser nor
///   anything that walks its tree can overflow the stack.
/// - A range covers exactly the tokens of its construct, without the space around.
///
/// The text is read without noting what would have been acceptable where; when that fails, it is
/// read again with notes, for the error message. Right queries pay nothing for the messages.
struct Parser {
  let tokens: [Token]
  let source: [UInt8]
  let lexicalError: QueryError?

  var index = 0
  var depth = 0
  /// The levels of the tallest tree built since the enclosing construct began.
  var tallest = 0
  var nodes = 0
  var clauses = 0
  /// In list comprehensions `|` ends the predicate; it does not join labels.
  var barEndsLabels = false
  /// Whether ``expected`` is kept.
  let takesNotes: Bool
  /// What would have been acceptable at ``index``.
  var expected: [Expectation] = []
  var expectedIndex = 0

  /// Reads one statement, and a semicolon after it or none.
  static func parse(_ text: String) throws(QueryError) -> StatementSyntax {
    let lexer = try Lexer(text)
    do throws(QueryError) {
      var parser = Parser(lexer, takesNotes: false)
      return try parser.parseStatement()
    } catch {
      guard error.detail == .unexpectedSyntax else { throw error }
      var parser = Parser(lexer, takesNotes: true)
      return try parser.parseStatement()
    }
  }

  private init(_ lexer: Lexer, takesNotes: Bool) {
    tokens = lexer.tokens
    source = lexer.source
    lexicalError = lexer.error
    self.takesNotes = takesNotes
  }

  // MARK: Looking

  var current: Token { tokens[index] }

  /// The token `distance` ahead, or the end.
  func ahead(_ distance: Int) -> Token {
    tokens[min(index + distance, tokens.count - 1)]
  }

  mutating func at(_ kind: Token.Kind) -> Bool {
    if takesNotes { note(.sign(kind)) }
    return current.kind == kind
  }

  mutating func at(_ keyword: Keyword) -> Bool {
    if takesNotes { note(.keyword(keyword)) }
    return current.keyword == keyword
  }

  /// Notes something acceptable that is not one token.
  mutating func mayBe(_ phrase: StaticString) {
    if takesNotes { note(.phrase(phrase.description)) }
  }

  private mutating func note(_ expectation: Expectation) {
    if expectedIndex != index {
      expected.removeAll()
      expectedIndex = index
    }
    if !expected.contains(expectation) { expected.append(expectation) }
  }

  // MARK: Consuming

  @discardableResult
  mutating func advance() -> Token {
    let token = current
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard at(kind) else { return false }
    advance()
    return true
  }

  mutating func accept(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  @discardableResult
  mutating func expect(_ kind: Token.Kind) throws(QueryError) -> Token {
    guard at(kind) else { throw unexpected() }
    return advance()
  }

  @discardableResult
  mutating func expect(_ keyword: Keyword) throws(QueryError) -> Token {
    guard at(keyword) else { throw unexpected() }
    return advance()
  }

  /// The range from the token at `start` through the last one consumed.
  func range(from start: Int) -> SourceRange {
    SourceRange(from: tokens[start].range, through: tokens[max(start, index - 1)].range)
  }

  // MARK: Names

  /// - Parameter phrase: what it names, with its article, as in `a variable`.
  mutating func parseName(_ phrase: StaticString) throws(QueryError) -> NameSyntax {
    switch current.kind {
    case .identifier, .quotedIdentifier:
      let name = NameSyntax(text: text(of: current), range: current.range)
      advance()
      return name
    default:
      mayBe(phrase)
      throw unexpected()
    }
  }

  /// Whether a name can begin here.
  func isName(_ token: Token) -> Bool {
    token.kind == .identifier || token.kind == .quotedIdentifier
  }

  /// What an identifier, quoted or not, or a parameter names.
  func text(of token: Token) -> String {
    var bytes = source[Int(token.start)..<Int(token.end)]
    if token.kind == .parameter { bytes = bytes.dropFirst() }
    guard bytes.first == UInt8(ascii: "`") else { return String(decoding: bytes, as: UTF8.self) }
    bytes = bytes.dropFirst().dropLast()
    guard bytes.contains(UInt8(ascii: "`")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var afterBacktick = false
    for byte in bytes {
      // Backticks inside are doubled.
      afterBacktick = byte == UInt8(ascii: "`") && !afterBacktick
      if !afterBacktick { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Bounds

  mutating func enter() throws(QueryError) {
    depth += 1
    if depth > Limits.depth { throw tooDeep() }
  }

  mutating func leave() { depth -= 1 }

  /// Counts a node of the tree above all that were built since the enclosing expression began.
  mutating func grow() throws(QueryError) {
    tallest += 1
    if tallest > Limits.depth { throw tooDeep() }
    try count()
  }

  /// Counts a part of the query that adds no level of its own.
  mutating func count() throws(QueryError) {
    nodes += 1
    if nodes > Limits.nodes {
      throw QueryError(
        .syntaxError, .queryTooLarge, "the query has more than \(Limits.nodes) parts",
        hint: "pass large data as parameters, or import it", at: current.range)
    }
  }

  private func tooDeep() -> QueryError {
    QueryError(
      .syntaxError, .queryTooLarge, "this is nested more than \(Limits.depth) levels deep",
      hint: "take parts of it apart with WITH", at: current.range)
  }
}
