/// A JSON object on one line, key by key.
struct JSONLine {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(512) }

  mutating func write(_ key: StaticString, _ text: String?) {
    begin(key)
    if let text { JSONText.append(text, to: &bytes) } else { bytes += "null".utf8 }
  }

  /// - Parameter json: a value as JSON writes it.
  mutating func write(_ key: StaticString, json: String) {
    begin(key)
    bytes += json.utf8
  }

  private mutating func begin(_ key: StaticString) {
    bytes += bytes.isEmpty ? "{\"".utf8 : ", \"".utf8
    key.withUTF8Buffer { bytes += $0 }
    bytes += "\": ".utf8
  }

  var text: String { String(decoding: bytes, as: UTF8.self) + "}" }
}
