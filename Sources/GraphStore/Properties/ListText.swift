internal import GraphModel

/// Lists as JSON text, as the file keeps them.
///
/// JSON's own types stand for integers, floats (always with a point or an exponent), strings,
/// booleans, null and lists. What JSON lacks is an object with one member that names the type:
/// `{"date":"2022-02-24"}`, `{"float":"nan"}`.
enum ListText {
  /// Deeper lists are refused, so that reading them back cannot exhaust the stack.
  private static let deepest = 200

  // MARK: Writing

  /// Nil where an element cannot be a property.
  static func write(_ list: [Value]) -> String? {
    var text = ""
    return append(list, to: &text, depth: 1) ? text : nil
  }

  private static func append(_ list: [Value], to text: inout String, depth: Int) -> Bool {
    guard depth <= deepest else { return false }
    text += "["
    for (index, element) in list.enumerated() {
      if index > 0 { text += "," }
      guard append(element, to: &text, depth: depth) else { return false }
    }
    text += "]"
    return true
  }

  private static func append(_ value: Value, to text: inout String, depth: Int) -> Bool {
    switch value {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .float(let value) where value.isFinite: text += value.description
    case .float(let value):
      text +=
        value.isNaN ? #"{"float":"nan"}"# : value > 0 ? #"{"float":"inf"}"# : #"{"float":"-inf"}"#
    case .string(let value): appendQuoted(value, to: &text)
    case .list(let list): return append(list, to: &text, depth: depth + 1)
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
      guard let (kind, words) = PropertyKind.temporal(value) else { return false }
      text += "{\"\(kind.word)\":"
      appendQuoted(words, to: &text)
      text += "}"
    case .map, .node, .relationship, .path: return false
    }
    return true
  }

  private static func appendQuoted(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  // MARK: Reading

  /// Nil where the text is not as ``write(_:)`` writes it.
  static func read(_ text: String) -> [Value]? {
    var cursor = TextCursor(text)
    guard let list = list(in: &cursor, depth: 1), cursor.isAtEnd else { return nil }
    return list
  }

  private static func list(in cursor: inout TextCursor, depth: Int) -> [Value]? {
    guard depth <= deepest, cursor.take("[") else { return nil }
    var list: [Value] = []
    if cursor.take("]") { return list }
    while true {
      guard let value = value(in: &cursor, depth: depth) else { return nil }
      list.append(value)
      if cursor.take("]") { return list }
      guard cursor.take(",") else { return nil }
    }
  }

  private static func value(in cursor: inout TextCursor, depth: Int) -> Value? {
    switch cursor.next {
    case UInt8(ascii: "["): list(in: &cursor, depth: depth + 1).map(Value.list)
    case UInt8(ascii: "\""): string(in: &cursor).map(Value.string)
    case UInt8(ascii: "{"): typed(in: &cursor)
    case UInt8(ascii: "n"): cursor.take(word: "null") ? .null : nil
    case UInt8(ascii: "t"): cursor.take(word: "true") ? .boolean(true) : nil
    case UInt8(ascii: "f"): cursor.take(word: "false") ? .boolean(false) : nil
    default: number(in: &cursor)
    }
  }

  private static func typed(in cursor: inout TextCursor) -> Value? {
    guard cursor.take("{"), let word = string(in: &cursor), cursor.take(":"),
      let text = string(in: &cursor), cursor.take("}")
    else { return nil }
    if word == PropertyKind.native.word {
      return switch text {
      case "nan": .float(.nan)
      case "inf": .float(.infinity)
      case "-inf": .float(-.infinity)
      default: nil
      }
    }
    return PropertyKind.temporalKinds.first { $0.word == word }?.temporal(from: text)
  }

  private static func number(in cursor: inout TextCursor) -> Value? {
    let start = cursor.position
    var isFloat = false
    while let byte = cursor.next {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"): isFloat = true
      default:
        return value(of: cursor.slice(from: start), isFloat: isFloat)
      }
      cursor.advance()
    }
    return value(of: cursor.slice(from: start), isFloat: isFloat)
  }

  private static func value(of digits: ArraySlice<UInt8>, isFloat: Bool) -> Value? {
    let text = String(decoding: digits, as: UTF8.self)
    return isFloat ? Double(text).map(Value.float) : Int64(text).map(Value.integer)
  }

  private static func string(in cursor: inout TextCursor) -> String? {
    guard cursor.take("\"") else { return nil }
    var bytes: [UInt8] = []
    while let byte = cursor.next {
      cursor.advance()
      if byte == UInt8(ascii: "\"") { return String(decoding: bytes, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      guard let escape = cursor.next else { return nil }
      cursor.advance()
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(escape)
      case UInt8(ascii: "u"):
        let start = cursor.position
        for _ in 0..<4 { cursor.advance() }
        let digits = String(decoding: cursor.slice(from: start), as: UTF8.self)
        // Only control characters are written so.
        guard let code = UInt8(digits, radix: 16), code < 0x20 else { return nil }
        bytes.append(code)
      default: return nil
      }
    }
    return nil
  }
}
