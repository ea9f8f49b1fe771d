import GraphExchange
import GraphModel
import Testing

@Suite("Writers of results") struct ResultWriterTests {
  let columns = ["name", "n"]
  let rows: [[Value]] = [
    [.string("Lee"), .integer(12)], [.string("a, \"b\"\nc|d"), .null], [.string(""), .float(1.5)],
  ]

  @Test func `A table aligns text to the left and numbers to the right`() {
    #expect(
      Samples.write(
        [[.string("Lee"), .integer(12)], [.string("Cho Hyun"), .integer(3)]], columns: columns,
        as: .table)
          == """
          name     │ n
          ─────────┼───
          Lee      │ 12
          Cho Hyun │  3

          """)
  }

  @Test func `JSON is one array, JSON Lines one object a line`() {
    #expect(
      Samples.write(rows, columns: columns, as: .json) == """
        [
        {"name":"Lee","n":12},
        {"name":"a, \\"b\\"\\nc|d","n":null},
        {"name":"","n":1.5}
        ]

        """)
    #expect(Samples.write([], columns: columns, as: .json) == "[]\n")
    #expect(
      Samples.write([rows[0]], columns: columns, as: .jsonl) == "{\"name\":\"Lee\",\"n\":12}\n")
  }

  @Test func `CSV quotes as RFC 4180 has it and tells null from the empty string`() {
    #expect(
      Samples.write(rows, columns: columns, as: .csv)
        == "name,n\r\nLee,12\r\n\"a, \"\"b\"\"\nc|d\",\r\n\"\",1.5\r\n")
  }

  @Test func `Markdown keeps every row on its line`() {
    #expect(
      Samples.write(rows, columns: columns, as: .markdown) == """
        | name | n |
        | --- | --- |
        | Lee | 12 |
        | a, "b"<br>c\\|d |  |
        |  | 1.5 |

        """)
  }

  @Test func `Nodes, relationships and paths read as patterns in a table`() {
    func cell(_ value: Value) -> String {
      let lines = Samples.write([[value]], columns: ["v"], as: .table).split(separator: "\n")
      return String(lines[2])
    }
    #expect(cell(.node(NodeID(1))) == "(:Person {name: 'Lee Sok-bae'})")
    #expect(cell(.relationship(RelationshipID(7))) == "[:AMBASSADOR_TO {since: '2019'}]")
    #expect(
      cell(Samples.path)
        == "<(:Person {name: 'Lee Sok-bae'})-[:AMBASSADOR_TO {since: '2019'}]->(:Country {name: 'Russia'})>"
    )
    #expect(
      cell(Samples.pathBackwards)
        == "<(:Country {name: 'Russia'})<-[:AMBASSADOR_TO {since: '2019'}]-(:Person {name: 'Lee Sok-bae'})>"
    )
    #expect(cell(.node(NodeID(99))) == "(#99)")
    #expect(cell(.list([.string("a\"b"), .null, .boolean(true)])) == "['a\"b', null, true]")
    #expect(cell(.map(["b": .integer(2), "a b": .integer(1)])) == "{`a b`: 1, b: 2}")
  }

  @Test func `Nodes, relationships and paths are objects in JSON`() {
    let node = "{\"id\":1,\"labels\":[\"Person\"],\"properties\":{\"name\":\"Lee Sok-bae\"}}"
    let relationship =
      "{\"id\":7,\"type\":\"AMBASSADOR_TO\",\"source\":1,\"target\":2,\"properties\":{\"since\":\"2019\"},"
      + "\"period\":{\"sinceEarliest\":\"2019-01-01\",\"sinceLatest\":\"2019-12-31\","
      + "\"untilEarliest\":\"2019-01-02\",\"untilLatest\":null}}"
    let country = "{\"id\":2,\"labels\":[\"Country\"],\"properties\":{\"name\":\"Russia\"}}"
    #expect(
      Samples.write([[.node(NodeID(1))]], columns: ["v"], as: .jsonl) == "{\"v\":\(node)}\n")
    #expect(
      Samples.write([[Samples.path]], columns: ["v"], as: .jsonl)
        == "{\"v\":{\"nodes\":[\(node),\(country)],\"relationships\":[\(relationship)]}}\n")
  }

  @Test func `Numbers that JSON lacks are strings`() {
    #expect(
      Samples.write(
        [[.float(.nan), .float(.infinity), .float(-.infinity), .float(2)]],
        columns: ["a", "b", "c", "d"], as: .jsonl)
        == "{\"a\":\"NaN\",\"b\":\"Infinity\",\"c\":\"-Infinity\",\"d\":2.0}\n")
  }

  @Test(arguments: ResultFormat.allCases)
  func `No format sends a control character to a terminal`(format: ResultFormat) {
    let hostile = "a\u{1B}[2J\u{7}\u{0}\r\u{9B}31m\u{202E}b\u{7F}"
    let written = Samples.write(
      [[.string(hostile), .map([hostile: .list([.string(hostile)])])]],
      columns: [hostile, "plain"], as: format, width: 80, onTerminal: true)
    let lineEnds: Set<Unicode.Scalar> = format == .csv ? ["\r", "\n"] : ["\n"]
    for scalar in written.unicodeScalars where !lineEnds.contains(scalar) {
      #expect(scalar.properties.generalCategory != .control, "U+\(String(scalar.value, radix: 16))")
    }
    #expect(written.contains("b"))
  }

  @Test func `Carriage returns in CSV on a terminal are only those that end a line`() {
    let written = Samples.write(
      [[.string("a\rb")]], columns: ["v"], as: .csv, onTerminal: true)
    #expect(written == "v\r\na␍b\r\n")
  }

  @Test func `Raw CSV in a file keeps the bytes`() {
    #expect(Samples.write([[.string("a\u{1B}b")]], columns: ["v"], as: .csv) == "v\r\na\u{1B}b\r\n")
  }
}
