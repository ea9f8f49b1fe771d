import Testing

@testable import GraphQuery

/// A mistake: the text with its place marked, openCypher's detail, what the message says.
private struct Mistake: Sendable {
  let marked: String
  let detail: QueryError.Detail
  let says: String

  init(_ marked: String, _ detail: QueryError.Detail, _ says: String) {
    self.marked = marked
    self.detail = detail
    self.says = says
  }
}

@Suite("Mistakes in the text of a query")
struct SyntaxErrorTests {
  private static let mistakes: [Mistake] = [
    Mistake("1️⃣", .unexpectedSyntax, "the query ends too early, expected MATCH, OPTIONAL"),
    Mistake("1️⃣MTACH (n) RETURN n", .unexpectedSyntax, "did you mean MATCH?"),
    Mistake("MATCH (n) 1️⃣RETRUN n", .unexpectedSyntax, "did you mean RETURN?"),
    Mistake("MATCH (n) 1️⃣WEHRE n.x RETURN n", .unexpectedSyntax, "did you mean WHERE?"),
    Mistake("MATCH (n 1️⃣RETURN n", .unexpectedSyntax, "\")\""),
    Mistake(
      "MATCH (n) RETURN (n.x1️⃣", .unexpectedSyntax, "the \"(\" at line 1, column 18 is not closed"),
    Mistake("MATCH (n) WHERE 1️⃣RETURN n", .unexpectedSyntax, "expected an expression"),
    Mistake("RETURN 1 1️⃣2", .unexpectedSyntax, "an operator"),
    Mistake("RETURN 1 AS a;1️⃣ RETURN 2", .unexpectedSyntax, "unexpected RETURN"),
    Mistake("RETURN 1️⃣'abc", .unexpectedSyntax, "this string is not closed"),
    Mistake("RETURN 1 1️⃣/* abc", .unexpectedSyntax, "this comment is not closed"),
    Mistake("RETURN 1️⃣`abc", .unexpectedSyntax, "not closed"),
    Mistake("RETURN 'a1️⃣\\q'", .unexpectedSyntax, "not an escape"),
    Mistake("RETURN 'é1️⃣\\uH'", .invalidUnicodeLiteral, "not a Unicode character"),
    Mistake("RETURN '1️⃣\\ud800'", .invalidUnicodeLiteral, "not a Unicode character"),
    Mistake("RETURN 1 1️⃣— 2", .invalidUnicodeCharacter, "write - for minus"),
    Mistake("RETURN 1 1️⃣# 2", .unexpectedSyntax, "\"#\""),
    Mistake("RETURN 1️⃣$ + 1", .unexpectedSyntax, "needs a name"),
    Mistake("RETURN 1️⃣0x", .invalidNumberLiteral, "0x is not a number"),
    Mistake("RETURN 1️⃣12ab", .invalidNumberLiteral, "12ab is not a number"),
    Mistake("RETURN 1️⃣1__0", .invalidNumberLiteral, "1__0"),
    Mistake("RETURN 1️⃣9223372036854775808", .integerOverflow, "does not fit"),
    Mistake("RETURN 1️⃣1e999", .floatingPointOverflow, "too large"),
    Mistake("RETURN {1️⃣1a: 1}", .unexpectedSyntax, "a property key"),
    Mistake("MATCH (a)-[:R1️⃣..]->(b) RETURN a", .invalidRelationshipPattern, "asterisk"),
    Mistake("MATCH (a)-[:R*1️⃣-2]->(b) RETURN a", .invalidRelationshipPattern, "negative"),
    Mistake("MATCH (a)-[:R]->1️⃣ RETURN a", .unexpectedSyntax, "or \"(\""),
  ]

  @Test("are reported where they are, with what is wrong and what would be right")
  func places() throws {
    for mistake in Self.mistakes {
      let marked = MarkedText(mistake.marked)
      let error = #expect(throws: QueryError.self, "\(mistake.marked)") {
        try Parser.parse(marked.text)
      }
      guard let error else { continue }
      #expect(error.detail == mistake.detail, "\(mistake.marked): \(error)")
      let offset = error.range.map { Int($0.start) }
      // A mark before spaces stands for the token after them.
      let bytes = Array(marked.text.utf8)
      var expected = marked.offset
      while expected < bytes.count, bytes[expected] == 0x20 { expected += 1 }
      #expect(offset == expected, "\(mistake.marked): \(error)")
      #expect(error.description.contains(mistake.says), "\(mistake.marked): \(error)")
      #expect(error.phase == .compileTime && error.kind == .syntaxError)
    }
  }

  @Test("are shown with line, column, the line and a caret")
  func rendering() throws {
    let text = "MATCH (n)\n\tWHERE n.名前 = '\u{1B}[31m' ANDD n.x\nRETURN n"
    let error = try #require(throws: QueryError.self) { try Parser.parse(text) }
    #expect(
      error.rendered(source: text) == """
        error: SyntaxError (UnexpectedSyntax): unexpected ANDD, expected an operator, FOR, MATCH, OPTIONAL, WITH, RETURN, UNWIND or something else
          at line 2, column 23
            WHERE n.名前 = '\\u{1B}[31m' ANDD n.x
                                        ^^^^
          did you mean AND?
        """)
  }

  @Test("on a long line are shown with a part of it")
  func longLines() throws {
    let filler = String(repeating: "x + ", count: 5_000)
    let text = "RETURN \(filler)? + \(filler)1"
    let error = try #require(throws: QueryError.self) { try Parser.parse(text) }
    let lines = error.rendered(source: text).split(separator: "\n")
    #expect(lines[1] == "  at line 1, column 20008")
    #expect(lines[2].count < 110 && lines[2].hasPrefix("  …") && lines[2].hasSuffix("…"))
    let caret = try #require(lines[3].firstIndex(of: "^"))
    let place = lines[3].distance(from: lines[3].startIndex, to: caret)
    #expect(Array(lines[2])[place] == "?")
  }
}

@Suite("Queries beyond the limits")
struct LimitTests {
  private func error(_ text: String) throws -> QueryError {
    try #require(throws: QueryError.self) { try Parser.parse(text) }
  }

  @Test(
    "are refused, whatever is nested",
    arguments: [
      ("(", "1", ")"), ("[", "1", "]"), ("{a: ", "1", "}"), ("NOT ", "true", ""), ("- ", "1", ""),
      ("", "x", "[0]"), ("", "x", ".a"), ("", "x", " IS NULL"), ("f(", "1", ")"),
      ("CASE WHEN true THEN ", "1", " END"), ("[x IN [1] | ", "1", "]"), ("1 + (", "1", ")"),
      ("EXISTS { MATCH (n) WHERE ", "true", "}"), ("x[", "1", "]"), ("1 OR 1 AND (", "1", ")"),
      ("n:!(", "A", ")"), ("", "x", " IN y"), ("all(x IN ", "y", " WHERE x)"),
    ])
  func nesting(open: String, core: String, close: String) throws {
    let count = open == "(" || open == "[" ? 100_000 : 1_000
    let text =
      "RETURN " + String(repeating: open, count: count) + core
      + String(repeating: close, count: count)
    let error = try error(text)
    #expect(error.detail == .queryTooLarge)
    #expect(error.message.contains("levels deep"))
    // Without the closing brackets too.
    _ = try self.error("RETURN " + String(repeating: open, count: count) + core + " )")
  }

  @Test("are refused when parenthesised paths and labels nest")
  func nestedPaths() throws {
    let count = 10_000
    let open = String(repeating: "(", count: count)
    #expect(try error("MATCH \(open)a)-->(b)").detail == .queryTooLarge)
    #expect(try error("MATCH (n:\(open)A").detail == .queryTooLarge)
    #expect(
      try error("MATCH (n:" + String(repeating: "!", count: count) + "A)").detail == .queryTooLarge)
    let calls = String(repeating: "CALL { ", count: count)
    #expect(try error(calls + "RETURN 1").detail == .queryTooLarge)
  }

  @Test("are taken while one operator is repeated, and refused beyond the limit of parts")
  func chains() throws {
    for sign in ["OR", "AND", "XOR", "+", "*", "=", "^"] {
      _ = try Parser.parse("RETURN 1" + String(repeating: " \(sign) 1", count: 10_000))
    }
    let million = "RETURN true" + String(repeating: " OR true", count: 1_000_000)
    #expect(try error(million).detail == .queryTooLarge)
  }

  @Test("are refused when their text, clauses or paths are too long")
  func lengths() throws {
    #expect(
      try error("RETURN '" + String(repeating: "x", count: Limits.textLength) + "'").detail
        == .queryTooLarge)
    #expect(
      try error(String(repeating: "WITH 1 AS a ", count: Limits.clauses + 1) + "RETURN a").detail
        == .queryTooLarge)
    #expect(
      try error("MATCH (a)" + String(repeating: "-->()", count: Limits.hops + 1) + " RETURN a")
        .detail
        == .queryTooLarge)
  }

  @Test("stand where deep but reasonable queries still pass")
  func reasonable() throws {
    let depth = 90
    _ = try Parser.parse(
      "RETURN " + String(repeating: "(1 + ", count: depth) + "1"
        + String(repeating: ")", count: depth))
    _ = try Parser.parse(
      "RETURN " + String(repeating: "[", count: 180) + String(repeating: "]", count: 180))
  }
}
