/// All functions of the language, by name.
public struct FunctionRegistry: Sendable {
  public enum Function: Sendable {
    case scalar(ScalarFunction)
    case aggregate(AggregateFunction)
  }

  /// Few enough to be looked through once for each call that a query writes down; a table of them
  /// would have to be made by every program that asks one question.
  private let scalars: [ScalarFunction]
  private let aggregates: [AggregateFunction]

  /// The language's own functions.
  public static let standard = FunctionRegistry(
    scalars: StandardFunctions.scalars, aggregates: StandardFunctions.aggregates)

  /// Of several functions of one name the last counts.
  public init(scalars: [ScalarFunction], aggregates: [AggregateFunction]) {
    self.scalars = scalars
    self.aggregates = aggregates
  }

  /// Ignores case.
  public func function(named name: String) -> Function? {
    if let found = aggregates.last(where: { FunctionRegistry.isSame($0.name, name) }) {
      return .aggregate(found)
    }
    return scalars.last { FunctionRegistry.isSame($0.name, name) }.map(Function.scalar)
  }

  /// Whether two names differ in nothing but case.
  static func isSame(_ a: String, _ b: String) -> Bool {
    let (a, b) = (a.utf8, b.utf8)
    return a.count == b.count
      && zip(a, b).allSatisfy { x, y in
        x == y || (x ^ y == 0x20 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(x | 0x20))
      }
  }

  /// As the language writes them, sorted.
  public var names: [String] {
    Set(scalars.map(\.name) + aggregates.map(\.name)).sorted()
  }
}
