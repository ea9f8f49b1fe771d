import Testing

@testable import opencypher_tck

/// The runner's own tests: what a scenario states wrongly must fail, whatever it is.
@Suite struct RunnerTests {
  /// Why the one scenario of a feature failed; nil if it passed.
  private func failure(_ steps: String) throws -> String? {
    let text = "Feature: F\n\n  Scenario: S\n" + steps
    let feature = try FeatureReader.read(text, path: "test.feature")
    let scenario = try #require(feature.scenarios.first)
    do throws(ExpectationError) {
      try ScenarioRunner(graphs: NamedGraphs(directory: nil)).run(scenario)
      return nil
    } catch {
      return error.description
    }
  }

  private func query(_ text: String, _ expectation: String) throws -> String? {
    try failure(
      """
          Given an empty graph
          And having executed:
            \"""
            CREATE (:A {n: 1})-[:T {w: 0.5}]->(:B {n: 2}), (:A {n: 3, l: ['x', 'y']})
            \"""
          When executing query:
            \"""
            \(text)
            \"""
      """ + "\n" + expectation)
  }

  static let right = """
        Then the result should be, in order:
          | a | b |
          | 1 | 'x' |
          | 2 | 'y' |
        And no side effects
    """
  static let rows = "UNWIND [[1, 'x'], [2, 'y']] AS p RETURN p[0] AS a, p[1] AS b ORDER BY a"

  @Test func `what is right passes`() throws {
    #expect(try query(Self.rows, Self.right) == nil)
  }

  @Test(arguments: [
    ("| 1 |", "| 3 |"), ("| 1 |", "| 1.0 |"), ("| 1 |", "| '1' |"), ("| 1 |", "| null |"),
    ("'x'", "'X'"), ("'x'", "['x']"), ("| a | b |", "| b | a |"), ("| a | b |", "| a | c |"),
    ("      | 1 | 'x' |\n", ""), ("      | 2 | 'y' |", "      | 2 | 'y' |\n      | 2 | 'y' |"),
    ("| 1 | 'x' |\n      | 2 | 'y' |", "| 2 | 'y' |\n      | 1 | 'x' |"),
    ("no side effects", "the side effects should be:\n      | +nodes | 1 |"),
  ])
  func `a wrong expectation of a result fails`(right: String, wrong: String) throws {
    #expect(Self.right.contains(right), "\(right) is not in the text")
    let expectation = Self.right.replacing(right, with: wrong)
    #expect(try query(Self.rows, expectation) != nil, "\(expectation)")
    // In any order, only the order itself is forgiven.
    let unordered = expectation.replacing("in order", with: "in any order")
    let isOrder = wrong.hasPrefix("| 2 | 'y' |\n")
    #expect((try query(Self.rows, unordered) == nil) == isOrder, "\(unordered)")
  }

  @Test func `a row too many in the result fails`() throws {
    #expect(
      try query(
        "UNWIND [1, 1] AS x RETURN x",
        "    Then the result should be, in any order:\n      | x |\n      | 1 |") != nil)
  }

  @Test func `an empty result is empty`() throws {
    #expect(try query("MATCH (n:None) RETURN n", "    Then the result should be empty") == nil)
    #expect(try query("RETURN 1", "    Then the result should be empty") != nil)
  }

  @Test func `the order within lists is forgiven only where the step says so`() throws {
    let table = ":\n      | l |\n      | ['y', 'x'] |"
    let text = "MATCH (n {n: 3}) RETURN n.l AS l"
    #expect(try query(text, "    Then the result should be, in any order" + table) != nil)
    #expect(
      try query(
        text, "    Then the result should be (ignoring element order for lists)" + table) == nil)
    #expect(
      try query(
        "RETURN ['x', 'x'] AS l",
        "    Then the result should be (ignoring element order for lists)" + table) != nil)
  }

  @Test(arguments: [
    ("(:A {n: 1})", true), ("(:A {n: 2})", false), ("(:A)", false), ("(:A:B {n: 1})", false),
    ("({n: 1})", false), ("(:A {n: 1.0})", false), ("{n: 1}", false),
  ])
  func `a node is what its labels and properties are`(node: String, passes: Bool) throws {
    let failure = try query(
      "MATCH (n {n: 1}) RETURN n",
      "    Then the result should be, in any order:\n      | n |\n      | \(node) |")
    #expect((failure == nil) == passes)
  }

  @Test(arguments: [
    ("<(:A {n: 1})-[:T {w: 0.5}]->(:B {n: 2})>", true),
    ("<(:A {n: 1})<-[:T {w: 0.5}]-(:B {n: 2})>", false),
    ("<(:B {n: 2})<-[:T {w: 0.5}]-(:A {n: 1})>", false),
    ("<(:A {n: 1})-[:T]->(:B {n: 2})>", false), ("<(:A {n: 1})>", false),
    ("<(:A {n: 1})-[:S {w: 0.5}]->(:B {n: 2})>", false),
  ])
  func `a path is what its hops and their directions are`(path: String, passes: Bool) throws {
    let failure = try query(
      "MATCH p = (:A)-->(:B) RETURN p",
      "    Then the result should be, in any order:\n      | p |\n      | \(path) |")
    #expect((failure == nil) == passes)
  }

  @Test(arguments: [
    ("CREATE (:New {a: 1})", "+nodes 1, +labels 1, +properties 1", true),
    ("CREATE (:A {a: 1})", "+nodes 1, +properties 1", true),
    ("CREATE (:New {a: 1})", "+nodes 1, +labels 1", false),
    ("CREATE (:New {a: 1})", "+nodes 2, +labels 1, +properties 1", false),
    ("MATCH (n {n: 1}) SET n.n = 9", "+properties 1, -properties 1", true),
    ("MATCH (n {n: 1}) SET n.n = 1", "", true),
    ("MATCH (n {n: 1}) SET n.n = 9", "+properties 1", false),
    ("MATCH ()-[r]->() DELETE r", "-relationships 1, -properties 1", true),
    ("MATCH ()-[r]->() DELETE r", "", false),
    ("MATCH (n:B) REMOVE n:B", "-labels 1", true), ("MATCH (n:B) REMOVE n:B", "-labels 2", false),
    ("MATCH (n:B) DETACH DELETE n", "-nodes 1, -relationships 1, -labels 1, -properties 2", true),
  ])
  func `side effects are counted exactly`(text: String, effects: String, passes: Bool) throws {
    let rows = effects.split(separator: ", ").map {
      "      | " + $0.replacing(" ", with: " | ") + " |"
    }
    let step = rows.isEmpty ? "no side effects" : "the side effects should be:"
    let failure = try query(
      text,
      (["    Then the result should be empty", "    And " + step] + rows).joined(separator: "\n"))
    #expect((failure == nil) == passes, "\(failure ?? "passed")")
  }

  @Test(arguments: [
    ("a SyntaxError should be raised at compile time: UndefinedVariable", true),
    ("a SyntaxError should be raised at any time: UndefinedVariable", true),
    ("a SyntaxError should be raised at compile time: *", true),
    ("a SyntaxError should be raised at runtime: UndefinedVariable", false),
    ("a TypeError should be raised at compile time: UndefinedVariable", false),
    ("a SyntaxError should be raised at compile time: InvalidArgumentType", false),
    ("the result should be empty", false), ("no side effects", false),
  ])
  func `an error is its kind, its phase and its detail`(step: String, passes: Bool) throws {
    #expect((try query("RETURN missing", "    Then " + step) == nil) == passes)
  }

  @Test func `an error that is not raised fails, and so does one that nobody asked for`() throws {
    let step = "    Then a SyntaxError should be raised at compile time: UndefinedVariable"
    #expect(try query("RETURN 1 AS x", step) != nil)
    #expect(try query("RETURN missing", "") != nil)
    #expect(
      try failure(
        "    Given an empty graph\n    And having executed:\n      \"\"\"\n      X\n      \"\"\"")
        != nil)
  }

  @Test func `an unknown step, graph or notation fails`() throws {
    #expect(try query("RETURN 1", "    Then the moon should be full") != nil)
    #expect(try failure("    Given the missing-tree graph") != nil)
    #expect(
      try query(
        "RETURN 1 AS x", "    Then the result should be, in order:\n      | x |\n      | ?? |")
        != nil)
  }

  @Test func `a scenario that asks nothing fails`() throws {
    #expect(try failure("    Given an empty graph") != nil)
    #expect(try failure("") != nil)
  }

  @Test func `procedures yield the rows of their table that fit the arguments`() throws {
    func call(_ expected: String) throws -> String? {
      try failure(
        """
            Given an empty graph
            And there exists a procedure my.proc(a :: STRING?, b :: INTEGER?) :: (c :: FLOAT?):
              | a | b | c |
              | 'x' | 1 | 0.5 |
              | 'x' | 2 | 1.5 |
            And parameters are:
              | p | 2 |
            When executing query:
              \"""
              CALL my.proc('x', $p) YIELD c RETURN c
              \"""
            Then the result should be, in any order:
              | c |
              | \(expected) |
        """)
    }
    #expect(try call("1.5") == nil)
    #expect(try call("0.5") != nil)
  }

  @Test func `a control query is checked by itself`() throws {
    func control(_ count: Int) throws -> String? {
      try query(
        "CREATE ()",
        """
            Then the result should be empty
            And the side effects should be:
              | +nodes | 1 |
            When executing control query:
              \"""
              MATCH (n) RETURN count(*) AS n
              \"""
            Then the result should be, in any order:
              | n |
              | \(count) |
        """)
    }
    #expect(try control(4) == nil)
    #expect(try control(3) != nil)
  }

  @Test func `a report counts both, and in JSON every line is JSON`() throws {
    let verdicts = [
      Verdict(feature: "F", path: "p", scenario: "a \"b\"", line: 1, failure: nil),
      Verdict(feature: "F", path: "p", scenario: "c", line: 2, failure: "line 3: d\n"),
    ]
    func lines(_ options: String...) throws -> [String] {
      var lines: [String] = []
      var report = Report(try #require(Arguments(["x"] + options))) { lines.append($0) }
      for verdict in verdicts { report.add(verdict) }
      report.finish()
      return lines
    }
    #expect(try lines() == ["1 passed, 1 failed"])
    #expect(try lines("--failures") == ["p:2: c\n    line 3: d\n", "1 passed, 1 failed"])
    #expect(
      try lines("--json") == [
        #"{"path":"p","line":1,"feature":"F","scenario":"a \"b\"","passed":true}"#,
        #"{"path":"p","line":2,"feature":"F","scenario":"c","passed":false,"failure":"line 3: d\u000a"}"#,
        #"{"passed":1,"failed":1}"#,
      ])
  }

  @Test func `a command line that makes no sense is refused`() {
    #expect(Arguments([String]()) == nil)
    #expect(Arguments(["a", "b"]) == nil)
    #expect(Arguments(["a", "--only"]) == nil)
    #expect(Arguments(["a", "--fast"]) == nil)
  }
}
