internal import GraphModel

extension StandardFunctions {
  static let general: [ScalarFunction] = [
    ScalarFunction("coalesce", [.any], isVariadic: true, result: .any, coalesce),
    ScalarFunction("exists", [.any], result: .boolean, exists),
    ScalarFunction("isEmpty", [[.string, .list, .map]], result: [.boolean, .null], isEmpty),
    ScalarFunction("nullIf", [.any, .any], result: .any, nullIf),
    ScalarFunction("valueType", [.any], result: .string, valueType),
    ScalarFunction("timestamp", [], result: .integer, purity: .stable, timestamp),
    ScalarFunction("randomUUID", [], result: .string, purity: .volatile, randomUUID),
  ]

  private static func coalesce(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    a.first { !$0.isNull } ?? .null
  }

  private static func exists(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    .boolean(!a[0].isNull)
  }

  private static func isEmpty(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    switch a[0] {
    case .string(let value): .boolean(value.isEmpty)
    case .list(let values): .boolean(values.isEmpty)
    case .map(let values): .boolean(values.isEmpty)
    default: .null
    }
  }

  private static func nullIf(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    a[0].equals(a[1]) == true ? .null : a[0]
  }

  private static func valueType(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    .string(ValueTypes(of: a[0]).description)
  }

  /// Milliseconds since 1970-01-01T00:00Z.
  private static func timestamp(_: [Value], _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    let clock = context.clock
    return .integer(clock.epochSeconds &* 1000 &+ Int64(clock.nanoseconds / 1_000_000))
  }

  /// A version 4 UUID (RFC 9562).
  private static func randomUUID(_: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    var generator = SystemRandomNumberGenerator()
    let high = generator.next() & ~0xF000 | 0x4000
    let low = generator.next() & ~(0b11 << 62) | 0b10 << 62
    let digits = [high, low].map {
      let text = String($0, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    let (a, b) = (digits[0], digits[1])
    return .string(
      "\(a.prefix(8))-\(a.dropFirst(8).prefix(4))-\(a.suffix(4))-\(b.prefix(4))-\(b.dropFirst(4))")
  }
}
