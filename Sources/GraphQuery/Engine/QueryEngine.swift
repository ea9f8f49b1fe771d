public import GraphModel
public import GraphStore

/// Answers queries on one store.
///
///     let engine = QueryEngine(store: store)
///     let result = try engine.run("MATCH (p:Person) RETURN p.name", parameters: [:])
///
/// Safe to share between threads. A query reads one snapshot of the graph; a query that writes is
/// one transaction, of which all is kept or nothing.
public struct QueryEngine: Sendable {
  public let store: Store
  public let procedures: ProcedureRegistry
  private let prepared = PreparedQueries()

  public init(store: Store, procedures: ProcedureRegistry = .standard) {
    self.store = store
    self.procedures = procedures
  }

  /// How long the text of a query may be, in bytes of UTF-8.
  public static let longestText = Limits.textLength

  // MARK: Preparing

  /// Reads, checks and plans a query.
  ///
  /// - Throws: what is wrong with the text, with its place; or what keeps the store from being read.
  public func prepare(_ text: String, options: QueryOptions = QueryOptions())
    throws(QueryError) -> PreparedQuery
  {
    let transaction = try beginRead(options)
    defer { transaction.end() }
    let key = PreparedQueries.Key(
      text: text, hasDefaultValidity: options.asOf != nil, disabledRules: options.disabledRules)
    do throws(StoreError) {
      if var known = try prepared.query(key, for: transaction) {
        known.options = options
        return known
      }
    } catch {
      throw QueryError(error)
    }
    let query = try plan(try bind(text), text, options, transaction)
    do throws(StoreError) { try prepared.keep(query, key, for: transaction) } catch {
      throw QueryError(error)
    }
    return query
  }

  private func bind(_ text: String) throws(QueryError) -> BoundStatement {
    try Binder.bind(
      text, catalog: Catalog(procedures: procedures.signatures),
      ontology: { Ontology.standard })
  }

  private func beginRead(_ options: QueryOptions) throws(QueryError) -> ReadTransaction {
    do throws(StoreError) { return try store.beginRead(interruption: options.interruption) } catch {
      throw QueryError(error)
    }
  }

  private func plan(
    _ statement: BoundStatement, _ text: String, _ options: QueryOptions, _ reader: any GraphReader
  ) throws(QueryError) -> PreparedQuery {
    let body: PreparedQuery.Body
    var columns: [String] = []
    var isWriting = true
    switch statement.body {
    case .query(let query):
      var planner = PhysicalPlanner(
        planner: LogicalPlanner(slotCount: statement.variables.count),
        optimizer: Optimizer(
          statistics: PlanStatistics(reader: reader, hasDefaultValidity: options.asOf != nil),
          disabled: options.disabledRules),
        procedures: procedures, parameters: statement.parameters.map(\.name),
        isAnnotating: statement.mode != .run)
      let root = try planner.plan(query).plan
      isWriting = query.isWriting
      let plan = QueryPlan(
        root: root, isWriting: isWriting, outputs: query.columns.map(\.slot),
        width: planner.planner.slotCount, symbols: planner.symbols, store: store,
        operatorCount: planner.operatorCount)
      columns = query.columns.map(\.name)
      switch statement.mode {
      case .run: body = .plan(plan)
      case .explain:
        body = .explain(plan)
        columns = ["plan", "estimated rows"]
        isWriting = false
      case .profile:
        body = .profile(plan)
        columns = ["plan", "estimated rows", "rows", "time in µs"]
      }
    case .createIndex(let index, let ifNotExists):
      body = .index(IndexCommand(action: .create(index), isLenient: ifNotExists))
    case .dropIndex(let index, let ifExists):
      body = .index(IndexCommand(action: .drop(index), isLenient: ifExists))
    case .dropNamedIndex(let name, let ifExists, let range):
      body = .index(IndexCommand(action: .dropNamed(name, range), isLenient: ifExists))
    }
    let unknownNames: [QueryWarning]
    do throws(StoreError) { unknownNames = try statement.unknownNames(in: reader) } catch {
      throw QueryError(error)
    }
    return PreparedQuery(
      contents: PreparedQuery.Contents(
        text: text, columns: columns, isWriting: isWriting,
        warnings: statement.warnings + unknownNames, body: body,
        parameters: statement.parameters),
      options: options)
  }

  // MARK: Running

  /// Runs a query and gathers its whole answer.
  public func run(
    _ text: String, parameters: [String: Value] = [:], options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> QueryResult {
    try run(prepare(text, options: options), parameters: parameters)
  }

  /// Runs a prepared query and gathers its whole answer.
  public func run(_ query: PreparedQuery, parameters: [String: Value] = [:])
    throws(QueryError) -> QueryResult
  {
    try gather(query) { (each) throws(QueryError) in
      try run(query, parameters: parameters, each: each)
    }
  }

  /// The whole answer that `run` hands out batch by batch.
  func gather(
    _ query: PreparedQuery,
    _ run: ((ResultBatch) throws(QueryError) -> Void) throws(QueryError) -> WriteStatistics
  ) throws(QueryError) -> QueryResult {
    var rows: [[Value]] = []
    var entities = Subgraph()
    let statistics = try run { (batch) throws(QueryError) in
      if rows.isEmpty {
        // Mostly the only batch.
        rows = batch.rows
        entities = batch.entities
        return
      }
      rows.append(contentsOf: batch.rows)
      entities.nodes.merge(batch.entities.nodes) { $1 }
      entities.relationships.merge(batch.entities.relationships) { $1 }
    }
    return QueryResult(
      columns: query.columns, rows: rows, entities: entities, statistics: statistics)
  }

  /// Runs a prepared query and hands out its answer batch by batch, while it is being found.
  ///
  /// A query that writes hands out its rows when all of it is done, and commits after the last.
  /// - Parameter each: called with some rows at a time; an error that it throws ends the query.
  @discardableResult
  public func run(
    _ query: PreparedQuery, parameters: [String: Value] = [:],
    each: (ResultBatch) throws(QueryError) -> Void
  ) throws(QueryError) -> WriteStatistics {
    try run(query, parameters, on: nil, each)
  }

  /// - Parameter transaction: the view of the graph to read, for a query that only reads; nil: the
  ///   graph as it is now.
  func run(
    _ query: PreparedQuery, _ parameters: [String: Value], on transaction: ReadTransaction?,
    _ each: (ResultBatch) throws(QueryError) -> Void
  ) throws(QueryError) -> WriteStatistics {
    let contents = query.contents
    var arguments: [Column] = []
    arguments.reserveCapacity(contents.parameters.count)
    for parameter in contents.parameters {
      guard let value = parameters[parameter.name] else {
        throw QueryError(
          .parameterMissing, .missingParameter, "the parameter $\(parameter.name) was not given",
          hint: "--param \(parameter.name)=… on the command line",
          at: parameter.range)
      }
      arguments.append(.constant(value))
    }
    switch contents.body {
    case .explain(let plan):
      try each(ResultBatch(rows: plan.root.table(nil), entities: Subgraph()))
      return WriteStatistics()
    case .index(let command):
      try write(query.options) { (transaction) throws(QueryError) in
        try command.run(transaction)
      }
      return WriteStatistics()
    case .plan(let plan):
      return try execute(plan, query, parameters, arguments, transaction) {
        (execution) throws(QueryError) in
        try contents.isWriting ? execution.runWriting(each) : execution.run(each)
      }
    case .profile(let plan):
      return try execute(plan, query, parameters, arguments, transaction) {
        (execution) throws(QueryError) in
        let statistics =
          try contents.isWriting ? execution.runWriting { _ in } : execution.run { _ in }
        try each(ResultBatch(rows: execution.profile, entities: Subgraph()))
        return statistics
      }
    }
  }

  /// Runs `body` in a transaction of the kind that the query needs.
  private func execute(
    _ plan: QueryPlan, _ query: PreparedQuery, _ parameters: [String: Value],
    _ arguments: [Column], _ known: ReadTransaction?,
    _ body: (QueryExecution) throws(QueryError) -> WriteStatistics
  ) throws(QueryError) -> WriteStatistics {
    if query.isWriting {
      return try write(query.options) { (transaction) throws(QueryError) in
        try body(
          try QueryExecution(
            plan, on: store, reader: transaction, writer: transaction, parameters: parameters,
            arguments: arguments, options: query.options))
      }
    }
    let transaction = if let known { known } else { try beginRead(query.options) }
    defer { if known == nil { transaction.end() } }
    let reader: any GraphReader
    do throws(StoreError) { reader = try transaction.reader() } catch { throw QueryError(error) }
    let execution = try QueryExecution(
      plan, on: store, reader: reader, writer: nil, parameters: parameters,
      arguments: arguments, options: query.options)
    let statistics = try body(execution)
    execution.end()
    return statistics
  }

  private func write<Result>(
    _ options: QueryOptions, _ body: (WriteTransaction) throws(QueryError) -> Result
  ) throws(QueryError) -> Result {
    let transaction: WriteTransaction
    do throws(StoreError) {
      transaction = try store.beginWrite(interruption: options.interruption)
    } catch {
      throw QueryError(error)
    }
    do throws(QueryError) {
      let result = try body(transaction)
      do throws(StoreError) { try transaction.commit() } catch { throw QueryError(error) }
      return result
    } catch {
      transaction.rollback()
      throw error
    }
  }
}
