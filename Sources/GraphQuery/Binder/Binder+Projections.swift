internal import GraphModel

extension Binder {
  /// One column as it is written, or as `*` writes it out.
  private struct Item {
    let name: String
    /// Nil for a column of `*`.
    let expression: ExpressionSyntax?
    let range: SourceRange
    let aggregates: Bool
  }

  /// Binds `WITH` or `RETURN`; the scope afterwards is what the projection yields.
  mutating func bindProjection(_ projection: ProjectionSyntax, isReturn: Bool)
    throws(QueryError) -> BoundProjection
  {
    let items = try items(of: projection, isReturn: isReturn)
    let input = scope
    var bound = BoundProjection(
      isAggregating: items.contains { $0.aggregates }, groupingKeys: [], aggregates: [],
      columns: [], names: items.map(\.name), isDistinct: projection.isDistinct, orderBy: [],
      skip: nil, limit: nil, predicates: [], range: projection.range)
    if bound.isAggregating {
      try bindGrouped(items, into: &bound)
    } else {
      let place = isReturn ? "RETURN" : "WITH"
      for item in items { bound.columns.append(try bindColumn(item, place)) }
    }

    // ORDER BY and WHERE see the columns and, where rows still are what they were, the input.
    let outputs = zip(bound.names, bound.columns)
    let isNarrow = bound.isAggregating || bound.isDistinct
    if isNarrow {
      hideInput(input, items)
    } else {
      scope = input
    }
    for (name, column) in outputs { scope.declare(name, column.slot) }
    if isNarrow { noteColumns(items, bound) }
    bound.orderBy = try bindOrder(projection.orderBy, &bound)
    if let predicate = projection.predicate {
      aggregates = .forbidden("in WHERE")
      bound.predicates = try bindConjuncts(predicate)
    }
    bound.aggregates = bound.isAggregating ? substitutions.computed : []
    substitutions = Substitutions()
    aggregates = .forbidden("here")
    bound.skip = try bindBound(projection.skip, "SKIP")
    bound.limit = try bindBound(projection.limit, "LIMIT")

    scope.removeAll()
    for (name, column) in outputs { scope.declare(name, column.slot) }
    return bound
  }

  // MARK: Columns

  private mutating func items(of projection: ProjectionSyntax, isReturn: Bool)
    throws(QueryError) -> [Item]
  {
    var items: [Item] = []
    if let star = projection.star {
      if scope.order.isEmpty, isReturn {
        throw QueryError(
          .syntaxError, .noVariablesInScope, "RETURN * has no variables to return",
          hint: "give the parts of the pattern names", at: star)
      }
      // Columns of `RETURN *` come by name, so that they do not hang on how the pattern is written.
      for name in isReturn ? scope.order.sorted() : scope.order {
        items.append(Item(name: name, expression: nil, range: star, aggregates: false))
      }
    }
    for item in projection.items {
      let name: String
      if let alias = item.alias {
        name = alias.text
      } else if case .variable(let variable) = item.expression.kind {
        name = variable
      } else if isReturn {
        name = text(item.expression.range)
      } else {
        throw QueryError(
          .syntaxError, .noExpressionAlias, "an expression in WITH needs a name",
          hint: "write … AS name", at: item.expression.range)
      }
      items.append(
        Item(
          name: name, expression: item.expression,
          range: item.alias?.range ?? item.expression.range,
          aggregates: containsAggregate(item.expression)))
    }
    var seen: Set<String> = []
    for item in items where !seen.insert(item.name).inserted {
      throw QueryError(
        .syntaxError, .columnNameConflict, "two columns have the name \(item.name)",
        hint: "give one of them another name with AS", at: item.range)
    }
    return items
  }

  private mutating func bindColumn(_ item: Item, _ place: String) throws(QueryError) -> Assignment {
    guard let expression = item.expression else {
      return try handOn(item.name, item.range)
    }
    let bound = try bind(expression, in: place)
    return assignment(of: bound, to: item)
  }

  private mutating func handOn(_ name: String, _ range: SourceRange) throws(QueryError)
    -> Assignment
  {
    let slot = try resolve(name, range)
    return Assignment(slot: slot, expression: variable(slot, range))
  }

  /// A variable that keeps its name keeps its slot.
  private mutating func assignment(of expression: BoundExpression, to item: Item) -> Assignment {
    guard case .variable(let source) = expression.kind else {
      let slot = newSlot(item.name, .value, expression.type, item.range)
      return Assignment(slot: slot, expression: expression)
    }
    let original = variables[source.rawValue]
    if original.name == item.name { return Assignment(slot: source, expression: expression) }
    let slot = newSlot(item.name, original.kind, original.type, item.range)
    return Assignment(slot: slot, expression: expression)
  }

  func variable(_ slot: Slot, _ range: SourceRange) -> BoundExpression {
    BoundExpression(
      kind: .variable(slot), type: variables[slot.rawValue].type, range: range)
  }

  // MARK: Grouping

  /// Binds the grouping keys first, then the columns with aggregates, which see only those keys.
  private mutating func bindGrouped(_ items: [Item], into bound: inout BoundProjection)
    throws(QueryError)
  {
    var columns: [Assignment?] = Array(repeating: nil, count: items.count)
    var keys = Substitutions()
    keys.inputScope = scope
    var keyNames: [(name: String, slot: Slot)] = []
    for (index, item) in items.enumerated() where !item.aggregates {
      let column = try bindColumn(item, "a grouping key")
      bound.groupingKeys.append(column)
      columns[index] = Assignment(slot: column.slot, expression: variable(column.slot, item.range))
      guard let expression = item.expression else {
        keyNames.append((item.name, column.slot))
        continue
      }
      switch expression.kind {
      case .variable(let name): keyNames.append((name, column.slot))
      case .property: keys.expressions[normalText(expression.range)] = column.slot
      default: break
      }
    }
    let input = scope
    hideInput(input, items)
    for (name, slot) in keyNames { scope.declare(name, slot) }
    substitutions = keys
    aggregates = .projection
    for (index, item) in items.enumerated() where item.aggregates {
      guard let expression = item.expression else { continue }
      let value = try bind(expression)
      let slot = newSlot(item.name, .value, value.type, item.range)
      columns[index] = Assignment(slot: slot, expression: value)
    }
    bound.columns = columns.compactMap { $0 }
  }

  /// Leaves only what the query around has bound, and notes why the rest is gone.
  private mutating func hideInput(_ input: Scope, _ items: [Item]) {
    scope = input
    scope.removeAll()
    var complex: Set<String> = []
    for item in items where !item.aggregates {
      guard let expression = item.expression else { continue }
      switch expression.kind {
      case .variable, .property: break
      default: complex.formUnion(variableNames(in: expression))
      }
    }
    for name in input.order {
      scope.hidden[name] = complex.contains(name) ? .inComplexKey : .notProjected
    }
  }

  /// The names that stand in an expression as variables, roughly: words of its text that were
  /// bound. Used to choose between two errors only.
  private func variableNames(in expression: ExpressionSyntax) -> Set<String> {
    guard let lexer = try? Lexer(text(expression.range)) else { return [] }
    var names: Set<String> = []
    for token in lexer.tokens where token.kind == .identifier {
      names.insert(
        String(decoding: lexer.source[Int(token.start)..<Int(token.end)], as: UTF8.self))
    }
    return names
  }

  // MARK: Order

  /// Lets `ORDER BY` mention columns by the expressions that compute them.
  private mutating func noteColumns(_ items: [Item], _ bound: BoundProjection) {
    for (item, column) in zip(items, bound.columns) {
      guard let expression = item.expression else { continue }
      substitutions.expressions[normalText(expression.range)] = column.slot
    }
    substitutions.replacesAll = true
    if bound.isDistinct { substitutions.aggregates.removeAll() }
  }

  private mutating func bindOrder(_ items: [SortItemSyntax], _ bound: inout BoundProjection)
    throws(QueryError) -> [BoundSortItem]
  {
    var result: [BoundSortItem] = []
    for item in items {
      if bound.isAggregating, containsAggregate(item.expression) {
        aggregates = .ordering
      } else {
        aggregates = .forbidden("in ORDER BY unless RETURN or WITH has it too")
      }
      let expression = try bind(item.expression)
      result.append(BoundSortItem(expression: expression, isDescending: item.isDescending))
    }
    return result
  }

  // MARK: Skip and limit

  private mutating func bindBound(_ expression: ExpressionSyntax?, _ clause: String)
    throws(QueryError) -> BoundExpression?
  {
    guard let expression else { return nil }
    constantClause = clause
    defer { constantClause = nil }
    let bound = try bind(expression, in: clause)
    guard bound.type.canBe(.integer) else {
      throw QueryError(
        .syntaxError, .invalidArgumentType,
        "\(clause) takes a whole number, not \(describe(bound.type))", at: expression.range)
    }
    if case .literal(.integer(let number)) = bound.kind, number < 0 {
      throw QueryError(
        .syntaxError, .negativeIntegerArgument, "\(clause) cannot be negative",
        at: expression.range)
    }
    return bound
  }

  // MARK: Text

  /// The tokens of an expression with single spaces between, without parentheses around all of it,
  /// so that expressions that are written alike compare equal.
  func normalText(_ range: SourceRange) -> String {
    guard let lexer = try? Lexer(text(range)) else { return text(range) }
    var tokens = lexer.tokens.dropLast()
    while let first = tokens.first, first.kind == .leftParenthesis,
      Int(first.partner) == tokens.endIndex - 1
    {
      tokens = tokens.dropFirst().dropLast()
    }
    return tokens.map { token in
      let word = String(decoding: lexer.source[Int(token.start)..<Int(token.end)], as: UTF8.self)
      return word
    }.joined(separator: " ")
  }
}
