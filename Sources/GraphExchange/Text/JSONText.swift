/// JSON (RFC 8259) as text: strings escaped so that they are safe on a terminal too.
extension OutputBuffer {
  /// Quoted; control characters, also those beyond ASCII, are escaped.
  public mutating func appendJSON(_ text: String) {
    var text = text
    append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var start = 0
      var index = 0
      while index < utf8.count {
        let byte = utf8[index]
        // C1 controls are 0xC2 0x80…0x9F.
        let isC1 =
          byte == 0xC2 && index + 1 < utf8.count && utf8[index + 1] < 0xA0
        guard byte < 0x20 || byte == 0x7F || byte == 0x22 || byte == 0x5C || isC1 else {
          index += 1
          continue
        }
        append(utf8[start..<index])
        appendJSONEscape(isC1 ? utf8[index + 1] : byte)
        index += isC1 ? 2 : 1
        start = index
      }
      append(utf8[start..<utf8.count])
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendJSONEscape(_ code: UInt8) {
    switch code {
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      append("\\u00")
      append(hexadecimalDigit(code >> 4))
      append(hexadecimalDigit(code & 15))
    }
  }

  private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
