internal import GraphModel

/// Recursion here follows the depth of the syntax tree, which the parser bounds. The dispatcher is
/// kept apart from the work, so that a level costs a small frame.
extension Binder {
  /// Binds an expression outside of projections that group.
  ///
  /// - Parameter place: where it stands, for the error about an aggregate, as in `WHERE`.
  mutating func bind(_ expression: ExpressionSyntax, in place: String)
    throws(QueryError) -> BoundExpression
  {
    aggregates = .forbidden("in \(place)")
    return try bind(expression)
  }

  /// Binds a predicate as the conjuncts of its outermost `AND`.
  mutating func bindConjuncts(_ predicate: ExpressionSyntax) throws(QueryError) -> [BoundExpression]
  {
    let bound = try bindPredicate(predicate)
    if case .and(let conjuncts) = bound.kind { return conjuncts }
    return [bound]
  }

  /// Binds an expression that must be true or false, and may be a pattern.
  mutating func bindPredicate(_ expression: ExpressionSyntax) throws(QueryError) -> BoundExpression
  {
    let bound: BoundExpression
    if case .pattern(let path) = expression.kind {
      bound = try bindPatternPredicate(path, expression.range)
    } else {
      bound = try bind(expression)
    }
    try require(bound, .boolean, "a predicate is true or false")
    return bound
  }

  mutating func bind(_ expression: ExpressionSyntax) throws(QueryError) -> BoundExpression {
    if let slot = substitute(expression) { return variable(slot, expression.range) }
    switch expression.kind {
    case .literal, .parameter, .variable: return try bindLeaf(expression)
    case .property, .element, .slice: return try bindAccess(expression)
    case .list(let elements): return try bindList(elements, expression.range)
    case .map(let entries): return try bindMap(entries, expression.range)
    case .mapProjection(let name, let elements):
      return try bindMapProjection(name, elements, expression.range)
    case .logical(let operation, let operands):
      return try bindLogical(operation, operands, expression.range)
    case .not(let operand): return try bindNot(operand, expression.range)
    case .comparison(let first, let steps):
      return try bindComparison(first, steps, expression.range)
    case .arithmetic(let first, let steps):
      return try bindArithmetic(first, steps, expression.range)
    case .negate, .plus: return try bindSign(expression)
    case .stringPredicate(let predicate, let left, let right):
      return try bindStringPredicate(predicate, left, right, expression.range)
    case .isIn(let element, let list): return try bindIsIn(element, list, expression.range)
    case .isNull(let operand, let negated):
      return try bindIsNull(operand, negated, expression.range)
    case .hasLabels(let operand, let labels):
      return try bindHasLabels(operand, labels, expression.range)
    case .case(let syntax): return try bindCase(syntax, expression.range)
    case .call(let call): return try bindCall(call, expression.range)
    case .countAll: return try bindCountAll(expression.range)
    case .listComprehension, .quantifier, .reduce: return try bindIteration(expression)
    case .patternComprehension(let path, let predicate, let value):
      return try bindPatternComprehension(path, predicate, value, expression.range)
    case .subquery(let form, let body): return try bindSubquery(form, body, expression.range)
    case .pattern: throw misplacedPattern(expression.range)
    case .shortestPath(let path): return try bindShortestPath(path, expression.range)
    }
  }

  private func misplacedPattern(_ range: SourceRange) -> QueryError {
    QueryError(
      .syntaxError, .unexpectedSyntax, "a pattern is a predicate and cannot be a value",
      hint: "use COUNT { … }, EXISTS { … } or a pattern comprehension [… | value]", at: range)
  }

  /// The slot that already holds the value of an expression written the same way.
  private func substitute(_ expression: ExpressionSyntax) -> Slot? {
    if substitutions.expressions.isEmpty { return nil }
    if !substitutions.replacesAll {
      guard case .property = expression.kind else { return nil }
    } else if case .literal = expression.kind {
      return nil
    }
    if case .variable = expression.kind { return nil }
    var root = expression
    while case .property(let base, _) = root.kind { root = base }
    if case .variable(let name) = root.kind, scope.isLocal(name) { return nil }
    return substitutions.expressions[normalText(expression.range)]
  }

  // MARK: Leaves

  private mutating func bindLeaf(_ expression: ExpressionSyntax)
    throws(QueryError) -> BoundExpression
  {
    switch expression.kind {
    case .literal(let value):
      return literal(value, expression.range)
    case .parameter(let name):
      use(parameter: name, expression.range)
      return BoundExpression(kind: .parameter(name), type: .any, range: expression.range)
    case .variable(let name):
      if scope.slot(name) == nil, let number = namedNumber(name) {
        return literal(.float(number), expression.range)
      }
      return variable(try resolve(name, expression.range), expression.range)
    default:
      return literal(.null, expression.range)
    }
  }

  /// `INF`, `INFINITY` and `NAN`, where no variable has the name.
  private func namedNumber(_ name: String) -> Double? {
    switch name.uppercased() {
    case "INF", "INFINITY": .infinity
    case "NAN": .nan
    default: nil
    }
  }

  func literal(_ value: Value, _ range: SourceRange) -> BoundExpression {
    BoundExpression(kind: .literal(value), type: type(of: value), range: range)
  }

  private func type(of value: Value) -> StaticType {
    guard case .list(let elements) = value else { return StaticType(ValueTypes(of: value)) }
    let kinds = elements.reduce(into: ValueTypes()) { $0.formUnion(ValueTypes(of: $1)) }
    return .list(of: kinds.isEmpty ? .null : kinds)
  }

  // MARK: Parts of values

  private mutating func bindAccess(_ expression: ExpressionSyntax)
    throws(QueryError) -> BoundExpression
  {
    switch expression.kind {
    case .property(let base, let key): return try bindProperty(base, key, expression.range)
    case .element(let base, let index): return try bindElement(base, index, expression.range)
    case .slice(let base, let from, let to):
      return try bindSlice(base, from, to, expression.range)
    default: return literal(.null, expression.range)
    }
  }

  private mutating func bindProperty(
    _ base: ExpressionSyntax, _ key: NameSyntax, _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let bound = try bind(base)
    let holders: ValueTypes = [.entity, .map, .temporal]
    guard bound.type.canBe(holders) else {
      throw QueryError(
        bound.type.kinds == .path ? .syntaxError : .typeError, .invalidArgumentType,
        "\(describe(bound.type)) has no properties",
        hint: "nodes, relationships, maps and dates have", at: range)
    }
    if bound.type.kinds.isSubset(of: .entity) { mention(.propertyKey, key.text, key.range) }
    return BoundExpression(kind: .property(bound, key: key.text), type: .any, range: range)
  }

  private mutating func bindElement(
    _ base: ExpressionSyntax, _ index: ExpressionSyntax, _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let bound = try bind(base)
    let position = try bind(index)
    guard bound.type.canBe([.list, .map, .entity]) else {
      throw QueryError(
        .typeError, .invalidArgumentType, "\(describe(bound.type)) has no elements",
        hint: "lists and maps have", at: range)
    }
    if bound.type.kinds == .list, !position.type.canBe(.integer) {
      throw QueryError(
        .typeError, .listElementAccessByNonInteger,
        "an element of a list is found by a whole number, not \(describe(position.type))",
        at: position.range)
    }
    let type = bound.type.kinds == .list ? StaticType(bound.type.elements) : .any
    return BoundExpression(kind: .element(bound, index: position), type: type, range: range)
  }

  private mutating func bindSlice(
    _ base: ExpressionSyntax, _ from: ExpressionSyntax?, _ to: ExpressionSyntax?,
    _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let bound = try bind(base)
    try require(bound, .list, "a slice is of a list")
    let lower = try bindOptional(from)
    let upper = try bindOptional(to)
    let type = StaticType.list(of: bound.type.elements)
    return BoundExpression(kind: .slice(bound, from: lower, to: upper), type: type, range: range)
  }

  mutating func bindOptional(_ expression: ExpressionSyntax?) throws(QueryError) -> BoundExpression?
  {
    guard let expression else { return nil }
    return try bind(expression)
  }

  // MARK: Lists and maps

  private mutating func bindList(_ elements: [ExpressionSyntax], _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    var bound: [BoundExpression] = []
    bound.reserveCapacity(elements.count)
    var values: [Value] = []
    var kinds = ValueTypes()
    for element in elements {
      let item = try bind(element)
      kinds.formUnion(item.type.kinds)
      if case .literal(let value) = item.kind { values.append(value) }
      bound.append(item)
    }
    let type = StaticType.list(of: kinds.isEmpty ? .null : kinds)
    let kind: BoundExpression.Kind =
      values.count == elements.count ? .literal(.list(values)) : .list(bound)
    return BoundExpression(kind: kind, type: type, range: range)
  }

  private mutating func bindMap(_ entries: [MapEntrySyntax], _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    var bound: [BoundProperty] = []
    var values: [String: Value] = [:]
    var isConstant = true
    for entry in entries {
      let value = try bind(entry.value)
      if case .literal(let constant) = value.kind {
        values[entry.key.text] = constant
      } else {
        isConstant = false
      }
      bound.append(BoundProperty(key: entry.key.text, value: value))
    }
    return BoundExpression(
      kind: isConstant ? .literal(.map(values)) : .map(bound), type: StaticType(.map), range: range)
  }

  private mutating func bindMapProjection(
    _ name: NameSyntax, _ elements: [MapElementSyntax], _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let base = variable(try resolve(name.text, name.range), name.range)
    try require(base, [.entity, .map], "a map projection is of a node, a relationship or a map")
    var bound: [BoundMapElement] = []
    for element in elements {
      switch element {
      case .allProperties:
        bound.append(.allProperties)
      case .property(let key):
        let value = BoundExpression(
          kind: .property(base, key: key.text), type: .any, range: key.range)
        bound.append(.entry(key: key.text, value: value))
      case .variable(let variableName):
        let value = variable(
          try resolve(variableName.text, variableName.range), variableName.range)
        bound.append(.entry(key: variableName.text, value: value))
      case .entry(let key, let value):
        bound.append(.entry(key: key.text, value: try bind(value)))
      }
    }
    return BoundExpression(
      kind: .mapProjection(base, bound), type: StaticType(.map), range: range)
  }

  // MARK: Cases

  private mutating func bindCase(_ syntax: CaseSyntax, _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    var type = StaticType.null
    if let operand = syntax.operand {
      let bound = try bind(operand)
      var branches: [(tests: [BoundExpression], value: BoundExpression)] = []
      for branch in syntax.branches {
        var tests: [BoundExpression] = []
        for test in branch.tests { tests.append(try bind(test)) }
        let value = try bind(branch.value)
        type = type.union(value.type)
        branches.append((tests, value))
      }
      let otherwise = try bindOptional(syntax.otherwise)
      if let otherwise { type = type.union(otherwise.type) }
      return BoundExpression(
        kind: .simpleCase(bound, branches, otherwise: otherwise), type: type, range: range)
    }
    var branches: [(predicate: BoundExpression, value: BoundExpression)] = []
    for branch in syntax.branches {
      // The parser reads one test where there is no operand.
      guard let test = branch.tests.first else { continue }
      let predicate = try bindPredicate(test)
      let value = try bind(branch.value)
      type = type.union(value.type)
      branches.append((predicate, value))
    }
    let otherwise = try bindOptional(syntax.otherwise)
    if let otherwise { type = type.union(otherwise.type) }
    return BoundExpression(
      kind: .searchedCase(branches, otherwise: otherwise), type: type, range: range)
  }

  // MARK: Iterations

  private mutating func bindIteration(_ expression: ExpressionSyntax)
    throws(QueryError) -> BoundExpression
  {
    switch expression.kind {
    case .listComprehension(let name, let list, let predicate, let value):
      return try bindListComprehension(name, list, predicate, value, expression.range)
    case .quantifier(let quantifier, let name, let list, let predicate):
      return try bindQuantifier(quantifier, name, list, predicate, expression.range)
    case .reduce(let accumulator, let initial, let name, let list, let step):
      return try bindReduce(accumulator, initial, name, list, step, expression.range)
    default: return literal(.null, expression.range)
    }
  }

  /// A variable that stands for each element of a list within an expression.
  private mutating func declareElement(_ name: NameSyntax, of list: BoundExpression) -> Slot {
    let type = list.type.kinds == .list ? StaticType(list.type.elements) : .any
    let slot = newSlot(name.text, .value, type, name.range)
    scope.declareLocal(name.text, slot)
    return slot
  }

  /// Runs `body` where an aggregate would be one for each element, which the language forbids.
  private mutating func perElement<Result>(
    _ body: (inout Binder) throws(QueryError) -> Result
  ) throws(QueryError) -> Result {
    let outer = (scope, aggregates)
    aggregates = .forbidden("within a list expression")
    let result = try body(&self)
    (scope, aggregates) = outer
    return result
  }

  private mutating func bindListComprehension(
    _ name: NameSyntax, _ list: ExpressionSyntax, _ predicate: ExpressionSyntax?,
    _ value: ExpressionSyntax?, _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let source = try bind(list)
    try require(source, .list, "a list comprehension is over a list")
    return try perElement { (binder) throws(QueryError) in
      let slot = binder.declareElement(name, of: source)
      var condition: BoundExpression?
      if let predicate { condition = try binder.bindPredicate(predicate) }
      let result = try binder.bindOptional(value)
      let elements = result?.type.kinds ?? source.type.elements
      return BoundExpression(
        kind: .listComprehension(slot, list: source, predicate: condition, value: result),
        type: .list(of: elements), range: range)
    }
  }

  private mutating func bindQuantifier(
    _ quantifier: Quantifier, _ name: NameSyntax, _ list: ExpressionSyntax,
    _ predicate: ExpressionSyntax?, _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let source = try bind(list)
    try require(source, .list, "a quantifier is over a list")
    return try perElement { (binder) throws(QueryError) in
      let slot = binder.declareElement(name, of: source)
      let condition: BoundExpression
      if let predicate {
        condition = try binder.bindPredicate(predicate)
      } else {
        condition = binder.variable(slot, name.range)
      }
      return BoundExpression(
        kind: .quantifier(quantifier, slot, list: source, predicate: condition),
        type: StaticType(.boolean), range: range)
    }
  }

  private mutating func bindReduce(
    _ accumulator: NameSyntax, _ initial: ExpressionSyntax, _ name: NameSyntax,
    _ list: ExpressionSyntax, _ step: ExpressionSyntax, _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let start = try bind(initial)
    let source = try bind(list)
    try require(source, .list, "reduce is over a list")
    return try perElement { (binder) throws(QueryError) in
      let total = binder.newSlot(accumulator.text, .value, .any, accumulator.range)
      binder.scope.declareLocal(accumulator.text, total)
      let slot = binder.declareElement(name, of: source)
      let next = try binder.bind(step)
      return BoundExpression(
        kind: .reduce(accumulator: total, initial: start, slot, list: source, step: next),
        type: .any, range: range)
    }
  }
}
