/// Text as JSON has it.
enum JSONText {
  /// In quotes; control characters, also those beyond ASCII, are escaped.
  static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case let control
      where control.value < 0x20 || (0x7F...0x9F).contains(control.value)
        || control.value == 0x2028 || control.value == 0x2029:
        let digits = String(control.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
