internal import GraphExchange

/// An object of JSON that is being written.
struct JSONObject {
  private var members: [String] = []

  mutating func add(_ key: String, _ number: Double) {
    members.append("\"\(key)\": \(number.isFinite ? "\(number)" : "null")")
  }
  mutating func add(_ key: String, _ number: Int) { members.append("\"\(key)\": \(number)") }
  mutating func add(_ key: String, _ flag: Bool) { members.append("\"\(key)\": \(flag)") }
  mutating func add(_ key: String, _ object: JSONObject) {
    members.append("\"\(key)\": \(object.text)")
  }
  mutating func add(_ key: String, _ text: String) {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case _ where scalar.value < 0x20:
        "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    members.append("\"\(key)\": \"\(escaped.joined())\"")
  }

  var text: String { "{" + members.joined(separator: ", ") + "}" }
}
