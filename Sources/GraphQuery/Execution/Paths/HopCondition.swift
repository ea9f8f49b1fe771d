internal import GraphModel
internal import GraphStore

/// A condition on each single relationship of a walk.
struct HopCondition: Sendable {
  /// Where the relationship stands while the condition is evaluated.
  let element: Slot
  let condition: any Evaluator
}

/// What every relationship of a walk must satisfy beyond its type and validity: it must not have
/// been taken by another part of the match, and its condition must hold.
final class HopFilter {
  private let batch: Batch
  private let taken: RelationshipsTaken?
  private let condition: HopCondition?

  init(_ batch: Batch, distinctFrom: [Slot], condition: HopCondition?) {
    self.batch = batch
    self.condition = condition
    taken = distinctFrom.isEmpty ? nil : RelationshipsTaken(batch, distinctFrom)
  }

  /// Whether it asks nothing that depends on the row.
  var isSameForAllRows: Bool { taken == nil && condition == nil }

  /// Keeps the hops that satisfy it.
  /// - Parameter rows: for each node of the frontier, the row of the batch that it belongs to.
  func apply(
    _ found: inout Expansion, rows: [Int32], _ context: ExecutionContext
  ) throws(QueryError) {
    if let taken {
      let relationships = found.relationships
      let origins = found.origins
      found.keep { !taken.contains(relationships[$0], row: Int(rows[Int(origins[$0])])) }
    }
    guard let condition, found.count > 0 else { return }
    var hops = batch.gathering(gather(rows, found.origins))
    hops.columns[condition.element.rawValue] = .relationships(found.relationships)
    let kept = try condition.condition.select(hops, context)
    if kept.count < found.count { found.keep(rows: kept) }
  }
}

extension Expansion {
  /// Keeps the rows for which `condition` is true.
  mutating func keep(where condition: (Int) -> Bool) {
    var rows: [Int32] = []
    rows.reserveCapacity(count)
    for row in 0..<count where condition(row) { rows.append(Int32(row)) }
    if rows.count < count { keep(rows: rows) }
  }

  mutating func keep(rows: [Int32]) {
    origins = gather(origins, rows)
    relationships = gather(relationships, rows)
    types = gather(types, rows)
    neighbours = gather(neighbours, rows)
  }
}
