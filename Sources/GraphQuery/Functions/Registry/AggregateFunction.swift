public import GraphModel

/// A function from many rows to one value. Nulls do not count, but for `collect`'s and the like
/// that drop them anyway; `DISTINCT` is the caller's, who feeds each value once.
public struct AggregateFunction: Sendable {
  /// As the language writes it. Looked up ignoring case.
  public let name: String
  /// The value aggregated, and for percentiles the fraction.
  public let parameters: [ValueTypes]
  public let result: ValueTypes
  private let make: @Sendable () -> any Aggregator

  public init(
    _ name: String, _ parameters: [ValueTypes], result: ValueTypes,
    _ make: @escaping @Sendable () -> any Aggregator
  ) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.make = make
  }

  public var arity: Int { parameters.count }

  /// A new aggregation over no rows yet.
  public func makeAggregator() -> any Aggregator { make() }
}

/// One aggregation under way: the rows of one group.
public protocol Aggregator {
  /// Whether it holds on to every value, which then counts towards the limit on memory.
  var keepsValues: Bool { get }
  /// - Parameters:
  ///   - value: the first argument's value for one row. For `count(*)`, anything but null.
  ///   - parameter: the second argument's value for that row, or null where there is none.
  mutating func accumulate(_ value: Value, parameter: Value) throws(EvaluationError)
  /// The answer over the rows so far.
  func result() throws(EvaluationError) -> Value
}

extension Aggregator {
  public var keepsValues: Bool { false }
}
