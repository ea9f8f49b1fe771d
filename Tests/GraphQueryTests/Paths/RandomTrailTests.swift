import GraphModel
import GraphQuery
import GraphStore
import TestSupport
import Testing

/// Variable lengths, quantifiers and patterns of several hops over small random graphs, against a
/// brute force that enumerates all trails.
@Suite struct RandomTrailTests {
  @Test func `variable lengths and quantifiers find every trail and no other`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<500 {
      let graph = try RandomGraph(
        using: &random, mostEdges: 6, in: engines.randomElement(using: &random)!)
      let hop = RandomHop(using: &random)
      let query = "MATCH (a)\(hop.pattern)(b)\(hop.time) RETURN a.i, b.i, [r IN rs | r.i]"
      let expected = graph.allTrails(way: hop.way, lengths: hop.lengths, where: hop.follows)
        .map { "\($0.start) | \($0.end) | \($0.edges)" }
      #expect(try graph.rows(query) == expected.sorted(), "\(query)\n\(graph.creation)")
    }
  }

  @Test func `a path that must end where it began, or at a given node, is found`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<200 {
      let graph = try RandomGraph(
        using: &random, mostNodes: 4, mostEdges: 6, in: engines.randomElement(using: &random)!)
      let hop = RandomHop(using: &random)
      let (start, end) = (
        Int.random(in: 0..<4, using: &random), Int.random(in: 0..<4, using: &random)
      )
      let trails = graph.allTrails(way: hop.way, lengths: hop.lengths, where: hop.follows)
      for (left, right, fits) in [
        ("(a)", "(a)", { $0.start == $0.end }),
        ("(a {i: \(start)})", "(b {i: \(end)})", { $0.start == start && $0.end == end }),
        ("(a WHERE a.i < \(start))", "(b)", { $0.start < start }),
        ("(a)", "(b:X)", { graph.labels[$0.end].contains("X") }),
      ] as [(String, String, (RandomGraph.Trail) -> Bool)] {
        let query =
          "MATCH p = \(left)\(hop.pattern)\(right)\(hop.time) "
          + "RETURN [n IN nodes(p) | n.i], [r IN relationships(p) | r.i]"
        let expected = trails.filter(fits).map { "\($0.nodes) | \($0.edges)" }
        #expect(try graph.rows(query) == expected.sorted(), "\(query)\n\(graph.creation)")
      }
    }
  }

  @Test func `a walk between nodes that are bound already is found`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<200 {
      let graph = try RandomGraph(
        using: &random, mostEdges: 6, in: engines.randomElement(using: &random)!)
      let hop = RandomHop(using: &random)
      let query =
        "MATCH (a), (b) WITH a, b ORDER BY b.i MATCH p = (a)\(hop.pattern)(b)\(hop.time) "
        + "RETURN [n IN nodes(p) | n.i], [r IN relationships(p) | r.i]"
      let expected = graph.allTrails(way: hop.way, lengths: hop.lengths, where: hop.follows)
        .map { "\($0.nodes) | \($0.edges)" }
      #expect(try graph.rows(query) == expected.sorted(), "\(query)\n\(graph.creation)")
    }
  }

  @Test func `a part that is walked several times gathers what it passes in lists`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<200 {
      let graph = try RandomGraph(
        using: &random, mostEdges: 6, in: engines.randomElement(using: &random)!)
      let low = Int.random(in: 0...2, using: &random)
      let (quantifier, lengths) = [
        ("{\(low),\(low + 2)}", low...low + 2), ("+", 1...99), ("*", 0...99), ("{2}", 2...2),
      ].randomElement(using: &random)!
      let day = Int.random(in: 0..<130, using: &random)
      let query =
        "MATCH (a) ((x)-[r]->(y) WHERE x.i <= y.i + 1)\(quantifier) (b) "
        + "FOR VALID_TIME AS OF \(StatedDay.date(day)) "
        + "RETURN a.i, b.i, [n IN x | n.i], [n IN y | n.i], [e IN r | e.i]"
      let expected = graph.allTrails(way: .outgoing, lengths: lengths) {
        $0.source <= $0.target + 1 && $0.possible.contains(day)
      }.map {
        "\($0.start) | \($0.end) | \(Array($0.nodes.dropLast())) | \(Array($0.nodes.dropFirst())) "
          + "| \($0.edges)"
      }
      #expect(try graph.rows(query) == expected.sorted(), "\(query)\n\(graph.creation)")
    }
  }

  @Test func `a part of two hops is walked twice at a time`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<100 {
      let graph = try RandomGraph(
        using: &random, mostEdges: 6, in: engines.randomElement(using: &random)!)
      let query =
        "MATCH (a) ((x)-[r]->(m:X)-[s]->(y)){1,2} (b) "
        + "RETURN a.i, b.i, [n IN m | n.i], [e IN r | e.i], [e IN s | e.i]"
      let expected = graph.allTrails(way: .outgoing, lengths: 1...4) { _ in true }
        .filter { trail in
          trail.edges.count.isMultiple(of: 2)
            && stride(from: 1, to: trail.nodes.count, by: 2)
              .allSatisfy { graph.labels[trail.nodes[$0]].contains("X") }
        }
        .map { trail in
          func every(second list: [Int], from start: Int) -> [Int] {
            stride(from: start, to: list.count, by: 2).map { list[$0] }
          }
          return "\(trail.start) | \(trail.end) | \(every(second: trail.nodes, from: 1)) "
            + "| \(every(second: trail.edges, from: 0)) | \(every(second: trail.edges, from: 1))"
        }
      #expect(try graph.rows(query) == expected.sorted(), "\(query)\n\(graph.creation)")
    }
  }

  @Test func `a pattern of several paths takes no relationship twice`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<200 {
      let graph = try RandomGraph(
        using: &random, mostNodes: 4, mostEdges: 6, in: engines.randomElement(using: &random)!)
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
      #expect(try graph.rows(query) == expected.sorted(), "\(graph.creation)")
    }
  }
}
