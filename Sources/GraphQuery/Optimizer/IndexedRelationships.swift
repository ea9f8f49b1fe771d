internal import GraphModel

/// Which hops of a pattern can be entered at their relationship: by an index on a property whose
/// value is known.
struct IndexedRelationships {
  let statistics: PlanStatistics

  /// What a lookup is taken to find: nobody indexes what most relationships have in common.
  static let likelyRows = 2.0

  func seek(_ solver: PatternSolver) -> GraphPattern.Step? {
    let unknown = SlotSet(solver.pattern.introduced).subtracting(solver.solved)
    for condition in solver.pattern.conditions {
      for side in Seek(condition)?.sides ?? [] {
        guard case .property(let key) = side.subject,
          side.value.slots.isDisjoint(with: unknown),
          let hop = solver.openHops.first(where: {
            solver.pattern.hops[$0].relationship == side.slot
          }),
          case .relationship(let relationship) = solver.pattern.hops[hop].kind,
          relationship.length == nil, let types = relationship.typeNames,
          isIndexed(types, key)
        else { continue }
        return .seek(hop, key: key, value: side.value)
      }
    }
    return nil
  }

  /// An index on a type serves its subtypes, as a pattern with the type matches them.
  private func isIndexed(_ types: [String], _ key: String) -> Bool {
    let indexed = statistics.indexedTypes(key: key)
    guard !indexed.isEmpty else { return false }
    let covered = Set(indexed.flatMap { Ontology.standard.subtypes(of: $0) + [$0] })
    return covered.isSuperset(of: types)
  }
}
