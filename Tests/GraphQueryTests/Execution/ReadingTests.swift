import Glibc
import GraphModel
import GraphQuery
import GraphStore
import TestSupport
import Testing

/// The two ways to read a graph, its indexes and an image of it, give the same answers.
@Suite struct ReadingTests {
  @Test func `both ways to read give the same answers while another process writes`() async throws {
    var template = Array("/tmp/graphquery-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { remove(folder) }
    let path = folder + "/graph.db"
    let enough = folder + "/enough"
    var random = SeededGenerator(seed: randomSeed())
    let first = try Store.open(path, access: .create)
    let engine = QueryEngine(store: first)
    _ = try engine.run("UNWIND range(0, 5) AS i CREATE (:X {i: i})")
    let seed = random.next()
    async let writer = #expect(processExitsWith: .success) {
      [path = path as String, enough = enough as String, seed = seed as UInt64] in
      // Not for ever, should nobody say that it is enough.
      alarm(120)
      var random = SeededGenerator(seed: seed)
      let engine = QueryEngine(store: try Store.open(path))
      while access(enough, F_OK) != 0 {
        _ = try engine.run(ReadingTests.change(using: &random))
        usleep(2_000)
      }
      exit(0)
    }
    let stores = try [Store.Reading.index, .image].map {
      try Store.open(path, access: .readOnly, options: Store.Options(reading: $0))
    }
    var states: Set<Int64> = []
    var isWritten = false
    // The other process takes a while to come.
    for _ in 0..<4_000 where states.count < 40 {
      let snapshots = try stores.map { try QueryEngine(store: $0).snapshot() }
      defer { for snapshot in snapshots { snapshot.end() } }
      // Another state was written between the two, mostly.
      guard snapshots[0].changeCounter == snapshots[1].changeCounter else { continue }
      if states.insert(snapshots[0].changeCounter).inserted {
        for query in OptimizerEquivalenceTests.queries.shuffled(using: &random).prefix(20) {
          let answers = try snapshots.map { try Self.rows(of: query, on: $0, engine) }
          #expect(answers[0] == answers[1], "\(query)")
          isWritten = isWritten || states.count > 1
        }
      } else {
        usleep(2_000)
      }
    }
    close(open(enough, O_WRONLY | O_CREAT, 0o644))
    _ = await writer
    #expect(isWritten)
  }

  @Test func `a profile says from where was read`() throws {
    for reading in [Store.Reading.index, .image] {
      let store = try Store.inMemory(options: Store.Options(reading: reading))
      let engine = QueryEngine(store: store)
      _ = try engine.run("CREATE ()-[:T]->()")
      let rows = try engine.run("PROFILE MATCH (a)-->(b) RETURN count(*)").rows
      let lines = rows.map { $0[0].rendered(in: Subgraph()) }
      #expect(lines.last == "'read from: \(reading.rawValue)'")
    }
  }

  private static func rows(of query: String, on snapshot: QuerySnapshot, _ engine: QueryEngine)
    throws -> [String]
  {
    let result = try snapshot.run(engine.prepare(query))
    return result.rows.map { row in
      row.map { $0.rendered(in: result.entities) }.joined(separator: " | ")
    }.sorted()
  }

  /// One statement that changes something.
  private static func change(using random: inout SeededGenerator) -> String {
    func node() -> Int { Int.random(in: 0...5, using: &random) }
    let type = ["A", "B"].randomElement(using: &random)!
    let day = Int.random(in: 1...9, using: &random)
    switch Int.random(in: 0...5, using: &random) {
    case 0: return "MATCH (a {i: \(node())})-[r]-() DELETE r"
    case 1: return "MATCH (a {i: \(node())}) SET a:Y"
    case 2: return "MATCH (a {i: \(node())}) REMOVE a:X"
    default:
      return "MATCH (a {i: \(node())}), (b {i: \(node())}) "
        + "CREATE (a)-[:\(type) {i: \(day), since: date('2020-01-0\(day)')}]->(b)"
    }
  }

  private func remove(_ folder: String) {
    for name in ["graph.db", "graph.db-wal", "graph.db-shm", "graph.db-lock", "enough"] {
      unlink(folder + "/" + name)
    }
    rmdir(folder)
  }
}
