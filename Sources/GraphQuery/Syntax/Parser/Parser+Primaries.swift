internal import GraphModel

extension Parser {
  /// Reads an operand without what may follow it.
  mutating func parsePrimary() throws(QueryError) -> ExpressionSyntax {
    let start = index
    switch current.kind {
    case .number:
      let value = try parseNumber(isNegative: false)
      return try make(.literal(value), from: start)
    case .string:
      let value = try parseString()
      return try make(.literal(.string(value)), from: start)
    case .parameter:
      let name = text(of: advance())
      return try make(.parameter(name), from: start)
    case .leftParenthesis:
      return try parseParenthesised()
    case .leftBracket:
      return try parseBracketed()
    case .leftBrace:
      let entries = try parseMapEntries()
      return try make(.map(entries), from: start)
    case .quotedIdentifier:
      return try parseNamed()
    case .identifier:
      return try parseWord()
    default:
      mayBe("an expression")
      throw unexpected()
    }
  }

  /// Reads something that begins with a word: a literal, a special form, a call or a variable.
  private mutating func parseWord() throws(QueryError) -> ExpressionSyntax {
    let start = index
    let next = ahead(1)
    switch current.keyword {
    case .true:
      advance()
      return try make(.literal(.boolean(true)), from: start)
    case .false:
      advance()
      return try make(.literal(.boolean(false)), from: start)
    case .null:
      advance()
      return try make(.literal(.null), from: start)
    case .case where next.keyword == .when || startsExpression(next):
      return try parseCase()
    case .count where next.kind == .leftParenthesis && ahead(2).kind == .asterisk:
      advance()
      advance()
      advance()
      try expect(.rightParenthesis)
      return try make(.countAll, from: start)
    case .exists where next.kind == .leftBrace: return try parseSubquery(.exists)
    case .count where opensSubquery(next): return try parseSubquery(.count)
    case .collect where opensSubquery(next): return try parseSubquery(.collect)
    case .all where opensComprehension(next): return try parseQuantifier(.all)
    case .any where opensComprehension(next): return try parseQuantifier(.any)
    case .some(.none) where opensComprehension(next): return try parseQuantifier(.none)
    case .single where opensComprehension(next): return try parseQuantifier(.single)
    case .reduce
    where next.kind == .leftParenthesis && isName(ahead(2)) && ahead(3).kind == .equal:
      return try parseReduce()
    case .shortestPath where next.kind == .leftParenthesis,
      .allShortestPaths where next.kind == .leftParenthesis:
      let path = try parsePathPattern()
      return try make(.shortestPath(path), from: start)
    default:
      if isForgottenOperand() {
        mayBe("an expression")
        throw unexpected()
      }
      return try parseNamed()
    }
  }

  /// Whether a keyword that begins a clause stands where an operand should, as in
  /// `WHERE RETURN n`: a variable of that name would not have another word after it.
  private func isForgottenOperand() -> Bool {
    switch current.keyword {
    case .match, .return, .with, .where, .unwind, .create, .merge, .set, .remove, .delete, .call,
      .order, .skip, .limit, .union, .optional, .detach:
      switch ahead(1).kind {
      case .number, .string, .parameter: true
      case .identifier: ahead(1).keyword == nil
      default: false
      }
    default: false
    }
  }

  /// Whether a brace after `COUNT` or `COLLECT` opens a subquery, not the projection of a variable
  /// of that name.
  private func opensSubquery(_ brace: Token) -> Bool {
    guard brace.kind == .leftBrace else { return false }
    let first = ahead(2)
    switch first.kind {
    case .leftParenthesis: return true
    case .identifier: return ahead(3).kind != .colon && ahead(3).kind != .comma
    default: return false
    }
  }

  /// Whether `(x IN` follows.
  private func opensComprehension(_ parenthesis: Token) -> Bool {
    parenthesis.kind == .leftParenthesis && isName(ahead(2)) && ahead(3).keyword == .in
  }

  /// Reads a variable, a call with its namespace, or the projection of a variable.
  private mutating func parseNamed() throws(QueryError) -> ExpressionSyntax {
    let start = index
    if let last = lastOfFunctionName() { return try parseCall(through: last) }
    let name = try parseName("an expression")
    if current.kind == .leftBrace { return try parseMapProjection(name, start) }
    return try make(.variable(name.text), from: start)
  }

  /// The index of the last word of `a.b.c(`, or nil where no parenthesis follows the words.
  private func lastOfFunctionName() -> Int? {
    var last = index
    while last + 2 < tokens.count, tokens[last + 1].kind == .dot, isName(tokens[last + 2]) {
      last += 2
    }
    return last + 1 < tokens.count && tokens[last + 1].kind == .leftParenthesis ? last : nil
  }

  private mutating func parseCall(through last: Int) throws(QueryError) -> ExpressionSyntax {
    let start = index
    let name = parseQualifiedName(through: last)
    let joins = barEndsLabels
    barEndsLabels = false
    defer { barEndsLabels = joins }
    try expect(.leftParenthesis)
    var isDistinct = false
    if at(.distinct), startsExpression(ahead(1)) {
      advance()
      isDistinct = true
    } else if at(.all), startsExpression(ahead(1)), ahead(1).kind != .leftParenthesis {
      advance()
    }
    var arguments: [ExpressionSyntax] = []
    if !at(.rightParenthesis) {
      repeat { arguments.append(try parseExpression()) } while accept(.comma)
    }
    try expect(.rightParenthesis)
    return try make(
      .call(FunctionCallSyntax(name: name, isDistinct: isDistinct, arguments: arguments)),
      from: start)
  }

  /// Words joined by dots, up to the token at `last`.
  mutating func parseQualifiedName(through last: Int) -> NameSyntax {
    let start = index
    var name = text(of: advance())
    while index < last {
      advance()
      name += "." + text(of: advance())
    }
    return NameSyntax(text: name, range: range(from: start))
  }

  // MARK: Brackets

  private mutating func parseParenthesised() throws(QueryError) -> ExpressionSyntax {
    let start = index
    if isPatternAhead(at: index) {
      let path = try parseSimplePathPattern(variable: nil, from: start)
      return try make(.pattern(path), from: start)
    }
    let joins = barEndsLabels
    barEndsLabels = false
    defer { barEndsLabels = joins }
    advance()
    let inner = try parseExpression()
    try expect(.rightParenthesis)
    // The parentheses belong to the text of the expression, as in the name of a column.
    return ExpressionSyntax(kind: inner.kind, range: range(from: start))
  }

  /// A list, a list comprehension or a pattern comprehension.
  private mutating func parseBracketed() throws(QueryError) -> ExpressionSyntax {
    let start = index
    advance()
    let joins = barEndsLabels
    barEndsLabels = true
    defer { barEndsLabels = joins }
    if isName(current), ahead(1).keyword == .in, startsExpression(ahead(2)) {
      return try parseListComprehension(start)
    }
    if current.kind == .leftParenthesis, isPatternAhead(at: index) {
      return try parsePatternComprehension(variable: nil, start)
    }
    if isName(current), ahead(1).kind == .equal, ahead(2).kind == .leftParenthesis,
      isPatternAhead(at: index + 2)
    {
      let variable = try parseName("a variable")
      try expect(.equal)
      return try parsePatternComprehension(variable: variable, start)
    }
    barEndsLabels = false
    var elements: [ExpressionSyntax] = []
    if !at(.rightBracket) {
      repeat { elements.append(try parseExpression()) } while accept(.comma)
    }
    try expect(.rightBracket)
    return try make(.list(elements), from: start)
  }

  private mutating func parseListComprehension(_ start: Int) throws(QueryError) -> ExpressionSyntax
  {
    let variable = try parseName("a variable")
    try expect(.in)
    let list = try parseExpression()
    let predicate: ExpressionSyntax? = accept(.where) ? try parseExpression() : nil
    let value: ExpressionSyntax? = accept(.bar) ? try parseExpression() : nil
    try expect(.rightBracket)
    return try make(
      .listComprehension(variable, list: list, predicate: predicate, value: value), from: start)
  }

  private mutating func parsePatternComprehension(variable: NameSyntax?, _ start: Int)
    throws(QueryError) -> ExpressionSyntax
  {
    let path = try parseSimplePathPattern(variable: variable, from: index)
    let predicate: ExpressionSyntax? = accept(.where) ? try parseExpression() : nil
    try expect(.bar)
    let value = try parseExpression()
    try expect(.rightBracket)
    return try make(.patternComprehension(path, predicate: predicate, value: value), from: start)
  }

  /// `{key: value, …}`.
  mutating func parseMapEntries() throws(QueryError) -> [MapEntrySyntax] {
    let joins = barEndsLabels
    barEndsLabels = false
    defer { barEndsLabels = joins }
    try expect(.leftBrace)
    var entries: [MapEntrySyntax] = []
    if !at(.rightBrace) {
      repeat {
        let key = try parseName("a property key")
        try expect(.colon)
        entries.append(MapEntrySyntax(key: key, value: try parseExpression()))
      } while accept(.comma)
    }
    try expect(.rightBrace)
    return entries
  }

  private mutating func parseMapProjection(_ variable: NameSyntax, _ start: Int)
    throws(QueryError) -> ExpressionSyntax
  {
    let joins = barEndsLabels
    barEndsLabels = false
    defer { barEndsLabels = joins }
    try expect(.leftBrace)
    var elements: [MapElementSyntax] = []
    if !at(.rightBrace) {
      repeat { elements.append(try parseMapElement()) } while accept(.comma)
    }
    try expect(.rightBrace)
    return try make(.mapProjection(variable, elements), from: start)
  }

  private mutating func parseMapElement() throws(QueryError) -> MapElementSyntax {
    if accept(.dot) {
      if accept(.asterisk) { return .allProperties }
      return .property(try parseName("a property key"))
    }
    let name = try parseName("a property key or a variable")
    return accept(.colon) ? .entry(name, try parseExpression()) : .variable(name)
  }

  // MARK: Special forms

  private mutating func parseCase() throws(QueryError) -> ExpressionSyntax {
    let start = index
    try expect(.case)
    let operand: ExpressionSyntax? = at(.when) ? nil : try parseExpression()
    var branches: [(tests: [ExpressionSyntax], value: ExpressionSyntax)] = []
    repeat {
      try expect(.when)
      var tests = [try parseExpression()]
      if operand != nil {
        while accept(.comma) { tests.append(try parseExpression()) }
      }
      try expect(.then)
      branches.append((tests, try parseExpression()))
    } while at(.when)
    let otherwise: ExpressionSyntax? = accept(.else) ? try parseExpression() : nil
    try expect(.end)
    return try make(
      .case(CaseSyntax(operand: operand, branches: branches, otherwise: otherwise)), from: start)
  }

  private mutating func parseQuantifier(_ quantifier: Quantifier)
    throws(QueryError) -> ExpressionSyntax
  {
    let start = index
    let joins = barEndsLabels
    barEndsLabels = false
    defer { barEndsLabels = joins }
    advance()
    try expect(.leftParenthesis)
    let variable = try parseName("a variable")
    try expect(.in)
    let list = try parseExpression()
    let predicate: ExpressionSyntax? = accept(.where) ? try parseExpression() : nil
    try expect(.rightParenthesis)
    return try make(
      .quantifier(quantifier, variable, list: list, predicate: predicate), from: start)
  }

  private mutating func parseReduce() throws(QueryError) -> ExpressionSyntax {
    let start = index
    let joins = barEndsLabels
    barEndsLabels = true
    defer { barEndsLabels = joins }
    advance()
    try expect(.leftParenthesis)
    let accumulator = try parseName("a variable")
    try expect(.equal)
    let initial = try parseExpression()
    try expect(.comma)
    let variable = try parseName("a variable")
    try expect(.in)
    let list = try parseExpression()
    try expect(.bar)
    let step = try parseExpression()
    try expect(.rightParenthesis)
    return try make(
      .reduce(accumulator: accumulator, initial: initial, variable, list: list, step: step),
      from: start)
  }

  /// `EXISTS`, `COUNT` or `COLLECT`, and what its braces hold.
  private mutating func parseSubquery(_ form: SubqueryForm) throws(QueryError) -> ExpressionSyntax {
    let start = index
    let joins = barEndsLabels
    barEndsLabels = false
    defer { barEndsLabels = joins }
    advance()
    try expect(.leftBrace)
    let body: SubquerySyntax
    if startsPathPattern() {
      body = .pattern(try parseMatchBody(isOptional: false, from: index))
    } else {
      body = .query(try parseQuery())
    }
    try expect(.rightBrace)
    return try make(.subquery(form, body), from: start)
  }
}
