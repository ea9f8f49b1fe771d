/// How tightly operators bind, loosest first.
enum Precedence: Int, Comparable {
  case or, xor, and, not, comparison, predicate, additive, multiplicative, power, unary

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

  /// The next tighter one.
  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .unary }
}

extension Parser {
  mutating func parseExpression() throws(QueryError) -> ExpressionSyntax {
    try parseExpression(.or)
  }

  /// Reads an expression of operators that bind at least as tightly as `minimum`.
  mutating func parseExpression(_ minimum: Precedence) throws(QueryError) -> ExpressionSyntax {
    try enter()
    let outer = tallest
    tallest = 0
    let start = index
    var left = try parsePrefix()
    // Each turn consumes an operator.
    while let precedence = operatorPrecedence(), precedence >= minimum {
      switch precedence {
      case .or: left = try parseLogical(.or, .or, left, start)
      case .xor: left = try parseLogical(.xor, .xor, left, start)
      case .and: left = try parseLogical(.and, .and, left, start)
      case .comparison: left = try parseComparison(left, start)
      case .predicate: left = try parsePredicate(left, start)
      default: left = try parseArithmetic(precedence, left, start)
      }
    }
    mayBe("an operator")
    tallest = max(tallest, outer)
    leave()
    return left
  }

  mutating func make(_ kind: ExpressionSyntax.Kind, from start: Int) throws(QueryError)
    -> ExpressionSyntax
  {
    try grow()
    return ExpressionSyntax(kind: kind, range: range(from: start))
  }

  // MARK: Operators

  /// Of the operator at the current token; nil where there is none.
  private func operatorPrecedence() -> Precedence? {
    switch current.kind {
    case .identifier:
      switch current.keyword {
      case .or: .or
      case .xor: .xor
      case .and: .and
      case .in, .starts, .ends, .contains, .is: .predicate
      default: nil
      }
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .equalTilde, .colon: .predicate
    case .plus, .minus, .doubleBar: .additive
    case .asterisk, .slash, .percent: .multiplicative
    case .caret: .power
    default: nil
    }
  }

  private mutating func parseLogical(
    _ operation: LogicalOperator, _ precedence: Precedence, _ first: ExpressionSyntax, _ start: Int
  ) throws(QueryError) -> ExpressionSyntax {
    var operands = [first]
    while operatorPrecedence() == precedence {
      advance()
      operands.append(try parseExpression(precedence.tighter))
    }
    return try make(.logical(operation, operands), from: start)
  }

  private mutating func parseComparison(_ first: ExpressionSyntax, _ start: Int)
    throws(QueryError) -> ExpressionSyntax
  {
    var steps: [(operation: ComparisonOperator, operand: ExpressionSyntax)] = []
    while let operation = comparison(current.kind) {
      advance()
      steps.append((operation, try parseExpression(.predicate)))
    }
    return try make(.comparison(first, steps), from: start)
  }

  private func comparison(_ kind: Token.Kind) -> ComparisonOperator? {
    switch kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  private mutating func parseArithmetic(
    _ precedence: Precedence, _ first: ExpressionSyntax, _ start: Int
  ) throws(QueryError) -> ExpressionSyntax {
    var steps: [(operation: ArithmeticOperator, operand: ExpressionSyntax)] = []
    while operatorPrecedence() == precedence, let operation = arithmetic(current.kind) {
      advance()
      steps.append((operation, try parseExpression(precedence.tighter)))
    }
    return try make(.arithmetic(first, steps), from: start)
  }

  private func arithmetic(_ kind: Token.Kind) -> ArithmeticOperator? {
    switch kind {
    case .plus: .add
    case .minus: .subtract
    case .doubleBar: .concatenate
    case .asterisk: .multiply
    case .slash: .divide
    case .percent: .modulo
    case .caret: .power
    default: nil
    }
  }

  private mutating func parsePredicate(_ left: ExpressionSyntax, _ start: Int)
    throws(QueryError) -> ExpressionSyntax
  {
    let token = current
    if token.kind == .colon {
      let labels = try parseLabels()
      return try make(.hasLabels(left, labels), from: start)
    }
    advance()
    switch token.keyword {
    case .in:
      let list = try parseExpression(.additive)
      return try make(.isIn(left, list: list), from: start)
    case .starts:
      try expect(.with)
      let right = try parseExpression(.additive)
      return try make(.stringPredicate(.startsWith, left, right), from: start)
    case .ends:
      try expect(.with)
      let right = try parseExpression(.additive)
      return try make(.stringPredicate(.endsWith, left, right), from: start)
    case .contains:
      let right = try parseExpression(.additive)
      return try make(.stringPredicate(.contains, left, right), from: start)
    case .is:
      if accept(.null) { return try make(.isNull(left, negated: false), from: start) }
      if at(.not), ahead(1).keyword == .null {
        advance()
        advance()
        return try make(.isNull(left, negated: true), from: start)
      }
      if at(.not) {
        advance()
        throw afterIsNot()
      }
      let labels = try parseLabelExpression()
      return try make(.hasLabels(left, labels), from: start)
    default:
      // `=~`, which alone of the operators of this precedence is left.
      let right = try parseExpression(.additive)
      return try make(.stringPredicate(.matches, left, right), from: start)
    }
  }

  private mutating func afterIsNot() -> QueryError {
    _ = at(.null)
    return unexpected()
  }

  // MARK: Operands

  private mutating func parsePrefix() throws(QueryError) -> ExpressionSyntax {
    let start = index
    switch current.kind {
    case .minus:
      advance()
      if current.kind == .number, !startsPostfix(ahead(1).kind) {
        let value = try parseNumber(isNegative: true)
        return try make(.literal(value), from: start)
      }
      let operand = try parseExpression(.unary)
      return try make(.negate(operand), from: start)
    case .plus:
      advance()
      let operand = try parseExpression(.unary)
      return try make(.plus(operand), from: start)
    case .identifier where current.keyword == .not && startsExpression(ahead(1)):
      advance()
      let operand = try parseExpression(.not)
      return try make(.not(operand), from: start)
    default:
      let primary = try parsePrimary()
      return try parsePostfix(primary, start)
    }
  }

  private func startsPostfix(_ kind: Token.Kind) -> Bool { kind == .dot || kind == .leftBracket }

  /// Whether an operand can begin with `token`.
  func startsExpression(_ token: Token) -> Bool {
    switch token.kind {
    case .identifier:
      switch token.keyword {
      case .and, .or, .xor, .in, .is, .contains, .as, .then, .else, .end, .when: false
      default: true
      }
    case .quotedIdentifier, .number, .string, .parameter, .leftParenthesis, .leftBracket,
      .leftBrace, .minus, .plus:
      true
    default: false
    }
  }

  private mutating func parsePostfix(_ operand: ExpressionSyntax, _ start: Int)
    throws(QueryError) -> ExpressionSyntax
  {
    var base = operand
    while true {
      if current.kind == .dot {
        advance()
        let key = try parseName("a property key")
        base = try make(.property(base, key), from: start)
      } else if current.kind == .leftBracket {
        advance()
        base = try parseSubscript(base, start)
      } else {
        return base
      }
    }
  }

  /// After the bracket: `[index]` or `[from..to]`.
  private mutating func parseSubscript(_ base: ExpressionSyntax, _ start: Int)
    throws(QueryError) -> ExpressionSyntax
  {
    let joins = barEndsLabels
    barEndsLabels = false
    defer { barEndsLabels = joins }
    var from: ExpressionSyntax?
    if !at(.doubleDot) {
      let index = try parseExpression()
      guard at(.doubleDot) else {
        try expect(.rightBracket)
        return try make(.element(base, index: index), from: start)
      }
      from = index
    }
    try expect(.doubleDot)
    let to: ExpressionSyntax? = at(.rightBracket) ? nil : try parseExpression()
    try expect(.rightBracket)
    return try make(.slice(base, from: from, to: to), from: start)
  }
}
