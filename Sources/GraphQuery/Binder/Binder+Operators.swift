internal import GraphModel

extension Binder {
  // MARK: Types

  /// Refuses an operand that can be none of `kinds`.
  ///
  /// - Parameter rule: what the language demands, in a few words.
  func require(_ operand: BoundExpression, _ kinds: ValueTypes, _ rule: @autoclosure () -> String)
    throws(QueryError)
  {
    if operand.type.canBe(kinds) { return }
    throw QueryError(
      .syntaxError, .invalidArgumentType, "\(rule()), not \(describe(operand.type))",
      at: operand.range)
  }

  /// For messages: `a string`, `a node or a list`.
  func describe(_ type: StaticType) -> String {
    let names: [(ValueTypes, String)] = [
      (.boolean, "a boolean"), (.integer, "an integer"), (.float, "a float"),
      (.string, "a string"), (.list, "a list"), (.map, "a map"), (.node, "a node"),
      (.relationship, "a relationship"), (.path, "a path"), (.date, "a date"),
      (.localTime, "a local time"), (.time, "a time"), (.localDateTime, "a local date and time"),
      (.dateTime, "a date and time"), (.duration, "a duration"),
    ]
    if type.kinds == .null { return "null" }
    if type.kinds.isSuperset(of: ValueTypes.any.subtracting(.null)) { return "any value" }
    return names.filter { type.kinds.contains($0.0) }.map(\.1).joined(separator: " or ")
  }

  // MARK: Logic

  mutating func bindLogical(
    _ operation: LogicalOperator, _ operands: [ExpressionSyntax], _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    var bound: [BoundExpression] = []
    bound.reserveCapacity(operands.count)
    for operand in operands {
      let item = try bindPredicate(operand)
      // Parentheses do not matter between operators of one kind.
      switch (operation, item.kind) {
      case (.and, .and(let inner)), (.or, .or(let inner)), (.xor, .xor(let inner)):
        bound += inner
      default: bound.append(item)
      }
    }
    let kind: BoundExpression.Kind =
      switch operation {
      case .and: .and(bound)
      case .or: .or(bound)
      case .xor: .xor(bound)
      }
    return BoundExpression(kind: kind, type: StaticType(.boolean), range: range)
  }

  mutating func bindNot(_ operand: ExpressionSyntax, _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    BoundExpression(
      kind: .not(try bindPredicate(operand)), type: StaticType(.boolean), range: range)
  }

  // MARK: Comparison

  mutating func bindComparison(
    _ first: ExpressionSyntax,
    _ steps: [(operation: ComparisonOperator, operand: ExpressionSyntax)],
    _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let left = try bindOperand(first)
    var bound: [ComparisonStep] = []
    for step in steps {
      bound.append(
        ComparisonStep(operation: step.operation, operand: try bindOperand(step.operand)))
    }
    return BoundExpression(
      kind: .comparison(left, bound), type: StaticType(.boolean), range: range)
  }

  /// A pattern may be compared with a truth value.
  private mutating func bindOperand(_ operand: ExpressionSyntax)
    throws(QueryError) -> BoundExpression
  {
    if case .pattern(let path) = operand.kind {
      return try bindPatternPredicate(path, operand.range)
    }
    return try bind(operand)
  }

  mutating func bindStringPredicate(
    _ predicate: StringPredicate, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let a = try bind(left)
    let b = try bind(right)
    let kind: BoundExpression.Kind =
      switch predicate {
      case .startsWith: .startsWith(a, b)
      case .endsWith: .endsWith(a, b)
      case .contains: .contains(a, b)
      case .matches: .matchesRegularExpression(a, b)
      }
    return BoundExpression(kind: kind, type: StaticType(.boolean), range: range)
  }

  mutating func bindIsIn(
    _ element: ExpressionSyntax, _ list: ExpressionSyntax, _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let a = try bind(element)
    let b = try bind(list)
    try require(b, .list, "IN takes a list on its right")
    return BoundExpression(kind: .isIn(a, list: b), type: StaticType(.boolean), range: range)
  }

  mutating func bindIsNull(_ operand: ExpressionSyntax, _ negated: Bool, _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    let bound = try bind(operand)
    return BoundExpression(
      kind: negated ? .isNotNull(bound) : .isNull(bound), type: StaticType(.boolean), range: range)
  }

  mutating func bindHasLabels(
    _ operand: ExpressionSyntax, _ labels: LabelExpressionSyntax, _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let bound = try bind(operand)
    try require(bound, .entity, "a label is asked of a node, a type of a relationship")
    let isType = bound.type.kinds == .relationship
    // Of what may be either it is not known what the names are names of.
    let isCertain = isType || bound.type.kinds == .node
    let names = (mentions, mentionedNames)
    let condition = bindLabels(labels, areTypes: isType)
    if !isCertain { (mentions, mentionedNames) = names }
    return BoundExpression(
      kind: .hasLabels(bound, condition), type: StaticType(.boolean), range: range)
  }

  // MARK: Arithmetic

  mutating func bindArithmetic(
    _ first: ExpressionSyntax,
    _ steps: [(operation: ArithmeticOperator, operand: ExpressionSyntax)],
    _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let left = try bind(first)
    var bound: [ArithmeticStep] = []
    var type = left.type
    for step in steps {
      let operand = try bind(step.operand)
      type = try result(of: step.operation, type, left.range, operand)
      bound.append(ArithmeticStep(operation: step.operation, operand: operand))
    }
    return BoundExpression(kind: .arithmetic(left, bound), type: type, range: range)
  }

  private func result(
    of operation: ArithmeticOperator, _ left: StaticType, _ leftRange: SourceRange,
    _ right: BoundExpression
  ) throws(QueryError) -> StaticType {
    let takes: ValueTypes
    switch operation {
    case .add: return try sum(left, leftRange, right)
    case .concatenate: takes = [.string, .list]
    case .modulo, .power: takes = .number
    case .subtract: takes = [.number, .temporal]
    case .multiply, .divide: takes = [.number, .duration]
    }
    let range = left.canBe(takes) ? right.range : leftRange
    let refused = left.canBe(takes) ? right.type : left
    guard refused.canBe(takes) else {
      throw QueryError(
        .syntaxError, .invalidArgumentType,
        "\(name(operation)) takes \(words(takes)), not \(describe(refused))", at: range)
    }
    if operation == .concatenate { return left.union(right.type) }
    guard left.kinds.isSubset(of: .number), right.type.kinds.isSubset(of: .number) else {
      return .any
    }
    if operation == .power { return StaticType(.float) }
    return numeric(left, right.type)
  }

  private func numeric(_ a: StaticType, _ b: StaticType) -> StaticType {
    if a.kinds == .integer, b.kinds == .integer { return StaticType(.integer) }
    if a.kinds == .float || b.kinds == .float { return StaticType(.float) }
    return StaticType(.number)
  }

  /// `+` adds numbers, durations to dates, joins strings with anything, and appends to lists.
  private func sum(_ left: StaticType, _ leftRange: SourceRange, _ right: BoundExpression)
    throws(QueryError) -> StaticType
  {
    let type = right.type
    let joins: ValueTypes = [.list, .string]
    if left.canBe(joins) || type.canBe(joins) {
      if left.kinds == .string && !type.canBe(.list) || type.kinds == .string && !left.canBe(.list)
      {
        return StaticType(.string)
      }
      return .any
    }
    let addable: ValueTypes = [.number, .temporal]
    for (operand, range) in [(left, leftRange), (type, right.range)] where !operand.canBe(addable) {
      throw QueryError(
        .syntaxError, .invalidArgumentType,
        "+ takes numbers, strings, lists, dates or durations, not \(describe(operand))", at: range)
    }
    guard left.kinds.isSubset(of: .number), type.kinds.isSubset(of: .number) else { return .any }
    return numeric(left, type)
  }

  private func name(_ operation: ArithmeticOperator) -> String {
    switch operation {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .modulo: "%"
    case .power: "^"
    case .concatenate: "||"
    }
  }

  private func words(_ kinds: ValueTypes) -> String {
    switch kinds {
    case .number: "numbers"
    case [.string, .list]: "strings or lists"
    case [.number, .duration]: "numbers or durations"
    default: "numbers, dates or durations"
    }
  }

  mutating func bindSign(_ expression: ExpressionSyntax) throws(QueryError) -> BoundExpression {
    switch expression.kind {
    case .negate(let operand):
      let bound = try bind(operand)
      try require(bound, [.number, .duration], "- takes a number or a duration")
      return BoundExpression(kind: .negate(bound), type: bound.type, range: expression.range)
    case .plus(let operand):
      let bound = try bind(operand)
      try require(bound, .number, "+ takes a number")
      return BoundExpression(kind: .plus(bound), type: bound.type, range: expression.range)
    default:
      return literal(.null, expression.range)
    }
  }
}
