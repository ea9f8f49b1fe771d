internal import GraphModel

/// The language's own functions, group by group.
enum StandardFunctions {
  static let scalars = joined([
    general, strings, mathematics, lists, conversions, entities, assertions, instants, durations,
  ])

  static let aggregates = joined([counting, statistics])

  private static func joined<Function>(_ groups: [[Function]]) -> [Function] {
    var all: [Function] = []
    for group in groups { for function in group { all.append(function) } }
    return all
  }

  /// Nothing that a statement holds in one value may be larger: elements of a list, scalar values
  /// of a string.
  static let maximumSize = 50_000_000
}
