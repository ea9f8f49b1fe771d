import GraphModel
import Testing

@testable import GraphQuery

/// A query that breaks a rule: the place marked, openCypher's detail, what the message says.
private struct Mistake: Sendable {
  let marked: String
  let detail: QueryError.Detail
  let says: String
  let kind: QueryError.Kind

  init(
    _ marked: String, _ detail: QueryError.Detail, _ says: String = "",
    _ kind: QueryError.Kind = .syntaxError
  ) {
    self.marked = marked
    self.detail = detail
    self.says = says
    self.kind = kind
  }
}

private let procedures = [
  ProcedureSignature(
    "test.find", parameters: [.init("name", .string), .init("limit", .integer)],
    results: [.init("city", .string), .init("code", .integer)])
]

@Suite("Rules of the language")
struct BinderErrorTests {
  private static let mistakes: [Mistake] = [
    // Variables
    Mistake("MATCH (person) RETURN 1️⃣persn.name", .undefinedVariable, "did you mean person?"),
    Mistake("MATCH (a) WITH a.x AS x RETURN 1️⃣a", .undefinedVariable, "not defined"),
    Mistake("RETURN [x IN [1] | x] + 1️⃣x", .undefinedVariable),
    Mistake("MATCH (a) UNWIND [1] AS 1️⃣a RETURN a", .variableAlreadyBound),
    Mistake("MATCH p = (a) MATCH 1️⃣p = (b) RETURN p", .variableAlreadyBound),
    Mistake("MATCH (a)-[r]->() MATCH (1️⃣r) RETURN r", .variableTypeConflict, "a relationship"),
    Mistake("MATCH (a)-[r*]->() MATCH ()-[1️⃣r]->() RETURN r", .variableTypeConflict),
    Mistake("MATCH (a)-[r]->()-[1️⃣r]->(a) RETURN r", .relationshipUniquenessViolation),
    Mistake("MATCH (a)-[r]->(), ()-[1️⃣r]->(a) RETURN r", .relationshipUniquenessViolation),
    Mistake("MATCH (n) WHERE (n)-->(1️⃣m) RETURN n", .undefinedVariable),
    Mistake("MATCH () RETURN 1️⃣*", .noVariablesInScope),

    // Columns
    Mistake("RETURN 1 AS a, 2 AS 1️⃣a", .columnNameConflict),
    Mistake("MATCH (n) RETURN n.x, 1️⃣n.x", .columnNameConflict),
    Mistake("MATCH (n) WITH 1️⃣n.x RETURN 1 AS one", .noExpressionAlias),
    Mistake("RETURN 1 AS a UNION 1️⃣RETURN 2 AS b", .differentColumnsInUnion),
    Mistake(
      "RETURN 1 AS a UNION RETURN 2 AS a 1️⃣UNION ALL RETURN 3 AS a", .invalidClauseComposition),
    Mistake("1️⃣MATCH (n)", .invalidClauseComposition, "cannot end with MATCH"),
    Mistake("MATCH (n) 1️⃣WITH n", .invalidClauseComposition, "cannot end with WITH"),

    // Aggregates
    Mistake("MATCH (n) WHERE 1️⃣count(n) > 1 RETURN n", .invalidAggregation, "WHERE"),
    Mistake("MATCH (n) RETURN [x IN [1] | 1️⃣count(*)]", .invalidAggregation),
    Mistake("RETURN count(1️⃣count(*))", .nestedAggregation),
    Mistake("RETURN count(1️⃣rand())", .nonConstantExpression),
    Mistake("MATCH (n) RETURN n.x ORDER BY 1️⃣max(n.y)", .invalidAggregation),
    Mistake("MATCH (n) SET n.x = 1️⃣count(*)", .invalidAggregation),
    Mistake("MATCH (n) CREATE ({x: 1️⃣count(n)})", .invalidAggregation),
    Mistake("MATCH (n) UNWIND 1️⃣collect(n) AS m RETURN m", .invalidAggregation),
    Mistake("MATCH (a) RETURN 1️⃣a.x + count(*)", .ambiguousAggregationExpression),
    Mistake(
      "MATCH (a) RETURN a.x + a.y, 1️⃣a.x + a.y + count(*)", .ambiguousAggregationExpression),
    Mistake("MATCH (a) RETURN count(a) AS n ORDER BY 1️⃣a.x", .undefinedVariable),
    Mistake("MATCH (a) RETURN DISTINCT a.x AS x ORDER BY 1️⃣a.y", .undefinedVariable),
    Mistake("MATCH (a) RETURN a.x, max(a.y) ORDER BY max(1️⃣a.z)", .undefinedVariable),

    // Types
    Mistake("RETURN 1️⃣1 AND true", .invalidArgumentType, "not an integer"),
    Mistake("RETURN NOT 1️⃣'a'", .invalidArgumentType),
    Mistake("MATCH (n) WHERE 1️⃣n RETURN n", .invalidArgumentType),
    Mistake("RETURN 1 IN 1️⃣'abc'", .invalidArgumentType),
    Mistake("MATCH p = () RETURN labels(1️⃣p)", .invalidArgumentType, "labels takes Node"),
    Mistake("MATCH (n) RETURN type(1️⃣n)", .invalidArgumentType),
    Mistake("MATCH p = () RETURN 1️⃣p.name", .invalidArgumentType),
    Mistake("WITH 1 AS x RETURN 1️⃣x.name", .invalidArgumentType, "", .typeError),
    Mistake("RETURN [1, 2][1️⃣'a']", .listElementAccessByNonInteger, "", .typeError),
    Mistake("RETURN any(x IN ['a'] WHERE 1️⃣x % 2 = 0)", .invalidArgumentType),
    Mistake("RETURN 1️⃣true + 1", .invalidArgumentType),
    Mistake("RETURN -1️⃣'a'", .invalidArgumentType),
    Mistake("WITH 1 AS x SET 1️⃣x.y = 2", .invalidArgumentType),
    Mistake("MATCH (n) SET n = 1️⃣5", .invalidArgumentType),

    // Functions and procedures
    Mistake("RETURN 1️⃣toInt('1')", .unknownFunction),
    Mistake("RETURN 1️⃣tointegr('1')", .unknownFunction, "did you mean toInteger?"),
    Mistake("RETURN 1️⃣size()", .invalidNumberOfArguments, "takes 1 argument, not 0"),
    Mistake("RETURN 1️⃣count(1, 2)", .invalidNumberOfArguments),
    Mistake(
      "CALL 1️⃣test.fnd('a', 1)", .procedureNotFound, "did you mean test.find?", .procedureError),
    Mistake("1️⃣CALL test.find('a') YIELD city RETURN city", .invalidNumberOfArguments),
    Mistake("CALL test.find('a', 1️⃣true) YIELD city RETURN city", .invalidArgumentType),
    Mistake("1️⃣CALL test.find YIELD city RETURN city", .invalidArgumentPassingMode),
    Mistake("CALL test.find('a', 1) YIELD 1️⃣* RETURN 1 AS x", .unexpectedSyntax),
    Mistake("CALL test.find('a', 1) YIELD 1️⃣town RETURN 1 AS x", .undefinedVariable),

    // Skip and limit
    Mistake("MATCH (n) RETURN n LIMIT 1️⃣n.x", .nonConstantExpression),
    Mistake("RETURN 1 AS a SKIP 1️⃣-1", .negativeIntegerArgument),
    Mistake("RETURN 1 AS a LIMIT 1️⃣1.5", .invalidArgumentType),

    // Patterns
    Mistake("MATCH (n) RETURN 1️⃣(n)-->()", .unexpectedSyntax, "EXISTS"),
    Mistake("MATCH (n) RETURN size(1️⃣(n)-->())", .unexpectedSyntax),
    Mistake("MATCH (n 1️⃣$p) RETURN n", .invalidParameterUse),
    Mistake("MERGE (n 1️⃣$p)", .invalidParameterUse),
    Mistake("MATCH (a)1️⃣-[:R*2]->{1,3}(b) RETURN a", .invalidRelationshipPattern),
    Mistake("MATCH (a)1️⃣-[:R]->{3,1}(b) RETURN a", .invalidRelationshipPattern),
    Mistake("MATCH (a) 1️⃣((b)-->(c)) RETURN a", .unexpectedSyntax, "must be repeated"),
    Mistake("MATCH (a)-->(b) 1️⃣(c) RETURN a", .unexpectedSyntax, "next to one another"),
    Mistake("MATCH (a) MATCH ((1️⃣a)-->(b)){2} RETURN b", .variableAlreadyBound),
    Mistake("MATCH 1️⃣shortestPath((a)-->(b)-->(c)) RETURN a", .invalidRelationshipPattern),
    Mistake("MATCH SHORTEST 1️⃣0 (a)-->*(b) RETURN a", .invalidArgumentValue),
    Mistake("MATCH (a)-->(b) FOR VALID_TIME AS OF 1️⃣null RETURN a", .invalidArgumentValue),
    Mistake("MATCH (a)-->(b) FOR VALID_TIME AS OF 1️⃣a.since RETURN a", .undefinedVariable),

    // Writing
    Mistake("MATCH (a) CREATE (1️⃣a)", .variableAlreadyBound),
    Mistake("MATCH (a) CREATE (1️⃣a:L)-[:R]->()", .variableAlreadyBound),
    Mistake("CREATE ()1️⃣-[:A|B]->()", .noSingleRelationshipType),
    Mistake("CREATE ()1️⃣-->()", .noSingleRelationshipType),
    Mistake("CREATE ()1️⃣-[:R]-()", .requiresDirectedRelationship),
    Mistake("CREATE 1️⃣()-[:R*2]->()", .creatingVarLength),
    Mistake("MERGE 1️⃣()-[:R*2]->()", .creatingVarLength),
    Mistake("CREATE (a:Foo) MERGE (a)-[r:KNOWS]->(1️⃣a:Bar)", .variableAlreadyBound),
    Mistake("MATCH (a)-[r]->(b) MERGE (a)-[1️⃣r:T]->(b)", .variableAlreadyBound),
    Mistake("CREATE (n:1️⃣A|B)", .unexpectedSyntax),
    Mistake("MATCH (n) DELETE 1️⃣n:Person", .invalidDelete),
    Mistake("MATCH (n) DELETE 1️⃣1 + 1", .invalidArgumentType),
    Mistake("MERGE (n) ON CREATE SET 1️⃣x.num = 1", .undefinedVariable),

    // Subqueries
    Mistake("MATCH (a) CALL { RETURN 1️⃣a AS b } RETURN b", .undefinedVariable),
    Mistake("WITH 1 AS a 1️⃣CALL { RETURN 2 AS a } RETURN a", .variableAlreadyBound),
    Mistake("MATCH (a) WHERE 1️⃣EXISTS { CREATE (b) } RETURN a", .invalidClauseComposition),
    Mistake("RETURN 1️⃣COLLECT { RETURN 1 AS a, 2 AS b } AS x", .invalidClauseComposition),
  ]

  @Test("that a query breaks are named, with the place")
  func places() throws {
    let catalog = Catalog(procedures: procedures)
    for mistake in Self.mistakes {
      let marked = MarkedText(mistake.marked)
      let error = #expect(throws: QueryError.self, "\(mistake.marked)") {
        try Binder.bind(marked.text, catalog: catalog)
      }
      guard let error else { continue }
      #expect(error.detail == mistake.detail, "\(mistake.marked): \(error)")
      #expect(error.kind == mistake.kind, "\(mistake.marked): \(error)")
      #expect(error.range.map { Int($0.start) } == marked.offset, "\(mistake.marked): \(error)")
      #expect(error.description.contains(mistake.says), "\(mistake.marked): \(error)")
    }
  }

  @Test(
    "leave these alone",
    arguments: [
      "RETURN NaN AS a, INF AS b, -INFINITY AS c",
      "WITH null AS n MATCH (n) RETURN n",
      "UNWIND [1, 'a', null] AS x RETURN x + 1 AS y",
      "RETURN [x IN [] WHERE x % 2 = 0 | x] AS a",
      "MATCH (a) RETURN a, a.x + count(*) AS n ORDER BY a.y, count(*) DESC",
      "MATCH (a) RETURN a.x AS x, count(*) AS n ORDER BY a.x, n",
      "MATCH (a) RETURN DISTINCT a.x ORDER BY a.x",
      "MATCH (a) WITH a.x AS x WHERE a.y > 1 RETURN x",
      "MATCH (a) RETURN a.x, {n: count(*), y: a.x} AS m",
      "MATCH (a) RETURN $p + count(a) - 1000 AS n",
      "MATCH (a), (b {x: a.x}) RETURN a, b",
      "MATCH (a {x: b.x}), (b) RETURN a, b",
      "MATCH ()-[r*]->() MATCH ()-[r*]->() RETURN r",
      "MATCH (n) WHERE exists((n)-->()) AND NOT (n)--() RETURN n",
      "MATCH (n) RETURN CASE WHEN (n)-->() THEN 1 ELSE 2 END AS x",
      "MATCH (n) WHERE EXISTS { (n)-[r]->(m) WHERE m.x = n.x } RETURN n",
      "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WITH n, count(*) AS c WHERE c = 3 RETURN true } RETURN n",
      "MATCH (n) RETURN COUNT { (n)-->() } AS a, [(n)-->(m) | m.x] AS b",
      "MATCH p = (a)-->(b) RETURN shortestPath((a)-[*]-(b)) AS q, length(p) AS n",
      "MATCH (a)-[r:R*1..3 WHERE r.x > 1]->(b) RETURN r",
      "MATCH p = ANY SHORTEST ((a)-[r]->(b) WHERE r.x > a.x){1,3} RETURN a, r, b, p",
      "CREATE (n $p) SET n += $q, n:A:B REMOVE n.x, n:A",
      "CREATE (a)-[:R]->(b), (a)-[:S]->(b) RETURN a",
      "MATCH (a) CALL { WITH a MATCH (a)-->(b) RETURN b UNION WITH a RETURN a AS b } RETURN b",
      "MATCH (a) CALL (a) { CREATE (a)-[:R]->(:B) } RETURN a",
      "RETURN 1 AS a SKIP $s LIMIT toInteger(ceil(1.7))",
      "MATCH (count) RETURN count {.x} AS a, count.x AS b",
      "WITH [1, 2, 3] AS l RETURN l[1..] AS a, l[0] + 1 AS b, reduce(s = 0, x IN l | s + x) AS c",
      "CALL test.find('a', null) YIELD city AS town, code WHERE code > 1 RETURN town",
      "CALL test.find",
      "MATCH (n) DETACH DELETE n",
      "RETURN duration('P1D') * 2 AS a, date('2020-01-01') + duration('P1D') AS b",
    ])
  func rightQueries(text: String) throws {
    _ = try Binder.bind(text, catalog: Catalog(procedures: procedures)) { .standard }
  }
}
