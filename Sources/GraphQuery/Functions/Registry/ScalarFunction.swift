public import GraphModel

/// A function from values to a value.
public struct ScalarFunction: Sendable {
  public typealias Body =
    @Sendable (_ arguments: [Value], _ context: FunctionContext) throws(EvaluationError) -> Value

  /// As the language writes it: `toInteger`, `duration.between`. Looked up ignoring case.
  public let name: String
  /// What each argument may be, the optional ones last. Null may always be given; where it is not
  /// among the types of the parameter, the answer to it is null.
  public let parameters: [ValueTypes]
  /// How many of ``parameters`` may be left out.
  public let optional: Int
  /// Whether the last parameter may be repeated without end.
  public let isVariadic: Bool
  /// What it can answer.
  public let result: ValueTypes
  public let purity: Purity
  private let body: Body

  public init(
    _ name: String, _ parameters: [ValueTypes], optional: Int = 0, isVariadic: Bool = false,
    result: ValueTypes, purity: Purity = .pure, _ body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters
    self.optional = optional
    self.isVariadic = isVariadic
    self.result = result
    self.purity = purity
    self.body = body
  }

  /// How many arguments it takes.
  public var arity: ClosedRange<Int> {
    let least = parameters.count - optional
    return least...(isVariadic ? Int.max : parameters.count)
  }

  /// What the argument at `index` may be.
  /// - Precondition: the function takes that many arguments.
  public func parameter(_ index: Int) -> ValueTypes { parameters[min(index, parameters.count - 1)] }

  /// Answers null to null where a parameter does not admit it, and refuses what no parameter admits.
  ///
  /// - Precondition: the number of arguments is within ``arity``.
  public func evaluate(_ arguments: [Value], _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    for (index, argument) in arguments.enumerated() {
      let type = ValueTypes(of: argument)
      if !parameter(index).contains(type) {
        if type == .null { return .null }
        throw EvaluationError(
          .typeError, .invalidArgumentValue,
          "\(name)() takes \(parameter(index)), not \(type)")
      }
    }
    return try body(arguments, context)
  }
}

/// What a function's answer depends on.
public enum Purity: Sendable {
  /// On its arguments alone: constant arguments can be folded when a query is prepared.
  case pure
  /// On the statement's clock too: the same throughout one statement.
  case stable
  /// On the graph too.
  case reading
  /// Every call may answer differently.
  case volatile
}
