/// Text as JSON has it.
enum JSONText {
  /// In quotes; control characters, also those beyond ASCII, are escaped.
  static func quoted(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var json: [UInt8] = [UInt8(ascii: "\"")]
      json.reserveCapacity(bytes.count + 16)
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\""): json += "\\\"".utf8
        case UInt8(ascii: "\\"): json += "\\\\".utf8
        case UInt8(ascii: "\n"): json += "\\n".utf8
        case UInt8(ascii: "\r"): json += "\\r".utf8
        case UInt8(ascii: "\t"): json += "\\t".utf8
        case 0..<0x20, 0x7F: json += escaped(UInt32(byte)).utf8
        // A string's bytes are whole characters: U+0080 to U+009F have two, U+2028 and U+2029 three.
        case 0xC2 where bytes[index + 1] < 0xA0:
          json += escaped(UInt32(bytes[index + 1])).utf8
          index += 1
        case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
          json += escaped(0x2000 + UInt32(bytes[index + 2] & 0x3F)).utf8
          index += 2
        default: json.append(byte)
        }
        index += 1
      }
      json.append(UInt8(ascii: "\""))
      return String(decoding: json, as: UTF8.self)
    }
  }

  private static func escaped(_ control: UInt32) -> String {
    let digits = String(control, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
