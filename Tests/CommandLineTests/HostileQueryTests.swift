import Glibc
import Testing

/// Queries of a size that nobody writes: an error in words, in memory that is bounded.
@Suite("Hostile queries") struct HostileQueryTests {
  let program = Program()

  init() { #expect(program("init").status == 0) }

  /// What becomes of a query that a line of the shell writes, with a gigabyte of addresses.
  private func ending(of query: String) -> ChildProcess.Ending {
    program.shell("ulimit -v 1000000; { \(query); } 2> /dev/null | graphctl query -")
  }

  private func repeated(_ text: String, _ count: Int) -> String {
    "yes '\(text)' | head -n \(count) | tr -d '\\n'"
  }

  @Test(arguments: [("(", ")"), ("[", "]"), ("{a: ", "}"), ("NOT ", "")])
  func `A hundred thousand brackets are too deep`(open: String, close: String) {
    let ending = ending(
      of: "printf 'RETURN '; \(repeated(open, 100_000)); printf 1; \(repeated(close, 100_000))")
    #expect(ending.status == 2)
    #expect(ending.output.isEmpty)
    #expect(ending.talk.hasPrefix("error: SyntaxError (QueryTooLarge): "), "\(ending.talk)")
    #expect(ending.talk.contains("levels deep"))
  }

  @Test func `A hundred thousand signs are one chain, and answered`() {
    let ending = ending(of: "printf 'RETURN '; \(repeated("- ", 100_000)); printf '1 AS x'")
    #expect(ending.status == 0, "\(ending.talk)")
    #expect(ending.output.contains("1"))
  }

  @Test func `A million ORs are too many`() {
    let ending = ending(of: "printf 'RETURN true'; \(repeated(" OR true", 1_000_000))")
    #expect(ending.status == 2)
    #expect(ending.talk.hasPrefix("error: SyntaxError (QueryTooLarge): "), "\(ending.talk)")
    #expect(ending.talk.split(separator: "\n").count <= 5)
  }

  @Test func `Two hundred thousand ORs are answered`() {
    let ending = ending(
      of: "printf 'RETURN false'; \(repeated(" OR false", 200_000)); printf ' AS x'")
    #expect(ending.status == 0)
    #expect(ending.output.contains("false"))
  }

  @Test func `A gigabyte of text is refused without being read`() {
    let ending = ending(
      of: "printf \"RETURN '\"; head -c 1073741824 /dev/zero | tr '\\0' x; printf \"'\"")
    #expect(ending.status == 2)
    #expect(ending.talk.contains("16 MiB"), "\(ending.talk)")
    let file = program.shell(
      "ulimit -v 1000000; truncate -s 1G big.cypher; graphctl query --file big.cypher")
    #expect(file.status == 2)
    #expect(file.talk.contains("big.cypher is longer than the 16 MiB"))
  }

  @Test func `A limit on rows ends a query with words`() {
    let ending = program("query", "--row-limit", "10", "UNWIND range(1, 11) AS x RETURN x")
    #expect(ending.status == 2)
    #expect(ending.talk.contains("LimitExceeded (RowLimit)"))
    #expect(
      program("query", "--row-limit", "10", "UNWIND range(1, 10) AS x RETURN x").status == 0)
    #expect(program("query", "--row-limit", "-1", "RETURN 1").status == 2)
  }

  @Test func `A limit on memory ends a query with words, and keeps nothing of what it wrote`() {
    let ending = program(
      "query", "--memory-limit", "16",
      "CREATE (:Kept) WITH 1 AS one UNWIND range(1, 5000000) AS x RETURN count(DISTINCT x)")
    #expect(ending.status == 2)
    #expect(ending.talk.contains("LimitExceeded (MemoryLimit)"))
    #expect(program("query", "-e", "MATCH (n:Kept) RETURN n").status == 1)
  }

  @Test(arguments: [
    "RETURN size([a IN range(1, 100000) | [b IN range(1, 10000) | a * b]])",
    "UNWIND range(1, 100000000) AS x RETURN count(DISTINCT x)",
    "UNWIND range(1, 100000000) AS x RETURN size(collect(x))",
    "UNWIND range(1, 100000000) AS x RETURN x ORDER BY x % 10",
    "RETURN size(range(1, 40000000))",
  ]) func `Large lists count towards the limit on memory`(query: String) {
    let ending = program("query", "--memory-limit", "16", query)
    #expect(ending.status == 2)
    #expect(ending.talk.contains("LimitExceeded (MemoryLimit)"), "\(ending.talk)")
  }

  @Test func `A maximum over any number of rows needs no memory`() {
    let ending = program(
      "query", "--memory-limit", "1",
      "UNWIND range(1, 300000) AS x RETURN max(x) AS most, sum(x) AS s")
    #expect(ending.output.contains("300000"))
  }

  @Test(arguments: [
    "UNWIND range(1, 9000000000) AS x RETURN max(x)",
    "WITH reduce(s = 'x', k IN range(1, 24) | s + s) AS s UNWIND range(1, 10000) AS x RETURN sum(size(reverse(s)))",
    "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y CREATE (:New {x: x})",
  ]) func `A query ends soon after its time limit and after Ctrl-C`(query: String) {
    let limited = program("query", "--time-limit", "0.5", query)
    #expect(limited.status == 124)
    #expect(limited.output.isEmpty)
    #expect(limited.talk.contains("LimitExceeded (TimeLimit)"), "\(limited.talk)")
    let process = program.start(["query", query])
    usleep(500_000)
    process.send(SIGINT)
    #expect(process.wait(seconds: 5).status == 130)
    #expect(program("query", "-e", "MATCH (n) RETURN n").status == 1)
    #expect(program("check", "--integrity").status == 0)
  }
}
