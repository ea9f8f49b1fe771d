import GraphExchange
import GraphModel
import TestSupport
import Testing

@Suite("JSON") struct JSONReaderTests {
  @Test(arguments: [
    ("1", "1"), ("-0", "0"), ("9223372036854775807", "9223372036854775807"),
    ("9223372036854775808", "9.223372036854776E18"), ("1.5", "1.5"), ("1e3", "1000.0"),
    ("\"a\\n\\u00e9\\ud83d\\ude00\\/\"", "'a\\né😀/'"), (" [ 1 , [ ] , { } ] ", "[1, [], {}]"),
    ("{\"b\":null,\"a\":true}", "{a: true, b: null}"), ("\"\"", "''"),
  ])
  func `Values are read`(json: String, value: String) throws {
    #expect(try JSONReader.value(json).rendered() == value)
  }

  @Test(arguments: [
    "", " ", "Lee", "'a'", "[1,]", "[1", "{\"a\"}", "{a:1}", "{\"a\":1,}", "01", "-", "1.", ".5",
    "1e", "1e999", "\"a", "\"\\x\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\u12\"", "\"a\nb\"",
    "1 2", "nul", "tru", "[" + String(repeating: "[", count: 100_000),
  ])
  func `What is not JSON is refused`(json: String) {
    #expect(throws: JSONReader.Failure.self) { try JSONReader.value(json) }
  }

  @Test func `What is written is read again`() throws {
    var generator = SeededGenerator(seed: randomSeed())
    for _ in 0..<500 {
      let value = random(depth: 4, &generator)
      let written = Samples.write([[value]], columns: ["v"], as: .jsonl)
      guard case .map(let map) = try JSONReader.value(written) else {
        Issue.record("no object")
        return
      }
      #expect(map["v"]?.rendered() == value.rendered())
    }
  }

  private func random(depth: Int, _ generator: inout SeededGenerator) -> Value {
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &generator) {
    case 0: .null
    case 1: .boolean(Bool.random(using: &generator))
    case 2: .integer(Int64.random(in: .min ... .max, using: &generator))
    case 3: .float(Double.random(in: -1e300...1e300, using: &generator))
    case 4:
      .string(
        String(
          String.UnicodeScalarView(
            (0..<6).compactMap { _ in
              Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator))
            })))
    case 5: .list((0..<3).map { _ in random(depth: depth - 1, &generator) })
    default:
      .map(["a": random(depth: depth - 1, &generator), "b\u{1B}": random(depth: 0, &generator)])
    }
  }
}
