internal import GraphModel

extension StandardFunctions {
  static let conversions: [ScalarFunction] = [
    ScalarFunction("toBoolean", [[.boolean, .integer, .string]], result: [.boolean, .null]) {
      (a: [Value], _: FunctionContext) throws(EvaluationError) -> Value in toBoolean(a[0])
    },
    ScalarFunction("toInteger", [[.number, .string]], result: [.integer, .null]) {
      (a: [Value], _: FunctionContext) throws(EvaluationError) -> Value in toInteger(a[0])
    },
    ScalarFunction("toFloat", [[.number, .string]], result: [.float, .null]) {
      (a: [Value], _: FunctionContext) throws(EvaluationError) -> Value in toFloat(a[0])
    },
    ScalarFunction(
      "toString", [[.boolean, .number, .string, .temporal]], result: [.string, .null]
    ) {
      (a: [Value], _: FunctionContext) throws(EvaluationError) -> Value in toString(a[0])
    },
    orNull("toBoolean", .boolean, toBoolean), orNull("toInteger", .integer, toInteger),
    orNull("toFloat", .float, toFloat), orNull("toString", .string, toString),
    overList("toBoolean", toBoolean), overList("toInteger", toInteger),
    overList("toFloat", toFloat), overList("toString", toString),
  ]

  /// Null for everything that has no conversion, whatever its type.
  private static func orNull(
    _ name: String, _ type: ValueTypes, _ convert: @escaping @Sendable (Value) -> Value
  ) -> ScalarFunction {
    ScalarFunction(name + "OrNull", [.any], result: [type, .null]) {
      (a: [Value], _: FunctionContext) throws(EvaluationError) -> Value in convert(a[0])
    }
  }

  private static func overList(
    _ name: String, _ convert: @escaping @Sendable (Value) -> Value
  ) -> ScalarFunction {
    ScalarFunction(name + "List", [.list], result: [.list, .null]) {
      (a: [Value], _: FunctionContext) throws(EvaluationError) -> Value in
      guard case .list(let values) = a[0] else { return .null }
      return .list(values.map(convert))
    }
  }

  @Sendable private static func toBoolean(_ value: Value) -> Value {
    switch value {
    case .boolean: value
    case .integer(let number): .boolean(number != 0)
    case .string(let text):
      switch text.trimmingWhitespace().lowercased() {
      case "true": .boolean(true)
      case "false": .boolean(false)
      default: .null
      }
    default: .null
    }
  }

  /// Floats, and numbers in strings, lose their fraction.
  @Sendable private static func toInteger(_ value: Value) -> Value {
    switch value {
    case .integer: return value
    case .float(let number): return whole(number)
    case .boolean(let truth): return .integer(truth ? 1 : 0)
    case .string(let text):
      let trimmed = text.trimmingWhitespace()
      if let number = Int64(trimmed) { return .integer(number) }
      return NumberText.float(trimmed).map { whole($0) } ?? .null
    default: return .null
    }
  }

  private static func whole(_ number: Double) -> Value {
    Int64(exactly: number.rounded(.towardZero)).map { .integer($0) } ?? .null
  }

  @Sendable private static func toFloat(_ value: Value) -> Value {
    switch value {
    case .integer(let number): .float(Double(number))
    case .float: value
    case .string(let text): NumberText.float(text.trimmingWhitespace()).map { .float($0) } ?? .null
    default: .null
    }
  }

  @Sendable private static func toString(_ value: Value) -> Value {
    switch value {
    case .string: value
    case .boolean(let truth): .string(truth ? "true" : "false")
    case .integer(let number): .string(String(number))
    case .float(let number): .string(FloatText.text(of: number))
    case .date(let value): .string(value.description)
    case .localTime(let value): .string(value.description)
    case .time(let value): .string(value.description)
    case .localDateTime(let value): .string(value.description)
    case .dateTime(let value): .string(value.description)
    case .duration(let value): .string(value.description)
    default: .null
    }
  }
}

/// Numbers as people write them in text.
enum NumberText {
  /// `1`, `-1.5`, `.5`, `1e10`; not `inf`, `nan` or `0x1p3`, which Swift would read too.
  static func float(_ text: String) -> Double? {
    guard
      text.utf8.allSatisfy({
        switch $0 {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
          UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
          true
        default: false
        }
      })
    else { return nil }
    return Double(text)
  }
}

extension String {
  func trimmingWhitespace() -> String {
    var scalars = unicodeScalars[...].drop { $0.properties.isWhitespace }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}
