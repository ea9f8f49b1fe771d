internal import GraphModel

extension StandardFunctions {
  static let lists: [ScalarFunction] = [
    ScalarFunction("size", [[.string, .list]], result: [.integer, .null], size),
    ScalarFunction(
      "range", [.integer, .integer, .integer], optional: 1, result: [.list, .null], range),
    ScalarFunction("reverse", [[.string, .list]], result: [.string, .list, .null], reverse),
    ScalarFunction("head", [.list], result: .any, head),
    ScalarFunction("last", [.list], result: .any, last),
    ScalarFunction("tail", [.list], result: [.list, .null], tail),
  ]

  private static func size(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    switch a[0] {
    case .list(let values): .integer(Int64(values.count))
    case .string(let text): .integer(Int64(text.unicodeScalars.count))
    default: .null
    }
  }

  /// Both ends included.
  private static func range(_ a: [Value], _ context: FunctionContext) throws(EvaluationError)
    -> Value
  {
    guard var numbers = try NumberRange(a) else { return .null }
    guard numbers.count <= Int128(maximumSize) else { throw .tooLarge("a range") }
    let count = Int(numbers.count)
    try context.build(bytes: count * MemoryLayout<Value>.stride)
    var values: [Value] = []
    values.reserveCapacity(count)
    while numbers.take(1 << 16, into: &values) { try context.build(bytes: 0) }
    return .list(values)
  }

  private static func reverse(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    switch a[0] {
    case .list(let values): .list(values.reversed())
    case .string(let text):
      .string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
    default: .null
    }
  }

  private static func head(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    if case .list(let values) = a[0] { values.first ?? .null } else { .null }
  }

  private static func last(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    if case .list(let values) = a[0] { values.last ?? .null } else { .null }
  }

  private static func tail(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    if case .list(let values) = a[0] { .list(Array(values.dropFirst())) } else { .null }
  }
}
