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
  private static func range(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    guard case .integer(let start) = a[0], case .integer(let end) = a[1] else { return .null }
    var step: Int64 = 1
    if a.count > 2, case .integer(let given) = a[2] { step = given }
    guard step != 0 else {
      throw EvaluationError(
        .argumentError, .numberOutOfRange, "range() takes a step other than 0")
    }
    guard step > 0 ? start <= end : start >= end else { return .list([]) }
    let count = (Int128(end) - Int128(start)) / Int128(step) + 1
    guard count <= Int128(maximumSize) else { throw .tooLarge("a range") }
    // No element lies beyond `end`, so none overflows.
    return .list((0..<Int64(count)).map { .integer(start + $0 * step) })
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
