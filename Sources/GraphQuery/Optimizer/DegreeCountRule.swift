internal import GraphModel
internal import GraphStore

/// Counts relationships by asking for the degrees of nodes, or for the numbers that the store keeps for
/// each type, where a pattern of one hop is followed by nothing but counting.
struct DegreeCountRule {
  /// Relationships are then filtered by a day, and their number is not the store's.
  let hasDefaultValidity: Bool

  func apply(_ plan: LogicalPlan) -> LogicalPlan {
    plan.rewritten { plan in
      guard case .aggregate(.expand(let input, let step), let keys, let aggregates) = plan,
        !aggregates.isEmpty, isPlain(step),
        aggregates.allSatisfy({ isCount($0, of: [step.pattern.slot, step.to]) })
      else { return plan }
      let counts = aggregates.map(\.slot)
      if let type = typeKey(keys, of: step.pattern.slot), !hasDefaultValidity,
        step.validTime == nil, step.pattern.direction != .either,
        case .nodeScan(.argument, step.from, nil) = input
      {
        return .typeCounts(step.pattern.typeNames, type: type, counts: counts)
      }
      // Every row of the input is a group of its own where each node comes once and is told by a key.
      let introduced = SlotSet([step.pattern.slot, step.to])
      guard isOneRowANode(input, step.from),
        keys.contains(where: { $0.expression.identifies(step.from) }),
        keys.allSatisfy({
          $0.expression.isRepeatable && $0.expression.slots.isDisjoint(with: introduced)
        })
      else { return plan }
      return .project(.degree(input, step, counts: counts), keys)
    }
  }

  private func isPlain(_ step: ExpandStep) -> Bool {
    step.pattern.length == nil && !step.isInto && !step.isRelationshipBound
      && step.distinctFrom.isEmpty
      && (step.pattern.types == nil || step.pattern.typeNames != nil)
      && (step.pattern.direction == .either
        || !(step.pattern.typeNames ?? []).contains(where: Ontology.standard.isSymmetric))
  }

  /// `count(*)`, or a count of what is never null here.
  private func isCount(_ aggregate: BoundAggregate, of slots: [Slot]) -> Bool {
    guard aggregate.function.name.lowercased() == "count", !aggregate.isDistinct else {
      return false
    }
    switch aggregate.arguments.first?.kind {
    case nil: return true
    case .literal(let value)?: return !value.isNull
    case .variable(let slot)?: return slots.contains(slot)
    default: return false
    }
  }

  private func typeKey(_ keys: [Assignment], of relationship: Slot) -> Slot? {
    guard keys.count == 1, case .call(let function, let arguments) = keys[0].expression.kind,
      function.name.lowercased() == "type", arguments.count == 1,
      arguments[0].isVariable(relationship)
    else { return nil }
    return keys[0].slot
  }

  /// Whether the plan is a scan of the node and conditions on it.
  private func isOneRowANode(_ plan: LogicalPlan, _ node: Slot) -> Bool {
    switch plan {
    case .filter(let input, let condition):
      condition.isRepeatable && isOneRowANode(input, node)
    case .nodeScan(.argument, node, _): true
    default: false
    }
  }
}

extension BoundExpression {
  /// Whether it differs from node to node.
  fileprivate func identifies(_ node: Slot) -> Bool {
    if isVariable(node) { return true }
    guard case .call(let function, let arguments) = kind, arguments.count == 1 else { return false }
    return ["id", "elementid"].contains(function.name.lowercased())
      && arguments[0].isVariable(node)
  }
}
