import GraphModel
import GraphQuery
import GraphStore
import TestSupport
import Testing

/// Random queries written in several ways answer the same, over random graphs.
@Suite struct RandomEquivalenceTests {
  @Test func `a query answers the same however it is written`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let engine = QueryEngine(store: try Store.inMemory())
    for type in RandomGraph.types {
      _ = try engine.run("CREATE INDEX FOR ()-[r:\(type)]-() ON (r.i)")
    }
    _ = try engine.run("CREATE INDEX FOR (n:X) ON (n.i)")
    var answered = 0
    for _ in 0..<250 {
      let graph = try RandomGraph(using: &random, mostNodes: 4, mostEdges: 8, in: engine)
      for _ in 0..<2 {
        let query = RandomQuery(using: &random)
        let plain = query.written().text
        let expected = try graph.rows(plain)
        if !expected.isEmpty { answered += 1 }
        let seed = UInt64.random(in: 0 ... .max, using: &random)
        let shuffled = { (conditions: [Int]) in
          var generator = SeededGenerator(seed: seed)
          return conditions.shuffled(using: &generator)
        }
        let forms: [RandomQuery.Form] = [
          .init(isReversed: true), .init(isSplit: true), .init(order: shuffled),
          .init(hasWith: true), .init(hasWith: true, filtersLate: true),
          .init(hasParameters: true),
          .init(
            isReversed: true, isSplit: true, order: shuffled, hasWith: true, hasParameters: true),
        ]
        for form in forms {
          let (text, parameters) = query.written(form)
          #expect(
            try graph.rows(text, parameters: parameters) == expected,
            "\(text)\n\(plain)\n\(graph.creation)")
        }
        let all = Set(OptimizerRuleName.allCases)
        #expect(
          try graph.rows(plain, without: all) == expected,
          "unoptimised: \(plain)\n\(graph.creation)")
        let rule = OptimizerRuleName.allCases.randomElement(using: &random)!
        #expect(
          try graph.rows(plain, without: [rule]) == expected,
          "without \(rule.rawValue): \(plain)\n\(graph.creation)")
      }
    }
    // Queries that find nothing agree too easily.
    #expect(answered > 40)
  }
}
