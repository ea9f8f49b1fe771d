import GraphModel
import GraphQuery
import GraphStore
import Testing

@Suite struct QueryEngineTests {
  private let engine: QueryEngine

  init() throws { engine = QueryEngine(store: try Store.inMemory()) }

  @Test func `a prepared query runs with other parameters and sees what was written since`() throws
  {
    let query = try engine.prepare("MATCH (n:Later {x: $x}) RETURN n.x AS x")
    #expect(try engine.run(query, parameters: ["x": .integer(1)]).rows.isEmpty)
    _ = try engine.run("CREATE (:Later {x: 1}), (:Later {x: 2})")
    #expect(try engine.run(query, parameters: ["x": .integer(1)]).rows == [[.integer(1)]])
    #expect(try engine.run(query, parameters: ["x": .float(2)]).rows == [[.integer(2)]])
    #expect(query.columns == ["x"])
    #expect(!query.isWriting)
  }

  @Test func `a missing parameter is reported before anything runs`() throws {
    let error = #expect(throws: QueryError.self) { try engine.run("CREATE (:N) RETURN $x") }
    #expect(error?.kind == .parameterMissing)
    #expect(try engine.run("MATCH (n) RETURN count(*) AS n").rows == [[.integer(0)]])
  }

  @Test func `a query that fails changes nothing`() throws {
    #expect(throws: QueryError.self) {
      try engine.run("UNWIND [2, 1, 0] AS x CREATE (:N {y: 1 / x})")
    }
    #expect(throws: QueryError.self) {
      try engine.run("CREATE (:N) WITH 1 AS one UNWIND [1, 0] AS x CREATE (:M {y: one / x})")
    }
    #expect(try engine.run("MATCH (n) RETURN count(*) AS n").rows == [[.integer(0)]])
  }

  @Test func `entities come with the rows, also out of lists, maps and paths`() throws {
    let result = try engine.run(
      "CREATE p = (a:A {x: 1})-[r:R {y: 2}]->(b:B) RETURN {list: [a]} AS m, p, [r] AS rs")
    #expect(result.entities.nodes.count == 2)
    #expect(result.entities.relationships.count == 1)
    let relationship = try #require(result.entities.relationships.values.first)
    #expect(relationship.type == "R")
    #expect(relationship.properties == ["y": .integer(2)])
    #expect(result.entities.nodes[relationship.source]?.labels == ["A"])
  }

  @Test func `what was changed is counted`() throws {
    var statistics = try engine.run(
      "CREATE (a:A:B {x: 1, y: null})-[:R {z: 1}]->(b) SET b.x = 1 REMOVE a:B"
    ).statistics
    #expect(statistics.nodesCreated == 2)
    #expect(statistics.relationshipsCreated == 1)
    #expect(statistics.propertiesSet == 3)
    #expect(statistics.labelsAdded == 2)
    #expect(statistics.labelsRemoved == 1)
    statistics = try engine.run("MATCH (n) DETACH DELETE n").statistics
    #expect(statistics.nodesDeleted == 2)
    #expect(statistics.relationshipsDeleted == 1)
    #expect(!(try engine.run("MATCH (n) RETURN n").statistics.containsUpdates))
  }

  @Test func `rows come in batches`() throws {
    let query = try engine.prepare("UNWIND range(1, 5000) AS x RETURN x")
    var sizes: [Int] = []
    try engine.run(query) { (batch) throws(QueryError) in sizes.append(batch.rows.count) }
    #expect(sizes.reduce(0, +) == 5000)
    #expect(sizes.count > 1)
  }

  @Test(arguments: [
    (QueryLimits(time: .milliseconds(50)), "TimeLimit"), (QueryLimits(rows: 100), "RowLimit"),
    (QueryLimits(memory: 100_000), "MemoryLimit"),
  ])
  func `a limit ends a query with an error`(_ limits: QueryLimits, _ detail: String) throws {
    let query = "UNWIND range(1, 3000) AS x UNWIND range(1, 3000) AS y RETURN DISTINCT x * y AS z"
    let error = #expect(throws: QueryError.self) {
      try engine.run(query, options: QueryOptions(limits: limits))
    }
    #expect(error?.kind == .limitExceeded)
    #expect(error?.detail.rawValue == detail)
  }

  @Test func `an interruption ends a query and leaves the graph as it was`() throws {
    let interruption = Interruption()
    let options = QueryOptions(interruption: interruption)
    let query = try engine.prepare(
      "CREATE (:N) WITH 1 AS one UNWIND range(1, 1000000) AS x RETURN x", options: options)
    interruption.request()
    let error = #expect(throws: QueryError.self) { try engine.run(query) }
    #expect(error?.kind == .interrupted || error?.storeError?.code == .interrupted)
    #expect(try engine.run("MATCH (n) RETURN count(*) AS n").rows == [[.integer(0)]])
  }

  @Test func `procedures of the user's own are called like others`() throws {
    var registry = ProcedureRegistry.standard
    registry.register(
      Procedure(
        ProcedureSignature(
          "my.double", parameters: [.init("in", .float)], results: [.init("out", .float)])
      ) { (arguments, _) throws(EvaluationError) in
        guard case .float(let number) = arguments[0] else { return [] }
        return [[.float(number * 2)]]
      })
    let engine = QueryEngine(store: engine.store, procedures: registry)
    #expect(
      try engine.run("UNWIND [1, 2.5] AS x CALL my.double(x) YIELD out RETURN out").rows
        == [[.float(2)], [.float(5)]])
  }

  @Test func `a script of a thousand clauses runs`() throws {
    let clauses = (0..<400).map { "MERGE (n\($0):N {x: \($0 % 7)})" }
    #expect(
      try engine.run(clauses.joined(separator: " ") + " RETURN count(*) AS n").rows
        == [[.integer(1)]])
    let matches = (0..<660).map { "MATCH (m\($0):N {x: 1})" }.joined(separator: " ")
    #expect(
      try engine.run(matches + " WITH * WHERE m0.x = 1 RETURN count(*) AS n").rows
        == [[.integer(1)]])
  }

  @Test func `a query of too many steps is refused`() {
    let matches = (0..<1_500).map { "MATCH (m\($0):N {x: 1})" }.joined(separator: " ")
    let error = #expect(throws: QueryError.self) {
      try engine.run(matches + " RETURN count(*) AS n")
    }
    #expect(error?.detail == .queryTooLarge)
  }

  @Test func `the plan is shown as a tree, with the rows that are expected`() throws {
    _ = try engine.run("UNWIND range(1, 5) AS x CREATE (:N {x: x})-[:R]->(:M)")
    let result = try engine.run("EXPLAIN MATCH (n:N) WHERE n.x > 1 RETURN n")
    #expect(result.columns == ["plan", "estimated rows"])
    #expect(result.rows.contains([.string("      NodeByLabelScan :N"), .integer(5)]))
    #expect(try engine.run("MATCH (n:N) RETURN count(n)").rows == [[.integer(5)]])
  }

  @Test func `a profile counts the rows of each operator`() throws {
    _ = try engine.run("UNWIND range(1, 5) AS x CREATE (:N {x: x})")
    let result = try engine.run("PROFILE MATCH (n:N) WHERE n.x > 3 RETURN n.x")
    #expect(result.columns == ["plan", "estimated rows", "rows", "time in µs"])
    let rows = result.rows.map { Array($0.prefix(3)) }
    #expect(rows.contains([.string("      NodeByLabelScan :N"), .integer(5), .integer(5)]))
    #expect(rows.contains { $0[0] == .string("    Filter .x") && $0[2] == .integer(2) })
    #expect(try engine.run("PROFILE CREATE (:M)").statistics.nodesCreated == 1)
  }
}
