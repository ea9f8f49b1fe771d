internal import GraphModel

/// A literal.
struct Constant: Evaluator {
  let value: Value

  func evaluate(_ batch: Batch, _ context: ExecutionContext) -> Column { .constant(value) }
}

/// `$name`.
struct ParameterReference: Evaluator {
  let name: String
  let range: SourceRange

  func evaluate(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> Column {
    guard let value = context.parameters[name] else {
      throw QueryError(
        .parameterMissing, .missingParameter, "the parameter $\(name) was not given",
        phase: .runtime, at: range)
    }
    return .constant(value)
  }
}

/// A variable, or what was computed into a slot.
struct SlotReference: Evaluator {
  let slot: Slot

  func evaluate(_ batch: Batch, _ context: ExecutionContext) -> Column {
    let column = batch.columns[slot.rawValue]
    if case .absent = column { return .constant(.null) }
    return column
  }
}
