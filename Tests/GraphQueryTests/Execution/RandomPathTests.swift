import GraphModel
import GraphQuery
import TestSupport
import Testing

/// Paths over small random graphs against a brute force that enumerates all trails.
@Suite struct RandomPathTests {
  private static let arrows: [(RandomGraph.Way, String, String)] = [
    (.outgoing, "-", "->"), (.incoming, "<-", "-"), (.either, "-", "-"),
  ]

  @Test func `variable length finds every trail and no other`() throws {
    var random = SeededGenerator(seed: randomSeed())
    for _ in 0..<60 {
      let graph = try RandomGraph(using: &random)
      let (way, left, right) = Self.arrows.randomElement(using: &random)!
      let low = Int.random(in: 0...2, using: &random)
      let high = low + Int.random(in: 0...3, using: &random)
      let types: Set<String>? = Bool.random(using: &random) ? ["A"] : nil
      let day = Bool.random(using: &random) ? Int.random(in: 0...14, using: &random) : nil
      let time = day.map {
        " FOR VALID_TIME AS OF date('\(RandomGraph.firstDay.advanced(byDays: Int64($0)))')"
      }
      let query =
        "MATCH (a)\(left)[rs\(types == nil ? "" : ":A")*\(low)..\(high)]\(right)(b)\(time ?? "") "
        + "RETURN a.i, b.i, [r IN rs | r.i]"
      var expected: [String] = []
      for start in 0..<graph.nodeCount {
        for trail in graph.trails(
          from: start, way: way, types: types, day: day, lengths: low...high)
        {
          expected.append("\(start) | \(trail.end) | \(trail.edges)")
        }
      }
      #expect(try graph.rows(query) == expected.sorted(), "\(query)\n\(graph.edges)")
    }
  }

  @Test(arguments: ["ALL SHORTEST", "ANY SHORTEST", "SHORTEST 2", "SHORTEST 2 GROUPS"])
  func `selectors choose the shortest of all trails`(_ selector: String) throws {
    var random = SeededGenerator(seed: randomSeed(for: selector))
    for _ in 0..<60 {
      let graph = try RandomGraph(using: &random)
      let (way, left, right) = Self.arrows.randomElement(using: &random)!
      let low = Int.random(in: 0...2, using: &random)
      let high = max(1, low + Int.random(in: 0...4, using: &random))
      let day = Bool.random(using: &random) ? Int.random(in: 0...14, using: &random) : nil
      let time = day.map {
        " FOR VALID_TIME AS OF date('\(RandomGraph.firstDay.advanced(byDays: Int64($0)))')"
      }
      let query =
        "MATCH p = \(selector) (a)\(left)[]\(right){\(low),\(high)}(b)\(time ?? "") "
        + "RETURN a.i, b.i, [r IN relationships(p) | r.i], [n IN nodes(p) | n.i]"
      let found = try graph.rows(query)
      var all: [String: [[String]]] = [:]
      for start in 0..<graph.nodeCount {
        for end in 0..<graph.nodeCount {
          let trails = graph.trails(from: start, way: way, day: day, lengths: low...high)
            .filter { $0.end == end }
          let byLength = Dictionary(grouping: trails, by: \.edges.count)
          all["\(start) | \(end)"] = byLength.keys.sorted().map { length in
            (byLength[length] ?? []).map { "\(start) | \(end) | \($0.edges) | \($0.nodes)" }
          }
        }
      }
      var count = 0
      for groups in all.values {
        switch selector {
        case "ALL SHORTEST", "SHORTEST 2 GROUPS":
          let wanted = groups.prefix(selector == "ALL SHORTEST" ? 1 : 2).flatMap { $0 }
          for row in wanted { #expect(found.contains(row), "\(query)\n\(graph.edges)") }
          count += wanted.count
        default:
          // Any of the shortest will do: as many as were asked for, none longer than needed.
          var left = selector == "ANY SHORTEST" ? 1 : 2
          for group in groups where left > 0 {
            let taken = group.filter { found.contains($0) }
            #expect(taken.count == min(left, group.count), "\(query)\n\(graph.edges)")
            left -= taken.count
            count += taken.count
          }
        }
      }
      #expect(found.count == count, "\(query)\n\(graph.edges)")
    }
  }

  @Test func `a pattern of several paths takes no relationship twice`() throws {
    var random = SeededGenerator(seed: randomSeed())
    for _ in 0..<60 {
      let graph = try RandomGraph(using: &random, mostNodes: 4, mostEdges: 6)
      let query = "MATCH (a)-[r]->(b), (b)-[s]-(c) RETURN a.i, b.i, c.i, r.i, s.i"
      var expected: [String] = []
      for r in graph.edges {
        for s in graph.edges where s.id != r.id {
          var ends: [Int] = []
          if s.source == r.target { ends.append(s.target) }
          if s.target == r.target && s.source != s.target { ends.append(s.source) }
          for c in ends {
            expected.append("\(r.source) | \(r.target) | \(c) | \(r.id) | \(s.id)")
          }
        }
      }
      #expect(try graph.rows(query) == expected.sorted(), "\(graph.edges)")
    }
  }
}
