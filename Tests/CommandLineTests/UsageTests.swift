import Testing

@Suite("Usage") struct UsageTests {
  static let verbs = [
    "init", "ingest", "extract", "forget", "query", "who", "path", "show", "why", "search", "dot",
    "render",
    "stats",
    "check", "backup",
  ]

  @Test func `The version is one line on standard output`() {
    let ending = Program()("--version")
    #expect(ending.status == 0)
    #expect(ending.output == "0.1.0\n")
    #expect(ending.talk.isEmpty)
  }

  @Test(arguments: UsageTests.verbs)
  func `Every verb has help with an example, within 80 columns`(verb: String) {
    let ending = Program()(verb, "--help")
    #expect(ending.status == 0)
    #expect(ending.talk.isEmpty)
    #expect(ending.output.contains("EXAMPLE:\n  graphctl \(verb)"))
    #expect(ending.output.contains("--db <file>"))
    for line in ending.output.split(separator: "\n")
    where !line.hasPrefix("USAGE:") && !line.hasPrefix("  graphctl") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test(arguments: [
    ["frobnicate"], ["show"], ["show", "a", "b"], ["show", "--as-of", "2022", "a"],
    ["show", "--as-of", "yesterday", "a"], ["stats", "--format", "xml"], ["stats", "--db", ""],
    ["dot", "--depth", "2"], ["dot", "--around", "a", "--depth", "-1"], ["render", "-o", "a.bmp"],
    ["why"], ["why", "a", "b", "c", "d"], ["search"], ["search", "a", "--limit", "0"], ["--nosuch"],
  ])
  func `Wrong usage is told on standard error and ends with 2`(arguments: [String]) {
    let ending = Program().run(arguments)
    #expect(ending.status == 2)
    #expect(ending.output.isEmpty)
    #expect(!ending.talk.isEmpty)
  }

  @Test func `What was typed wrongly cannot act on the terminal`() {
    let ending = Program()("show", "a", "\u{1B}[2J\u{7}")
    #expect(ending.status == 2)
    #expect(
      !ending.talk.unicodeScalars.contains {
        $0 != "\n" && $0.properties.generalCategory == .control
      })
  }

  @Test func `Global options may stand before the verb`() {
    let program = Program()
    program("init", "--db", "a.db")
    let after = program("stats", "--db", "a.db", "--format", "csv")
    let before = program("--db", "a.db", "--format=csv", "stats")
    #expect(after.status == 0)
    #expect(before.output == after.output)
  }

  @Test func `The graph is --db, else GRAPHCTL_DB, else graph db in the working folder`() {
    var program = Program()
    #expect(program("init").status == 0)
    #expect(program.folder.exists("graph.db"))
    program.environment["GRAPHCTL_DB"] = "other.db"
    #expect(program("init").status == 0)
    #expect(program.folder.exists("other.db"))
    #expect(program("init", "--db", "third.db").status == 0)
    #expect(program.folder.exists("third.db"))
  }
}

@Suite("Files that are no graphs") struct FileTests {
  @Test func `A graph that is not there is file trouble, with what to do`() {
    let ending = Program()("stats")
    #expect(ending.status == 3)
    #expect(ending.output.isEmpty)
    #expect(ending.talk.contains("graphctl init"))
    #expect(ending.talk.split(separator: "\n").count == 1)
  }

  @Test func `Another kind of file is left as it is`() {
    let program = Program()
    for (name, content) in [("empty.db", ""), ("text.db", "not a graph\n"), ("nul.db", "\0\0\0\0")]
    {
      program.folder.write(name, content)
      let ending = program("stats", "--db", name)
      #expect(ending.status == 3, "\(name)")
      #expect(ending.talk.split(separator: "\n").count == 1)
      #expect(TemporaryFolder.read(program.folder.path(name)) == Array(content.utf8))
    }
    #expect(program("stats", "--db", ".").status == 3)
    #expect(program("stats", "--db", "no/such/folder/a.db").status == 3)
    #expect(program("init", "--db", "no/such/folder/a.db").status == 3)
  }
}
