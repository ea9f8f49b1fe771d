extension Parser {
  /// Reads the whole text.
  mutating func parseStatement() throws(QueryError) -> StatementSyntax {
    let start = index
    var mode = BoundStatement.Mode.run
    if current.keyword == .explain, startsClause(ahead(1)) {
      advance()
      mode = .explain
    } else if current.keyword == .profile, startsClause(ahead(1)) {
      advance()
      mode = .profile
    }
    let body: StatementSyntax.Body
    if current.keyword == .create, ahead(1).keyword == .index {
      body = try parseCreateIndex()
    } else if current.keyword == .drop {
      body = try parseDropIndex()
    } else {
      body = .query(try parseQuery())
    }
    let range = range(from: start)
    _ = accept(.semicolon)
    guard at(.endOfText) else { throw unexpected() }
    return StatementSyntax(mode: mode, body: body, range: range)
  }

  private func startsClause(_ token: Token) -> Bool {
    switch token.keyword {
    case .match, .optional, .unwind, .with, .return, .create, .merge, .set, .remove, .delete,
      .detach, .call, .drop:
      true
    default: false
    }
  }

  // MARK: Queries

  /// Single queries joined by `UNION`.
  mutating func parseQuery() throws(QueryError) -> QuerySyntax {
    try enter()
    let start = index
    var branches = [try parseSingleQuery()]
    var unions: [(union: BoundQuery.Union, range: SourceRange)] = []
    while at(.union) {
      let union = index
      advance()
      if accept(.all) {
        unions.append((.all, range(from: union)))
      } else {
        _ = accept(.distinct)
        unions.append((.distinct, range(from: union)))
      }
      branches.append(try parseSingleQuery())
    }
    leave()
    return QuerySyntax(branches: branches, unions: unions, range: range(from: start))
  }

  private mutating func parseSingleQuery() throws(QueryError) -> SingleQuerySyntax {
    let start = index
    var parsed: [ClauseSyntax] = []
    // Each turn consumes the keyword of a clause.
    while let clause = try parseClause() {
      parsed.append(clause)
      clauses += 1
      if clauses > Limits.clauses {
        throw QueryError(
          .syntaxError, .queryTooLarge, "the query has more than \(Limits.clauses) clauses",
          hint: "run it as several queries, or UNWIND a list", at: current.range)
      }
      if case .return = clause { break }
    }
    if parsed.isEmpty { throw unexpected() }
    return SingleQuerySyntax(clauses: parsed, range: range(from: start))
  }

  // MARK: Indexes

  /// `CREATE INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON (n.key)`, or `… ON :Label(key)`.
  private mutating func parseCreateIndex() throws(QueryError) -> StatementSyntax.Body {
    let start = index
    try expect(.create)
    try expect(.index)
    var name: NameSyntax?
    if isName(current), !beginsIndexSubject(), !(at(.if) && ahead(1).keyword == .not) {
      name = try parseName("a name for the index")
    }
    var ifNotExists = false
    if accept(.if) {
      try expect(.not)
      try expect(.exists)
      ifNotExists = true
    }
    return .createIndex(try parseIndexSubject(name, start), ifNotExists: ifNotExists)
  }

  /// `DROP INDEX name`, or with the subject as in `CREATE INDEX`; `[IF EXISTS]`.
  private mutating func parseDropIndex() throws(QueryError) -> StatementSyntax.Body {
    let start = index
    try expect(.drop)
    try expect(.index)
    if beginsIndexSubject() {
      let subject = try parseIndexSubject(nil, start)
      return .dropIndex(subject, ifExists: try parseIfExists())
    }
    let name = try parseName("the name of an index")
    return .dropNamedIndex(name, ifExists: try parseIfExists())
  }

  private mutating func parseIfExists() throws(QueryError) -> Bool {
    guard accept(.if) else { return false }
    try expect(.exists)
    return true
  }

  private mutating func beginsIndexSubject() -> Bool {
    (at(.for) && ahead(1).kind == .leftParenthesis) || (at(.on) && ahead(1).kind == .colon)
  }

  private mutating func parseIndexSubject(_ name: NameSyntax?, _ start: Int)
    throws(QueryError) -> IndexSyntax
  {
    if accept(.on) {
      try expect(.colon)
      let label = try parseName("a label")
      try expect(.leftParenthesis)
      let key = try parseName("a property key")
      try expect(.rightParenthesis)
      return IndexSyntax(
        name: name, isOfRelationships: false, subject: label, key: key, range: range(from: start))
    }
    try expect(.for)
    try expect(.leftParenthesis)
    let isOfRelationships = accept(.rightParenthesis)
    if isOfRelationships {
      try expect(.minus)
      try expect(.leftBracket)
    }
    let variable = try parseName("a variable")
    try expect(.colon)
    let subject = try parseName(isOfRelationships ? "a relationship type" : "a label")
    if isOfRelationships {
      try expect(.rightBracket)
      try expect(.minus)
      _ = accept(.greater)
      try expect(.leftParenthesis)
    }
    try expect(.rightParenthesis)
    try expect(.on)
    try expect(.leftParenthesis)
    let owner = try parseName("a variable")
    if owner.text != variable.text {
      throw QueryError(
        .syntaxError, .undefinedVariable, "the variable \(owner.text) is not defined",
        hint: "the index is for \(variable.text)", at: owner.range)
    }
    try expect(.dot)
    let key = try parseName("a property key")
    try expect(.rightParenthesis)
    return IndexSyntax(
      name: name, isOfRelationships: isOfRelationships, subject: subject, key: key,
      range: range(from: start))
  }
}
