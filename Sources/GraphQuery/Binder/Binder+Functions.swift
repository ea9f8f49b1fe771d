internal import GraphModel

extension Binder {
  mutating func bindCall(_ call: FunctionCallSyntax, _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    switch catalog.functions.function(named: call.name.text) {
    case .scalar(let function): return try bindScalar(function, call, range)
    case .aggregate(let function):
      return try bindAggregate(function, call.arguments, call.isDistinct, range)
    case nil: throw unknownFunction(call.name)
    }
  }

  private func unknownFunction(_ name: NameSyntax) -> QueryError {
    let suggestion = nearest(to: name.text, among: catalog.functions.names)
    return QueryError(
      .syntaxError, .unknownFunction, "there is no function \(name.text)",
      hint: suggestion.map { "did you mean \($0)?" }, at: name.range)
  }

  private mutating func bindScalar(
    _ function: ScalarFunction, _ call: FunctionCallSyntax, _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    if call.isDistinct {
      throw QueryError(
        .syntaxError, .unexpectedSyntax, "\(function.name) takes one value, not many rows",
        hint: "DISTINCT is for aggregates, as in count(DISTINCT x)", at: range)
    }
    guard function.arity.contains(call.arguments.count) else {
      throw wrongCount(
        function.name, call.arguments.count, function.arity.lowerBound,
        function.isVariadic ? nil : function.parameters.count, range)
    }
    if case .nested = aggregates, function.purity == .volatile {
      throw QueryError(
        .syntaxError, .nonConstantExpression,
        "\(function.name) gives another value each time and cannot be aggregated",
        hint: "compute it in a WITH first", at: range)
    }
    var arguments: [BoundExpression] = []
    for (index, argument) in call.arguments.enumerated() {
      // The old way to ask whether a pattern matches.
      if case .pattern(let path) = argument.kind, function.name == "exists" {
        return try bindPatternPredicate(path, range)
      }
      let bound = try bind(argument)
      try require(
        bound, function.parameter(index), "\(function.name) takes \(function.parameter(index))")
      arguments.append(bound)
    }
    return BoundExpression(
      kind: .call(function, arguments), type: type(of: function, arguments), range: range)
  }

  /// What a call yields, with the elements of lists where they are known.
  private func type(of function: ScalarFunction, _ arguments: [BoundExpression]) -> StaticType {
    let elements: ValueTypes
    switch function.name {
    case "range": elements = .integer
    case "nodes": elements = .node
    case "relationships": elements = .relationship
    case "labels", "keys", "split": elements = .string
    case "tail", "reverse":
      guard let list = arguments.first, list.type.kinds == .list else {
        return StaticType(function.result)
      }
      return list.type
    case "head", "last":
      guard let list = arguments.first, list.type.kinds == .list else { return .any }
      return StaticType(list.type.elements)
    case "coalesce":
      return arguments.reduce(.null) { $0.union($1.type) }
    default: return StaticType(function.result)
    }
    return StaticType(function.result, elements: elements)
  }

  private func wrongCount(
    _ name: String, _ given: Int, _ least: Int, _ most: Int?, _ range: SourceRange
  ) -> QueryError {
    let wanted: String
    switch most {
    case least: wanted = "\(least)"
    case nil: wanted = "at least \(least)"
    case .some(let most): wanted = "\(least) to \(most)"
    }
    let unit = most == 1 && least == 1 || most == nil && least == 1 ? "argument" : "arguments"
    return QueryError(
      .syntaxError, .invalidNumberOfArguments, "\(name) takes \(wanted) \(unit), not \(given)",
      at: range)
  }

  // MARK: Aggregates

  mutating func bindCountAll(_ range: SourceRange) throws(QueryError) -> BoundExpression {
    guard case .aggregate(let count) = catalog.functions.function(named: "count") else {
      throw unknownFunction(NameSyntax(text: "count", range: range))
    }
    return try bindAggregate(count, nil, false, range)
  }

  /// - Parameter arguments: nil for `count(*)`.
  private mutating func bindAggregate(
    _ function: AggregateFunction, _ arguments: [ExpressionSyntax]?, _ isDistinct: Bool,
    _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    let text = normalText(range)
    switch aggregates {
    case .forbidden(let place):
      throw QueryError(
        .syntaxError, .invalidAggregation,
        "\(function.name) is over many rows and cannot stand \(place)",
        hint: "compute it in a WITH first", at: range)
    case .nested(let outer):
      throw QueryError(
        .syntaxError, .nestedAggregation, "\(function.name) cannot stand within \(outer)",
        hint: "compute it in a WITH first", at: range)
    case .projection, .ordering:
      if let slot = substitutions.aggregates[text] { return variable(slot, range) }
    }
    if let arguments, arguments.count != function.arity {
      throw wrongCount(function.name, arguments.count, function.arity, function.arity, range)
    }
    let place = aggregates
    let outer = (scope, substitutions.expressions)
    if case .projection = place { scope = substitutions.inputScope }
    substitutions.expressions = [:]
    aggregates = .nested(function.name)
    var bound: [BoundExpression] = []
    for (index, argument) in (arguments ?? []).enumerated() {
      if case .ordering = place, let name = firstVariable(argument) {
        throw QueryError(
          .syntaxError, .undefinedVariable,
          "the variable \(name) cannot be used after an aggregation",
          hint: "add \(self.text(range)) to the columns, then order by it", at: argument.range)
      }
      let value = try bind(argument)
      try require(
        value, function.parameters[index], "\(function.name) takes \(function.parameters[index])")
      bound.append(value)
    }
    if arguments == nil { bound = [literal(.boolean(true), range)] }
    aggregates = place
    (scope, substitutions.expressions) = outer
    var type = StaticType(function.result)
    if function.name == "collect", let kinds = bound.first?.type.kinds {
      type = .list(of: kinds)
    } else if function.name == "min" || function.name == "max", let only = bound.first {
      type = only.type
    }
    let slot = newSlot(nil, .value, type, range)
    substitutions.aggregates[text] = slot
    substitutions.computed.append(
      BoundAggregate(
        slot: slot, function: function, isDistinct: isDistinct, arguments: bound, range: range))
    return variable(slot, range)
  }

  /// A name in the expression that could be a variable.
  private func firstVariable(_ expression: ExpressionSyntax) -> String? {
    guard let lexer = try? Lexer(text(expression.range)) else { return nil }
    for token in lexer.tokens where token.kind == .identifier || token.kind == .quotedIdentifier {
      let name = String(
        decoding: lexer.source[Int(token.start)..<Int(token.end)], as: UTF8.self)
      if scope.slot(name) != nil || scope.hidden[name] != nil { return name }
    }
    return nil
  }

  /// Whether the expression computes something over many rows, outside of subqueries.
  func containsAggregate(_ expression: ExpressionSyntax) -> Bool {
    switch expression.kind {
    case .literal, .parameter, .variable, .subquery, .pattern, .shortestPath: return false
    case .countAll: return true
    case .call(let call):
      if case .aggregate = catalog.functions.function(named: call.name.text) { return true }
      return call.arguments.contains(where: containsAggregate)
    case .property(let base, _), .not(let base), .negate(let base), .plus(let base),
      .isNull(let base, _), .hasLabels(let base, _):
      return containsAggregate(base)
    case .element(let base, let index): return containsAggregate(base) || containsAggregate(index)
    case .slice(let base, let from, let to):
      return [base, from, to].contains { $0.map(containsAggregate) ?? false }
    case .list(let elements), .logical(_, let elements):
      return elements.contains(where: containsAggregate)
    case .map(let entries): return entries.contains { containsAggregate($0.value) }
    case .mapProjection(_, let elements):
      return elements.contains {
        if case .entry(_, let value) = $0 { containsAggregate(value) } else { false }
      }
    case .comparison(let first, let steps):
      return containsAggregate(first) || steps.contains { containsAggregate($0.operand) }
    case .arithmetic(let first, let steps):
      return containsAggregate(first) || steps.contains { containsAggregate($0.operand) }
    case .stringPredicate(_, let a, let b), .isIn(let a, let b):
      return containsAggregate(a) || containsAggregate(b)
    case .case(let syntax):
      return [syntax.operand, syntax.otherwise].contains { $0.map(containsAggregate) ?? false }
        || syntax.branches.contains {
          containsAggregate($0.value) || $0.tests.contains(where: containsAggregate)
        }
    case .listComprehension(_, let list, let predicate, let value):
      return [list, predicate, value].contains { $0.map(containsAggregate) ?? false }
    case .patternComprehension(_, let predicate, let value):
      return [predicate, value].contains { $0.map(containsAggregate) ?? false }
    case .quantifier(_, _, let list, let predicate):
      return [list, predicate].contains { $0.map(containsAggregate) ?? false }
    case .reduce(_, let initial, _, let list, let step):
      return [initial, list, step].contains(where: containsAggregate)
    }
  }
}
