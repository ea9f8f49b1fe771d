internal import GraphModel

/// Moves each condition down to where its variables are bound first, so that rows that fail it go
/// no further.
///
/// Conditions that need the same slots keep their order. A condition never moves below a clause
/// that writes, that counts rows (`SKIP`, `LIMIT`) or that groups them.
struct PredicatePushdown {
  func apply(_ plan: LogicalPlan) -> LogicalPlan {
    plan.rewritten { plan in
      guard case .filter(let input, let condition) = plan, condition.isRepeatable else {
        return plan
      }
      return push(condition, needing: condition.slots, into: input) ?? plan
    }
  }

  /// The plan with the condition somewhere inside; nil where it can go no deeper.
  private func push(
    _ condition: BoundExpression, needing slots: SlotSet, into plan: LogicalPlan
  ) -> LogicalPlan? {
    func below(_ input: LogicalPlan) -> LogicalPlan {
      push(condition, needing: slots, into: input) ?? .filter(input, condition)
    }
    switch plan {
    case .filter(let input, let other):
      // Only past a filter that stays where it is; otherwise the order of the two is kept.
      return push(condition, needing: slots, into: input).map { .filter($0, other) }
    case .nodeScan(let input, let slot, let label) where !slots.contains(slot):
      return .nodeScan(below(input), slot: slot, label: label)
    case .nodeLookup(let input, let slot, let key) where !slots.contains(slot):
      return .nodeLookup(below(input), slot: slot, key)
    case .relationshipLookup(let input, let slot, let types, let key, let value)
    where !slots.contains(slot):
      return .relationshipLookup(below(input), slot: slot, types: types, key: key, value: value)
    case .expand(let input, var step):
      if let inner = hopCondition(condition, on: step.pattern, paths: []) {
        step.conditions.append(inner)
        return .expand(input, step)
      }
      guard slots.isDisjoint(with: step.introduced) else { return nil }
      return .expand(below(input), step)
    case .shortestPaths(let input, let step) where slots.isDisjoint(with: step.introduced):
      return .shortestPaths(below(input), step)
    case .constructPaths(let input, let paths) where slots.isDisjoint(with: paths.map(\.slot)):
      return .constructPaths(below(input), paths)
    case .unwind(let input, let unwind) where !slots.contains(unwind.slot):
      return .unwind(below(input), unwind)
    case .keep(let input, let kept):
      return .keep(below(input), kept)
    default:
      return nil
    }
  }

  /// `all(x IN rs WHERE …)` over the relationships of a variable-length hop is a condition on each
  /// hop.
  private func hopCondition(
    _ condition: BoundExpression, on pattern: BoundRelationshipPattern, paths: SlotSet
  ) -> (element: Slot, condition: BoundExpression)? {
    guard pattern.length != nil,
      case .quantifier(.all, let element, let list, let predicate) = condition.kind,
      list.isVariable(pattern.slot), !predicate.slots.contains(pattern.slot)
    else { return nil }
    return (element, predicate)
  }
}

extension ExpandStep {
  /// What it binds.
  var introduced: [Slot] {
    var slots = [pattern.slot]
    if !isInto { slots.append(to) }
    if !isFromBound { slots.append(from) }
    if let nodes { slots.append(nodes) }
    return slots
  }
}

extension ShortestStep {
  /// What it binds.
  var introduced: [Slot] {
    [hop.pattern.slot] + [hop.nodes, path].compactMap { $0 }
  }
}
