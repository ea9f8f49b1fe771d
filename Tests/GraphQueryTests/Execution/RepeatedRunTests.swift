import GraphModel
import GraphQuery
import GraphStore
import TestSupport
import Testing

/// A prepared query keeps its operators from one run to the next. Whatever became of the runs before,
/// it answers as one that was prepared just now.
@Suite struct RepeatedRunTests {
  /// Among them every operator. `$i` is a number between 0 and 5, mostly.
  private static let texts = [
    "MATCH (n) RETURN n, n.i",
    "MATCH (n:X) WHERE n.i > $i RETURN n.i AS i",
    "MATCH (a)-[r]->(b), (c:Y {i: $i}) WHERE id(c) <> id(a) RETURN id(r), id(c)",
    "MATCH (a) WHERE id(a) = $i RETURN a",
    "MATCH (a)-[r:A|LATER]-(b) WHERE id(a) = $i RETURN id(r), type(r), b",
    "MATCH (a)-[r:LATER]->(b) RETURN id(r)",
    "MATCH (n:Later) RETURN n.i + $i AS i",
    "MATCH (n) WHERE n.name = 'n' + toString($i) RETURN id(n)",
    "MATCH (n) WHERE n.name STARTS WITH 'n' + toString($i) RETURN id(n)",
    "MATCH (n:X {i: $i}) RETURN n.name",
    "MATCH ()-[r:A {i: $i}]->(b) RETURN id(r), id(b)",
    "MATCH (a)-[r]->(b)<-[s]-(c) WHERE a.i = $i RETURN id(r), id(s)",
    "MATCH (a)-[r]->(b) MATCH (a)-[s]-(b) RETURN id(r), id(s)",
    "MATCH (a)-[rs*1..2]->(b) WHERE a.i < $i RETURN [r IN rs | id(r)] AS ids, id(b)",
    "MATCH (a), (b) WHERE id(a) = $i AND id(b) = 7 MATCH (a)-[rs*..3]-(b) RETURN size(rs)",
    "MATCH p = ANY SHORTEST (a)-[*]-(b) WHERE id(a) = $i AND id(b) = 9 RETURN length(p)",
    "MATCH p = ALL SHORTEST (a)-[*]-(b) WHERE a.i = $i AND b.i = 6 RETURN p",
    "MATCH p = SHORTEST 3 (a)-[*..3]->(b) WHERE a.i = $i AND b.i = 6 RETURN length(p)",
    "MATCH p = ANY SHORTEST (a)((x)-[r]->(y)){1,3}(b) WHERE a.i = $i RETURN length(p), id(b)",
    "MATCH (a)((x)-[r:A]->(y) WHERE x.i <> $i){1,3}(b) RETURN id(a), size(r), id(b)",
    "MATCH (a)-[*1..2]-(b) WHERE id(a) = $i RETURN DISTINCT id(b)",
    "MATCH (a)-[*1..2]->(b) WHERE a.i = $i RETURN count(DISTINCT b)",
    "MATCH (a)-[r:A]-() WHERE a.i <> $i RETURN id(a), count(r)",
    "MATCH ()-[r]->() RETURN type(r), count(*)",
    "MATCH (n:X) RETURN count(n)",
    "MATCH (a:X)-->(b:Y), (b)-[:B]->(c) RETURN count(*)",
    "MATCH (n) RETURN n.i % 4 AS k, collect(id(n)), sum(n.i + $i)",
    "MATCH (n) RETURN DISTINCT n.i",
    "MATCH (n) RETURN n.i ORDER BY n.i DESC, id(n)",
    "MATCH (n) RETURN id(n) ORDER BY n.i + $i, id(n) SKIP 1 LIMIT 70",
    "MATCH (n) RETURN id(n) LIMIT $i",
    "MATCH (n) RETURN id(n) SKIP $i",
    "UNWIND range(0, 1500) AS x RETURN x * $i AS y",
    "UNWIND [3, 2, 1, $i, 0] AS x RETURN 6 / x",
    "UNWIND $i AS x UNWIND range(1, 20) AS y MATCH (n) RETURN id(n), x, y",
    "MATCH (a) WHERE a.i = $i RETURN id(a) AS x UNION MATCH ()-[r]->() RETURN id(r) AS x",
    "MATCH (a)-[r]->(b) WHERE id(a) = $i RETURN 'o' AS way, id(b) AS id UNION ALL "
      + "MATCH (a)<-[r]-(b) WHERE id(a) = $i RETURN 'i' AS way, id(b) AS id",
    "MATCH (a:X) OPTIONAL MATCH (a)-[r:B]->(b) WHERE b.i > $i RETURN id(a), id(r)",
    "MATCH (a:X) CALL (a) { MATCH (a)-->(b) RETURN b.i AS j ORDER BY j LIMIT 1 } RETURN id(a), j + $i",
    "MATCH (a:X), (b) WHERE a.i = b.i + $i RETURN id(a), id(b)",
    "MATCH (a) WHERE EXISTS { (a)-[:A]->({i: $i}) } RETURN id(a)",
    "MATCH (a) RETURN id(a), COUNT { (a)-->() } AS k, COLLECT { MATCH (a)--(b) RETURN b.i LIMIT $i }",
    "MATCH (a)-[r]->(b) FOR VALID_TIME AS OF date('2021-06-01') + duration({days: $i}) RETURN id(r)",
    "CALL db.labels() YIELD label RETURN label",
    "MATCH (n) WHERE n.i = $i RETURN id(n), 1 / (id(n) - 40)",
  ]

  private static func value(using random: inout SeededGenerator) -> Value {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: .float(Double(Int.random(in: 0...5, using: &random)))
    case 1: .string("2")
    case 2: .null
    case 3: .list([.integer(1), .integer(2)])
    case 4: .integer(-1)
    default: .integer(Int64.random(in: 0...5, using: &random))
    }
  }

  /// The rows, or what is wrong.
  private enum Outcome: Equatable {
    case rows([String])
    case failure(QueryError.Detail)
  }

  /// In one order: what is planned when the graph has changed may find them in another.
  private static func sorted(_ rows: [[Value]]) -> [String] { rows.map { "\($0)" }.sorted() }

  /// Hands out its rows to `each` while it runs.
  private static func outcome(
    of query: PreparedQuery, _ engine: QueryEngine, _ value: Value,
    each: () throws(QueryError) -> Void = {}
  ) -> Outcome {
    var rows: [[Value]] = []
    do throws(QueryError) {
      try engine.run(query, parameters: ["i": value]) { (batch) throws(QueryError) in
        rows += batch.rows
        try each()
      }
      return .rows(sorted(rows))
    } catch {
      return .failure(error.detail)
    }
  }

  /// What one that was prepared just now answers: by an engine that has prepared nothing before.
  private static func fresh(_ text: String, _ store: Store, _ value: Value) throws -> Outcome {
    let engine = QueryEngine(store: store)
    return outcome(of: try engine.prepare(text), engine, value)
  }

  @Test(arguments: [Store.Reading.index, .image])
  func `runs that overlap, fail or are given up leave no trace`(_ reading: Store.Reading) throws {
    var random = SeededGenerator(seed: randomSeed())
    let store = try Store.inMemory(options: Store.Options(reading: reading))
    let engine = QueryEngine(store: store)
    _ = try engine.run("CREATE INDEX FOR (n:X) ON (n.i)")
    _ = try engine.run("CREATE INDEX FOR ()-[r:A]-() ON (r.i)")
    for number in 0..<70 {
      let labels = ["", ":X", ":Y", ":X:Y"].randomElement(using: &random)!
      _ = try engine.run("CREATE (\(labels) {i: \(number % 9), name: 'n\(number)'})")
    }
    for number in 0..<110 {
      let type = RandomGraph.types.randomElement(using: &random)!
      let (a, b) = (Int.random(in: 0..<70, using: &random), Int.random(in: 0..<70, using: &random))
      _ = try engine.run(
        "MATCH (a {name: 'n\(a)'}), (b {name: 'n\(b)'}) "
          + "CREATE (a)-[:\(type) {i: \(number % 9), since: date('202\(number % 4)-01-01')}]->(b)")
    }
    let queries = try Self.texts.map { ($0, try engine.prepare($0)) }
    let givenUp = try #require(throws: QueryError.self) { try engine.run("RETURN 1 / 0") }
    var counts = (overlapping: 0, givenUp: 0, failed: 0)

    for round in 0..<140 {
      let (text, query) = queries.randomElement(using: &random)!
      let value = Self.value(using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0:
        // Another run of it, and one within that, while this one is under way.
        let others = [Self.value(using: &random), Self.value(using: &random)]
        var answers: [Outcome] = []
        let own = Self.outcome(of: query, engine, value) {
          guard answers.isEmpty else { return }
          let inner = Self.outcome(of: query, engine, others[0]) {
            if answers.isEmpty { answers.append(Self.outcome(of: query, engine, others[1])) }
          }
          answers.append(inner)
        }
        if answers.count == 2 {
          counts.overlapping += 1
          #expect(try answers[0] == Self.fresh(text, store, others[1]), "\(text) of \(others[1])")
        }
        if let inner = answers.last {
          #expect(try inner == Self.fresh(text, store, others[0]), "\(text) of \(others[0])")
        }
        #expect(try own == Self.fresh(text, store, value), "\(text) of \(value)")
      case 1:
        let outcome = Self.outcome(of: query, engine, value) { () throws(QueryError) in
          throw givenUp
        }
        if outcome == .failure(givenUp.detail) { counts.givenUp += 1 }
      case 2:
        // The same plan, with a limit in the midst of its rows.
        var options = QueryOptions()
        options.limits.rows = Int.random(in: 0...3, using: &random)
        if Bool.random(using: &random) { options.limits.memory = 1_000 }
        let limited = try engine.prepare(text, options: options)
        if case .failure = Self.outcome(of: limited, engine, value) { counts.failed += 1 }
      case 3 where round % 4 == 0:
        // Names that it has asked for in vain come to be.
        _ = try engine.run(
          round % 8 == 0
            ? "CREATE (:Later {i: \(round)})"
            : "MATCH (a:X) WITH a LIMIT 1 CREATE (a)-[:LATER]->(:Y {i: 3, name: 'n2'})")
      default: break
      }
      let answer = Self.outcome(of: query, engine, value)
      #expect(try answer == Self.fresh(text, store, value), "\(text) of \(value)")
    }
    #expect(counts.overlapping > 3 && counts.givenUp > 5 && counts.failed > 5, "\(counts)")
  }

  @Test(arguments: [
    "MATCH (a)-[r:LATER]->(b) RETURN id(r)", "MATCH (a)-[r:LATER*1..2]->(b) RETURN size(r)",
    "MATCH (a {i: 1}), (b {i: 2}) MATCH (a)-[r:LATER]->(b) RETURN id(r)",
    "MATCH p = ANY SHORTEST (a {i: 1})-[:LATER*]-(b {i: 2}) RETURN length(p)",
    "MATCH (a {i: 1})-[:LATER*1..2]->(b) RETURN count(DISTINCT b)",
    "MATCH (a {i: 1})-[:LATER*1..2]->(b) RETURN DISTINCT id(b)",
    "MATCH (a)-[r:LATER]-() RETURN id(a), count(r)", "MATCH (n:Late) RETURN id(n)",
    "MATCH (a:X)-[:LATER]->(b), (b)-[:LATER]->(c) RETURN count(*)",
    "MATCH (n {i: 1}) RETURN n.late", "MATCH ()-[r:LATER]->() RETURN type(r), count(*)",
    "MATCH (a {i: 1}) MERGE (a)-[r:LATER]->(:Late {late: 2}) RETURN labels(a)",
  ])
  func `names that it asked for in vain may come to be`(_ text: String) throws {
    let store = try Store.inMemory()
    let engine = QueryEngine(store: store)
    _ = try engine.run("CREATE (:X {i: 1}), (:X {i: 2})")
    let query = try engine.prepare(text)
    if !query.isWriting {
      #expect(try engine.run(query).rows == engine.run(query).rows)
      _ = try engine.run(
        "MATCH (a {i: 1}), (b {i: 2}) CREATE (a)-[:LATER]->(b), (b)-[:LATER]->(:Late {i: 3})"
          + " SET a.late = 1")
      let rows = try engine.run(query).rows
      #expect(rows.contains { $0.contains { $0 != .null && $0 != .integer(0) } })
      let fresh = try QueryEngine(store: store).run(text).rows
      #expect(Self.sorted(rows) == Self.sorted(fresh))
    } else {
      // What is rolled back is to be found anew.
      let failing = try engine.prepare(text + ", 1 / 0")
      #expect(throws: QueryError.self) { try engine.run(failing) }
      #expect(try engine.run(query).statistics.relationshipsCreated == 1)
      #expect(try engine.run(query).statistics.relationshipsCreated == 0)
      #expect(throws: QueryError.self) { try engine.run(failing) }
    }
  }

  @Test func `many threads run one query at once`() async throws {
    let folder = TemporaryFolder()
    let engine = QueryEngine(store: try Store.open(folder.file(), access: .create))
    _ = try engine.run("UNWIND range(0, 300) AS i CREATE (:X {i: i})-[:A]->(:Y {i: -i})")
    let query = try engine.prepare("MATCH (a:X)-[:A]->(b) WHERE a.i = $i RETURN b.i AS j")
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<100).allSatisfy { round in
            let i = Int64((task * 37 + round) % 301)
            let rows = try? engine.run(query, parameters: ["i": .integer(i)]).rows
            return rows == [[.integer(-i)]]
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test func `a query that has run does not keep the state of the graph that it saw`() throws {
    let folder = TemporaryFolder()
    let engine = QueryEngine(store: try Store.open(folder.file(), access: .create))
    let query = try engine.prepare("MATCH (n) RETURN count(*) AS n")
    do {
      let snapshot = try engine.snapshot()
      #expect(try snapshot.run(query).rows == [[.integer(0)]])
      // It is let go without having been ended.
    }
    _ = try engine.run("CREATE ()")
    // Whoever still read the state of before would keep the log from being emptied.
    engine.store.close()
    #expect(!folder.files.contains { $0.hasSuffix("-wal") })
  }
}
