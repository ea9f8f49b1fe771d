internal import GraphModel

/// The relationships that the rows of a batch have in some slots, single ones and lists: those that
/// a pattern may not take again.
struct RelationshipsTaken {
  private var single: [[RelationshipID]] = []
  private var lists: [[Value]] = []

  init(_ batch: Batch, _ slots: [Slot]) {
    for slot in slots {
      let column = batch.columns[slot.rawValue]
      if case .relationships(let ids) = column {
        single.append(ids)
      } else {
        lists.append(column.values(count: batch.count))
      }
    }
  }

  func contains(_ relationship: RelationshipID, row: Int) -> Bool {
    for ids in single where ids[row] == relationship { return true }
    for values in lists {
      switch values[row] {
      case .relationship(relationship): return true
      case .list(let elements):
        for case .relationship(relationship) in elements { return true }
      default: break
      }
    }
    return false
  }
}
