import GraphModel
import GraphQuery
import GraphStore
import TestSupport
import Testing

/// Label expressions over random graphs, against sets.
@Suite struct RandomLabelTests {
  /// A label expression: as it is written, and which sets of labels satisfy it.
  private struct Expression {
    let text: String
    let holds: (Set<String>) -> Bool

    init(of names: [String], depth: Int, using random: inout SeededGenerator) {
      switch depth == 0
        ? Int.random(in: 0..<6, using: &random) : Int.random(in: 0..<12, using: &random)
      {
      case 0: (text, holds) = ("%", { !$0.isEmpty })
      case 1..<6:
        let name = names.randomElement(using: &random)!
        (text, holds) = (name, { $0.contains(name) })
      case 6, 7:
        let inner = Expression(of: names, depth: depth - 1, using: &random)
        (text, holds) = ("!(\(inner.text))", { !inner.holds($0) })
      case let choice:
        let left = Expression(of: names, depth: depth - 1, using: &random)
        let right = Expression(of: names, depth: depth - 1, using: &random)
        (text, holds) =
          choice < 10
          ? ("(\(left.text))&(\(right.text))", { left.holds($0) && right.holds($0) })
          : ("(\(left.text)|\(right.text))", { left.holds($0) || right.holds($0) })
      }
    }
  }

  @Test func `label expressions find the nodes that satisfy them`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<150 {
      let graph = try RandomGraph(
        using: &random, mostNodes: 8, mostEdges: 0, in: engines.randomElement(using: &random)!)
      for _ in 0..<4 {
        let expression = Expression(
          of: RandomGraph.labels + ["Unknown"], depth: 3, using: &random)
        let expected = (0..<graph.nodeCount)
          .filter { expression.holds(Set(graph.labels[$0])) }.map { "\($0)" }.sorted()
        for query in [
          "MATCH (n:\(expression.text)) RETURN n.i", "MATCH (n IS \(expression.text)) RETURN n.i",
          "MATCH (n) WHERE n:\(expression.text) RETURN n.i",
          "MATCH (n) WITH n, NOT n:\(expression.text) AS other WHERE NOT other RETURN n.i",
        ] {
          #expect(try graph.rows(query) == expected, "\(query)\n\(graph.creation)")
        }
      }
    }
  }

  @Test func `they find the relationships whose type satisfies them`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engines = try RandomGraph.engines()
    for _ in 0..<150 {
      let graph = try RandomGraph(using: &random, in: engines.randomElement(using: &random)!)
      for _ in 0..<3 {
        let expression = Expression(of: RandomGraph.types, depth: 2, using: &random)
        let expected = graph.edges.filter { expression.holds([$0.type]) }
          .map { "\($0.source) | \($0.id)" }.sorted()
        for query in [
          "MATCH (a)-[r:\(expression.text)]->() RETURN a.i, r.i",
          "MATCH ()<-[r:\(expression.text)]-(a) RETURN a.i, r.i",
          "MATCH (a)-[r]->() WHERE r:\(expression.text) RETURN a.i, r.i",
          "MATCH (a)-[rs:\(expression.text)]->{1}() RETURN a.i, rs[0].i",
        ] {
          #expect(try graph.rows(query) == expected, "\(query)\n\(graph.creation)")
        }
      }
    }
  }
}
