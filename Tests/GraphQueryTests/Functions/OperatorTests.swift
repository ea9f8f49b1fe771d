import GraphModel
import GraphStore
import Testing

@testable import GraphQuery

@Suite struct OperatorTests {
  @Test func `integers stay integers, and overflow is an error`() throws {
    #expect(try Operators.add(2, 3).rendered() == "5")
    #expect(try Operators.divide(7, -2).rendered() == "-3")
    #expect(try Operators.remainder(-7, 3).rendered() == "-1")
    #expect(try Operators.remainder(.integer(.min), -1).rendered() == "0")
    #expect(try Operators.power(2, 3).rendered() == "8.0")
    for overflow in [
      { try Operators.add(.integer(.max), 1) }, { try Operators.subtract(.integer(.min), 1) },
      { try Operators.multiply(.integer(.max), 2) }, { try Operators.divide(.integer(.min), -1) },
      { try Operators.negate(.integer(.min)) },
    ] as [() throws -> Value] {
      #expect(failure(overflow) == "ArithmeticError/IntegerOverflow")
    }
    #expect(failure { try Operators.divide(1, 0) } == "ArithmeticError/DivisionByZero")
    #expect(failure { try Operators.remainder(1, 0) } == "ArithmeticError/DivisionByZero")
  }

  @Test func `floats follow IEEE 754`() throws {
    #expect(try Operators.divide(1.0, 0).rendered() == "Infinity")
    #expect(try Operators.divide(0, 0.0).rendered() == "NaN")
    #expect(try Operators.add(1, 0.5).rendered() == "1.5")
    #expect(try Operators.remainder(5.5, 2).rendered() == "1.5")
  }

  @Test func `plus joins strings and lists`() throws {
    #expect(try Operators.add("a", "b").rendered() == "'ab'")
    #expect(try Operators.add("a", 1).rendered() == "'a1'")
    #expect(try Operators.add(1.5, "a").rendered() == "'1.5a'")
    #expect(try Operators.add([1], [2]).rendered() == "[1, 2]")
    #expect(try Operators.add([1], "x").rendered() == "[1, 'x']")
    #expect(try Operators.add(0, [1]).rendered() == "[0, 1]")
    #expect(try Operators.add([1], .null).isNull)
    #expect(failure { try Operators.add(true, 1) } == "TypeError/InvalidArgumentType")
    #expect(failure { try Operators.subtract("a", "b") } == "TypeError/InvalidArgumentType")
  }

  @Test func `logic has three values`() throws {
    let values: [Value] = [true, false, .null]
    let expected = [
      ("true", "true", "false"), ("false", "true", "true"), ("null", "true", "null"),
      ("false", "true", "true"), ("false", "false", "false"), ("false", "null", "null"),
      ("null", "true", "null"), ("false", "null", "null"), ("null", "null", "null"),
    ]
    for (index, row) in expected.enumerated() {
      let (a, b) = (values[index / 3], values[index % 3])
      #expect(try Operators.and(a, b).rendered() == row.0)
      #expect(try Operators.or(a, b).rendered() == row.1)
      #expect(try Operators.xor(a, b).rendered() == row.2)
    }
    #expect(try Operators.not(.null).isNull)
    #expect(failure { try Operators.and(1, true) } == "TypeError/InvalidArgumentType")
    // A side that decides does not excuse the other.
    #expect(failure { try Operators.or(true, "x") } == "TypeError/InvalidArgumentType")
  }

  @Test func `comparison answers null between types, and false with NaN`() {
    #expect(Operators.less(1, 1.5).rendered() == "true")
    #expect(Operators.less(1, "a").isNull)
    #expect(Operators.less(.float(.nan), 1).rendered() == "false")
    #expect(Operators.greaterOrEqual(.float(.nan), .float(.nan)).rendered() == "false")
    #expect(Operators.notEqual(.float(.nan), .float(.nan)).rendered() == "true")
    #expect(Operators.notEqual(.null, 1).isNull)
    #expect(Operators.lessOrEqual([1, 2], [1, 2]).rendered() == "true")
    #expect(Operators.less(.duration(.zero), .duration(.zero)).isNull)
  }

  @Test func `IN finds what equals, and knows when it cannot know`() throws {
    #expect(try Operators.isIn(1, [1, .null]).rendered() == "true")
    #expect(try Operators.isIn(2, [1, .null]).isNull)
    #expect(try Operators.isIn(.null, []).rendered() == "false")
    #expect(try Operators.isIn([1], [[1, 2], [1.0]]).rendered() == "true")
    #expect(try Operators.isIn(1, .null).isNull)
    #expect(failure { try Operators.isIn(1, "1") } == "TypeError/InvalidArgumentType")
  }

  @Test func `strings are searched by code point`() {
    #expect(Operators.contains("abcabd", "abd").rendered() == "true")
    #expect(Operators.contains("aaa", "").rendered() == "true")
    #expect(Operators.startsWith("e\u{301}a", "e").rendered() == "true")
    #expect(Operators.startsWith("\u{E9}a", "e").rendered() == "false")
    #expect(Operators.endsWith("ab", "aab").rendered() == "false")
    #expect(Operators.endsWith("xaab", "aab").rendered() == "true")
    #expect(Operators.contains("1", 1).isNull)
  }

  @Test func `lists are indexed and sliced from both ends`() throws {
    let list: Value = [1, 2, 3]
    #expect(try Operators.slice(list, from: 1, to: nil).rendered() == "[2, 3]")
    #expect(try Operators.slice(list, from: -2, to: -1).rendered() == "[2]")
    #expect(try Operators.slice(list, from: 2, to: 1).rendered() == "[]")
    #expect(
      try Operators.slice(list, from: .integer(.min), to: .integer(.max)).rendered() == "[1, 2, 3]")
    #expect(try Operators.slice(list, from: .null, to: nil).isNull)
    #expect(
      failure { try Operators.slice(list, from: 1.5, to: nil) } == "TypeError/InvalidArgumentType")
  }

  @Test(arguments: [
    ("a*b", "aaab", true), ("a*b", "aaabc", false), ("(foo|ba[rz])+", "foobarbaz", true),
    ("(?i)straße", "STRAßE", true), ("x{2,3}", "xxxx", false), ("x{2,3}", "xxx", true),
    ("x{2,}", "xxxxx", true), ("[^a-c]+", "xyz", true), ("[^a-c]+", "xbz", false),
    (#"\d{4}-\d\d"#, "2024-02", true), (#"a\.b"#, "axb", false), (".*", "a\nb", false),
    ("(?s).*", "a\nb", true), ("^a$", "a", true), (#"\ba\b.*"#, "a b", true), ("", "", true),
    ("(a|)*", "aaaa", true), (#"[\w.]+@[\w.]+"#, "a.b@c.d", true), ("a|b|c", "c", true),
    ("(a(b|c)d)*", "abdacd", true), (#"\Qa.b\E+"#, "a.bbb", true), ("é+", "éé", true),
    ("(?:ab){2}", "abab", true), ("[]a]+", "]a", true), ("a{0}", "", true), ("[a-z&]", "&", true),
  ])
  func `patterns match all of a text`(pattern: String, text: String, matches: Bool) throws {
    #expect(try RegularExpression(pattern).matches(text) == matches)
  }

  @Test(arguments: [
    "(", ")", "[", "a{2", "a{3,2}", "*a", "\\", #"(a)\1"#, "(?=a)", "(?<=a)", "a++", "(?>a)",
    "[z-a]",
    "((((a{1000}){1000}){1000}){1000})", String(repeating: "(", count: 100_000), #"\p{L}"#,
  ])
  func `patterns that cannot be run are refused`(pattern: String) {
    #expect(
      failure { .boolean(try RegularExpression(pattern).matches("a")) }
        == "ArgumentError/InvalidRegularExpression")
  }

  @Test func `patterns that choke engines with backtracking take no time`() throws {
    let text = String(repeating: "a", count: 5_000)
    #expect(try !RegularExpression("(a*)*b").matches(text))
    #expect(try !RegularExpression("(a|a)*b").matches(text))
    #expect(try RegularExpression("(a|aa)+").matches(text))
  }

  @Test func `long sums run`() throws {
    let engine = QueryEngine(store: try Store.inMemory())
    let sum = "RETURN 1" + String(repeating: " + 1", count: 4_999) + " AS sum"
    #expect(try engine.run(sum).rows == [[5000]])
  }
}
