import Testing

/// Plain arguments are read without the parser; whatever is not plain goes to it. One form of each
/// pair below is plain and the other not: both must do the same.
@Suite("Plain arguments") struct PlainArgumentTests {
  private func graph() -> Program {
    let program = Program()
    program("init")
    program(
      "query",
      """
      CREATE (a:Person {name: 'Cho Hyun'})-[:AMBASSADOR_TO {since: date('2020-01-01'),
        until: date('2022-01-01')}]->(b:Country {name: 'France'})<-[:CITIZEN_OF]-(c:Person {name: 'Ann'})
      """)
    return program
  }

  @Test func `Say the same as those that the parser reads`() {
    let program = graph()
    let match = "MATCH (a)-[r]->(b) RETURN a.name, b.name ORDER BY a.name"
    let pairs: [(plain: [String], parsed: [String])] = [
      (["query", match], ["query", "--", match]),
      (["query", match, "--as-of", "2021-05-01"], ["query", match, "--as-of=2021-05-01"]),
      (["query", "--as-of", "2030-01-01", match], ["query", "--as-of=2030-01-01", match]),
      (["query", "--format", "csv", match], ["query", "--format=csv", match]),
      (["query", "--no-color", "--db", "graph.db", match], ["query", "--db=graph.db", match]),
      (
        ["query", "--param", "n=\"Ann\"", "--param", "k=2", "RETURN $n, $k"],
        ["query", "--param=n=\"Ann\"", "--param=k=2", "RETURN $n, $k"]
      ),
      (["query", "CREATE (n) RETURN n.x"], ["query", "--db=graph.db", "CREATE (n) RETURN n.x"]),
      (["query", "RETURN"], ["query", "--", "RETURN"]),
      (["query", ""], ["query", "--", ""]),
      (
        ["who", "ambassador", "to", "France", "--as-of", "2021-01-01"],
        ["who", "--as-of=2021-01-01", "ambassador", "to", "France"]
      ),
      (["who", "ambassador", "--to", "France"], ["who", "ambassador", "--to=France"]),
      (["who", "--to", "France"], ["who", "--to=France"]),
      (["who", "king"], ["who", "--", "king"]),
      (["path", "Cho Hyun", "Ann"], ["path", "--", "Cho Hyun", "Ann"]),
      (
        ["path", "Cho Hyun", "Ann", "--all", "--avoid", "citizen-of"],
        ["path", "--all", "--avoid=citizen-of", "Cho Hyun", "Ann"]
      ),
      (["path", "Cho Hyun", "Nobody"], ["path", "--", "Cho Hyun", "Nobody"]),
      (
        ["path", "Cho Hyun", "Ann", "--via", "ambassador-to", "--via", "citizen-of"],
        ["path", "Cho Hyun", "Ann", "--via=ambassador-to", "--via=citizen-of"]
      ),
    ]
    for (plain, parsed) in pairs {
      let (a, b) = (program.run(plain), program.run(parsed))
      #expect(a.status == b.status, "\(plain)")
      #expect(a.output == b.output, "\(plain)")
      #expect(a.talk == b.talk, "\(plain)")
    }
  }

  @Test(arguments: [
    ["query"], ["query", "RETURN 1", "RETURN 2"], ["query", "RETURN 1", "--as-of", "2022"],
    ["query", "RETURN 1", "--as-of"], ["query", "RETURN 1", "--format", "xml"],
    ["query", "RETURN 1", "--db", ""], ["query", "RETURN 1", "--nosuch"],
    ["query", "--nosuch", "a"],
    ["query", "RETURN 1", "--param", "n"], ["query", "RETURN 1", "--param", "n=x"],
    ["query", "RETURN 1", "--file", "a"], ["who"], ["who", ""], ["path", "a"],
    ["path", "a", "b", "c"],
    ["path", "a", "b", "--depth", "2"],
  ])
  func `Are judged by the parser where they are wrong`(arguments: [String]) {
    let ending = graph().run(arguments)
    #expect(ending.status == 2)
    #expect(ending.output.isEmpty)
    #expect(ending.talk.contains("graphctl \(arguments[0])"), "\(ending.talk)")
  }

  @Test func `Of a reading that is unknown the parser complains`() {
    var program = graph()
    program.environment["GRAPHCTL_READ"] = "nowhere"
    let ending = program("query", "RETURN 1")
    #expect(ending.status == 2)
    #expect(ending.talk.contains("GRAPHCTL_READ"))
  }
}
