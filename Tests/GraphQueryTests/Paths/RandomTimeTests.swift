import GraphModel
import GraphQuery
import GraphStore
import TestSupport
import Testing

/// Valid time over random graphs whose relationships' bounds are open or partial as often as not.
@Suite struct RandomTimeTests {
  @Test func `relationships hold, possibly hold or do not hold on a day as their bounds say`()
    throws
  {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<300 {
      let graph = try RandomGraph(using: &random, in: engines.randomElement(using: &random)!)
      let day = Int.random(in: -5..<130, using: &random)
      let holds = "MATCH ()-[r]->() RETURN r.i, holds(r, \(StatedDay.date(day)))"
      let expected = graph.edges.map { edge in
        "\(edge.id) | \(edge.holds(on: day).map { "\($0)" } ?? "null")"
      }
      #expect(try graph.rows(holds) == expected.sorted(), "\(holds)\n\(graph.creation)")
      // The clause keeps what holds, and what possibly holds, in either way of writing it.
      let kept = graph.edges.filter { $0.holds(on: day) != false }.map { "\($0.id)" }.sorted()
      for clause in [
        "AS OF \(StatedDay.date(day))",
        "FROM \(StatedDay.date(day)) TO \(StatedDay.date(day + 1))",
      ] {
        let query = "MATCH ()-[r]->() FOR VALID_TIME \(clause) RETURN r.i"
        #expect(try graph.rows(query) == kept, "\(query)\n\(graph.creation)")
      }
    }
  }

  @Test func `a span of days keeps what may hold on one of them`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<150 {
      let graph = try RandomGraph(using: &random, in: engines.randomElement(using: &random)!)
      let from = Int.random(in: -5..<130, using: &random)
      let to = from + Int.random(in: 1..<80, using: &random)
      let kept = graph.edges
        .filter { edge in (from..<to).contains { edge.holds(on: $0) != false } }
        .map { "\($0.id)" }.sorted()
      let query =
        "MATCH ()-[r]->() FOR VALID_TIME FROM \(StatedDay.date(from)) TO \(StatedDay.date(to)) "
        + "RETURN r.i"
      #expect(try graph.rows(query) == kept, "\(query)\n\(graph.creation)")
    }
  }

  @Test func `a day of the whole run is the same as a day of each clause`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<100 {
      let graph = try RandomGraph(
        using: &random, mostEdges: 6, in: engines.randomElement(using: &random)!)
      let hop = RandomHop(using: &random)
      guard hop.time.isEmpty else { continue }
      let day = Int.random(in: 0..<130, using: &random)
      let query = "MATCH (a)\(hop.pattern)(b)"
      let rows = "RETURN a.i, b.i, [r IN rs | r.i]"
      var options = QueryOptions()
      options.asOf = CalendarDate(year: 2020, month: 1, day: 1)!.advanced(byDays: Int64(day))
      let result = try graph.engine.run("\(query) \(rows)", options: options)
      let found = result.rows.map { row in
        row.map { $0.rendered(in: result.entities) }.joined(separator: " | ")
      }.sorted()
      #expect(
        try found == graph.rows("\(query) FOR VALID_TIME AS OF \(StatedDay.date(day)) \(rows)"),
        "\(query)\n\(graph.creation)")
      let trails = graph.allTrails(way: hop.way, lengths: hop.lengths) {
        hop.follows($0) && $0.holds(on: day) != false
      }
      #expect(found == trails.map { "\($0.start) | \($0.end) | \($0.edges)" }.sorted())
    }
  }
}
