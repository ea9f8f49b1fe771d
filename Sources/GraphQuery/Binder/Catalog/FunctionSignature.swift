/// What the binder must know of a function; what the function does is found by its name.
struct FunctionSignature: Sendable {
  /// As it is written in documents, with its namespace: `toInteger`, `duration.between`.
  let name: String
  /// What each argument can be: one for each argument that it can take. The last one stands for
  /// all further arguments where ``isVariadic``.
  let parameters: [ValueKinds]
  /// How many of the parameters must be given.
  let required: Int
  let isVariadic: Bool
  let result: StaticType
  let behaviour: Behaviour

  enum Behaviour: Hashable, Sendable {
    /// The same arguments give the same result, whatever the graph: may be folded when constant.
    case pure
    /// Reads the graph.
    case reading
    /// Depends on the time of the run; one value for the whole run.
    case stable
    /// A new value for each call: `rand`. Not allowed inside aggregates.
    case volatile
    /// Over many rows.
    case aggregate
  }

  init(
    _ name: String, _ parameters: [ValueKinds] = [], required: Int? = nil,
    isVariadic: Bool = false, returns result: StaticType = .any, _ behaviour: Behaviour = .pure
  ) {
    self.name = name
    self.parameters = parameters
    self.required = required ?? parameters.count
    self.isVariadic = isVariadic
    self.result = result
    self.behaviour = behaviour
  }

  /// The kinds that argument `index` can be.
  func kinds(ofArgument index: Int) -> ValueKinds {
    index < parameters.count ? parameters[index] : parameters.last ?? .any
  }

  func accepts(argumentCount count: Int) -> Bool {
    count >= required && (isVariadic || count <= parameters.count)
  }
}
