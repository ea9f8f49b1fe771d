internal import GraphModel

/// The language's own functions, group by group.
enum StandardFunctions {
  static let scalars: [ScalarFunction] =
    general + strings + mathematics + lists + conversions + entities + assertions + instants
    + durations

  static let aggregates: [AggregateFunction] = counting + statistics

  /// Nothing that a statement holds in one value may be larger: elements of a list, scalar values
  /// of a string.
  static let maximumSize = 50_000_000
}
