import Testing

/// `$GRAPHCTL_READ`: from where queries read.
@Suite("Reading") struct ReadingTests {
  private static let queries = [
    "MATCH (a)-[r]->(b) RETURN a, r, b ORDER BY id(r)",
    "MATCH p = ALL SHORTEST (a:Person)-[*..3]-(b:Country) RETURN a.name, b.name, count(*)",
    "MATCH (a)-[r]-() FOR VALID_TIME AS OF date('2021-06-01') RETURN a.name, count(r)",
  ]

  @Test func `Answers are the same from the indexes and from an image, which is kept`() {
    let program = Program()
    #expect(
      program.shell("cp -r '\(Program.package)/Examples' . && graphctl ingest Examples").status == 0
    )
    for query in Self.queries {
      let plain = program("query", query)
      #expect(plain.status == 0)
      #expect(!program.folder.exists("graph.db-image"))
      // Made by the first, found by the second.
      for _ in 0..<2 {
        let line = "GRAPHCTL_READ=image graphctl query \"\(query)\""
        let image = program.shell(line)
        #expect(image.status == 0)
        #expect(image.output == plain.output)
        #expect(program.folder.exists("graph.db-image"))
      }
      #expect(program.shell("rm graph.db-image").status == 0)
    }
  }

  @Test func `A way to read that there is not is told`() {
    let ending = Program().shell("GRAPHCTL_READ=carefully graphctl stats")
    #expect(ending.status == 2)
    #expect(ending.talk.contains("GRAPHCTL_READ"))
  }
}
