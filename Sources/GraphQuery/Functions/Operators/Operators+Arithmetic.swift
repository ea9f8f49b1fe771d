internal import Glibc
public import GraphModel

extension Operators {
  /// `a + b`: numbers; strings, a number being written out; lists with lists or elements;
  /// durations with durations and instants.
  public static func add(_ a: Value, _ b: Value) throws(EvaluationError) -> Value {
    switch (a, b) {
    case (.integer(let a), .integer(let b)):
      let (sum, overflow) = a.addingReportingOverflow(b)
      if overflow { throw .integerOverflow }
      return .integer(sum)
    case (.float(let a), .float(let b)): return .float(a + b)
    case (.integer(let a), .float(let b)): return .float(Double(a) + b)
    case (.float(let a), .integer(let b)): return .float(a + Double(b))
    case (.null, _), (_, .null): return .null
    case (.list(let a), .list(let b)): return .list(try concatenate(a, b))
    case (.list(let a), let b): return .list(try concatenate(a, [b]))
    case (let a, .list(let b)): return .list(try concatenate([a], b))
    case (.string(let a), .string(let b)): return .string(try concatenate(a, b))
    case (.string(let a), .integer(let b)): return .string(try concatenate(a, String(b)))
    case (.string(let a), .float(let b)):
      return .string(try concatenate(a, FloatText.text(of: b)))
    case (.integer(let a), .string(let b)): return .string(try concatenate(String(a), b))
    case (.float(let a), .string(let b)):
      return .string(try concatenate(FloatText.text(of: a), b))
    case (.duration(let a), .duration(let b)):
      guard let sum = a.adding(b) else { throw .temporalOverflow }
      return .duration(sum)
    case (let instant, .duration(let duration)), (.duration(let duration), let instant):
      return try advance(instant, by: duration) { EvaluationError.operands("+", a, b) }
    default: throw .operands("+", a, b)
    }
  }

  /// `a - b`: numbers, durations, and durations from instants.
  public static func subtract(_ a: Value, _ b: Value) throws(EvaluationError) -> Value {
    switch (a, b) {
    case (.integer(let a), .integer(let b)):
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if overflow { throw .integerOverflow }
      return .integer(difference)
    case (.float(let a), .float(let b)): return .float(a - b)
    case (.integer(let a), .float(let b)): return .float(Double(a) - b)
    case (.float(let a), .integer(let b)): return .float(a - Double(b))
    case (.null, _), (_, .null): return .null
    case (.duration(let a), .duration(let b)):
      guard let difference = b.negated().flatMap({ a.adding($0) }) else { throw .temporalOverflow }
      return .duration(difference)
    case (let instant, .duration(let duration)):
      guard let negated = duration.negated() else { throw .temporalOverflow }
      return try advance(instant, by: negated) { EvaluationError.operands("-", a, b) }
    default: throw .operands("-", a, b)
    }
  }

  /// `a * b`: numbers, and durations by numbers.
  public static func multiply(_ a: Value, _ b: Value) throws(EvaluationError) -> Value {
    switch (a, b) {
    case (.integer(let a), .integer(let b)):
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if overflow { throw .integerOverflow }
      return .integer(product)
    case (.float(let a), .float(let b)): return .float(a * b)
    case (.integer(let a), .float(let b)): return .float(Double(a) * b)
    case (.float(let a), .integer(let b)): return .float(a * Double(b))
    case (.null, _), (_, .null): return .null
    case (.duration(let duration), .integer(let factor)),
      (.integer(let factor), .duration(let duration)):
      guard let product = duration.multiplied(by: factor) else { throw .temporalOverflow }
      return .duration(product)
    case (.duration(let duration), .float(let factor)),
      (.float(let factor), .duration(let duration)):
      guard let product = duration.multiplied(by: factor) else { throw .temporalOverflow }
      return .duration(product)
    default: throw .operands("*", a, b)
    }
  }

  /// `a / b`: of integers the whole quotient, towards zero.
  public static func divide(_ a: Value, _ b: Value) throws(EvaluationError) -> Value {
    switch (a, b) {
    case (.integer(let a), .integer(let b)):
      if b == 0 { throw .divisionByZero }
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      if overflow { throw .integerOverflow }
      return .integer(quotient)
    case (.float(let a), .float(let b)): return .float(a / b)
    case (.integer(let a), .float(let b)): return .float(Double(a) / b)
    case (.float(let a), .integer(let b)): return .float(a / Double(b))
    case (.null, _), (_, .null): return .null
    case (.duration(let duration), .integer(let divisor)):
      guard let quotient = duration.divided(by: Double(divisor)) else { throw .temporalOverflow }
      return .duration(quotient)
    case (.duration(let duration), .float(let divisor)):
      guard let quotient = duration.divided(by: divisor) else { throw .temporalOverflow }
      return .duration(quotient)
    default: throw .operands("/", a, b)
    }
  }

  /// `a % b`, with the sign of `a`.
  public static func remainder(_ a: Value, _ b: Value) throws(EvaluationError) -> Value {
    switch (a, b) {
    case (.integer(let a), .integer(let b)):
      if b == 0 { throw .divisionByZero }
      // The one overflow, of the least integer by -1, has the remainder 0.
      return .integer(b == -1 ? 0 : a % b)
    case (.float(let a), .float(let b)): return .float(fmod(a, b))
    case (.integer(let a), .float(let b)): return .float(fmod(Double(a), b))
    case (.float(let a), .integer(let b)): return .float(fmod(a, Double(b)))
    case (.null, _), (_, .null): return .null
    default: throw .operands("%", a, b)
    }
  }

  /// `a ^ b`, always a float.
  public static func power(_ a: Value, _ b: Value) throws(EvaluationError) -> Value {
    if a.isNull || b.isNull { return .null }
    guard let base = a.number, let exponent = b.number else { throw .operands("^", a, b) }
    return .float(pow(base, exponent))
  }

  /// `-a`.
  public static func negate(_ a: Value) throws(EvaluationError) -> Value {
    switch a {
    case .integer(let value):
      if value == .min { throw .integerOverflow }
      return .integer(-value)
    case .float(let value): return .float(-value)
    case .null: return .null
    case .duration(let value):
      guard let negated = value.negated() else { throw .temporalOverflow }
      return .duration(negated)
    default: throw .operand("-", a, expected: [.number, .duration])
    }
  }

  /// `+a`.
  public static func plus(_ a: Value) throws(EvaluationError) -> Value {
    switch a {
    case .integer, .float, .null, .duration: return a
    default: throw .operand("+", a, expected: [.number, .duration])
    }
  }

  private static func concatenate(_ a: [Value], _ b: [Value]) throws(EvaluationError) -> [Value] {
    if a.count + b.count > StandardFunctions.maximumSize { throw .tooLarge("a list") }
    return a + b
  }

  private static func concatenate(_ a: String, _ b: String) throws(EvaluationError) -> String {
    if a.utf8.count + b.utf8.count > StandardFunctions.maximumSize { throw .tooLarge("a string") }
    return a + b
  }

  private static func advance(
    _ instant: Value, by duration: Duration, otherwise: () -> EvaluationError
  ) throws(EvaluationError) -> Value {
    let moved: Value?
    switch instant {
    case .date(let value): moved = value.advanced(by: duration).map { .date($0) }
    case .localTime(let value): moved = .localTime(value.advanced(by: duration))
    case .time(let value): moved = .time(value.advanced(by: duration))
    case .localDateTime(let value): moved = value.advanced(by: duration).map { .localDateTime($0) }
    case .dateTime(let value): moved = value.advanced(by: duration).map { .dateTime($0) }
    default: throw otherwise()
    }
    guard let moved else { throw .temporalOverflow }
    return moved
  }
}

extension Value {
  /// The number as a float; nil for what is none.
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }
}
