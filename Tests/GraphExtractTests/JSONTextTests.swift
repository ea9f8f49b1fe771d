import Testing

@testable import GraphExtract

@Suite("JSON texts")
struct JSONTextTests {
  /// The same, a scalar at a time: the plain reading of the rule.
  private func plainlyQuoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case _ where scalar.properties.generalCategory == .control,
        "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  @Test("every character there is stands for itself or is escaped")
  func everyScalar() {
    var all = ""
    for value in UInt32(0)...0x10FFFF {
      if let scalar = Unicode.Scalar(value) { all.unicodeScalars.append(scalar) }
    }
    // As bytes: strings that differ in composition only are equal.
    #expect(Array(JSONText.quoted(all).utf8) == Array(plainlyQuoted(all).utf8))
  }

  @Test("the last character may be the one that is escaped")
  func ends() {
    #expect(JSONText.quoted("") == "\"\"")
    #expect(JSONText.quoted("a\u{85}") == "\"a\\u0085\"")
    #expect(JSONText.quoted("a\u{2028}") == "\"a\\u2028\"")
    #expect(JSONText.quoted("e\u{301}\"") == "\"e\u{301}\\\"\"")
  }
}
