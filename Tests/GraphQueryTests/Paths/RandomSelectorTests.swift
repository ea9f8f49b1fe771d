import GraphModel
import GraphQuery
import GraphStore
import TestSupport
import Testing

/// Path selectors over small random graphs: what they choose among all trails that a brute force
/// finds.
@Suite struct RandomSelectorTests {
  /// What a selector keeps of the trails between two nodes.
  enum Choice {
    /// So many, whichever.
    case any(Int)
    /// So many, the shortest first.
    case shortest(Int)
    /// All of so many least lengths.
    case groups(Int)

    /// What is wrong with `found` as a choice among `all`; nil if nothing is.
    func complaint(_ found: [String], among all: [(length: Int, text: String)]) -> String? {
      guard Set(found).count == found.count else { return "a path twice" }
      var lengths: [String: Int] = [:]
      for path in all { lengths[path.text] = path.length }
      guard found.allSatisfy({ lengths[$0] != nil }) else { return "a path that is none" }
      let sorted = all.map(\.length).sorted()
      let wanted: [Int] =
        switch self {
        case .any(let count):
          found.count == min(count, all.count) ? found.compactMap { lengths[$0] }.sorted() : [-1]
        case .shortest(let count): Array(sorted.prefix(count))
        case .groups(let count):
          sorted.filter { Set(sorted).sorted().prefix(count).contains($0) }
        }
      let lengthsFound = found.compactMap { lengths[$0] }.sorted()
      return lengthsFound == wanted ? nil : "lengths \(lengthsFound), not \(wanted)"
    }
  }

  private static let selectors: [(String, Choice)] = [
    ("ANY", .any(1)), ("ANY 2", .any(2)), ("ANY SHORTEST", .shortest(1)),
    ("ALL SHORTEST", .groups(1)), ("SHORTEST 1", .shortest(1)), ("SHORTEST 3", .shortest(3)),
    ("SHORTEST 1 GROUP", .groups(1)), ("SHORTEST 2 GROUPS", .groups(2)),
  ]

  /// Compares what a query answers, as `start | end | path`, with what may be chosen for each pair.
  private func check(
    _ query: String, _ graph: RandomGraph, _ choice: Choice, _ trails: [RandomGraph.Trail]
  ) throws {
    let found = Dictionary(grouping: try graph.rows(query)) { row in
      row.split(separator: " | ").prefix(2).joined(separator: " | ")
    }
    let all = Dictionary(grouping: trails) { "\($0.start) | \($0.end)" }
    for ends in Set(found.keys).union(all.keys) {
      let complaint = choice.complaint(
        found[ends] ?? [],
        among: (all[ends] ?? []).map { ($0.edges.count, "\(ends) | \($0.nodes) | \($0.edges)") })
      #expect(complaint == nil, "\(ends): \(query)\n\(graph.creation)")
    }
  }

  private static let answer =
    "RETURN a.i, b.i, [n IN nodes(p) | n.i], [r IN relationships(p) | r.i]"

  @Test(arguments: selectors.indices) func `each selector keeps what it says`(_ number: Int) throws
  {
    let (selector, choice) = Self.selectors[number]
    var random = SeededGenerator(seed: randomSeed(for: selector))
    let engines = try RandomGraph.engines()
    for _ in 0..<120 {
      let graph = try RandomGraph(
        using: &random, mostEdges: 6, in: engines.randomElement(using: &random)!)
      let hop = RandomHop(using: &random)
      let start = Int.random(in: 0..<3, using: &random)
      let label = RandomGraph.labels.randomElement(using: &random)!
      let (left, right, fits): (String, String, (RandomGraph.Trail) -> Bool) =
        [
          ("(a)", "(b)", { _ in true }), ("(a {i: \(start)})", "(b)", { $0.start == start }),
          ("(a)", "(b:\(label))", { graph.labels[$0.end].contains(label) }),
          ("(a:!\(label))", "(b)", { !graph.labels[$0.start].contains(label) }),
          ("(a WHERE a.i > \(start))", "(b)", { $0.start > start }),
        ].randomElement(using: &random)!
      let query =
        "MATCH p = \(selector) \(left)\(hop.pattern)\(right)\(hop.time) \(Self.answer)"
      let trails = graph.allTrails(way: hop.way, lengths: hop.lengths, where: hop.follows)
      try check(query, graph, choice, trails.filter(fits))
    }
  }

  @Test(arguments: selectors.indices)
  func `each selector keeps what it says of the ways back to the start`(_ number: Int) throws {
    let (selector, choice) = Self.selectors[number]
    var random = SeededGenerator(seed: randomSeed(for: selector + " round"))
    let engines = try RandomGraph.engines()
    for _ in 0..<40 {
      let graph = try RandomGraph(
        using: &random, mostNodes: 3, mostEdges: 6, in: engines.randomElement(using: &random)!)
      let hop = RandomHop(using: &random)
      let query =
        "MATCH p = \(selector) (a)\(hop.pattern)(a)\(hop.time) "
        + Self.answer.replacing("b.i", with: "a.i AS b")
      let trails = graph.allTrails(way: hop.way, lengths: hop.lengths, where: hop.follows)
      try check(query, graph, choice, trails.filter { $0.start == $0.end })
    }
  }

  @Test(arguments: [("shortestPath", Choice.shortest(1)), ("allShortestPaths", .groups(1))])
  func `the functions of openCypher 9 look among the paths that satisfy WHERE`(
    _ name: String, _ choice: Choice
  ) throws {
    var random = SeededGenerator(seed: randomSeed(for: name))
    let engines = try RandomGraph.engines()
    for _ in 0..<200 {
      let graph = try RandomGraph(
        using: &random, mostEdges: 6, in: engines.randomElement(using: &random)!)
      let hop = RandomHop(.length, using: &random)
      let number = Int.random(in: 0..<6, using: &random)
      let (condition, fits): (String, (RandomGraph.Trail) -> Bool) =
        [
          ("", { _ in true }),
          (" WHERE none(n IN nodes(p) WHERE n.i = \(number))", { !$0.nodes.contains(number) }),
          (
            " WHERE all(r IN relationships(p) WHERE r.i <> \(number))",
            { !$0.edges.contains(number) }
          ),
          (
            " WHERE all(r IN rs WHERE r.i <> \(number)) AND a.i < b.i",
            { !$0.edges.contains(number) && $0.start < $0.end }
          ),
        ].randomElement(using: &random)!
      let query = "MATCH p = \(name)((a)\(hop.pattern)(b))\(condition)\(hop.time) \(Self.answer)"
      let trails = graph.allTrails(way: hop.way, lengths: hop.lengths, where: hop.follows)
      try check(query, graph, choice, trails.filter(fits))
    }
  }

  @Test func `a selector chooses before WHERE, and among what an inner WHERE admits`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<200 {
      let graph = try RandomGraph(
        using: &random, mostEdges: 6, in: engines.randomElement(using: &random)!)
      let hop = RandomHop(using: &random)
      let trails = graph.allTrails(way: hop.way, lengths: hop.lengths, where: hop.follows)
      let most = Int.random(in: 0...3, using: &random)
      let before =
        "MATCH p = ALL SHORTEST (a)\(hop.pattern)(b) WHERE length(p) <= \(most)\(hop.time) "
        + Self.answer
      let shortest = Dictionary(grouping: trails) { [$0.start, $0.end] }
        .mapValues { $0.map(\.edges.count).min() ?? 0 }
      try check(
        before, graph, .groups(1), trails.filter { (shortest[[$0.start, $0.end]] ?? 0) <= most })
      let among =
        "MATCH p = ALL SHORTEST ((a)\(hop.pattern)(b) WHERE a.i <> \(most))\(hop.time) "
        + Self.answer
      try check(among, graph, .groups(1), trails.filter { $0.start != most })
    }
  }

  @Test func `the shortest of paths made of several parts are found`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<150 {
      let graph = try RandomGraph(
        using: &random, mostEdges: 6, in: engines.randomElement(using: &random)!)
      let (selector, choice) = Self.selectors.randomElement(using: &random)!
      let query =
        "MATCH p = \(selector) (a)-[:A]->(m:X)-[]->{1,3}(b) \(Self.answer)"
      let trails = graph.allTrails(way: .outgoing, lengths: 2...4) { _ in true }.filter {
        graph.edges[$0.edges[0]].type == "A" && graph.labels[$0.nodes[1]].contains("X")
      }
      try check(query, graph, choice, trails)
    }
  }
}
