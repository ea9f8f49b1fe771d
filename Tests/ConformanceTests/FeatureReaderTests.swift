import Testing

@testable import opencypher_tck

@Suite struct FeatureReaderTests {
  @Test func `backgrounds, outlines, tags, tables and doc strings are read`() throws {
    let feature = try FeatureReader.read(
      #"""
      # a comment
      @all
      Feature: Numbers
        What this is about.

        Background:
          Given an empty graph

        @one @two
        Scenario: Plain
          When executing query:
            """
            RETURN '|',
              1
            """
          Then the result should be, in any order:
            | a\|b | c\\d | e\nf |
            # between rows
            |      | x    | y    |

        Scenario Outline: Row <a>
          When executing query:
            """
            RETURN <a> + <b> AS <c>
            """
          Then the result should be, in order:
            | <a> |

          Examples:
            | a   | b |
            | <b> | 2 |
            | 3   | 4 |

          @slow
          Examples:
            | a | b |
            | 5 | 6 |
      """#, path: "x")
    #expect(feature.name == "Numbers")
    #expect(feature.scenarios.map(\.name) == ["Plain", "Row <b>", "Row 3", "Row 5"])
    #expect(feature.scenarios.map(\.example) == [nil, 1, 2, 3])
    let plain = feature.scenarios[0]
    #expect(plain.tags == ["@one", "@two"])
    #expect(plain.steps.map(\.text).first == "an empty graph")
    #expect(plain.steps[1].document == "RETURN '|',\n  1")
    #expect(plain.steps[2].table == [["a|b", #"c\d"#, "e\nf"], ["", "x", "y"]])
    // What is filled in is not filled again, and what no column names stays.
    #expect(feature.scenarios[1].steps[1].document == "RETURN <b> + 2 AS <c>")
    #expect(feature.scenarios[2].steps[2].table == [["3"]])
    #expect(feature.scenarios[3].tags == ["@slow"])
  }

  @Test(arguments: [
    "", "Scenario: S", "Feature: F\n  Scenario: S\n    Given x\n      \"\"\"\n      open",
    "Feature: F\n  Scenario Outline: S\n    Given x\n",
    "Feature: F\n  Scenario: S\n    Given x\n    nonsense\n    When y",
    "Feature: F\n  Scenario: S\n    Given x\n      | a",
    "Feature: F\n  Scenario Outline: S\n    Given x\n    Examples:\n      | a | b |\n      | 1 |",
  ])
  func `a file that cannot be understood is refused, not skipped`(text: String) {
    #expect(throws: FeatureError.self) { try FeatureReader.read(text, path: "x") }
  }

  @Test(arguments: [
    (
      "[1, 2.0, 'a\\'b', null, true, {a: NaN, `b c`: []}]",
      "[1, 2.0, 'a\\'b', null, true, {`b c`: [], a: NaN}]"
    ),
    ("(:B:A {x: 1})", "(:A:B {x: 1})"), ("[:T]", "[:T]"), ("[[:T {a: 1}]]", "[[:T {a: 1}]]"),
    ("<()-[:T]->()<-[:T]-(:A)>", "<()-[:T]->()<-[:T]-(:A)>"), ("1.0E10", "1.0E10"),
    ("-0.0", "0.0"), ("9223372036854775807", "9223372036854775807"), ("()", "()"),
  ])
  func `values are read in the notation of the kit`(text: String, canonical: String) throws {
    #expect(try ExpectedValueReader.read(text).canonical(ignoringListOrder: false) == canonical)
  }

  @Test(arguments: ["", "[1", "(", "<()-[:T]-()>", "{a}", "'a", "1 2", "tru", "[:T", "()x"])
  func `what is no value is refused`(text: String) {
    #expect(throws: ExpectationError.self) { try ExpectedValueReader.read(text) }
  }

  @Test func `steps are known by their words`() {
    #expect(StepKind("the binary-tree-1 graph") == .namedGraph("binary-tree-1"))
    #expect(StepKind("there exists a procedure a.b() :: ():") == .procedure("a.b() :: ()"))
    #expect(StepKind("the result should be, in no order:") == nil)
    #expect(StepKind("a SyntaxError should be raised at midnight: X") == nil)
  }

  @Test func `a kit of files that are not there cannot be started`() {
    #expect(throws: ExpectationError.self) { try Kit("/nonexistent") }
  }

  @Test func `scripts of a named graph are found in its description`() throws {
    #expect(
      try NamedGraphs.scriptNames(in: #"{"name": "x", "scripts" : ["a", "b"], "nodes": []}"#)
        == ["a", "b"])
    #expect(throws: ExpectationError.self) { try NamedGraphs.scriptNames(in: "{}") }
  }
}
