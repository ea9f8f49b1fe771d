import GraphModel
import TestSupport
import Testing

@testable import GraphQuery

@Suite struct FunctionTests {
  @Test func `every function is found ignoring case, and answers null to null where it takes none`()
    throws
  {
    for name in FunctionRegistry.standard.names {
      #expect(FunctionRegistry.standard.function(named: name.uppercased()) != nil)
      guard case .scalar(let function)? = FunctionRegistry.standard.function(named: name),
        let first = function.parameters.first, !first.contains(.null), function.arity.contains(1)
      else { continue }
      #expect(try call(name, .null).isNull, "\(name)")
    }
  }

  @Test func `a wrong type is named`() {
    #expect(failure { try call("toUpper", 1) } == "TypeError/InvalidArgumentValue")
    #expect(failure { try call("labels", 1) } == "TypeError/InvalidArgumentValue")
    #expect(failure { try call("toInteger", true) } == "TypeError/InvalidArgumentValue")
  }

  @Test func `strings are cut and counted by code point`() throws {
    let flag: Value = "a\u{1F1E9}\u{1F1EA}e\u{301}"
    #expect(try text("size", flag) == "5")
    #expect(try text("left", flag, 1) == "'a'")
    #expect(try text("right", flag, 1) == "'\u{301}'")
    #expect(try text("substring", "hello", 1, 3) == "'ell'")
    #expect(try text("substring", "hello", 9) == "''")
    #expect(try text("reverse", "abc") == "'cba'")
    #expect(try text("trim", " \t x \u{A0}") == "'x'")
    #expect(try text("lTrim", "xxaxx", "x") == "'axx'")
    #expect(try text("toUpper", "straße") == "'STRASSE'")
    #expect(failure { try call("left", "a", -1) } == "ArgumentError/NegativeIntegerArgument")
  }

  @Test func `replace and split take every occurrence`() throws {
    #expect(try text("replace", "aaa", "aa", "b") == "'ba'")
    #expect(try text("replace", "abc", "", "x") == "'abc'")
    #expect(try text("split", "a,b,,c", ",") == "['a', 'b', '', 'c']")
    #expect(try text("split", "a,b;c", [",", ";"]) == "['a', 'b', 'c']")
    #expect(try text("split", "abc", "") == "['a', 'b', 'c']")
    #expect(try text("split", "", ",") == "['']")
  }

  @Test func `numbers are read out of text, and out of nothing else`() throws {
    #expect(try text("toInteger", " 42 ") == "42")
    #expect(try text("toInteger", "2.9") == "2")
    #expect(try text("toInteger", -2.9) == "-2")
    #expect(try text("toInteger", "1e3") == "1000")
    #expect(try text("toInteger", 1e300) == "null")
    for junk in ["", "0x10", "inf", "nan", "1_000", "12a"] {
      #expect(try text("toInteger", .string(junk)) == "null")
      #expect(try text("toFloat", .string(junk)) == "null")
    }
    #expect(try text("toFloat", "1") == "1.0")
    #expect(try text("toBoolean", "TRUE") == "true")
    #expect(try text("toString", 1e10) == "'1.0E10'")
    #expect(try text("toIntegerOrNull", []) == "null")
    #expect(try text("toStringList", [1, .null, true]) == "['1', null, 'true']")
  }

  @Test func `mathematics`() throws {
    #expect(try text("abs", -3) == "3")
    #expect(failure { try call("abs", .integer(.min)) } == "ArithmeticError/IntegerOverflow")
    #expect(try text("round", -1.5) == "-1.0")
    #expect(try text("round", 2.5) == "3.0")
    #expect(try text("round", 1.249, 1) == "1.2")
    #expect(try text("round", -2.5, 0, "HALF_DOWN") == "-2.0")
    #expect(try text("sign", -0.5) == "-1")
    #expect(try text("sqrt", -1) == "NaN")
    #expect(try text("ceil", 0.1) == "1.0")
    for _ in 0..<1_000 {
      guard case .float(let value) = try call("rand") else {
        Issue.record("rand() is a float")
        return
      }
      #expect((0..<1).contains(value))
    }
  }

  @Test func `ranges include both ends and stay within memory`() throws {
    #expect(try text("range", 1, 3) == "[1, 2, 3]")
    #expect(try text("range", 3, 1, -2) == "[3, 1]")
    #expect(try text("range", .integer(.max), .integer(.max)) == "[\(Int64.max)]")
    #expect(try text("range", 1, 3, -1) == "[]")
    #expect(failure { try call("range", 0, 1, 0) } == "ArgumentError/NumberOutOfRange")
    #expect(
      failure { try call("range", .integer(.min), .integer(.max)) } == "LimitExceeded/ValueTooLarge"
    )
  }

  @Test func `lists`() throws {
    #expect(try text("head", []) == "null")
    #expect(try text("last", [1, 2]) == "2")
    #expect(try text("tail", [1, 2]) == "[2]")
    #expect(try text("tail", []) == "[]")
    #expect(try text("keys", ["b": 1, "a": .null]) == "['a', 'b']")
    #expect(try text("coalesce", .null, 2, 3) == "2")
    #expect(try text("isEmpty", "") == "true")
  }

  @Test func `a UUID is of version 4`() throws {
    guard case .string(let uuid) = try call("randomUUID") else { return }
    #expect(
      try RegularExpression("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        .matches(uuid))
  }

  @Test func `aggregates skip nulls`() throws {
    #expect(try aggregate("count", [1, .null, 2]) == "2")
    #expect(try aggregate("collect", [1, .null, 2]) == "[1, 2]")
    #expect(try aggregate("sum", []) == "0")
    #expect(try aggregate("sum", [1, 2, .null]) == "3")
    #expect(try aggregate("sum", [1, 0.5]) == "1.5")
    #expect(try aggregate("avg", [1, 2]) == "1.5")
    #expect(try aggregate("avg", [.null]) == "null")
    #expect(try aggregate("min", [2, "a", [1]]) == "[1]")
    #expect(try aggregate("max", [2, "a", [1]]) == "2")
    #expect(try aggregate("max", []) == "null")
    #expect(
      failure { .string(try aggregate("sum", [.integer(.max), 1])) }
        == "ArithmeticError/IntegerOverflow")
    #expect(failure { .string(try aggregate("sum", ["1"])) } == "TypeError/InvalidArgumentValue")
    #expect(
      try aggregate("sum", [.duration(Duration(days: 1)!), .duration(Duration(days: 2)!)])
        == "'P3D'")
  }

  @Test func `percentiles and deviations`() throws {
    let values: [Value] = [20, 10, 40, 30]
    #expect(try aggregate("percentileDisc", values, parameter: 0.5) == "20")
    #expect(try aggregate("percentileCont", values, parameter: 0.5) == "25.0")
    #expect(try aggregate("percentileCont", values, parameter: 1) == "40.0")
    #expect(try aggregate("percentileDisc", values, parameter: 0) == "10")
    #expect(try aggregate("stDevP", [2, 4, 4, 4, 5, 5, 7, 9]) == "2.0")
    #expect(try aggregate("stDev", [1]) == "0.0")
    for bad: Value in [1.1, -0.1, .float(.nan)] {
      #expect(
        failure { .string(try aggregate("percentileCont", values, parameter: bad)) }
          == "ArgumentError/NumberOutOfRange")
    }
  }

  @Test func `sums of floats do not lose what is small`() throws {
    #expect(try aggregate("avg", [1e16, 1.0, -1e16, 1.0]) == "0.5")
  }
}
