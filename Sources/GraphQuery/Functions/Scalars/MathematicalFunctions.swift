internal import Glibc
internal import GraphModel

extension StandardFunctions {
  static let mathematics: [ScalarFunction] =
    floats
    + [
      ScalarFunction("abs", [.number], result: [.number, .null], abs),
      ScalarFunction("sign", [.number], result: [.integer, .null], sign),
      ScalarFunction(
        "round", [.number, .integer, .string], optional: 2, result: [.float, .null], round),
      ScalarFunction("atan2", [.number, .number], result: [.float, .null], atan2),
      ScalarFunction("isNaN", [.number], result: [.boolean, .null], isNaN),
      ScalarFunction("e", [], result: .float, e),
      ScalarFunction("pi", [], result: .float, pi),
      ScalarFunction("rand", [], result: .float, purity: .volatile, rand),
    ]

  /// Functions of one float. What has no answer among the reals is NaN or infinite.
  private static let floats: [ScalarFunction] = [
    float("sqrt") { $0.squareRoot() },
    float("exp") { Glibc.exp($0) },
    float("log") { Glibc.log($0) },
    float("log10") { Glibc.log10($0) },
    float("sin") { Glibc.sin($0) },
    float("cos") { Glibc.cos($0) },
    float("tan") { Glibc.tan($0) },
    float("cot") { 1 / Glibc.tan($0) },
    float("asin") { Glibc.asin($0) },
    float("acos") { Glibc.acos($0) },
    float("atan") { Glibc.atan($0) },
    float("sinh") { Glibc.sinh($0) },
    float("cosh") { Glibc.cosh($0) },
    float("tanh") { Glibc.tanh($0) },
    float("coth") { 1 / Glibc.tanh($0) },
    float("degrees") { $0 * 180 / Double.pi },
    float("radians") { $0 * Double.pi / 180 },
    float("haversin") { (1 - Glibc.cos($0)) / 2 },
    float("ceil") { $0.rounded(.up) },
    float("floor") { $0.rounded(.down) },
  ]

  private static func float(_ name: String, _ body: @escaping @Sendable (Double) -> Double)
    -> ScalarFunction
  {
    ScalarFunction(name, [.number], result: [.float, .null]) {
      (arguments: [Value], _: FunctionContext) throws(EvaluationError) -> Value in
      .float(body(number(arguments[0])))
    }
  }

  private static func abs(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    guard case .integer(let value) = a[0] else { return .float(number(a[0]).magnitude) }
    if value == .min { throw .integerOverflow }
    return .integer(Swift.abs(value))
  }

  private static func sign(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    let value = number(a[0])
    return .integer(value > 0 ? 1 : value < 0 ? -1 : 0)
  }

  /// To the nearest integer, of two the greater; or to so many digits after the point, by one of
  /// the modes UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN and HALF_EVEN.
  private static func round(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    let value = number(a[0])
    guard a.count > 1 else {
      // Half goes up on both sides of zero, as in Java's `Math.round`.
      let floor = value.rounded(.down)
      return .float(value - floor >= 0.5 ? floor + 1 : floor)
    }
    guard case .integer(let digits) = a[1], (0...15).contains(digits) else {
      throw EvaluationError(
        .argumentError, .numberOutOfRange, "round() takes a precision of 0 to 15 digits")
    }
    let mode: String
    if a.count > 2, case .string(let text) = a[2] {
      mode = text.uppercased()
    } else {
      mode = "HALF_UP"
    }
    let scale = pow(10, Double(digits))
    let scaled = value * scale
    // Beyond 2⁵³ there are no fractions left to round.
    guard scaled.magnitude < 0x1p53 else { return .float(value) }
    let rounded: Double
    switch mode {
    case "UP": rounded = scaled.rounded(.awayFromZero)
    case "DOWN": rounded = scaled.rounded(.towardZero)
    case "CEILING": rounded = scaled.rounded(.up)
    case "FLOOR": rounded = scaled.rounded(.down)
    case "HALF_UP": rounded = scaled.rounded(.toNearestOrAwayFromZero)
    case "HALF_EVEN": rounded = scaled.rounded(.toNearestOrEven)
    case "HALF_DOWN":
      let whole = scaled.rounded(.towardZero)
      rounded =
        (scaled - whole).magnitude > 0.5 ? scaled.rounded(.awayFromZero) : whole
    default:
      throw EvaluationError(
        .argumentError, .invalidArgumentValue,
        "round() knows UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN and HALF_EVEN, not \(mode)")
    }
    return .float(rounded / scale)
  }

  private static func atan2(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    .float(Glibc.atan2(number(a[0]), number(a[1])))
  }

  private static func isNaN(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    .boolean(number(a[0]).isNaN)
  }

  private static func e(_: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    .float(M_E)
  }

  private static func pi(_: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    .float(Double.pi)
  }

  /// In [0, 1).
  private static func rand(_: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    .float(Double.random(in: 0..<1))
  }

  /// The number that the parameters of a function have made sure of.
  private static func number(_ value: Value) -> Double { value.number ?? .nan }
}
