internal import GraphModel
internal import GraphStore

/// Answers `MATCH (n:Label) RETURN count(n)`, and the like for relationships, by the counts that
/// the store keeps.
struct CountFromStoreRule {
  /// Relationships are then filtered by a day, and their number is not the store's.
  let hasDefaultValidity: Bool

  func apply(_ plan: LogicalPlan) -> LogicalPlan {
    plan.rewritten { plan in
      guard case .aggregate(let input, let keys, let aggregates) = plan, keys.isEmpty,
        aggregates.count == 1, aggregates[0].function.name.lowercased() == "count",
        !aggregates[0].isDistinct, let counted = counted(by: input)
      else { return plan }
      switch aggregates[0].arguments.first?.kind {
      case nil: break
      case .literal(let value)? where !value.isNull: break
      case .variable(let slot)? where counted.slots.contains(slot): break
      default: return plan
      }
      return .storedCount(counted.count, slot: aggregates[0].slot)
    }
  }

  private func counted(by plan: LogicalPlan) -> (count: StoredCount, slots: [Slot])? {
    switch plan {
    case .nodeScan(.argument, let slot, let label):
      return (.nodes(label: label), [slot])
    case .expand(.nodeScan(.argument, let from, nil), let step):
      guard !hasDefaultValidity, step.validTime == nil, step.from == from, !step.isInto,
        step.pattern.length == nil, step.pattern.direction != .either,
        step.pattern.types == nil || step.pattern.typeNames != nil,
        !(step.pattern.typeNames ?? []).contains(where: Ontology.standard.isSymmetric)
      else { return nil }
      return (
        .relationships(types: step.pattern.typeNames), [from, step.to, step.pattern.slot]
      )
    default:
      return nil
    }
  }
}
