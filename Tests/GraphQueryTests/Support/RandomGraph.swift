import GraphModel
import GraphQuery
import GraphStore
import TestSupport

/// A small random graph, known edge by edge beside the store, so that answers can be worked out by
/// brute force.
struct RandomGraph {
  struct Edge {
    let id: Int
    let source: Int
    let target: Int
    let type: String
    /// Days since 2020-01-01, half-open.
    let since: Int
    let until: Int
  }

  let nodeCount: Int
  let labels: [[String]]
  let edges: [Edge]
  let engine: QueryEngine

  static let types = ["A", "B"]
  static let firstDay = CalendarDate(year: 2020, month: 1, day: 1)!

  init(
    using random: inout SeededGenerator, mostNodes: Int = 6, mostEdges: Int = 8,
    reading: Store.Reading = .automatic
  ) throws {
    nodeCount = Int.random(in: 2...mostNodes, using: &random)
    var labels: [[String]] = []
    for _ in 0..<nodeCount {
      labels.append(["X", "Y"].filter { _ in Bool.random(using: &random) })
    }
    var edges: [Edge] = []
    for id in 0..<Int.random(in: 0...mostEdges, using: &random) {
      let since = Int.random(in: 0...8, using: &random)
      edges.append(
        Edge(
          id: id, source: Int.random(in: 0..<nodeCount, using: &random),
          target: Int.random(in: 0..<nodeCount, using: &random),
          type: RandomGraph.types.randomElement(using: &random)!, since: since,
          until: since + Int.random(in: 1...6, using: &random)))
    }
    self.labels = labels
    self.edges = edges
    let store = try Store.inMemory(options: Store.Options(reading: reading))
    engine = QueryEngine(store: store)
    var parts: [String] = []
    for node in 0..<nodeCount {
      let names = labels[node].map { ":\($0)" }.joined()
      parts.append("(n\(node)\(names) {i: \(node)})")
    }
    for edge in edges {
      let since = RandomGraph.firstDay.advanced(byDays: Int64(edge.since))
      let until = RandomGraph.firstDay.advanced(byDays: Int64(edge.until))
      parts.append(
        "(n\(edge.source))-[:\(edge.type) {i: \(edge.id), since: date('\(since)'), "
          + "until: date('\(until)')}]->(n\(edge.target))")
    }
    _ = try engine.run("CREATE " + parts.joined(separator: ", "))
  }

  func node(_ i: Int) -> Int { i }

  /// The rows of a query, each rendered, sorted.
  func rows(_ query: String, without rules: Set<OptimizerRuleName> = []) throws -> [String] {
    var options = QueryOptions()
    options.disabledRules = rules
    let result = try engine.run(query, options: options)
    return result.rows.map { row in
      row.map { $0.rendered(in: result.entities) }.joined(separator: " | ")
    }.sorted()
  }

  enum Way { case outgoing, incoming, either }

  /// Every walk from `start` that takes no relationship twice, as the ids of its relationships.
  func trails(
    from start: Int, way: Way, types: Set<String>? = nil, day: Int? = nil,
    lengths: ClosedRange<Int>
  ) -> [(end: Int, edges: [Int], nodes: [Int])] {
    var result: [(end: Int, edges: [Int], nodes: [Int])] = []
    func walk(_ node: Int, _ taken: [Int], _ nodes: [Int]) {
      if lengths.contains(taken.count) { result.append((node, taken, nodes)) }
      guard taken.count < lengths.upperBound else { return }
      for edge in edges where !taken.contains(edge.id) {
        if let types, !types.contains(edge.type) { continue }
        if let day, !(edge.since <= day && day < edge.until) { continue }
        if way != .incoming && edge.source == node {
          walk(edge.target, taken + [edge.id], nodes + [edge.target])
        } else if way != .outgoing && edge.target == node {
          walk(edge.source, taken + [edge.id], nodes + [edge.source])
        }
      }
    }
    walk(start, [], [start])
    return result
  }
}
