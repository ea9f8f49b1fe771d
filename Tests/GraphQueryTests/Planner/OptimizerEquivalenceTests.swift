import GraphQuery
import GraphStore
import TestSupport
import Testing

/// The optimised plan and the plan as written give the same rows.
@Suite struct OptimizerEquivalenceTests {
  static let queries = [
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
    "MATCH (a) WHERE elementId(a) = 'n2' RETURN a.i",
    // Where only the ends of walks matter.
    "MATCH (a)-[*1..2]-(b) RETURN a.i, count(DISTINCT b) AS n",
    "MATCH (a)-[*1..2]-(b) RETURN DISTINCT a.i, b.i", "MATCH (a)-[*0..2]-(b) RETURN DISTINCT b.i",
    "MATCH (a {i: 0})-[*1..2]-(b) RETURN count(DISTINCT b) AS n",
    "MATCH (a {i: 0})-[*1..3]-(b) WHERE a <> b RETURN count(DISTINCT b) AS n",
    "MATCH (a {i: 0})-[*1..3]-(b) RETURN count(DISTINCT b) AS n",
    "MATCH (a {i: 0})-[:A*]->(b) RETURN count(DISTINCT b) AS n",
    "MATCH (a {i: 1})<-[:A|B*..3]-(b) RETURN count(DISTINCT b) AS n",
    "MATCH (a:X)-[*1..2]->(b) WHERE id(b) <> id(a) RETURN count(DISTINCT b) AS n",
    "MATCH (a:X)-[*0..1]->(b) RETURN count(DISTINCT b) AS n",
    "MATCH (a)-[*1..3]->(b:Y) RETURN a.i, max(b.i) AS m, collect(DISTINCT b.i) = [] AS e",
    "MATCH (a {i: 0})-[*1..2]-(b) FOR VALID_TIME AS OF date('2020-01-05') "
      + "RETURN count(DISTINCT b) AS n",
    "MATCH (a)-[*1..2]->(b) FOR VALID_TIME AS OF date('2020-01-05') RETURN DISTINCT a.i, b.i",
    "MATCH (a)-[rs*1..2]->(b) RETURN DISTINCT b.i, size(rs) AS n",
    "MATCH (c)-[s]->(a)-[*1..2]->(b) RETURN DISTINCT a.i, b.i",
    // Where relationships are only counted.
    "MATCH (a)-[e]-() RETURN id(a) AS a, count(*) AS n",
    "MATCH (a)-[:A]->(b) RETURN a, count(b) AS n",
    "MATCH (a:X)<-[e:B]-() RETURN id(a) AS a, a.i + 1 AS x, count(e) AS n, count(*) AS m",
    "MATCH (a)-[e]-() FOR VALID_TIME AS OF date('2020-01-05') RETURN a, count(*) AS n",
    "MATCH (a)-[e]-(b:X) RETURN id(a) AS a, count(*) AS n",
    "MATCH (a)-[e]-() RETURN id(a) AS a, count(*) AS n ORDER BY n DESC, a LIMIT 2",
    "MATCH ()-[e]->() RETURN type(e) AS t, count(*) AS n",
    "MATCH ()-[e]-() RETURN type(e) AS t, count(*) AS n",
    "MATCH ()-[e:B]->() RETURN type(e) AS t, count(e) AS n",
    "MATCH (a:X)-[e]->() RETURN type(e) AS t, count(e) AS n",
    // Where the parts of a pattern are independent, or nearly so.
    "MATCH (a:X)-[:A]->(b)-[:B]->(c) RETURN count(*) AS n",
    "MATCH (a)-[r]->(b)-[s]->(c) RETURN count(*) AS n",
    "MATCH (a)-[r]-(b)-[s]-(c) RETURN count(*) AS n",
    "MATCH (a)-[r]->(b)<-[s]-(c) RETURN count(*) AS n, count(c) AS m",
    "MATCH (a:X)-[:A]->(b)-->(c:Y)<-[:B]-(d) RETURN count(*) AS n",
    "MATCH (a)-[:A]->(b)-->(c)<-[:B]-(d:X) FOR VALID_TIME AS OF date('2020-01-05') "
      + "RETURN count(*) AS n",
    "MATCH (a)-[r]->(b)-[s]->(c)-[t]->(d) RETURN count(*) AS n",
    "MATCH (a)-[r:A]->(b) MATCH (b)-[s]->(c) RETURN count(*) AS n",
    "MATCH (b)<-[r:A]-(a), (b)-[s:A]->(c), (b)-[t:B]->(d) RETURN count(r) AS n",
    "MATCH (a)-[r:A]->(b)-[s:B]->(c) WHERE r.i > 1 AND b.i > 0 RETURN count(*) AS n",
    "MATCH (a)-[r:A]->(b)-[s:B]->(c) WHERE r.i > s.i RETURN count(*) AS n",
    "MATCH (a)-[r]->(b) RETURN COUNT { MATCH (b)-[:A]->(c)-[:B]->(d) } AS n, a.i, b.i",
    "MATCH p = allShortestPaths((a {i: 0})-[*]-(b {i: 1})) RETURN [n IN nodes(p) | n.i] AS ns, length(p) AS l",
    "MATCH p = shortestPath((a {i: 0})-[:A*..3]->(b)) WHERE a <> b RETURN b.i, length(p) AS l",
  ]

  @Test func `every rule leaves the rows as they are`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let all = Set(OptimizerRuleName.allCases)
    for _ in 0..<8 {
      let reading = Bool.random(using: &random) ? Store.Reading.index : .image
      let graph = try RandomGraph(using: &random, reading: reading)
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
