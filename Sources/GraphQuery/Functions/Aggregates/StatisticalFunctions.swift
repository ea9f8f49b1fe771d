internal import GraphModel

extension StandardFunctions {
  static let statistics: [AggregateFunction] = [
    AggregateFunction("sum", [[.number, .duration]], result: [.number, .duration]) { Sum() },
    AggregateFunction("avg", [[.number, .duration]], result: [.number, .duration, .null]) {
      Average()
    },
    AggregateFunction("percentileCont", [.number, .number], result: [.float, .null]) {
      Percentile(isContinuous: true)
    },
    AggregateFunction("percentileDisc", [.number, .number], result: [.number, .null]) {
      Percentile(isContinuous: false)
    },
    AggregateFunction("stDev", [.number], result: .float) { Deviation(isSample: true) },
    AggregateFunction("stDevP", [.number], result: .float) { Deviation(isSample: false) },
  ]

  fileprivate static func unsuited(_ name: String, _ value: Value, _ types: ValueTypes)
    -> EvaluationError
  {
    EvaluationError(
      .typeError, .invalidArgumentValue, "\(name)() takes \(types), not \(ValueTypes(of: value))")
  }
}

/// Integers add up exactly until a float joins them; durations add up among themselves.
private struct Sum: Aggregator {
  private var total: Value?

  mutating func accumulate(_ value: Value, parameter: Value) throws(EvaluationError) {
    switch (value, total) {
    case (.null, _): return
    case (.integer, nil), (.float, nil), (.duration, nil): total = value
    case (.integer, .integer?), (.integer, .float?), (.float, .integer?), (.float, .float?),
      (.duration, .duration?):
      total = try Operators.add(total ?? .null, value)
    default: throw StandardFunctions.unsuited("sum", value, [.number, .duration])
    }
  }

  func result() throws(EvaluationError) -> Value { total ?? .integer(0) }
}

/// The mean, a float over numbers. Sums of floats are compensated (A. Neumaier, "Rundungsfehler
/// analyse einiger Verfahren zur Summation endlicher Summen", 1974), those of integers exact.
private struct Average: Aggregator {
  private var count: Int64 = 0
  private var integers: Int128 = 0
  private var floats = CompensatedSum()
  private var durations: Duration?

  mutating func accumulate(_ value: Value, parameter: Value) throws(EvaluationError) {
    switch value {
    case .null: return
    case .integer(let number) where durations == nil: integers += Int128(number)
    case .float(let number) where durations == nil: floats.add(number)
    case .duration(let duration) where count == 0 || durations != nil:
      guard let sum = (durations ?? .zero).adding(duration) else { throw .temporalOverflow }
      durations = sum
    default: throw StandardFunctions.unsuited("avg", value, [.number, .duration])
    }
    count += 1
  }

  func result() throws(EvaluationError) -> Value {
    if count == 0 { return .null }
    if let durations {
      guard let mean = durations.divided(by: Double(count)) else { throw .temporalOverflow }
      return .duration(mean)
    }
    return .float((Double(integers) + floats.value) / Double(count))
  }
}

private struct CompensatedSum {
  private var sum = 0.0
  private var compensation = 0.0

  var value: Double { compensation.isFinite ? sum + compensation : sum }

  mutating func add(_ number: Double) {
    let next = sum + number
    compensation +=
      sum.magnitude >= number.magnitude ? (sum - next) + number : (number - next) + sum
    sum = next
  }
}

/// The value below which a fraction of the values lies: the nearest of them, or interpolated
/// between the two nearest.
private struct Percentile: Aggregator {
  let isContinuous: Bool
  private var values: [Value] = []
  private var fraction: Double?

  init(isContinuous: Bool) { self.isContinuous = isContinuous }

  var keepsValues: Bool { true }

  private var name: String { isContinuous ? "percentileCont" : "percentileDisc" }

  mutating func accumulate(_ value: Value, parameter: Value) throws(EvaluationError) {
    if fraction == nil {
      guard let given = parameter.number else {
        throw StandardFunctions.unsuited(name, parameter, .number)
      }
      guard (0...1).contains(given) else {
        throw EvaluationError(
          .argumentError, .numberOutOfRange, "\(name)() takes a fraction from 0.0 to 1.0")
      }
      fraction = given
    }
    if value.isNull { return }
    guard value.number != nil else { throw StandardFunctions.unsuited(name, value, .number) }
    if values.count >= StandardFunctions.maximumSize { throw .tooLarge("a list") }
    values.append(value)
  }

  func result() throws(EvaluationError) -> Value {
    guard let fraction, !values.isEmpty else { return .null }
    let sorted = values.sorted { $0.orders(before: $1) }
    if isContinuous {
      let place = fraction * Double(sorted.count - 1)
      let below = Int(place.rounded(.down))
      let above = Int(place.rounded(.up))
      let (low, high) = (sorted[below].number ?? .nan, sorted[above].number ?? .nan)
      return .float(below == above ? low : low + (high - low) * (place - Double(below)))
    }
    let rank = Int((fraction * Double(sorted.count)).rounded(.up))
    return sorted[max(rank, 1) - 1]
  }
}

/// The standard deviation of a sample or of a whole population, in one pass (B. P. Welford, "Note on
/// a method for calculating corrected sums of squares and products", 1962). Zero over nothing.
private struct Deviation: Aggregator {
  let isSample: Bool
  private var count = 0
  private var mean = 0.0
  private var squares = 0.0

  init(isSample: Bool) { self.isSample = isSample }

  mutating func accumulate(_ value: Value, parameter: Value) throws(EvaluationError) {
    if value.isNull { return }
    guard let number = value.number else {
      throw StandardFunctions.unsuited(isSample ? "stDev" : "stDevP", value, .number)
    }
    count += 1
    let difference = number - mean
    mean += difference / Double(count)
    squares += difference * (number - mean)
  }

  func result() throws(EvaluationError) -> Value {
    let divisor = isSample ? count - 1 : count
    return .float(divisor > 0 ? (squares / Double(divisor)).squareRoot() : 0)
  }
}
