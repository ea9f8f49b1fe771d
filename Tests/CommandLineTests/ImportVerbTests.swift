import Glibc
import Testing

@Suite("The verb import") struct ImportVerbTests {
  static let people = "id:ID,name,:LABEL\np1,Ada Lovelace,Person\np2,Charles Babbage,Person\n"
  static let ties = ":START_ID,:END_ID,:TYPE,since:date\np1,p2,MET_WITH,1833-06-05\n"

  static func program() -> Program {
    let graphctl = Program()
    graphctl.folder.write("people.csv", people)
    graphctl.folder.write("ties.csv", ties)
    return graphctl
  }

  @Test func `Files become a graph that is found, asked and sound`() {
    let graphctl = ImportVerbTests.program()
    let ending = graphctl("import", "--nodes", "people.csv", "--relationships", "ties.csv")
    #expect(ending.status == 0)
    #expect(ending.output.isEmpty)
    #expect(ending.talk.hasPrefix("2 nodes and 1 relationship in "))
    #expect(graphctl("check", "--integrity").status == 0)
    #expect(graphctl("search", "babbage").output.contains("Charles Babbage"))
    let query = "MATCH (a)-[r:MET_WITH]->(b) RETURN a.name, b.id, r.since"
    let rows = graphctl("query", "--format", "csv", query).output
    #expect(rows.contains("Ada Lovelace,p2,1833-06-05"))
    #expect(graphctl("query", "-e", "--as-of", "1833-06-04", query).status == 1)
    #expect(graphctl("query", "-e", "--as-of", "1833-06-05", query).status == 0)
  }

  @Test func `A second import adds to what is there, and replace starts anew`() {
    let graphctl = ImportVerbTests.program()
    let files = ["--nodes", "people.csv", "--relationships", "ties.csv"]
    #expect(graphctl("init").status == 0)
    for count in [2, 4] {
      #expect(graphctl.run(["import"] + files).status == 0)
      let rows = graphctl("query", "--format", "csv", "MATCH (n) RETURN count(n)").output
      #expect(rows.contains("\(count)"))
      #expect(graphctl("check", "--integrity").status == 0)
    }
    #expect(graphctl.run(["import", "--replace"] + files).status == 0)
    #expect(
      graphctl("query", "--format", "csv", "MATCH (n) RETURN count(n)").output.contains("2"))
  }

  @Test func `Trouble is one line with the place, and changes nothing`() {
    let graphctl = ImportVerbTests.program()
    graphctl.folder.write("bad.csv", "id:ID,n:int\n1,1\n2,x\u{1B}[31m\n")
    for (arguments, status, words) in [
      (["--nodes", "bad.csv"], Int32(3), "bad.csv:3: the field n is"),
      (["--nodes", "none.csv"], 3, "none.csv: cannot be read"),
      (["--nodes", "."], 3, "is a folder"),
      (["--nodes", "ties.csv"], 2, "only relationship files have :START_ID"),
      (["--nodes", "people.csv", "--relationships", "A:B=ties.csv"], 2, "one type"),
      (["--relationships", "ties.csv"], 2, "--nodes FILE"),
      ([], 2, "--nodes FILE"),
      (["--nodes", "people.csv", "--delimiter", "ab"], 2, "one character"),
      (["--nodes", "people.csv", "--delimiter", ";"], 2, "three characters"),
      (["--nodes", "people.csv", "--bad-lines", "eat"], 2, "stop"),
    ] {
      let ending = graphctl.run(["import"] + arguments)
      #expect(ending.status == status, "\(arguments)")
      #expect(ending.talk.contains(words), "\(arguments): \(ending.talk)")
      #expect(!ending.talk.utf8.contains(0x1B))
      #expect(!graphctl.folder.exists("graph.db"))
    }
    let skipping = graphctl("import", "--nodes", "bad.csv", "--bad-lines", "skip")
    #expect(skipping.status == 0)
    #expect(skipping.talk.contains("bad.csv:3: "))
    #expect(skipping.talk.contains("1 line passed over"))
    let before = graphctl("dot").output
    #expect(graphctl("import", "--nodes", "people.csv", "--nodes", "bad.csv").status == 3)
    #expect(graphctl("dot").output == before)
    #expect(graphctl("import", "--replace", "--nodes", "bad.csv").status == 3)
    #expect(graphctl("dot").output == before)
  }

  @Test func `A kill at any moment leaves the old graph or the new one`() {
    let graphctl = ImportVerbTests.program()
    var nodes = "id:ID,name,:LABEL\n"
    for number in 0..<6_000 { nodes += "\(number),Name \(number * 7919 % 6_000),Person\n" }
    var ties = ":START_ID,:END_ID,:TYPE\n"
    for number in 0..<12_000 { ties += "\(number % 6_000),\(number * 31 % 6_000),KNOWS\n" }
    graphctl.folder.write("many.csv", nodes)
    graphctl.folder.write("many-ties.csv", ties)
    let files = ["import", "--nodes", "many.csv", "--relationships", "many-ties.csv"]
    let count = ["query", "--format", "csv", "MATCH (n) RETURN count(n) AS n"]
    #expect(graphctl("import", "--nodes", "people.csv").status == 0)
    let whole = graphctl.start(files + ["--db", "measure.db"])
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let begin = Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    #expect(whole.wait().status == 0)
    clock_gettime(CLOCK_MONOTONIC, &time)
    let duration = Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3 - begin
    var outcomes: Set<String> = []
    for round in 0..<16 {
      // Into the graph that has data, by a transaction, and in its place.
      let process = graphctl.start(files + (round % 2 == 0 ? ["--replace"] : []))
      usleep(UInt32(duration * Double(round / 2) / 8))
      process.send(SIGKILL)
      _ = process.wait()
      let nodes = graphctl.run(count).output.filter { $0.isNumber }
      outcomes.insert(nodes)
      #expect(graphctl("check", "--integrity").status == 0)
      if nodes != "2" {
        #expect(graphctl("import", "--replace", "--nodes", "people.csv").status == 0)
      }
    }
    #expect(outcomes.isSubset(of: ["2", "6000", "6002"]))
    #expect(outcomes.contains("2"))
    #expect(graphctl.run(files + ["--replace"]).status == 0)
    #expect(graphctl.run(count).output.contains("6000"))
  }

  @Test func `Others read the old graph while it is replaced`() {
    let graphctl = ImportVerbTests.program()
    #expect(graphctl("import", "--nodes", "people.csv").status == 0)
    var nodes = "id:ID,name\n"
    for number in 0..<20_000 { nodes += "\(number),n\(number)\n" }
    graphctl.folder.write("many.csv", nodes)
    let process = graphctl.start(["import", "--replace", "--nodes", "many.csv"])
    for _ in 0..<10 {
      let ending = graphctl("query", "--format", "csv", "MATCH (n) RETURN count(n) AS n")
      #expect(ending.status == 0)
      #expect(["2", "20000"].contains(ending.output.filter { $0.isNumber }))
    }
    #expect(process.wait().status == 0)
  }
}
