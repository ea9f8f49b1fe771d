internal import GraphModel

extension StandardFunctions {
  static let counting: [AggregateFunction] = [
    AggregateFunction("count", [.any], result: .integer) { Count() },
    AggregateFunction("collect", [.any], result: .list) { Collect() },
    AggregateFunction("min", [.any], result: .any) { Extreme(wanted: .ascending) },
    AggregateFunction("max", [.any], result: .any) { Extreme(wanted: .descending) },
  ]
}

private struct Count: Aggregator {
  private var count: Int64 = 0

  mutating func accumulate(_ value: Value, parameter: Value) throws(EvaluationError) {
    if !value.isNull { count += 1 }
  }

  func result() throws(EvaluationError) -> Value { .integer(count) }
}

private struct Collect: Aggregator {
  private var values: [Value] = []

  var keepsValues: Bool { true }

  mutating func accumulate(_ value: Value, parameter: Value) throws(EvaluationError) {
    if value.isNull { return }
    if values.count >= StandardFunctions.maximumSize { throw .tooLarge("a list") }
    values.append(value)
  }

  func result() throws(EvaluationError) -> Value { .list(values) }
}

/// The first or the last value in the order of all values; null over nothing.
private struct Extreme: Aggregator {
  let wanted: Ordering
  private var best: Value?

  init(wanted: Ordering) { self.wanted = wanted }

  mutating func accumulate(_ value: Value, parameter: Value) throws(EvaluationError) {
    if value.isNull { return }
    if let best, value.order(relativeTo: best) != wanted { return }
    best = value
  }

  func result() throws(EvaluationError) -> Value { best ?? .null }
}
