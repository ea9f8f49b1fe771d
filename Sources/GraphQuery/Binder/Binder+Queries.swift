extension Binder {
  // MARK: Unions

  /// Binds a query in the scope at hand; each branch begins in it.
  mutating func bindQuery(_ query: QuerySyntax, isExistence: Bool = false)
    throws(QueryError) -> BoundQuery
  {
    let start = scope
    var branches: [BoundLinearQuery] = []
    var names: [String] = []
    var union: BoundQuery.Union?
    for (index, branch) in query.branches.enumerated() {
      scope = start
      if index > 0 {
        let joint = query.unions[index - 1]
        if let union, union != joint.union {
          throw QueryError(
            .syntaxError, .invalidClauseComposition, "UNION and UNION ALL cannot be mixed",
            hint: "use one of them throughout, or put a part into CALL { … }", at: joint.range)
        }
        union = joint.union
      }
      var (linear, columns) = try bindSingleQuery(branch, isExistence: isExistence)
      if index == 0 {
        names = columns
      } else {
        try align(&linear, columns, with: names, branch.range)
      }
      branches.append(linear)
    }
    guard query.branches.count > 1 else {
      let columns = zip(names, branches[0].outputs).map { ResultColumn(name: $0, slot: $1) }
      return BoundQuery(branches: branches, union: nil, columns: columns)
    }
    if names.isEmpty, !isExistence {
      throw QueryError(
        .syntaxError, .invalidClauseComposition, "every part of a UNION needs a RETURN",
        at: query.unions[0].range)
    }
    let columns = names.indices.map { column in
      var type = StaticType.null
      for branch in branches { type = type.union(variables[branch.outputs[column].rawValue].type) }
      let kinds = Set(branches.map { variables[$0.outputs[column].rawValue].kind })
      let kind = kinds.count == 1 ? kinds.first ?? .value : .value
      let slot = newSlot(names[column], kind, type, query.range)
      return ResultColumn(name: names[column], slot: slot)
    }
    return BoundQuery(branches: branches, union: union, columns: columns)
  }

  /// Brings the columns of a branch into the order of the first one's.
  private func align(
    _ branch: inout BoundLinearQuery, _ columns: [String], with names: [String],
    _ range: SourceRange
  ) throws(QueryError) {
    guard columns.count == names.count, Set(columns) == Set(names) else {
      throw QueryError(
        .syntaxError, .differentColumnsInUnion,
        "the parts of a UNION return different columns: \(names.joined(separator: ", ")) and "
          + columns.joined(separator: ", "),
        hint: "give the columns the same names with AS", at: range)
    }
    let outputs = Dictionary(zip(columns, branch.outputs), uniquingKeysWith: { $1 })
    branch.outputs = names.compactMap { outputs[$0] }
  }

  // MARK: Single queries

  private mutating func bindSingleQuery(_ query: SingleQuerySyntax, isExistence: Bool)
    throws(QueryError) -> (BoundLinearQuery, columns: [String])
  {
    try checkEnd(of: query, isExistence: isExistence)
    var parts: [BoundPart] = []
    var part = BoundPart(clauses: [], projection: nil)
    for clause in query.clauses {
      switch clause {
      case .with(let projection):
        part.projection = try bindProjection(projection, isReturn: false)
        parts.append(part)
        part = BoundPart(clauses: [], projection: nil)
      case .return(let projection):
        part.projection = try bindProjection(projection, isReturn: true)
      default:
        part.clauses.append(try bindClause(clause))
      }
    }
    parts.append(part)
    let columns = part.projection?.names ?? []
    let outputs = part.projection?.columns.map(\.slot) ?? []
    return (BoundLinearQuery(arguments: [], parts: parts, outputs: outputs), columns)
  }

  /// A query must return or write something; what is asked whether it has rows need not.
  private func checkEnd(of query: SingleQuerySyntax, isExistence: Bool) throws(QueryError) {
    guard let last = query.clauses.last else { return }
    let name: String
    switch last {
    case .match: name = "MATCH"
    case .unwind: name = "UNWIND"
    case .with: name = "WITH"
    default: return
    }
    if isExistence { return }
    throw QueryError(
      .syntaxError, .invalidClauseComposition, "a query cannot end with \(name)",
      hint: "add a RETURN", at: last.range)
  }

  private mutating func bindClause(_ clause: ClauseSyntax) throws(QueryError) -> BoundClause {
    switch clause {
    case .match(let match): return .match(try bindMatch(match))
    case .unwind(let list, let name, let range):
      return .unwind(try bindUnwind(list, name, range))
    case .create(let paths, let range): return .create(try bindCreate(paths, range))
    case .merge(let merge): return .merge(try bindMerge(merge))
    case .set(let items, _): return .set(try bindSetItems(items))
    case .remove(let items, _): return .remove(try bindRemoveItems(items))
    case .delete(let expressions, let isDetaching, let range):
      return .delete(try bindDelete(expressions, isDetaching: isDetaching, range))
    case .call(let call): return .callProcedure(try bindProcedureCall(call, isStandalone: false))
    case .subquery(let call): return .callSubquery(try bindSubqueryCall(call))
    case .with, .return:
      // Handled where parts are made; neither reaches this function.
      throw QueryError(
        .syntaxError, .invalidClauseComposition, "a projection cannot stand here",
        at: clause.range)
    }
  }

  private mutating func bindUnwind(
    _ list: ExpressionSyntax, _ name: NameSyntax, _ range: SourceRange
  ) throws(QueryError) -> BoundUnwind {
    let bound = try bind(list, in: "UNWIND")
    let type = bound.type.kinds == .list ? StaticType(bound.type.elements) : .any
    return BoundUnwind(list: bound, slot: try declare(name, .value, type), range: range)
  }

  // MARK: Subquery calls

  private mutating func bindSubqueryCall(_ call: SubqueryCallSyntax)
    throws(QueryError) -> BoundSubqueryCall
  {
    let outer = scope
    let place = aggregates
    captures.append(Capture(firstSlot: variables.count))
    var query = call.query
    scope = Scope()
    switch call.imports {
    case .all:
      for name in outer.order { try importVariable(name, from: outer, call.range) }
    case .names(let names):
      for name in names { try importVariable(name.text, from: outer, name.range) }
    case nil:
      query = try bindImportingWith(query, from: outer)
    }
    var bound = try bindQuery(query)
    let arguments = captures.removeLast().slots.sorted()
    for index in bound.branches.indices { bound.branches[index].arguments = arguments }
    scope = outer
    aggregates = place
    for column in bound.columns {
      let name = NameSyntax(text: column.name, range: call.range)
      if scope.slot(column.name) != nil { throw alreadyBound(name) }
      scope.declare(column.name, column.slot)
    }
    return BoundSubqueryCall(query: bound, isOptional: call.isOptional, range: call.range)
  }

  private mutating func importVariable(_ name: String, from outer: Scope, _ range: SourceRange)
    throws(QueryError)
  {
    let inner = scope
    scope = outer
    let slot = try resolve(name, range)
    scope = inner
    scope.declare(name, slot)
  }

  /// `CALL { WITH a, b … }`: a first `WITH` of plain variables says what the subquery sees. It is
  /// taken off; what is left begins with those variables.
  private mutating func bindImportingWith(_ query: QuerySyntax, from outer: Scope)
    throws(QueryError) -> QuerySyntax
  {
    var branches: [SingleQuerySyntax] = []
    for branch in query.branches {
      guard case .with(let projection) = branch.clauses.first, isImport(projection, outer),
        branch.clauses.count > 1
      else {
        branches.append(branch)
        continue
      }
      if projection.star != nil {
        for name in outer.order { try importVariable(name, from: outer, projection.range) }
      }
      for item in projection.items {
        guard case .variable(let name) = item.expression.kind else { continue }
        try importVariable(name, from: outer, item.expression.range)
      }
      branches.append(
        SingleQuerySyntax(clauses: Array(branch.clauses.dropFirst()), range: branch.range))
    }
    return QuerySyntax(branches: branches, unions: query.unions, range: query.range)
  }

  private func isImport(_ projection: ProjectionSyntax, _ outer: Scope) -> Bool {
    guard !projection.isDistinct, projection.orderBy.isEmpty, projection.skip == nil,
      projection.limit == nil, projection.predicate == nil
    else { return false }
    return projection.items.allSatisfy { item in
      guard case .variable = item.expression.kind else { return false }
      return item.alias == nil
    }
  }
}
