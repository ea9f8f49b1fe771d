internal import GraphModel

extension StandardFunctions {
  static let durations: [ScalarFunction] = [
    ScalarFunction(
      "duration", [[.string, .map, .duration]], result: [.duration, .null], duration),
    difference("between") { $0.duration(to: $1) },
    difference("inMonths") { Duration(months: $0.months(to: $1)) },
    difference("inDays") { Duration(days: $0.days(to: $1)) },
    difference("inSeconds") { $0.seconds(to: $1) },
  ]

  private static func difference(
    _ name: String, _ measure: @escaping @Sendable (Moment, Moment) -> Duration?
  ) -> ScalarFunction {
    ScalarFunction(
      "duration." + name, [.instant, .instant], result: [.duration, .null]
    ) {
      (a: [Value], _: FunctionContext) throws(EvaluationError) -> Value in
      guard let from = Moment(a[0]), let to = Moment(a[1]) else { return .null }
      guard let duration = measure(from, to) else { throw .temporalOverflow }
      return .duration(duration)
    }
  }

  private static func duration(_ a: [Value], _: FunctionContext) throws(EvaluationError) -> Value {
    switch a[0] {
    case .string(let text):
      guard let duration = Duration(iso: text) else {
        throw EvaluationError(
          .argumentError, .invalidArgumentValue,
          "duration() cannot read \(Value.string(text).rendered())")
      }
      return .duration(duration)
    case .map(let map): return .duration(try duration(of: map))
    default: return a[0]
    }
  }

  private static func duration(of map: [String: Value]) throws(EvaluationError) -> Duration {
    var sum = DurationBuilder()
    for (name, value) in map {
      guard let unit = DurationUnit(rawValue: name) else {
        throw EvaluationError(
          .argumentError, .invalidArgumentValue, "duration() has no field \(name)")
      }
      switch value {
      case .integer(let count): unit.add(count, to: &sum)
      case .float(let count): unit.add(count, to: &sum)
      default:
        throw EvaluationError(
          .typeError, .invalidArgumentValue,
          "duration({\(name): …}) takes Integer or Float, not \(ValueTypes(of: value))")
      }
    }
    guard let duration = sum.duration else { throw .temporalOverflow }
    return duration
  }

  private enum DurationUnit: String {
    case years, quarters, months, weeks, days
    case hours, minutes, seconds, milliseconds, microseconds, nanoseconds

    private enum Base {
      case months(Int64)
      case days(Int64)
      case nanoseconds(Int64)
    }

    private var base: Base {
      switch self {
      case .years: .months(12)
      case .quarters: .months(3)
      case .months: .months(1)
      case .weeks: .days(7)
      case .days: .days(1)
      case .hours: .nanoseconds(3_600_000_000_000)
      case .minutes: .nanoseconds(60_000_000_000)
      case .seconds: .nanoseconds(1_000_000_000)
      case .milliseconds: .nanoseconds(1_000_000)
      case .microseconds: .nanoseconds(1000)
      case .nanoseconds: .nanoseconds(1)
      }
    }

    func add(_ count: Int64, to sum: inout DurationBuilder) {
      switch base {
      case .months(let size): sum.add(months: count, times: size)
      case .days(let size): sum.add(days: count, times: size)
      case .nanoseconds(let size): sum.add(nanoseconds: count, times: size)
      }
    }

    func add(_ count: Double, to sum: inout DurationBuilder) {
      switch base {
      case .months(let size): sum.add(months: count * Double(size))
      case .days(let size): sum.add(days: count * Double(size))
      case .nanoseconds(let size):
        // By the second, so that sub-second fractions keep their digits.
        size >= 1_000_000_000
          ? sum.add(seconds: count * Double(size / 1_000_000_000))
          : sum.add(nanoseconds: count * Double(size))
      }
    }
  }
}
