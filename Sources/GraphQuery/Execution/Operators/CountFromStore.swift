internal import GraphModel
internal import GraphStore

/// A count of nodes or relationships that the store keeps, in one row.
struct CountFromStore: PhysicalPlan {
  enum Subject: Sendable {
    case nodes(LabelSymbol?)
    /// Nil: of every type.
    case relationships([TypeSymbol]?)
  }

  let subject: Subject
  let slot: Slot
  let text: PlanText

  var summary: String { "CountFromStore \(text)" }
  var inputs: [any PhysicalPlan] { [] }

  func makeOperator() -> any Operator {
    Computation { (argument, context) throws(QueryError) in
      var result = Batch.unit(width: argument.columns.count)
      result.columns[slot.rawValue] = .values([.integer(Int64(try count(context)))])
      return result
    }
  }

  private func count(_ context: ExecutionContext) throws(QueryError) -> Int {
    switch subject {
    case .nodes(nil):
      return try context.read { (reader) throws(StoreError) in try reader.nodeCount(label: nil) }
    case .nodes(let symbol?):
      guard let label = try context.label(symbol) else { return 0 }
      return try context.read { (reader) throws(StoreError) in try reader.nodeCount(label: label) }
    case .relationships(nil):
      return try context.read { (reader) throws(StoreError) in
        try reader.relationshipCount(type: nil)
      }
    case .relationships(let symbols?):
      var total = 0
      for symbol in symbols {
        guard let type = try context.type(symbol) else { continue }
        total += try context.read { (reader) throws(StoreError) in
          try reader.relationshipCount(type: type)
        }
      }
      return total
    }
  }
}
