internal import GraphModel
internal import GraphStore

/// Matches a relationship that each row has already against one hop of a pattern: binds, or
/// compares, the nodes at its ends.
struct RelationshipEndpoints: PhysicalPlan {
  let input: any PhysicalPlan
  let relationship: Slot
  let from: Slot
  let to: Slot
  let fromIsBound: Bool
  let toIsBound: Bool
  let traversal: Traversal
  let distinctFrom: [Slot]
  let text: PlanText

  var summary: String { "RelationshipEndpoints \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: BatchwiseOperator {
    private let plan: RelationshipEndpoints
    let input: any Operator

    init(_ plan: RelationshipEndpoints, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while let batch = try input.next(context) {
        try context.checkpoint()
        if let result = try match(batch, context) { return result }
      }
      return nil
    }

    private func match(_ whole: Batch, _ context: ExecutionContext) throws(QueryError) -> Batch? {
      let all = try whole.relationships(plan.relationship)
      let exist = try context.read { (reader) throws(StoreError) in try reader.exist(all) }
      let present = exist.indices.filter { exist[$0] }.map { Int32($0) }
      guard !present.isEmpty else { return nil }
      let batch = whole.gathering(present)
      let relationships = gather(all, present)
      let ends = try context.read { (reader) throws(StoreError) in
        try reader.endpoints(of: relationships)
      }
      let requests = try plan.traversal.requests(context)
      let from = plan.fromIsBound ? try batch.nodes(plan.from) : []
      let to = plan.toIsBound ? try batch.nodes(plan.to) : []
      let taken = RelationshipsTaken(batch, plan.distinctFrom)
      let validity = try Validity.filter(plan.traversal.validity, batch, context)
      let holds = try holding(relationships, validity, context)

      var rows: [Int32] = []
      var sources: [NodeID] = []
      var targets: [NodeID] = []
      for row in relationships.indices {
        guard holds?[row] ?? true else { continue }
        guard !taken.contains(relationships[row], row: row) else { continue }
        guard let request = requests.first(where: { $0.types?.contains(ends.types[row]) ?? true })
        else { continue }
        let (source, target) = (ends.sources[row], ends.targets[row])
        var orientations: [(NodeID, NodeID)] = []
        if request.direction != .incoming { orientations.append((source, target)) }
        if request.direction == .incoming || (request.direction == .either && source != target) {
          orientations.append((target, source))
        }
        for (a, b) in orientations {
          if plan.fromIsBound && from[row] != a { continue }
          if plan.toIsBound && to[row] != b { continue }
          if plan.from == plan.to && a != b { continue }
          rows.append(Int32(row))
          sources.append(a)
          targets.append(b)
        }
      }
      guard !rows.isEmpty else { return nil }
      var result = batch.gathering(rows)
      result.columns[plan.from.rawValue] = .nodes(sources)
      result.columns[plan.to.rawValue] = .nodes(targets)
      return result
    }

    /// Nil where there is no filter.
    private func holding(
      _ relationships: [RelationshipID], _ validity: RowValidity, _ context: ExecutionContext
    ) throws(QueryError) -> [Bool]? {
      if case .uniform(nil) = validity { return nil }
      let periods = try context.read { (reader) throws(StoreError) in
        try reader.periods(of: relationships)
      }
      return periods.indices.map { row in
        validity[row].map { periods[row].mayOverlap(from: $0.from, to: $0.to) } ?? true
      }
    }
  }
}
