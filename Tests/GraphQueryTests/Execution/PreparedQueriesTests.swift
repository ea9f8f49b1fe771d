import GraphModel
import GraphQuery
import GraphStore
import Testing

/// A query that is prepared again is the same query, for the graph as it is now.
@Suite struct PreparedQueriesTests {
  @Test func `what was prepared before sees what came since`() throws {
    let engine = QueryEngine(store: try Store.inMemory())
    let text = "MATCH (n:New) RETURN count(*) AS n"
    let first = try engine.prepare(text)
    #expect(first.warnings.count == 1)
    #expect(try engine.prepare(text).warnings.count == 1)
    #expect(try engine.run(text).rows[0][0].equals(.integer(0)) == true)
    _ = try engine.run("CREATE (:New)")
    #expect(try engine.prepare(text).warnings.isEmpty)
    #expect(try engine.run(text).rows[0][0].equals(.integer(1)) == true)
    // The one from before answers right as well.
    #expect(try engine.run(first).rows[0][0].equals(.integer(1)) == true)
    for _ in 0..<300 { _ = try engine.run("CREATE (:New)") }
    #expect(try engine.run(text).rows[0][0].equals(.integer(301)) == true)
  }

  @Test func `options are of the one who asks`() throws {
    let engine = QueryEngine(store: try Store.inMemory())
    _ = try engine.run(
      "CREATE (:A)-[:T {since: date('2020-01-01'), until: date('2021-01-01')}]->()")
    let text = "MATCH (:A)-[r]->() RETURN count(r) AS n"
    var options = QueryOptions()
    for _ in 0..<2 {
      #expect(try engine.run(text).rows[0][0].equals(.integer(1)) == true)
      options.asOf = CalendarDate(year: 2020, month: 6, day: 1)
      #expect(try engine.run(text, options: options).rows[0][0].equals(.integer(1)) == true)
      options.asOf = CalendarDate(year: 2022, month: 6, day: 1)
      #expect(try engine.run(text, options: options).rows[0][0].equals(.integer(0)) == true)
    }
    var limited = QueryOptions()
    limited.limits.rows = 0
    #expect(throws: QueryError.self) { try engine.run(text, options: limited) }
    #expect(try engine.run(text).rows.count == 1)
  }
}
