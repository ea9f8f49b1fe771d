import TestSupport
import Testing

@testable import GraphQuery

@Suite("Random texts")
struct ParserFuzzTests {
  private static let words: [String] =
    Keyword.allCases.map(\.rawValue) + [
      "(", ")", "[", "]", "{", "}", ",", ".", "..", ":", ";", "|", "||", "&", "!", "%", "+", "+=",
      "-", "*", "/", "^", "=", "=~", "<>", "<", "<=", ">", ">=", "-[", "]->", "<-[", "]-", "--",
      "-->", "<--", "(a)", "(b:B {x: 1})", "a", "b", "n.x", "$p", "$0", "1", "2.5", ".5", "0x1F",
      "'s'", "\"t\"", "`q`", "null", "count(*)", "x IN xs", "é", "—", "\u{0}", "'", "`", "/*", "//",
      "\\", "1..3", "*1..2", "{1,3}", "9223372036854775808", "#", "\u{202E}", "\n",
    ]

  @Test("of words and signs are read or refused with a place inside the text")
  func tokenSoup() {
    var random = SeededGenerator(seed: randomSeed())
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...30, using: &random)
      let text = (0..<count).map { _ in
        Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
      }
      .joined(separator: Bool.random(using: &random) ? " " : "")
      check(text)
    }
  }

  @Test("that are right queries with a piece taken out, doubled or moved are read or refused")
  func mutations() {
    var random = SeededGenerator(seed: randomSeed())
    let seeds = [
      "MATCH p = (a:Person {name: $x})-[r:KNOWS|LIKES*1..3]->(b) WHERE a.x > 1 AND NOT (a)--(b) RETURN DISTINCT a.name AS n, count(*) ORDER BY n DESC SKIP 1 LIMIT 2",
      "UNWIND [x IN range(1, 3) WHERE x % 2 = 0 | x ^ 2] AS y MERGE (n:N {y: y}) ON CREATE SET n.c = 1, n:L ON MATCH SET n += {d: 2} RETURN CASE y WHEN 1, 2 THEN 'a' ELSE \"b\" END",
      "MATCH ANY SHORTEST ((a)-[:R]->(b) WHERE a.x){1,} (c) FOR VALID_TIME AS OF date('2020') CALL { WITH a RETURN 1 AS z UNION ALL RETURN 2 AS z } RETURN n {.*, x: reduce(s = 0, i IN [1] | s + i)}",
    ]
    for _ in 0..<5_000 {
      var bytes = Array(seeds[Int.random(in: 0..<seeds.count, using: &random)].unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 8 {
        let start = Int.random(in: 0..<bytes.count - 7, using: &random)
        let piece = Array(bytes[start..<start + Int.random(in: 1...7, using: &random)])
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.removeSubrange(start..<start + piece.count)
        case 1: bytes.insert(contentsOf: piece, at: start)
        default:
          bytes.insert(contentsOf: piece, at: Int.random(in: 0..<bytes.count, using: &random))
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: bytes)
      check(String(text))
    }
  }

  private func check(_ text: String) {
    do throws(QueryError) {
      _ = try Parser.parse(text)
    } catch {
      let end = Int(error.range?.end ?? 0)
      #expect(end <= text.utf8.count, "\(text)")
      #expect(!error.message.isEmpty && !error.rendered(source: text).isEmpty)
    }
  }
}
