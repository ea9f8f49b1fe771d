internal import GraphModel

/// A literal.
struct Constant: Evaluator {
  private let column: Column

  init(value: Value) { column = .constant(value) }

  func evaluate(_ batch: Batch, _ context: ExecutionContext) -> Column { column }
}

/// `$name`.
struct ParameterReference: Evaluator {
  /// Which of the query's parameters it is.
  let number: Int

  func evaluate(_ batch: Batch, _ context: ExecutionContext) -> Column {
    context.arguments[number]
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
