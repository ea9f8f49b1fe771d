internal import GraphModel
internal import GraphQuery
internal import GraphStore

/// Runs any bytes as a query on a tiny graph, and says what is wrong with how that went: lexer,
/// parser, binder, planner and execution, with limits on time, rows and memory.
///
/// The fuzzer (`make fuzz`) feeds it, and so do the tests, with what the fuzzer once found.
public final class FuzzedEngine {
  private var engine: QueryEngine

  public init() throws { engine = try FuzzedEngine.tinyGraph() }

  /// - Returns: nil if all went as it should; the process ends where it went badly wrong.
  public func complaint(about bytes: some Collection<UInt8>) throws -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    var options = QueryOptions()
    options.limits = QueryLimits(time: .milliseconds(300), rows: 1_000, memory: 4 << 20)
    var isChanged = false
    do throws(QueryError) {
      let query = try engine.prepare(text, options: options)
      isChanged = query.isWriting
      var complaint: String?
      try engine.run(query, parameters: FuzzedEngine.parameters) { batch in
        for row in batch.rows where row.count != query.columns.count {
          complaint = "a row of \(row.count) values under \(query.columns.count) columns"
        }
      }
      // What a query changed must not be there for the next one.
      if isChanged { engine = try FuzzedEngine.tinyGraph() }
      return complaint
    } catch {
      return FuzzedEngine.complaint(about: error, in: text)
    }
  }

  private static func complaint(about error: QueryError, in text: String) -> String? {
    if let range = error.range, range.start > range.end || Int(range.end) > text.utf8.count {
      return "an error at \(range.start)..<\(range.end) of \(text.utf8.count) bytes"
    }
    if error.message.isEmpty { return "an error without words" }
    return error.rendered(source: text).isEmpty ? "an error that shows nothing" : nil
  }

  private static let parameters: [String: Value] = [
    "x": .integer(1), "y": .float(2.5), "s": .string("a"), "xs": .list([.integer(1), .null]),
    "m": .map(["i": .integer(2), "s": .string("b")]), "n": .null, "0": .integer(0),
    "day": .date(CalendarDate(year: 2020, month: 1, day: 2)!),
  ]

  private static func tinyGraph() throws(QueryError) -> QueryEngine {
    let store: Store
    do throws(StoreError) { store = try Store.inMemory() } catch { throw QueryError(error) }
    let engine = QueryEngine(store: store)
    _ = try engine.run(
      """
      CREATE (a:A {i: 0, s: 'a', name: 'Ann'}), (b:A:B {i: 1, s: 'b', xs: [1, 2]}), (c:B {i: 2}),
        (a)-[:R {i: 0, since: date('2020-01-01'), until: date('2021-01-01')}]->(b),
        (a)-[:R {i: 1}]->(b), (b)-[:S {i: 2, since: '2020'}]->(c), (c)-[:R {i: 3}]->(c)
      """)
    return engine
  }
}
