internal import GraphModel

/// Patterns and subqueries in expressions: queries that see the row.
extension Binder {
  /// A pattern as a predicate: all its names must be bound.
  mutating func bindPatternPredicate(_ path: PathPatternSyntax, _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    let (query, arguments) = try inSubquery { (binder) throws(QueryError) in
      let match = try binder.bindSinglePath(path, nil, mustBeBound: true)
      return binder.query(match, nil)
    }
    return subquery(.exists, query, arguments, StaticType(.boolean), range)
  }

  mutating func bindPatternComprehension(
    _ path: PathPatternSyntax, _ predicate: ExpressionSyntax?, _ value: ExpressionSyntax,
    _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    var elements = ValueTypes()
    let (query, arguments) = try inSubquery { (binder) throws(QueryError) in
      let match = try binder.bindSinglePath(path, predicate, mustBeBound: false)
      binder.aggregates = .forbidden("within a pattern comprehension")
      let bound = try binder.bind(value)
      elements = bound.type.kinds
      return binder.query(match, bound)
    }
    return subquery(.collect, query, arguments, .list(of: elements), range)
  }

  /// `shortestPath(…)` as a value: a path or null; `allShortestPaths(…)`: a list.
  mutating func bindShortestPath(_ path: PathPatternSyntax, _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    guard case .function(let all) = path.selector else { return literal(.null, range) }
    let (query, arguments) = try inSubquery { (binder) throws(QueryError) in
      var match = try binder.bindSinglePath(path, nil, mustBeBound: true)
      let slot = binder.newSlot(nil, .path, StaticType(.path), path.range)
      match.paths[0].slot = slot
      match.introduced.append(slot)
      return binder.query(match, binder.variable(slot, path.range))
    }
    return all
      ? subquery(.collect, query, arguments, .list(of: .path), range)
      : subquery(.first, query, arguments, StaticType(.path), range)
  }

  private mutating func bindSinglePath(
    _ path: PathPatternSyntax, _ predicate: ExpressionSyntax?, mustBeBound: Bool
  ) throws(QueryError) -> BoundMatch {
    var pattern = PatternRound(firstSlot: variables.count)
    pattern.mustBeBound = mustBeBound
    var draft = try PathDraft(path)
    try declare(&draft, &pattern)
    aggregates = .forbidden("in a pattern")
    let bound = try finish(draft)
    let predicates = try predicate.map { (predicate) throws(QueryError) in
      try bindConjuncts(predicate)
    }
    return BoundMatch(
      isOptional: false, paths: [bound], predicates: predicates ?? [], validTime: nil,
      arguments: pattern.arguments, introduced: pattern.introduced, range: path.range)
  }

  /// A query of one match, and the value it returns for each row.
  private mutating func query(_ match: BoundMatch, _ value: BoundExpression?) -> BoundQuery {
    var projection: BoundProjection?
    var columns: [ResultColumn] = []
    if let value {
      let slot = newSlot(nil, .value, value.type, value.range)
      projection = BoundProjection(
        isAggregating: false, groupingKeys: [], aggregates: [],
        columns: [Assignment(slot: slot, expression: value)], names: ["value"], isDistinct: false,
        orderBy: [], skip: nil, limit: nil, predicates: [], range: value.range)
      columns = [ResultColumn(name: "value", slot: slot)]
    }
    let part = BoundPart(clauses: [.match(match)], projection: projection)
    return BoundQuery(
      branches: [BoundLinearQuery(arguments: [], parts: [part], outputs: columns.map(\.slot))],
      union: nil, columns: columns)
  }

  func subquery(
    _ form: SubqueryForm, _ query: BoundQuery, _ arguments: [Slot], _ type: StaticType,
    _ range: SourceRange
  ) -> BoundExpression {
    var query = query
    for index in query.branches.indices { query.branches[index].arguments = arguments }
    return BoundExpression(
      kind: .subquery(form, BoundSubquery(query: query, arguments: arguments)), type: type,
      range: range)
  }

  // MARK: Subqueries in expressions

  /// `EXISTS { … }`, `COUNT { … }` and `COLLECT { … }`.
  mutating func bindSubquery(_ form: SubqueryForm, _ body: SubquerySyntax, _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    let (query, arguments) = try inSubquery { (binder) throws(QueryError) in
      switch body {
      case .pattern(let match):
        let bound = try binder.bindMatch(match)
        return binder.query(bound, nil)
      case .query(let query):
        return try binder.bindQuery(query, isExistence: form != .collect)
      }
    }
    if query.isWriting {
      throw QueryError(
        .syntaxError, .invalidClauseComposition, "a subquery in an expression cannot write",
        hint: "use CALL { … }", at: range)
    }
    switch form {
    case .exists: return subquery(form, query, arguments, StaticType(.boolean), range)
    case .count: return subquery(form, query, arguments, StaticType(.integer), range)
    case .collect, .first:
      guard query.columns.count == 1 else {
        throw QueryError(
          .syntaxError, .invalidClauseComposition, "COLLECT takes a query that returns one column",
          at: range)
      }
      let elements = variables[query.columns[0].slot.rawValue].type.kinds
      return subquery(form, query, arguments, .list(of: elements), range)
    }
  }
}
