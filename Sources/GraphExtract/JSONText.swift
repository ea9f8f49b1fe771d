/// Strings as JSON writes them, byte by byte.
enum JSONText {
  /// In quotes; control characters, also those beyond ASCII, are escaped.
  static func quoted(_ text: String) -> String {
    var json: [UInt8] = []
    append(text, to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  /// Appends what ``quoted(_:)`` makes of a text.
  static func append(_ text: String, to json: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      json.append(UInt8(ascii: "\""))
      // What stands for itself is copied in one go.
      var copied = 0
      var index = 0
      while index < bytes.count {
        let length: Int
        let control: UInt32
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): (control, length) = (UInt32(bytes[index]), 1)
        case 0..<0x20, 0x7F: (control, length) = (UInt32(bytes[index]), 1)
        // A string's bytes are whole characters: U+0080 to U+009F have two, U+2028 and U+2029 three.
        case 0xC2 where bytes[index + 1] < 0xA0: (control, length) = (UInt32(bytes[index + 1]), 2)
        case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
          (control, length) = (0x2000 + UInt32(bytes[index + 2] & 0x3F), 3)
        default:
          index += 1
          continue
        }
        json += bytes[copied..<index]
        json += escaped(control).utf8
        index += length
        copied = index
      }
      json += bytes[copied...]
      json.append(UInt8(ascii: "\""))
    }
  }

  private static func escaped(_ scalar: UInt32) -> String {
    switch scalar {
    case 0x22: return "\\\""
    case 0x5C: return "\\\\"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x09: return "\\t"
    default:
      let digits = String(scalar, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
