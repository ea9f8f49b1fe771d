internal import GraphModel

extension Parser {
  // MARK: Looking ahead

  /// Whether the parenthesis at `start` opens the first node of a path, not an expression: what it
  /// holds begins as a node does, and an arrow follows it.
  ///
  /// `(a)-(b)` subtracts and `(a)<-(b)` compares; `(a)--(b)`, `(a)-[…]-(b)` and `(a)<--(b)` are
  /// paths.
  func isPatternAhead(at start: Int) -> Bool {
    let close = Int(tokens[start].partner)
    guard close > start, isArrow(at: close + 1) else { return false }
    let first = tokens[start + 1]
    switch first.kind {
    case .rightParenthesis, .colon, .leftBrace, .parameter: return true
    case .quotedIdentifier, .identifier:
      if first.keyword == .where { return true }
      let second = tokens[start + 2]
      switch second.kind {
      case .rightParenthesis, .colon, .leftBrace, .parameter: return true
      case .identifier: return second.keyword == .is || second.keyword == .where
      default: return false
      }
    default: return false
    }
  }

  /// Whether a relationship is drawn from the token at `start`.
  private func isArrow(at start: Int) -> Bool {
    guard start + 2 < tokens.count else { return false }
    let isLeft = tokens[start].kind == .less
    let line = isLeft ? start + 1 : start
    guard tokens[line].kind == .minus, line + 1 < tokens.count else { return false }
    switch tokens[line + 1].kind {
    case .minus:
      // After `--` a node, the head of the arrow or a quantifier.
      let next = tokens[min(line + 2, tokens.count - 1)].kind
      return isLeft || next == .leftParenthesis || next == .greater || next == .leftBrace
        || next == .plus || next == .asterisk
    case .leftBracket:
      let close = Int(tokens[line + 1].partner)
      return close < 0 || tokens[min(close + 1, tokens.count - 1)].kind == .minus
    default: return false
    }
  }

  /// Whether a path of `MATCH` begins here, not a clause.
  func startsPathPattern() -> Bool {
    switch current.kind {
    case .leftParenthesis: return true
    case .identifier, .quotedIdentifier:
      if ahead(1).kind == .equal { return true }
      switch current.keyword {
      case .shortestPath, .allShortestPaths: return ahead(1).kind == .leftParenthesis
      case .any, .all, .shortest: return true
      default: return false
      }
    default: return false
    }
  }

  // MARK: Paths

  mutating func parsePathPatterns() throws(QueryError) -> [PathPatternSyntax] {
    var paths: [PathPatternSyntax] = []
    repeat { paths.append(try parsePathPattern()) } while accept(.comma)
    return paths
  }

  /// `[name =] [selector] path`.
  mutating func parsePathPattern() throws(QueryError) -> PathPatternSyntax {
    let start = index
    var variable: NameSyntax?
    if isName(current), ahead(1).kind == .equal {
      variable = try parseName("a variable")
      try expect(.equal)
    }
    if current.keyword == .shortestPath || current.keyword == .allShortestPaths {
      return try parseShortestPath(variable, start)
    }
    let selector = try parseSelector()
    let term = try parsePathTerm(allowsGroups: true)
    return PathPatternSyntax(
      variable: variable, selector: selector, term: term, range: range(from: start))
  }

  /// A path in an expression: nodes and relationships only.
  mutating func parseSimplePathPattern(variable: NameSyntax?, from start: Int)
    throws(QueryError) -> PathPatternSyntax
  {
    let term = try parsePathTerm(allowsGroups: false)
    return PathPatternSyntax(
      variable: variable, selector: .all, term: term, range: range(from: start))
  }

  private mutating func parseShortestPath(_ variable: NameSyntax?, _ start: Int)
    throws(QueryError) -> PathPatternSyntax
  {
    let isAll = advance().keyword == .allShortestPaths
    try expect(.leftParenthesis)
    let term = try parsePathTerm(allowsGroups: false)
    try expect(.rightParenthesis)
    return PathPatternSyntax(
      variable: variable, selector: .function(all: isAll), term: term, range: range(from: start))
  }

  private mutating func parseSelector() throws(QueryError) -> PathSelectorSyntax {
    var selector = PathSelectorSyntax.all
    if accept(.all) {
      if accept(.shortest) { selector = .allShortest }
      skipPathWord()
    } else if accept(.any) {
      if accept(.shortest) {
        selector = .anyShortest
      } else {
        selector = .any(try parseCountOfPaths())
      }
      skipPathWord()
    } else if accept(.shortest) {
      let number = try parseCountOfPaths()
      skipPathWord()
      if accept(.groups) || accept(.group) {
        selector = .shortestGroups(number)
      } else if let number {
        selector = .shortest(number)
      } else {
        mayBe("a number")
        throw unexpected()
      }
    }
    return selector
  }

  private mutating func skipPathWord() {
    if !accept(.paths) { _ = accept(.path) }
  }

  private mutating func parseCountOfPaths() throws(QueryError) -> ExpressionSyntax? {
    guard current.kind == .number || current.kind == .parameter else { return nil }
    return try parsePrimary()
  }

  /// Nodes, relationships and groups in a row.
  private mutating func parsePathTerm(allowsGroups: Bool) throws(QueryError) -> PathTermSyntax {
    try enter()
    let start = index
    var factors: [PathFactorSyntax] = []
    var hops = 0
    repeat {
      if current.kind == .leftParenthesis {
        if allowsGroups, isGroup() {
          factors.append(.group(try parseGroup()))
          hops += 1
        } else {
          factors.append(.node(try parseNode()))
        }
      } else if !factors.isEmpty, isArrow(at: index) {
        factors.append(.relationship(try parseRelationship()))
        hops += 1
        // Every relationship has a node or a group after it.
        if !at(.leftParenthesis) { throw unexpected() }
      } else {
        try expect(.leftParenthesis)
      }
      if hops > Limits.hops {
        throw QueryError(
          .syntaxError, .queryTooLarge,
          "this path has more than \(Limits.hops) relationships", at: range(from: start))
      }
    } while current.kind == .leftParenthesis || isArrow(at: index)
    leave()
    return PathTermSyntax(factors: factors, range: range(from: start))
  }

  /// Whether the parenthesis here holds a path, not a node.
  private func isGroup() -> Bool {
    let first = ahead(1)
    return first.kind == .leftParenthesis || (isName(first) && ahead(2).kind == .equal)
  }

  private mutating func parseGroup() throws(QueryError) -> PathGroupSyntax {
    let start = index
    try expect(.leftParenthesis)
    var variable: NameSyntax?
    if isName(current), ahead(1).kind == .equal {
      variable = try parseName("a variable")
      try expect(.equal)
    }
    let term = try parsePathTerm(allowsGroups: true)
    let predicate: ExpressionSyntax? = accept(.where) ? try parseExpression() : nil
    try expect(.rightParenthesis)
    let quantifier = try parseQuantifier()
    try count()
    return PathGroupSyntax(
      variable: variable, term: term, predicate: predicate, quantifier: quantifier,
      range: range(from: start))
  }

  /// `{2}`, `{1,3}`, `{1,}`, `{,3}`, `+` or `*`.
  private mutating func parseQuantifier() throws(QueryError) -> PathLength? {
    if accept(.asterisk) { return PathLength(minimum: 0, maximum: nil) }
    if accept(.plus) { return PathLength(minimum: 1, maximum: nil) }
    guard accept(.leftBrace) else { return nil }
    var minimum: Int?
    if current.kind == .number {
      minimum = try parseBound()
      if accept(.rightBrace) { return PathLength(minimum: minimum ?? 0, maximum: minimum) }
    }
    try expect(.comma)
    let maximum: Int? = current.kind == .number ? try parseBound() : nil
    try expect(.rightBrace)
    return PathLength(minimum: minimum ?? 0, maximum: maximum)
  }

  private mutating func parseBound() throws(QueryError) -> Int {
    let token = current
    guard case .integer(let value) = try parseNumber(isNegative: false) else {
      throw QueryError(
        .syntaxError, .invalidRelationshipPattern,
        "\(describe(token)) is not a number of relationships", hint: "write a whole number",
        at: token.range)
    }
    return Int(value)
  }

  // MARK: Elements

  private mutating func parseNode() throws(QueryError) -> NodePatternSyntax {
    let start = index
    try expect(.leftParenthesis)
    let joins = barEndsLabels
    barEndsLabels = false
    defer { barEndsLabels = joins }
    let variable = try parseElementVariable(closing: .rightParenthesis)
    let labels = try parseOptionalLabels()
    let (properties, predicate) = try parseElementPredicate()
    try expect(.rightParenthesis)
    try count()
    return NodePatternSyntax(
      variable: variable, labels: labels, properties: properties, predicate: predicate,
      range: range(from: start))
  }

  /// A name at the start of a node or relationship, unless it is `WHERE` or `IS` with something to
  /// follow.
  private mutating func parseElementVariable(closing: Token.Kind) throws(QueryError) -> NameSyntax?
  {
    mayBe("a variable")
    guard isName(current) else { return nil }
    if current.keyword == .where || current.keyword == .is {
      switch ahead(1).kind {
      case closing, .colon, .leftBrace, .asterisk: break
      default: return nil
      }
    }
    return try parseName("a variable")
  }

  private mutating func parseElementPredicate()
    throws(QueryError) -> (PropertiesSyntax?, ExpressionSyntax?)
  {
    var properties: PropertiesSyntax?
    if at(.leftBrace) {
      let start = index
      let entries = try parseMapEntries()
      properties = .entries(entries, range(from: start))
    } else if current.kind == .parameter {
      let token = advance()
      properties = .parameter(text(of: token), token.range)
    }
    let predicate: ExpressionSyntax? = accept(.where) ? try parseExpression() : nil
    return (properties, predicate)
  }

  private mutating func parseRelationship() throws(QueryError) -> RelationshipPatternSyntax {
    let start = index
    let pointsLeft = accept(.less)
    try expect(.minus)
    var variable: NameSyntax?
    var types: LabelExpressionSyntax?
    var length: PathLength?
    var properties: PropertiesSyntax?
    var predicate: ExpressionSyntax?
    if accept(.leftBracket) {
      let joins = barEndsLabels
      barEndsLabels = false
      defer { barEndsLabels = joins }
      variable = try parseElementVariable(closing: .rightBracket)
      types = try parseOptionalLabels()
      length = try parseLength()
      (properties, predicate) = try parseElementPredicate()
      try expect(.rightBracket)
    }
    try expect(.minus)
    let pointsRight = accept(.greater)
    let quantifier = try parseQuantifier()
    try count()
    let direction: RelationshipDirection =
      switch (pointsLeft, pointsRight) {
      case (true, true): .both
      case (true, false): .left
      case (false, true): .right
      case (false, false): .none
      }
    return RelationshipPatternSyntax(
      variable: variable, types: types, direction: direction, length: length,
      quantifier: quantifier, properties: properties, predicate: predicate,
      range: range(from: start))
  }

  /// `*`, `*2`, `*1..`, `*..3` or `*1..3`.
  private mutating func parseLength() throws(QueryError) -> PathLength? {
    if current.kind == .doubleDot {
      throw QueryError(
        .syntaxError, .invalidRelationshipPattern, "a variable length needs an asterisk",
        hint: "write *1..3 or *..3", at: current.range)
    }
    guard accept(.asterisk) else { return nil }
    if current.kind == .minus {
      throw QueryError(
        .syntaxError, .invalidRelationshipPattern, "a length cannot be negative",
        hint: "write *0.. for any number of relationships", at: current.range)
    }
    let minimum: Int? = current.kind == .number ? try parseBound() : nil
    guard accept(.doubleDot) else {
      return PathLength(minimum: minimum ?? 1, maximum: minimum)
    }
    let maximum: Int? = current.kind == .number ? try parseBound() : nil
    return PathLength(minimum: minimum ?? 1, maximum: maximum)
  }

  // MARK: Labels

  private mutating func parseOptionalLabels() throws(QueryError) -> LabelExpressionSyntax? {
    if at(.colon) { return try parseLabels() }
    if accept(.is) { return try parseLabelExpression() }
    return nil
  }

  /// After a colon, which is the current token.
  mutating func parseLabels() throws(QueryError) -> LabelExpressionSyntax {
    try expect(.colon)
    return try parseLabelExpression()
  }

  /// `A|B&!(C|%)`; also `A:B` for `A&B` and `A|:B` for `A|B`.
  mutating func parseLabelExpression() throws(QueryError) -> LabelExpressionSyntax {
    try enter()
    let start = index
    var terms = [try parseLabelTerm()]
    while !barEndsLabels, accept(.bar) {
      _ = accept(.colon)
      terms.append(try parseLabelTerm())
    }
    leave()
    return terms.count == 1 ? terms[0] : .any(terms, range(from: start))
  }

  private mutating func parseLabelTerm() throws(QueryError) -> LabelExpressionSyntax {
    let start = index
    var factors = [try parseLabelFactor()]
    while accept(.ampersand) || accept(.colon) { factors.append(try parseLabelFactor()) }
    return factors.count == 1 ? factors[0] : .all(factors, range(from: start))
  }

  private mutating func parseLabelFactor() throws(QueryError) -> LabelExpressionSyntax {
    let start = index
    try count()
    if accept(.exclamation) {
      try enter()
      let operand = try parseLabelFactor()
      leave()
      return .not(operand, range(from: start))
    }
    if accept(.leftParenthesis) {
      let joins = barEndsLabels
      barEndsLabels = false
      defer { barEndsLabels = joins }
      let inner = try parseLabelExpression()
      try expect(.rightParenthesis)
      return inner
    }
    if accept(.percent) { return .wildcard(range(from: start)) }
    return .name(try parseName("a label or type"))
  }
}
