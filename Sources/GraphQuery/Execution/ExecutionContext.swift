internal import GraphModel
internal import GraphStore

/// What one execution of a query shares between its operators: the view of the graph, the
/// parameters, the limits, and the counts of what was changed.
///
/// It is used for one execution after the other, each of which it knows nothing of when it has ended.
final class ExecutionContext {
  private var graph: (any GraphReader)?
  /// Nil for a query that only reads.
  private var writer: (any GraphWriter)?
  /// The values of the parameters, in the order in which the query's text names them.
  private(set) var arguments: [Column] = []
  private(set) var options = QueryOptions()
  private var clock = StatementClock(epochSeconds: 0)
  private var parameters: [String: Value] = [:]
  /// What a query that writes has deleted; it has its context for itself.
  let deletions = Deletions()
  var statistics = WriteStatistics()
  /// What the latest expansion found, whose types need not be asked for again.
  private var expanded: (relationships: [RelationshipID], types: [TypeToken])?
  /// What the operators do, where that was asked for.
  var profile: Profile?
  private let meter = WorkMeter()
  private let names: NameResolution

  init(_ symbols: SymbolTable) { names = NameResolution(symbols) }

  func begin(
    reader: any GraphReader, writer: (any GraphWriter)?, parameters: [String: Value],
    arguments: [Column], options: QueryOptions
  ) throws(QueryError) {
    if writer == nil {
      do throws(StoreError) { try names.resolveAll(reader) } catch { throw QueryError(error) }
    }
    graph = reader
    self.writer = writer
    self.parameters = parameters
    self.arguments = arguments
    self.options = options
    clock = .now()
    meter.begin(limits: options.limits, interruption: options.interruption)
  }

  /// Lets go of all that is the execution's own.
  func end() {
    graph = nil
    writer = nil
    arguments = []
    parameters = [:]
    options = QueryOptions()
    statistics = WriteStatistics()
    expanded = nil
    profile = nil
    meter.end()
  }

  /// The graph, as the execution sees it.
  ///
  /// - Precondition: an execution is under way; operators and expressions work in nothing else.
  var reader: any GraphReader {
    guard let graph else { preconditionFailure("no execution is under way") }
    return graph
  }

  /// What functions may look at.
  var functions: FunctionContext {
    FunctionContext(
      reader: reader, clock: clock, parameters: parameters, deletions: deletions, meter: meter)
  }

  // MARK: Names

  /// See ``NameResolution/known``.
  var namesKnown: Int? { names.known }

  /// Nil while the store has no such label. A label that this query creates is found from then on.
  func label(_ symbol: LabelSymbol) throws(QueryError) -> LabelToken? {
    do throws(StoreError) { return try names.label(symbol, reader) } catch {
      throw QueryError(error)
    }
  }

  func type(_ symbol: TypeSymbol) throws(QueryError) -> TypeToken? {
    do throws(StoreError) { return try names.type(symbol, reader) } catch {
      throw QueryError(error)
    }
  }

  func key(_ symbol: KeySymbol) throws(QueryError) -> KeyToken? {
    do throws(StoreError) { return try names.key(symbol, reader) } catch {
      throw QueryError(error)
    }
  }

  // MARK: Types

  /// Notes the types of the relationships that an expansion has found.
  func remember(_ types: [TypeToken], of relationships: [RelationshipID]) {
    expanded = (relationships, types)
  }

  /// The types of some relationships, all of which exist.
  func types(of relationships: [RelationshipID]) throws(QueryError) -> [TypeToken] {
    // The same array, and not one that is like it, so that to find out takes no time.
    if let expanded, expanded.relationships.isIdentical(to: relationships) {
      return expanded.types
    }
    return try read { (reader) throws(StoreError) in try reader.types(of: relationships) }
  }

  // MARK: Limits

  /// Ends the query where it was interrupted or has run out of time. Called by operators at every
  /// batch.
  func checkpoint() throws(QueryError) {
    meter.forget()
    try meter.pulse()
  }

  /// The same for expressions, which may be far from done, with the bytes that they are about to
  /// build.
  func pulse(building bytes: Int = 0) throws(QueryError) { try meter.build(bytes) }

  /// Whether it is worth while to count what expressions build.
  var countsBytes: Bool { meter.countsBytes }

  /// Runs a plan, or a search, for some rows of another: what it keeps is gone when it is done.
  func within<Result>(_ body: () throws(QueryError) -> Result) throws(QueryError) -> Result {
    try meter.within(body)
  }

  /// What all operators keep by now.
  var keptBytes: Int { meter.kept }

  /// Notes that an operator keeps the rows of `batch`.
  func keep(_ batch: Batch) throws(QueryError) {
    try checkpoint()
    guard meter.countsBytes else { return }
    try keep(bytes: batch.estimatedSize)
  }

  /// Notes that an operator keeps so many bytes more, or fewer.
  func keep(bytes: Int) throws(QueryError) { try meter.keep(bytes) }

  // MARK: The store

  /// Calls the store, and makes its errors errors of the query.
  func read<Result>(_ body: (any GraphReader) throws(StoreError) -> Result)
    throws(QueryError) -> Result
  {
    do throws(StoreError) { return try body(reader) } catch { throw QueryError(error) }
  }

  /// Calls the store to change it.
  func write<Result>(_ body: (any GraphWriter) throws(StoreError) -> Result)
    throws(QueryError) -> Result
  {
    guard let writer else { throw .readOnly }
    do throws(StoreError) { return try body(writer) } catch { throw QueryError(error) }
  }
}

extension Array {
  /// Whether both are one and the same piece of memory.
  fileprivate func isIdentical(to other: [Element]) -> Bool {
    count == other.count
      && withUnsafeBufferPointer { a in
        other.withUnsafeBufferPointer { b in a.baseAddress == b.baseAddress }
      }
  }
}
