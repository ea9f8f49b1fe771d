public import GraphModel
internal import GraphStore

/// One state of a graph, of which any number of questions can be asked.
///
/// What others write meanwhile is not seen. To begin and to end a view of the graph takes about as long
/// as a small question does: who asks many, asks them of a snapshot. As long as there is one, the log of
/// what others write cannot begin anew; let it go with ``end()`` when there is nothing to ask.
///
/// For one thread at a time.
public final class QuerySnapshot {
  private let transaction: ReadTransaction
  private let engine: QueryEngine
  private let options: QueryOptions

  init(engine: QueryEngine, options: QueryOptions) throws(QueryError) {
    self.engine = engine
    self.options = options
    do throws(StoreError) {
      transaction = try engine.store.beginRead(interruption: options.interruption)
    } catch {
      throw QueryError(error)
    }
  }

  /// Counts the write transactions that it has seen.
  public var changeCounter: Int64 { transaction.changeCounter }

  /// Runs a prepared query that only reads, and gathers its whole answer.
  public func run(_ query: PreparedQuery, parameters: [String: Value] = [:])
    throws(QueryError) -> QueryResult
  {
    try engine.gather(query) { (each) throws(QueryError) in
      try run(query, parameters: parameters, each: each)
    }
  }

  /// Runs a prepared query that only reads, and hands out its answer batch by batch.
  ///
  /// - Throws: also where the query writes: a snapshot does not change.
  @discardableResult
  public func run(
    _ query: PreparedQuery, parameters: [String: Value] = [:],
    each: (ResultBatch) throws(QueryError) -> Void
  ) throws(QueryError) -> WriteStatistics {
    guard !query.isWriting else { throw .readOnly }
    return try engine.run(query, parameters, on: transaction, each)
  }

  /// Lets the state go. No question can be asked afterwards.
  public func end() { transaction.end() }
}

extension QueryEngine {
  /// The graph as it is now, for questions that are to see one and the same state of it.
  public func snapshot(options: QueryOptions = QueryOptions()) throws(QueryError) -> QuerySnapshot {
    try QuerySnapshot(engine: self, options: options)
  }
}
