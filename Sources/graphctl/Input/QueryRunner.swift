internal import GraphExchange
internal import GraphModel
internal import GraphQuery
internal import GraphStore

/// Runs a query of the command line: Ctrl-C ends it, and its errors show their place in the text.
struct QueryRunner {
  let store: Store
  /// The day on which all that is read must possibly hold.
  var asOf: CalendarDate?
  var limits = QueryLimits.none
  var parameters: [String: Value] = [:]

  private var options: QueryOptions {
    QueryOptions(asOf: asOf, limits: limits, interruption: Signals.interruption)
  }

  /// - Parameter begin: called with the columns before the first row.
  /// - Parameter each: called with rows as they are found.
  func run(
    _ text: String, begin: ([String]) throws(Failure) -> Void,
    each: (ResultBatch) throws(Failure) -> Void
  ) throws(Failure) -> WriteStatistics {
    // Trouble with the output, which ends the query from within.
    var trouble: Failure?
    do throws(QueryError) {
      let engine = QueryEngine(store: store)
      let query = try engine.prepare(text, options: options)
      for warning in query.warnings { StandardError.say(warning.rendered(source: text)) }
      do throws(Failure) { try begin(query.columns) } catch {
        trouble = error
        throw QueryError(StoreError(.interrupted, ""))
      }
      return try Signals.finishingSoon(limit: limits.time) { () throws(QueryError) in
        try engine.run(query, parameters: parameters) { batch throws(QueryError) in
          do throws(Failure) { try each(batch) } catch {
            trouble = error
            throw QueryError(StoreError(.interrupted, ""))
          }
        }
      }
    } catch {
      if let trouble { throw trouble }
      throw Failure(Ending.status(of: error), error.rendered(source: text), isPlain: true)
    }
  }

  /// Runs a query and gathers its whole answer.
  func run(_ text: String) throws(Failure) -> [ResultBatch] {
    var batches: [ResultBatch] = []
    _ = try run(text, begin: { _ in }, each: { batches.append($0) })
    return batches
  }
}
