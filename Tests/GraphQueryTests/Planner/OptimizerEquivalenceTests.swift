import GraphQuery
import TestSupport
import Testing

/// The optimised plan and the plan as written give the same rows.
@Suite struct OptimizerEquivalenceTests {
  private static let queries = [
    "MATCH (a:X) RETURN a.i", "MATCH (a:X:Y) WHERE a.i > 1 RETURN a.i",
    "MATCH (a:X)-[r:A]->(b:Y) WHERE a.i <> b.i RETURN a.i, b.i, r.i",
    "MATCH (a)-[r]-(b)-[s]-(c) WHERE c.i = 1 RETURN a.i, b.i, c.i, r.i, s.i",
    "MATCH (a), (b) WHERE a.i = b.i + 1 RETURN a.i, b.i",
    "MATCH (a)-[:A*1..3]->(b {i: 1}) RETURN a.i, b.i",
    "MATCH (a)-[rs:A*0..3]->(b) WHERE all(r IN rs WHERE r.i > 1) RETURN a.i, b.i",
    "MATCH (a:X) OPTIONAL MATCH (a)-[r:B]->(b:Y) WHERE b.i > a.i RETURN a.i, b.i",
    "MATCH (a) WHERE id(a) = 2 RETURN a.i", "MATCH (a) WHERE EXISTS { (a)-[:A]->(:X) } RETURN a.i",
    "MATCH (a) RETURN a.i ORDER BY a.i DESC LIMIT 2", "MATCH (a) RETURN count(*) AS n",
    "MATCH (a:X) RETURN count(a) AS n", "MATCH ()-[r:A]->() RETURN count(*) AS n",
    "MATCH (a)-[r]->(b) WITH a, count(r) AS n WHERE n > 1 RETURN a.i, n",
    "MATCH (a)-->(b) WITH DISTINCT b ORDER BY b.i SKIP 1 LIMIT 2 RETURN b.i",
    "MATCH p = ALL SHORTEST (a {i: 0})-[]-{1,4}(b) WHERE b.i > 0 RETURN b.i, length(p)",
    "MATCH (a)-[r]->(b) MATCH (b)-[s]->(a) RETURN a.i, b.i, r.i, s.i",
    "MATCH (a)-[r]->(b) MATCH (c)-[r]->(d) RETURN a.i, b.i, c.i, d.i",
    "MATCH (a)-->(a) RETURN a.i", "MATCH (a)-[r:A|B]->()<-[s]-(a) RETURN a.i, r.i, s.i",
    "MATCH p = (a)-->(b), q = (b)-->(c) WHERE length(p) = 1 RETURN a.i, c.i",
    "MATCH (a) RETURN a.i + 1 AS x LIMIT 2", "MATCH (a:X), (b:Y) WHERE a.i = b.i RETURN a.i",
    "UNWIND [0, 1, 2] AS x MATCH (a {i: x})-->(b) RETURN x, b.i",
  ]

  @Test func `every rule leaves the rows as they are`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let all = Set(OptimizerRuleName.allCases)
    for _ in 0..<12 {
      let graph = try RandomGraph(using: &random)
      for query in Self.queries {
        let plain = try graph.rows(query, without: all)
        #expect(try graph.rows(query) == plain, "\(query)\n\(graph.edges)\n\(graph.labels)")
        for rule in OptimizerRuleName.allCases {
          #expect(
            try graph.rows(query, without: [rule]) == plain, "\(query) without \(rule.rawValue)")
        }
      }
    }
  }
}
