/// All functions of the language, by name.
public struct FunctionRegistry: Sendable {
  public enum Function: Sendable {
    case scalar(ScalarFunction)
    case aggregate(AggregateFunction)
  }

  private let functions: [String: Function]

  /// The language's own functions.
  public static let standard = FunctionRegistry(
    scalars: StandardFunctions.scalars, aggregates: StandardFunctions.aggregates)

  /// Of several functions of one name the last counts.
  public init(scalars: [ScalarFunction], aggregates: [AggregateFunction]) {
    var functions: [String: Function] = [:]
    for function in scalars { functions[function.name.lowercased()] = .scalar(function) }
    for function in aggregates { functions[function.name.lowercased()] = .aggregate(function) }
    self.functions = functions
  }

  /// Ignores case.
  public func function(named name: String) -> Function? { functions[name.lowercased()] }

  /// As the language writes them, sorted.
  public var names: [String] {
    functions.values.map {
      switch $0 {
      case .scalar(let function): function.name
      case .aggregate(let function): function.name
      }
    }.sorted()
  }
}
