internal import GraphModel
internal import GraphStore

/// The relationships of the types whose property equals a value of the row, for each row, by an
/// index. ``RelationshipEndpoints`` then binds their ends.
struct RelationshipLookup: PhysicalPlan {
  let input: any PhysicalPlan
  let slot: Slot
  let types: [TypeSymbol]
  let key: KeySymbol
  let value: any Evaluator
  let text: PlanText

  var summary: String { "RelationshipIndexSeek \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: BatchwiseOperator {
    private let plan: RelationshipLookup
    let input: any Operator

    init(_ plan: RelationshipLookup, input: any Operator) {
      self.plan = plan
      self.input = input
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while let batch = try input.next(context) {
        try context.checkpoint()
        let sought = try plan.value.evaluate(batch, context)
        var rows: [Int32] = []
        var found: [RelationshipID] = []
        var last: (value: Value, relationships: [RelationshipID])?
        for row in 0..<batch.count {
          let value = sought[row]
          if last?.value != value { last = (value, try relationships(value, context)) }
          let relationships = last?.relationships ?? []
          rows.append(contentsOf: repeatElement(Int32(row), count: relationships.count))
          found.append(contentsOf: relationships)
        }
        guard !rows.isEmpty else { continue }
        var result = batch.gathering(rows)
        result.columns[plan.slot.rawValue] = .relationships(found)
        return result
      }
      return nil
    }

    private func relationships(
      _ value: Value, _ context: ExecutionContext
    ) throws(QueryError) -> [RelationshipID] {
      guard let key = try context.key(plan.key) else { return [] }
      var types: [TypeToken] = []
      for symbol in plan.types {
        if let type = try context.type(symbol) { types.append(type) }
      }
      let wanted = types
      return try context.read { (reader) throws(StoreError) in
        try reader.relationships(types: wanted, where: key, equals: value).relationships
      }
    }
  }
}
