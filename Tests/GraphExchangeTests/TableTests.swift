import GraphExchange
import GraphModel
import TestSupport
import Testing

@Suite("Tables") struct TableTests {
  @Test func `A wide cell wraps between words within the width of the line`() {
    #expect(
      Samples.write(
        [[.string("Cho Hyun"), .string("Foreign Minister of the Republic of Korea since July")]],
        columns: ["who", "what"], as: .table, width: 40)
          == """
          who      │ what
          ─────────┼──────────────────────────────
          Cho Hyun │ Foreign Minister of the
                   │ Republic of Korea since July

          """)
  }

  @Test func `Wide characters count two cells`() {
    #expect(
      Samples.write(
        [[.string("이석배"), .integer(1)], [.string("Lee"), .integer(2)]], columns: ["name", "n"],
        as: .table)
          == """
          name   │ n
          ───────┼──
          이석배 │ 1
          Lee    │ 2

          """)
  }

  @Test func `Many columns become blocks of lines`() {
    let columns = (1...12).map { "column\($0)" }
    let written = Samples.write(
      [columns.map { .string("value of \($0)") }], columns: columns, as: .table, width: 60)
    #expect(written.hasPrefix("column1"))
    #expect(written.split(separator: "\n").count == 12)
    #expect(written.contains("column12              value of column12\n"))
  }

  @Test func `Rows after the sample are written too`() {
    let rows = (0..<2_500).map { [Value.integer(Int64($0))] }
    let written = Samples.write(rows, columns: ["n"], as: .table)
    let lines = written.split(separator: "\n")
    #expect(lines.count == 2_502)
    #expect(lines.last == "2499")
  }

  @Test func `No line of a table is wider than the terminal`() {
    var generator = SeededGenerator(seed: randomSeed())
    let alphabet: [Character] = Array("abc  ,é이北👩‍👩‍👧\u{1B}\n|")
    for _ in 0..<300 {
      let width = Int.random(in: 20...100, using: &generator)
      let columns = (0..<Int.random(in: 1...9, using: &generator)).map { "c\($0)" }
      let rows = (0..<5).map { _ in
        columns.map { _ in
          Value.string(
            String(
              (0..<Int.random(in: 0...90, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? "x"
              }))
        }
      }
      let written = Samples.write(rows, columns: columns, as: .table, width: width)
      for line in written.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width)
      }
    }
  }
}

@Suite("Widths on a terminal") struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("북한", 4), ("中", 2), ("👩‍👩‍👧", 2), ("☺️", 2),
    ("\u{200B}", 0), ("العربية", 7),
  ])
  func `Text takes the cells that a terminal gives it`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func `Shortened text fits and says that it is shortened`() {
    #expect(DisplayWidth.truncated("abcdef", to: 4) == "abc…")
    #expect(DisplayWidth.truncated("abcd", to: 4) == "abcd")
    #expect(DisplayWidth.truncated("北京北京", to: 5) == "北京…")
    #expect(DisplayWidth.truncated("북한", to: 2) == "…")
  }

  @Test func `Words longer than a line are broken`() {
    #expect(DisplayWidth.wrapped("ab abcdefgh c", to: 4) == ["ab", "abcd", "efgh", "c"])
    #expect(DisplayWidth.wrapped("", to: 4) == [""])
  }
}
