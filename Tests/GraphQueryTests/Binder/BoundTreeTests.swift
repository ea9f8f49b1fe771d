import GraphModel
import GraphStore
import TestSupport
import Testing

@testable import GraphQuery

private struct TestFailure: Error {}

private func bind(_ text: String) throws -> BoundStatement {
  try Binder.bind(text, catalog: Catalog()) { .standard }
}

extension BoundStatement {
  fileprivate var query: BoundQuery {
    get throws {
      guard case .query(let query) = body else { throw TestFailure() }
      return query
    }
  }

  fileprivate func parts() throws -> [BoundPart] { try query.branches[0].parts }

  fileprivate func firstMatch() throws -> BoundMatch {
    guard case .match(let match) = try parts()[0].clauses[0] else { throw TestFailure() }
    return match
  }

  fileprivate func lastProjection() throws -> BoundProjection {
    guard let projection = try parts().last?.projection else { throw TestFailure() }
    return projection
  }

  fileprivate func slot(_ name: String) throws -> Slot {
    guard let index = variables.firstIndex(where: { $0.name == name }) else { throw TestFailure() }
    return Slot(index)
  }
}

@Suite("The bound tree")
struct BoundTreeTests {
  @Test("gives every element of a pattern a slot, and repeated names the same one")
  func slots() throws {
    let statement = try bind("MATCH (a)-[r]->()-->(a) RETURN a, r")
    let match = try statement.firstMatch()
    let path = match.paths[0]
    #expect(path.start.slot == path.hops[1].target.slot)
    #expect(match.introduced.count == 4 && match.arguments.isEmpty)
    #expect(try statement.query.columns.map(\.name) == ["a", "r"])
    #expect(statement.variables[try statement.slot("r").rawValue].kind == .relationship)
  }

  @Test("keeps the slot of a variable that WITH hands on, and gives a new one under another name")
  func handedOn() throws {
    let statement = try bind("MATCH (a), (b) WITH a, b AS c MATCH (a)-->(c) RETURN c")
    let with = try statement.parts()[0].projection
    #expect(with?.columns[0].slot == (try statement.slot("a")))
    #expect(with?.columns[1].slot == (try statement.slot("c")))
    guard case .match(let second) = try statement.parts()[1].clauses[0] else { throw TestFailure() }
    #expect(try second.arguments == [statement.slot("a"), statement.slot("c")])
    #expect(statement.variables[try statement.slot("c").rawValue].kind == .node)
  }

  @Test("separates grouping keys, aggregates and what is computed from both")
  func grouping() throws {
    let statement = try bind(
      "MATCH (a) RETURN a.x AS x, a.x + 2 * count(*) AS y, count(*) AS z, max(DISTINCT a.y) ORDER BY count(*), a.x"
    )
    let projection = try statement.lastProjection()
    #expect(projection.isAggregating)
    #expect(projection.groupingKeys.count == 1)
    #expect(projection.aggregates.map(\.function.name) == ["count", "max"])
    #expect(projection.aggregates.map(\.isDistinct) == [false, true])
    #expect(projection.names == ["x", "y", "z", "max(DISTINCT a.y)"])
    guard case .arithmetic(let key, let steps) = projection.columns[1].expression.kind,
      case .variable(projection.groupingKeys[0].slot) = key.kind, steps.count == 1
    else { throw TestFailure() }
    guard case .variable(let sorted) = projection.orderBy[1].expression.kind else {
      throw TestFailure()
    }
    #expect(sorted == projection.columns[0].slot)
  }

  @Test("says which outer variables a subquery mentions, and only those")
  func arguments() throws {
    let statement = try bind(
      "MATCH (a), (b), (c) WHERE EXISTS { (a)-->(x) WHERE x.p = b.p AND EXISTS { (x)-->(c) } } RETURN a"
    )
    let match = try statement.firstMatch()
    guard case .subquery(.exists, let outer) = match.predicates[0].kind else { throw TestFailure() }
    #expect(try outer.arguments == ["a", "b", "c"].map(statement.slot))
    guard case .match(let inner) = outer.query.branches[0].parts[0].clauses[0],
      case .subquery(.exists, let nested) = inner.predicates[1].kind
    else { throw TestFailure() }
    #expect(Set(nested.arguments) == [try statement.slot("x"), try statement.slot("c")])
  }

  @Test("splits predicates at AND, through parentheses")
  func conjuncts() throws {
    let match = try bind(
      "MATCH (a) WHERE a.x = 1 AND (a.y = 2 AND a.z = 3) AND (a:A OR a:B) RETURN a"
    )
    .firstMatch()
    #expect(match.predicates.count == 4)
  }

  @Test("brings quantified paths into normal form, with lists outside of what is single inside")
  func quantifiedPaths() throws {
    let statement = try bind("MATCH ((a)-[r:KNOWS]->(b) WHERE a.x < b.x){2,5} (z) RETURN a, r, z")
    let path = try statement.firstMatch().paths[0]
    guard case .quantified(let group) = path.hops[0].step else { throw TestFailure() }
    #expect(group.length == PathLength(minimum: 2, maximum: 5))
    #expect(group.groups.count == 3 && group.predicates.count == 1)
    #expect(path.hops.count == 1 && path.start.slot != group.start.slot)
    let kinds = try statement.query.columns.map { statement.variables[$0.slot.rawValue].kind }
    #expect(kinds == [.nodeList, .relationshipList, .node])
    let simple = try bind("MATCH (a)-[r:KNOWS]->{1,3}(b) RETURN r").firstMatch().paths[0]
    guard case .relationship(let relationship) = simple.hops[0].step else { throw TestFailure() }
    #expect(relationship.length == PathLength(minimum: 1, maximum: 3))
  }

  @Test("knows the selectors")
  func selectors() throws {
    for (text, expected) in [
      ("ANY SHORTEST", "anyShortest"), ("SHORTEST 1", "anyShortest"),
      ("ALL SHORTEST", "allShortest"),
      ("SHORTEST GROUP", "allShortest"), ("SHORTEST 2", "shortest"),
      ("SHORTEST 2 GROUPS", "shortestGroups"),
      ("ANY", "any"), ("ANY $k", "any"), ("ALL", "all"), ("", "all"),
    ] {
      let selector = try bind("MATCH \(text) (a)-->*(b) RETURN a").firstMatch().paths[0].selector
      #expect("\(selector)".hasPrefix(expected), "\(text): \(selector)")
    }
    let function = try bind("MATCH p = allShortestPaths((a)-[*]-(b)) RETURN p").firstMatch()
    guard case .allShortest = function.paths[0].selector else { throw TestFailure() }
    #expect(function.paths[0].slot != nil)
  }

  @Test("writes out subtypes of the ontology, and takes types as people type them")
  func ontology() throws {
    for type in ["HOLDS_POST", "`holds-post`"] {
      let statement = try bind("MATCH ()-[r:\(type)]->() RETURN r")
      guard case .relationship(let relationship) = try statement.firstMatch().paths[0].hops[0].step
      else { throw TestFailure() }
      let names = try #require(relationship.typeNames)
      #expect(names.contains("HOLDS_POST") && names.contains("AMBASSADOR_TO"))
    }
    guard
      case .create(let create) = try bind("CREATE ()-[:`ambassador-of`]->()").parts()[0].clauses[0],
      case .relationship(_, let type, _, _, _, _) = create.elements[2]
    else { throw TestFailure() }
    #expect(type == "AMBASSADOR_OF")
    let warnings = try bind("MATCH (a)-[:ALLIED_WITH]->(b) RETURN a").warnings
    #expect(warnings.map(\.code) == ["warning.directed-symmetric-type"])
  }

  @Test("makes nodes before the relationships between them, and the arrow decides which way")
  func creation() throws {
    guard
      case .create(let create) = try bind("CREATE p = (a)<-[:R]-(b {x: 1})").parts()[0].clauses[0]
    else { throw TestFailure() }
    guard case .node(let a, _, _, _) = create.elements[0],
      case .node(let b, _, _, _) = create.elements[1],
      case .relationship(let r, "R", let source, let target, _, _) = create.elements[2]
    else { throw TestFailure() }
    #expect(source == b && target == a)
    #expect(create.paths[0].nodes == [a, b] && create.paths[0].relationships == [r])
  }

  @Test("matches by the same slots as it would create by, when merging")
  func merge() throws {
    let statement = try bind(
      "MATCH (a) MERGE (a)-[r:R {x: 1}]->(b:B:C {y: 2}) ON CREATE SET r.z = 1 RETURN b")
    guard case .merge(let merge) = try statement.parts()[0].clauses[1] else { throw TestFailure() }
    #expect(merge.match.arguments == [try statement.slot("a")])
    #expect(merge.match.introduced.count == 2 && merge.elements.count == 2)
    guard case .relationship(let relationship) = merge.match.paths[0].hops[0].step else {
      throw TestFailure()
    }
    #expect(relationship.slot == (try statement.slot("r")) && relationship.properties.count == 1)
    let target = merge.match.paths[0].hops[0].target
    #expect(target.labels?.conjuncts == ["B", "C"] && target.properties.count == 1)
    #expect(merge.onCreate.count == 1 && merge.onMatch.isEmpty)
  }

  @Test("names columns by the text as it is written")
  func columnNames() throws {
    let names = try bind("MATCH (n) RETURN n.x+1, count( * ), (n.y), 'é'").query.columns.map(\.name)
    #expect(names == ["n.x+1", "count( * )", "(n.y)", "'é'"])
  }

  @Test("joins the columns of a union by name, into slots of its own")
  func union() throws {
    let query = try bind("RETURN 1 AS a, 2 AS b UNION ALL RETURN 3 AS b, 4 AS a").query
    #expect(query.columns.map(\.name) == ["a", "b"])
    let second = query.branches[1]
    #expect(second.outputs == second.parts[0].projection?.columns.map(\.slot).reversed())
    #expect(query.union == .all)
  }

  @Test("lists each parameter and each name of the graph that it looks for once")
  func mentions() throws {
    let statement = try bind(
      "MATCH (n:Person {name: $a})-[:KNOWS]->(m:Person) WHERE m.age > $b + $a RETURN n")
    #expect(statement.parameters.map(\.name) == ["a", "b"])
    #expect(statement.mentions.map(\.name) == ["Person", "name", "KNOWS", "age"])
  }

  @Test("is made of any text, or an error with a place inside it, without a trap")
  func randomTexts() throws {
    var random = SeededGenerator(seed: randomSeed())
    let pieces = [
      "MATCH (a)", "MATCH (a:A {x: 1})-[r:R*1..2]->(b)", "OPTIONAL MATCH p = (a)--(b)", "WITH a",
      "WITH *", "WITH a, count(*) AS n", "WITH DISTINCT a.x AS x ORDER BY x LIMIT 1",
      "WHERE a.x = 1",
      "WHERE (a)-->(b)", "UNWIND [1, 2] AS i", "RETURN *", "RETURN a, b",
      "RETURN count(*) + 1 AS c",
      "RETURN a.x AS x, sum(i) AS s ORDER BY s", "UNION", "UNION ALL", "CREATE (a)-[:R]->(c)",
      "MERGE (a)-[q:Q]-(b) ON MATCH SET q.x = i", "SET a.x = i, b:L", "REMOVE a:L", "DELETE a, r",
      "CALL { WITH a RETURN a.y AS y }", "CALL (*) { RETURN i AS j }",
      "RETURN [x IN [i] | x + a.x]",
      "RETURN EXISTS { (a)-->(z) WHERE z.x = i } AS e", "FOR VALID_TIME AS OF date('2020')",
      "MATCH ANY SHORTEST ((a)-[s]->(b)){1,3}", "RETURN [(a)-->(k) WHERE k.x | k] AS ks",
      "RETURN a {.*, b, c: count(i)}", "RETURN reduce(t = 0, x IN [1] | t + x) AS z",
    ]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 1...6, using: &random))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
        .joined(separator: " ")
      do {
        let statement = try bind(text)
        #expect(statement.variables.allSatisfy { Int($0.range.end) <= text.utf8.count })
      } catch let error as QueryError {
        #expect(Int(error.range?.end ?? 0) <= text.utf8.count, "\(text)")
      }
    }
  }

  @Test("is built of the deepest query that the parser takes")
  func deepest() throws {
    let depth = 90
    let open = String(repeating: "[x IN [1] WHERE EXISTS { RETURN ", count: 40)
    let close = String(repeating: " } | 1]", count: 40)
    _ = try bind("RETURN " + open + "1 AS y" + close)
    _ = try bind(
      "RETURN " + String(repeating: "(1 + ", count: depth) + "1"
        + String(repeating: ")", count: depth))
    _ = try bind("RETURN " + String(repeating: "NOT ", count: 190) + "true")
  }
}
