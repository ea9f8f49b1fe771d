internal import GraphModel

/// Where a node is sought by `n.key = value` and the value comes from the row, makes a table of all
/// nodes by that property once, instead of going through all nodes for each row.
///
/// The equality stays above, for what the table takes to be the same and `=` does not: null, NaN.
struct HashJoinRule {
  func apply(_ plan: LogicalPlan) -> LogicalPlan {
    let (operators, start) = plan.chain
    var result = start.replacing(input: nil) { apply($0) }
    for (index, step) in operators.enumerated().reversed() {
      if case .nodeScan(_, let slot, let label) = step,
        let side = equation(on: slot, among: operators[..<index].reversed()),
        case .property(let key) = side.subject
      {
        result = .hashJoin(result, slot: slot, label: label, key: key, value: side.value)
      } else {
        result = step.replacing(input: result) { apply($0) }
      }
    }
    return result
  }

  /// An equality right above the scan of `slot` that needs the row.
  /// - Parameter operators: from the scan upwards.
  private func equation(on slot: Slot, among operators: some Sequence<LogicalPlan>) -> Seek.Side? {
    for step in operators {
      guard case .filter(_, let condition) = step else { return nil }
      for side in Seek(condition)?.sides ?? []
      where side.slot == slot && !side.value.slots.isEmpty {
        if case .property = side.subject { return side }
      }
    }
    return nil
  }
}
