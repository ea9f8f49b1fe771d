import GraphModel
import GraphQuery
import GraphStore
import TestSupport

/// A small random graph, known edge by edge beside the store, so that answers can be worked out by
/// brute force. It has parallel edges, loops and nodes that nothing connects.
struct RandomGraph {
  struct Edge {
    let id: Int
    let source: Int
    let target: Int
    let type: String
    let since: StatedDay
    let until: StatedDay

    /// The half-open span of days on which it may hold.
    var possible: Range<Int> {
      let first = since.days?.lowerBound ?? -10_000
      var end = until.days?.upperBound ?? 10_000
      // What began and ended on one day held on that day.
      if end <= first { end = first + 1 }
      return first..<end
    }

    /// Whether it holds on `day`; nil: possibly.
    func holds(on day: Int) -> Bool? {
      guard possible.contains(day) else { return false }
      guard let begun = since.days?.upperBound else { return nil }
      // What began on a day held on that day, whatever is known of its end.
      let held = (since.days?.lowerBound ?? -10_000) + 1
      return begun <= day && day < max(until.days?.lowerBound ?? held, held) ? true : nil
    }
  }

  let nodeCount: Int
  let labels: [[String]]
  let edges: [Edge]
  let engine: QueryEngine

  static let labels = ["X", "Y", "Z"]
  static let types = ["A", "B", "C"]

  /// - Parameter engine: of a store whose contents the graph replaces. A new store for each of
  ///   thousands of graphs would take most of their time.
  init(
    using random: inout SeededGenerator, mostNodes: Int = 6, mostEdges: Int = 8,
    reading: Store.Reading = .automatic, in engine: QueryEngine? = nil
  ) throws {
    nodeCount = Int.random(in: 2...mostNodes, using: &random)
    labels = (0..<nodeCount).map { _ in
      Self.labels.filter { _ in Bool.random(using: &random) }
    }
    var edges: [Edge] = []
    for id in 0..<Int.random(in: 0...mostEdges, using: &random) {
      let since = StatedDay.random(using: &random)
      var until = StatedDay.random(using: &random)
      // Dates that contradict each other say nothing; that is tested elsewhere.
      while let first = since.days, let last = until.days, last.upperBound < first.lowerBound {
        until = StatedDay.random(using: &random)
      }
      edges.append(
        Edge(
          id: id, source: Int.random(in: 0..<nodeCount, using: &random),
          target: Int.random(in: 0..<nodeCount, using: &random),
          type: Self.types.randomElement(using: &random)!, since: since, until: until))
    }
    self.edges = edges
    self.engine =
      try engine
      ?? QueryEngine(store: Store.inMemory(options: Store.Options(reading: reading)))
    if engine != nil { _ = try self.engine.run("MATCH (n) DETACH DELETE n") }
    _ = try self.engine.run(creation)
  }

  /// Of an empty store for each way to read one.
  static func engines() throws -> [QueryEngine] {
    try [Store.Reading.index, .image].map {
      QueryEngine(store: try Store.inMemory(options: Store.Options(reading: $0)))
    }
  }

  /// The query that makes it.
  var creation: String {
    let nodes = (0..<nodeCount).map { node in
      "(n\(node)\(labels[node].map { ":\($0)" }.joined()) {i: \(node)})"
    }
    let relationships = edges.map { edge in
      "(n\(edge.source))-[:\(edge.type) {i: \(edge.id), since: \(edge.since.literal), "
        + "until: \(edge.until.literal)}]->(n\(edge.target))"
    }
    return "CREATE " + (nodes + relationships).joined(separator: ", ")
  }

  /// The rows of a query, each rendered, sorted.
  func rows(
    _ query: String, parameters: [String: Value] = [:], without rules: Set<OptimizerRuleName> = []
  ) throws -> [String] {
    var options = QueryOptions()
    options.disabledRules = rules
    let result = try engine.run(query, parameters: parameters, options: options)
    return result.rows.map { row in
      row.map { $0.rendered(in: result.entities) }.joined(separator: " | ")
    }.sorted()
  }

  // MARK: Brute force

  enum Way: CaseIterable { case outgoing, incoming, either }

  struct Trail {
    let start: Int
    let end: Int
    let edges: [Int]
    let nodes: [Int]
  }

  /// Every walk from `start` that takes no edge twice and only such as `follows` lets through.
  func trails(
    from start: Int, way: Way, lengths: ClosedRange<Int>, where follows: (Edge) -> Bool
  ) -> [Trail] {
    var result: [Trail] = []
    func walk(_ node: Int, _ taken: [Int], _ nodes: [Int]) {
      if lengths.contains(taken.count) {
        result.append(Trail(start: start, end: node, edges: taken, nodes: nodes))
      }
      guard taken.count < lengths.upperBound else { return }
      for edge in edges where !taken.contains(edge.id) && follows(edge) {
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

  func allTrails(way: Way, lengths: ClosedRange<Int>, where follows: (Edge) -> Bool) -> [Trail] {
    (0..<nodeCount).flatMap { trails(from: $0, way: way, lengths: lengths, where: follows) }
  }
}
