extension Parser {
  /// Reads a clause; nil where none begins.
  mutating func parseClause() throws(QueryError) -> ClauseSyntax? {
    let start = index
    if accept(.match) { return .match(try parseMatchBody(isOptional: false, from: start)) }
    if at(.optional) {
      advance()
      if at(.call) { return try parseCall(isOptional: true, from: start) }
      try expect(.match)
      return .match(try parseMatchBody(isOptional: true, from: start))
    }
    if accept(.with) { return .with(try parseProjection(start, allowsWhere: true)) }
    if accept(.return) { return .return(try parseProjection(start, allowsWhere: false)) }
    if accept(.unwind) {
      let list = try parseExpression()
      try expect(.as)
      let variable = try parseName("a variable")
      return .unwind(list, variable, range(from: start))
    }
    if accept(.create) {
      let paths = try parsePathPatterns()
      return .create(paths, range(from: start))
    }
    if accept(.merge) { return try parseMerge(start) }
    if accept(.set) {
      let items = try parseSetItems()
      return .set(items, range(from: start))
    }
    if accept(.remove) { return try parseRemove(start) }
    if at(.detach) {
      advance()
      try expect(.delete)
      return try parseDelete(isDetaching: true, start)
    }
    if accept(.delete) { return try parseDelete(isDetaching: false, start) }
    if at(.call) { return try parseCall(isOptional: false, from: start) }
    return nil
  }

  // MARK: Reading

  /// What follows `MATCH`: paths, `WHERE` and `FOR VALID_TIME`, the last two in either order.
  mutating func parseMatchBody(isOptional: Bool, from start: Int) throws(QueryError) -> MatchSyntax
  {
    let paths = try parsePathPatterns()
    var validTime = try parseValidTime()
    let predicate: ExpressionSyntax? = accept(.where) ? try parseExpression() : nil
    if validTime == nil { validTime = try parseValidTime() }
    return MatchSyntax(
      isOptional: isOptional, paths: paths, predicate: predicate, validTime: validTime,
      range: range(from: start))
  }

  /// `FOR VALID_TIME AS OF day`, or `FOR VALID_TIME FROM day TO day`.
  private mutating func parseValidTime() throws(QueryError) -> ValidTimeSyntax? {
    guard accept(.for) else { return nil }
    try expect(.validTime)
    if accept(.as) {
      try expect(.of)
      return .asOf(try parseExpression())
    }
    try expect(.from)
    let from = try parseExpression()
    try expect(.to)
    return .between(from, try parseExpression())
  }

  private mutating func parseProjection(_ start: Int, allowsWhere: Bool)
    throws(QueryError) -> ProjectionSyntax
  {
    var isDistinct = false
    if at(.distinct), startsExpression(ahead(1)) || ahead(1).kind == .asterisk {
      advance()
      isDistinct = true
    } else if current.keyword == .all, startsExpression(ahead(1)), ahead(1).keyword == nil,
      ahead(1).kind != .leftParenthesis
    {
      advance()
    }
    var star: SourceRange?
    var items: [ProjectionItemSyntax] = []
    repeat {
      if items.isEmpty, star == nil, at(.asterisk) {
        star = advance().range
      } else {
        items.append(try parseProjectionItem())
      }
    } while accept(.comma)
    var orderBy: [SortItemSyntax] = []
    if at(.order) {
      advance()
      try expect(.by)
      repeat { orderBy.append(try parseSortItem()) } while accept(.comma)
    }
    let skip: ExpressionSyntax? =
      accept(.skip) || accept(.offset) ? try parseExpression() : nil
    let limit: ExpressionSyntax? = accept(.limit) ? try parseExpression() : nil
    let predicate: ExpressionSyntax? =
      allowsWhere && accept(.where) ? try parseExpression() : nil
    return ProjectionSyntax(
      isDistinct: isDistinct, star: star, items: items, orderBy: orderBy, skip: skip, limit: limit,
      predicate: predicate, range: range(from: start))
  }

  private mutating func parseProjectionItem() throws(QueryError) -> ProjectionItemSyntax {
    let expression = try parseExpression()
    let alias: NameSyntax? = accept(.as) ? try parseName("a name") : nil
    return ProjectionItemSyntax(expression: expression, alias: alias)
  }

  private mutating func parseSortItem() throws(QueryError) -> SortItemSyntax {
    let expression = try parseExpression()
    if accept(.desc) || accept(.descending) {
      return SortItemSyntax(expression: expression, isDescending: true)
    }
    if !accept(.asc) { _ = accept(.ascending) }
    return SortItemSyntax(expression: expression, isDescending: false)
  }

  // MARK: Calling

  private mutating func parseCall(isOptional: Bool, from start: Int)
    throws(QueryError) -> ClauseSyntax
  {
    try expect(.call)
    if current.kind == .leftBrace || current.kind == .leftParenthesis || isOptional {
      return try parseSubqueryCall(isOptional: isOptional, from: start)
    }
    var last = index
    while last + 2 < tokens.count, tokens[last + 1].kind == .dot, isName(tokens[last + 2]) {
      last += 2
    }
    guard isName(current) else {
      mayBe("the name of a procedure")
      _ = at(.leftBrace)
      throw unexpected()
    }
    let name = parseQualifiedName(through: last)
    var arguments: [ExpressionSyntax]?
    if accept(.leftParenthesis) {
      var parsed: [ExpressionSyntax] = []
      if !at(.rightParenthesis) {
        repeat { parsed.append(try parseExpression()) } while accept(.comma)
      }
      try expect(.rightParenthesis)
      arguments = parsed
    }
    let yield: YieldSyntax? = accept(.yield) ? try parseYield() : nil
    return .call(
      ProcedureCallSyntax(
        name: name, arguments: arguments, yield: yield, range: range(from: start)))
  }

  private mutating func parseYield() throws(QueryError) -> YieldSyntax {
    if at(.asterisk) {
      return YieldSyntax(star: advance().range, items: [], predicate: nil)
    }
    var items: [(name: NameSyntax, alias: NameSyntax?)] = []
    repeat {
      let name = try parseName("a result of the procedure")
      let alias: NameSyntax? = accept(.as) ? try parseName("a variable") : nil
      items.append((name, alias))
    } while accept(.comma)
    let predicate: ExpressionSyntax? = accept(.where) ? try parseExpression() : nil
    return YieldSyntax(star: nil, items: items, predicate: predicate)
  }

  /// `{ … }`, or `(a, b) { … }`.
  private mutating func parseSubqueryCall(isOptional: Bool, from start: Int)
    throws(QueryError) -> ClauseSyntax
  {
    var imports: SubqueryCallSyntax.Imports?
    if accept(.leftParenthesis) {
      if accept(.asterisk) {
        imports = .all
      } else {
        var names: [NameSyntax] = []
        if !at(.rightParenthesis) {
          repeat { names.append(try parseName("a variable")) } while accept(.comma)
        }
        imports = .names(names)
      }
      try expect(.rightParenthesis)
    }
    try expect(.leftBrace)
    let query = try parseQuery()
    try expect(.rightBrace)
    return .subquery(
      SubqueryCallSyntax(
        isOptional: isOptional, imports: imports, query: query, range: range(from: start)))
  }

  // MARK: Writing

  private mutating func parseMerge(_ start: Int) throws(QueryError) -> ClauseSyntax {
    let path = try parsePathPattern()
    var onCreate: [SetItemSyntax] = []
    var onMatch: [SetItemSyntax] = []
    while accept(.on) {
      if accept(.create) {
        try expect(.set)
        onCreate += try parseSetItems()
      } else {
        try expect(.match)
        try expect(.set)
        onMatch += try parseSetItems()
      }
    }
    return .merge(
      MergeSyntax(path: path, onCreate: onCreate, onMatch: onMatch, range: range(from: start)))
  }

  private mutating func parseSetItems() throws(QueryError) -> [SetItemSyntax] {
    var items: [SetItemSyntax] = []
    repeat { items.append(try parseSetItem()) } while accept(.comma)
    return items
  }

  private mutating func parseSetItem() throws(QueryError) -> SetItemSyntax {
    if isName(current) {
      switch ahead(1).kind {
      case .equal:
        let name = try parseName("a variable")
        advance()
        return .replace(name, value: try parseExpression())
      case .plusEqual:
        let name = try parseName("a variable")
        advance()
        return .merge(name, value: try parseExpression())
      case .colon:
        let name = try parseName("a variable")
        return .labels(name, try parseLabelNames())
      default: break
      }
    }
    let target = try parseExpression(.unary)
    switch target.kind {
    case .property(let base, let key):
      try expect(.equal)
      return .property(base, key, value: try parseExpression())
    case .element(let base, let key):
      try expect(.equal)
      return .dynamicProperty(base, key: key, value: try parseExpression())
    default:
      mayBe("a property, as in n.name")
      throw unexpected()
    }
  }

  private mutating func parseRemove(_ start: Int) throws(QueryError) -> ClauseSyntax {
    var items: [RemoveItemSyntax] = []
    repeat {
      if isName(current), ahead(1).kind == .colon {
        let name = try parseName("a variable")
        items.append(.labels(name, try parseLabelNames()))
        continue
      }
      let target = try parseExpression(.unary)
      switch target.kind {
      case .property(let base, let key): items.append(.property(base, key))
      case .element(let base, let key): items.append(.dynamicProperty(base, key: key))
      default:
        mayBe("a property, as in n.name, or a label, as in n:Label")
        throw unexpected()
      }
    } while accept(.comma)
    return .remove(items, range(from: start))
  }

  /// `:A:B`.
  private mutating func parseLabelNames() throws(QueryError) -> [NameSyntax] {
    var names: [NameSyntax] = []
    repeat {
      try expect(.colon)
      names.append(try parseName("a label"))
    } while current.kind == .colon
    return names
  }

  private mutating func parseDelete(isDetaching: Bool, _ start: Int)
    throws(QueryError) -> ClauseSyntax
  {
    var expressions: [ExpressionSyntax] = []
    repeat { expressions.append(try parseExpression()) } while accept(.comma)
    return .delete(expressions, isDetaching: isDetaching, range(from: start))
  }
}
