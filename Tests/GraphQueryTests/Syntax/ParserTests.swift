import GraphModel
import Testing

@testable import GraphQuery

/// The expression of `RETURN …`.
private func expression(_ text: String) throws -> ExpressionSyntax {
  let statement = try Parser.parse("RETURN " + text)
  guard case .query(let query) = statement.body,
    case .return(let projection) = query.branches[0].clauses[0]
  else { throw TestFailure() }
  return projection.items[0].expression
}

private struct TestFailure: Error {}

private func literal(_ text: String) throws -> Value {
  guard case .literal(let value) = try expression(text).kind else { throw TestFailure() }
  return value
}

@Suite("The parser")
struct ParserTests {
  @Test(
    "reads integers",
    arguments: [
      ("0", 0), ("007", 7), ("1_000_000", 1_000_000), ("0x1F", 31), ("0X_ff", 255), ("0o17", 15),
      ("-5", -5), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
      ("-0x8000000000000000", Int64.min),
    ])
  func integers(text: String, value: Int64) throws {
    guard case .integer(value) = try literal(text) else {
      Issue.record("\(text) is \(try literal(text))")
      return
    }
  }

  @Test(
    "reads floats",
    arguments: [
      ("1.5", 1.5), (".5", 0.5), ("1e3", 1000), ("1.5E-3", 0.0015), ("2.5f", 2.5), ("1e2D", 100),
      ("-1.0", -1), ("1_0.2_5", 10.25), ("1e+2", 100),
    ])
  func floats(text: String, value: Double) throws {
    guard case .float(value) = try literal(text) else {
      Issue.record("\(text) is \(try literal(text))")
      return
    }
  }

  @Test(
    "reads strings",
    arguments: [
      (#"'it''s'"#, "it's"), (#""a\"b""#, #"a"b"#), (#"'\t\n\\\''"#, "\t\n\\'"),
      (#"'\u00e9\U01F600\U0001F600\ud83d\ude00'"#, "é😀😀😀"),
      (#"'//no /*comment'"#, "//no /*comment"),
      ("'é\u{301}'", "é\u{301}"), ("''", ""),
    ])
  func strings(text: String, value: String) throws {
    guard case .string(value) = try literal(text) else {
      Issue.record("\(text) is \(try literal(text))")
      return
    }
  }

  @Test("takes every keyword as a name where nothing else can stand")
  func keywordsAreNames() throws {
    for keyword in Keyword.allCases {
      let word = keyword.rawValue.lowercased()
      _ = try Parser.parse(
        "MATCH (\(word):\(word) {\(word): 1})-[x:\(word)]->(y) RETURN x.\(word) AS \(word)")
    }
  }

  @Test("tells paths from arithmetic and comparison by what follows the parenthesis")
  func pathsAndArithmetic() throws {
    for (text, isPattern) in [
      ("(a)-(b)", false), ("(a)<-(b)", false), ("(a)--3", false), ("(a)-[1]", false),
      ("(a + b)--(c)", false), ("(a)--(b)", true), ("(a)-->(b)", true), ("(a)<--(b)", true),
      ("(a)-[:T]-(b)", true), ("(:A {x: 1})-->()", true), ("(a)<-[r]-(b)", true),
    ] {
      let kind = try expression(text).kind
      if case .pattern = kind {
        #expect(isPattern, "\(text)")
      } else {
        #expect(!isPattern, "\(text)")
      }
    }
  }

  @Test("binds operators as tightly as the language says")
  func precedence() throws {
    for (text, grouped) in [
      ("a OR b XOR c AND d", "(a OR (b XOR (c AND d)))"),
      ("NOT a = b", "(NOT (a = b))"),
      ("a = b IN c", "(a = (b IN c))"),
      ("a + b * c ^ d", "(a + (b * (c ^ d)))"),
      ("-a ^ b", "((-a) ^ b)"),
      ("a - b - c", "((a - b) - c)"),
      ("a < b <= c", "(a < b <= c)"),
      ("a.b[c].d + e", "(a.b[c].d + e)"),
      ("a STARTS WITH b + c", "(a STARTS WITH (b + c))"),
      ("NOT a IS NULL AND b", "((NOT (a IS NULL)) AND b)"),
    ] {
      #expect(render(try expression(text)) == grouped)
    }
  }

  @Test("lets a bar end the predicate of a comprehension, and join labels elsewhere")
  func bars() throws {
    guard
      case .listComprehension(_, _, let predicate, let value) =
        try expression("[x IN xs WHERE x:A | x.name]").kind
    else { throw TestFailure() }
    #expect(predicate != nil && value != nil)
    guard case .hasLabels(_, .any(let labels, _)) = try expression("x:A|B").kind else {
      throw TestFailure()
    }
    #expect(labels.count == 2)
  }

  @Test(
    "reads what the language has beyond openCypher 9",
    arguments: [
      "MATCH p = ANY SHORTEST (a)-[:R]->+(b) RETURN p",
      "MATCH p = ALL SHORTEST PATHS (a)--{1,5}(b) RETURN p",
      "MATCH SHORTEST 3 PATHS ((a)-[r]->(b) WHERE r.x > 1){2,} RETURN a",
      "MATCH SHORTEST 2 GROUPS (a)-[]->*(b) RETURN *",
      "MATCH ANY 2 (a)-->{3}(b) RETURN a",
      "MATCH (a IS Person&!(Robot|Ghost) WHERE a.x = 1)-[r:A|B|C WHERE r.y > 2]->(:%) RETURN a",
      "MATCH (a)-[:R]->(b) WHERE a.x = 1 FOR VALID_TIME AS OF date('2020-01-01') RETURN a",
      "MATCH (a) FOR VALID_TIME FROM $from TO $to WHERE a.x RETURN a",
      "RETURN COUNT { (a)-->(b) WHERE b.x = 1 } AS n, COLLECT { MATCH (a) RETURN a } AS xs",
      "MATCH (a) CALL { WITH a MATCH (a)-->(b) RETURN count(b) AS n } RETURN n",
      "MATCH (a) OPTIONAL CALL (a) { RETURN a.x AS x } RETURN x ORDER BY x OFFSET 1 LIMIT 2",
      "CREATE INDEX name IF NOT EXISTS FOR (n:Person) ON (n.name)",
      "CREATE INDEX FOR ()-[r:KNOWS]-() ON (r.since)", "DROP INDEX name IF EXISTS",
      "DROP INDEX ON :Person(name)", "EXPLAIN MATCH (n) RETURN n", "profile return 1;",
      "MATCH p = shortestPath((a)-[:R*..5]-(b)) RETURN p, allShortestPaths((a)-[*]-(b)) AS q",
      "RETURN n {.name, .*, x, y: 1} AS m", "RETURN 'a' || 'b' AS s, 'a' =~ 'b' AS t",
      "// a comment\nMATCH /* another */ (`my node`) RETURN $`my parameter`, $0 AS zero",
    ])
  func extensions(text: String) throws {
    _ = try Parser.parse(text)
  }

  private func render(_ expression: ExpressionSyntax) -> String {
    switch expression.kind {
    case .variable(let name): return name
    case .property(let base, let key): return render(base) + "." + key.text
    case .element(let base, let index): return "\(render(base))[\(render(index))]"
    case .logical(let operation, let operands):
      let word = operation == .or ? " OR " : operation == .and ? " AND " : " XOR "
      return "(" + operands.map(render).joined(separator: word) + ")"
    case .not(let operand): return "(NOT \(render(operand)))"
    case .negate(let operand): return "(-\(render(operand)))"
    case .isNull(let operand, false): return "(\(render(operand)) IS NULL)"
    case .isIn(let element, let list): return "(\(render(element)) IN \(render(list)))"
    case .stringPredicate(.startsWith, let a, let b):
      return "(\(render(a)) STARTS WITH \(render(b)))"
    case .comparison(let first, let steps):
      let signs: [ComparisonOperator: String] = [.equal: "=", .less: "<", .lessOrEqual: "<="]
      return "("
        + steps.reduce(render(first)) {
          "\($0) \(signs[$1.operation] ?? "?") \(render($1.operand))"
        }
        + ")"
    case .arithmetic(let first, let steps):
      let signs: [ArithmeticOperator: String] = [
        .add: "+", .subtract: "-", .multiply: "*", .power: "^",
      ]
      return steps.reduce(render(first)) {
        "(\($0) \(signs[$1.operation] ?? "?") \(render($1.operand)))"
      }
    default: return "?"
    }
  }
}
