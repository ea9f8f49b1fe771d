import Glibc
import Testing

@Suite("Verbs on the graph of the examples", .serialized) struct VerbTests {
  let graphctl = Demo.program

  @Test func `Reading the examples again changes nothing`() {
    let before = graphctl("dot").output
    let ending = graphctl("ingest", "Examples")
    #expect(ending.status == 0)
    #expect(!ending.output.isEmpty)
    for line in ending.output.split(separator: "\n") { #expect(line.hasPrefix("unchanged  ")) }
    #expect(graphctl("dot").output == before)
  }

  @Test func `Who names the holder, the term and the sentence`() {
    let ending = graphctl(
      "who", "ambassador of the United States to Russia", "--as-of", "2021-06-01")
    #expect(ending.status == 0)
    #expect(
      ending.output.hasPrefix(
        "John Sullivan\n  ambassador of the United States to Russia\n  2020 – 2022, certainly on 2021-06-01\n"
      ))
    #expect(ending.output.contains("Examples/2023-01-30-tracy-in-moscow.txt, 2023-01-30\n"))
  }

  @Test func `Who takes the post in words and in options alike`() {
    let words = graphctl("who", "ambassador of South Korea to Russia", "--as-of", "2026-01-20")
    let options = graphctl(
      "who", "ambassador", "--of", "South Korea", "--to", "Russia", "--as-of", "2026-01-20")
    #expect(words.status == 0)
    #expect(words.output.hasPrefix("Lee Sok-bae\n"))
    #expect(options.output == words.output)
  }

  @Test func `Where nobody holds a post the nearest are named, with status 1`() {
    let ending = graphctl("who", "Secretary General of NATO", "--as-of", "1999-01-01")
    #expect(ending.status == 1)
    #expect(
      ending.output.hasPrefix(
        """
        Nobody is known to hold the post of secretary general of NATO on 1999-01-01. The nearest:

        """))
    #expect(ending.output.contains("Jens Stoltenberg\n"))
  }

  @Test func `A name that nothing has is nothing found`() {
    for arguments in [
      ["who", "ambassador of Ruritania"], ["path", "Nobody Atall", "Russia"],
      ["show", "Nobody Atall"], ["why", "Nobody Atall"], ["search", "qwertz"],
    ] {
      let ending = graphctl.run(arguments)
      #expect(ending.status == 1, "\(arguments)")
      #expect(ending.talk.split(separator: "\n").count == 1)
    }
  }

  @Test func `An ambiguous name lists its candidates, with status 2`() {
    for arguments in [["path", "Lee", "Russia"], ["show", "Lee"], ["why", "Lee"]] {
      let ending = graphctl.run(arguments)
      #expect(ending.status == 2, "\(arguments)")
      #expect(ending.output.isEmpty)
      #expect(ending.talk.contains("Lee Jae Myung (Person)"))
      #expect(ending.talk.contains("Lee Sok-bae (Person)"))
    }
  }

  @Test func `A path is read out hop by hop with its sentences`() {
    let ending = graphctl("path", "Lynne Tracy", "Lee Jae Myung", "--all")
    #expect(ending.status == 0)
    #expect(ending.output.contains("  1. Lynne Tracy "))
    #expect(ending.output.contains("  3. South Korea has Lee Jae Myung as President"))
    #expect(ending.output.contains("“"))
    let avoiding = graphctl(
      "path", "Lynne Tracy", "Lee Jae Myung", "--all", "--avoid", "sanctioned-by")
    #expect(!avoiding.output.contains("sanctioned"))
    #expect(graphctl("path", "Lynne Tracy", "Lee Jae Myung", "--max-hops", "1").status == 1)
    #expect(graphctl("path", "Lynne Tracy", "Russia", "--via", "frob").status == 2)
  }

  @Test func `Why prints the sentence with its document and place`() {
    let ending = graphctl("why", "Lee Sok-bae", "ambassador-to", "Russia")
    #expect(ending.status == 0)
    #expect(ending.output.contains("“South Korea's Ambassador to Russia Lee Sok-bae presented"))
    #expect(ending.output.contains("Examples/2026-01-20-lee-sok-bae-returns.txt"))
    #expect(graphctl("why", "Lee Sok-bae", "AMBASSADOR_TO", "Russia").output == ending.output)
    #expect(graphctl("why", "Lee Sok-bae", "ambassador-to", "Japan").status == 1)
    #expect(graphctl("why", "Lee Sok-bae", "frob", "Japan").status == 2)
  }

  @Test func `Quotes are exactly what stands in the document`() throws {
    let ending = graphctl("query", "--format", "jsonl", "MATCH ()-[r]->() RETURN count(r) AS n")
    #expect(ending.status == 0)
    let why = graphctl("why", "Russia", "--format", "csv")
    #expect(why.output.hasPrefix("relationship,type,source,target,time,document,"))
    #expect(why.output.contains("\r\n"))
  }

  @Test func `Show groups what is known of an actor`() {
    let ending = graphctl("show", "Lynne Tracy")
    #expect(ending.status == 0)
    #expect(ending.output.hasPrefix("Lynne Tracy  Person  n"))
    #expect(ending.output.contains("\nis ambassador to\n"))
    #expect(ending.output.contains("\nsucceeded\n  John Sullivan"))
    for line in ending.output.split(separator: "\n") { #expect(line.count <= 80) }
  }

  @Test func `Search finds by words, ignoring case`() {
    let ending = graphctl("search", "SOK", "--format", "csv")
    #expect(ending.status == 0)
    #expect(ending.output.contains(",Lee Sok-bae,Person,"))
  }

  @Test func `Types may be written as people write them`() {
    #expect(graphctl("why", "John Sullivan", "successor-of").status == 0)
  }

  @Test func `A backup is the same graph`() {
    #expect(graphctl("backup", "copy.db").status == 0)
    #expect(graphctl("dot", "--db", "copy.db").output == graphctl("dot").output)
    #expect(graphctl("check", "--integrity", "--db", "copy.db").status == 0)
    #expect(graphctl("backup", "copy.db").status == 3)
    #expect(graphctl("backup", "copy.db", "--force").status == 0)
  }

  @Test func `A forgotten document takes along what only it said`() {
    let program = Program()
    program.folder.write(
      "a.txt", "South Korea's Ambassador to Russia Lee Sok-bae met reporters in Moscow.\n")
    #expect(program("ingest", "a.txt").status == 0)
    #expect(program("search", "Lee").status == 0)
    #expect(program("forget", "a.txt").status == 0)
    #expect(program("search", "Lee").status == 1)
    #expect(program("forget", "a.txt").status == 1)
  }

  @Test func `Everything written for people keeps to 80 columns and has no escapes when piped`() {
    for arguments in [
      ["show", "Russia"], ["why", "Russia"], ["stats"], ["stats", "--documents"],
      ["path", "Lynne Tracy", "Lee Jae Myung", "--all"], ["who", "--of", "Russia"],
      ["query", "MATCH p = (a)-[r]->(b) RETURN p, a, r, b"],
    ] {
      let ending = graphctl.run(arguments)
      #expect(ending.status == 0, "\(arguments)")
      #expect(!ending.output.contains("\u{1B}"))
      for line in ending.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test func `Colours are for terminals, unless NO_COLOR or --no-color asks for none`() {
    func onTerminal(_ line: String) -> String {
      graphctl.shell("script -qec '\(Program.path) \(line)' /dev/null < /dev/null").output
    }
    #expect(onTerminal("show Lynne").contains("\u{1B}[1m"))
    #expect(!onTerminal("show Lynne --no-color").contains("\u{1B}["))
    #expect(
      !graphctl.shell("NO_COLOR=1 script -qec '\(Program.path) show Lynne' /dev/null < /dev/null")
        .output.contains("\u{1B}["))
  }
}

@Suite("Queries on the command line") struct QueryTests {
  let graphctl = Demo.program

  @Test func `Rows come in the form that was asked for`() {
    let query = "UNWIND [1, 2] AS n RETURN n, 'a' AS s"
    #expect(graphctl("query", query).output == "n │ s\n──┼──\n1 │ a\n2 │ a\n")
    #expect(
      graphctl("query", query, "--format", "json").output
        == "[\n{\"n\":1,\"s\":\"a\"},\n{\"n\":2,\"s\":\"a\"}\n]\n")
    #expect(
      graphctl("query", query, "--format", "jsonl").output
        == "{\"n\":1,\"s\":\"a\"}\n{\"n\":2,\"s\":\"a\"}\n")
    #expect(graphctl("query", query, "--format", "csv").output == "n,s\r\n1,a\r\n2,a\r\n")
    #expect(
      graphctl("query", query, "--format", "markdown").output
        == "| n | s |\n| --- | --- |\n| 1 | a |\n| 2 | a |\n")
  }

  @Test func `The query may come from standard input or a file`() {
    graphctl.folder.write("one.cypher", "RETURN 1 AS one")
    let direct = graphctl("query", "RETURN 1 AS one").output
    #expect(graphctl("query", "-", input: "RETURN 1 AS one").output == direct)
    #expect(graphctl("query", "--file", "one.cypher").output == direct)
    #expect(graphctl("query", "--file", "nosuch.cypher").status == 3)
    #expect(graphctl("query").status == 2)
  }

  @Test func `Parameters are JSON`() {
    let ending = graphctl(
      "query", "--param", "a=1", "--param", "$b={\"c\":[true,null,\"x\"]}",
      "RETURN $a AS a, $b.c AS c", "--format", "jsonl")
    #expect(ending.output == "{\"a\":1,\"c\":[true,null,\"x\"]}\n")
    #expect(graphctl("query", "--param", "a=Lee", "RETURN $a").status == 2)
    #expect(graphctl("query", "--param", "a", "RETURN $a").status == 2)
    let missing = graphctl("query", "RETURN $missing")
    #expect(missing.status == 2)
    #expect(missing.talk.contains("$missing"))
  }

  @Test func `No rows are status 0, and 1 with -e`() {
    let query = "MATCH (n:Person {name: 'Nobody'}) RETURN n"
    #expect(graphctl("query", query).status == 0)
    #expect(graphctl("query", "-e", query).status == 1)
  }

  @Test func `Errors show their place in the query`() {
    let ending = graphctl("query", "MATCH (n RETURN n")
    #expect(ending.status == 2)
    #expect(ending.output.isEmpty)
    #expect(ending.talk.contains("line 1, column 10"))
    #expect(ending.talk.contains("^"))
  }

  @Test func `A time limit ends a query with 124`() {
    let query = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)"
    let ending = graphctl("query", "--time-limit", "0.3", query)
    #expect(ending.status == 124)
    #expect(ending.output.isEmpty)
  }

  @Test func `Ctrl-C ends a query with 130`() {
    let query = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)"
    let process = graphctl.start(["query", query])
    usleep(300_000)
    process.send(2)
    #expect(process.wait(seconds: 5).status == 130)
  }

  @Test func `A reader that goes away ends the output quietly`() {
    let ending = graphctl.shell(
      "graphctl query 'UNWIND range(1, 1000000) AS n RETURN n' --format csv | head -n 2")
    #expect(ending.output == "n\r\n1\r\n")
    #expect(ending.talk.isEmpty)
  }

  @Test func `A full disk under the output is file trouble`() {
    let ending = graphctl.shell("graphctl query 'RETURN 1 AS n' > /dev/full")
    #expect(ending.status == 3)
    #expect(ending.talk.split(separator: "\n").count == 1)
  }

  @Test func `What a query writes is kept, and told on standard error`() {
    let program = Program()
    program("init")
    let ending = program(
      "query", "CREATE (a:Person {name: 'X'})-[:KNOWS]->(b) RETURN a.name AS n", "--format", "jsonl"
    )
    #expect(ending.output == "{\"n\":\"X\"}\n")
    #expect(ending.talk.contains("2 nodes created, 1 relationship created"))
    #expect(
      program("query", "MATCH (a)-[:KNOWS]->() RETURN a.name AS n", "--format", "jsonl").output
        == "{\"n\":\"X\"}\n")
  }
}
