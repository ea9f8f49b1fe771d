internal import GraphModel
internal import GraphStore

/// How many relationships a hop finds from a node that each row has; rows with none are left out.
struct Degree: PhysicalPlan {
  let input: any PhysicalPlan
  let from: Slot
  let traversal: Traversal
  let counts: [Slot]
  let text: PlanText

  var summary: String { "Degree \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: BatchwiseOperator {
    private let plan: Degree
    let input: any Operator
    private let traversal: TraversalRun

    init(_ plan: Degree, input: any Operator) {
      self.plan = plan
      self.input = input
      traversal = TraversalRun(plan.traversal)
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while let batch = try input.next(context) {
        try context.checkpoint()
        try traversal.prepare(context)
        let validity = try traversal.validity(of: batch, context)
        let degrees = try traversal.degrees(of: batch.nodes(plan.from), validity, context)
        var rows: [Int32] = []
        var values: [Value] = []
        rows.reserveCapacity(degrees.count)
        values.reserveCapacity(degrees.count)
        for (row, degree) in degrees.enumerated() where degree > 0 {
          rows.append(Int32(row))
          values.append(.integer(Int64(degree)))
        }
        guard !rows.isEmpty else { continue }
        var result = rows.count == batch.count ? batch : batch.gathering(rows)
        for slot in plan.counts { result.columns[slot.rawValue] = .values(values) }
        return result
      }
      return nil
    }
  }
}

/// The store's counts of relationships: a row for each type that has any, in the order of the types.
struct TypeCounts: PhysicalPlan {
  /// Nil: every type.
  let types: [TypeSymbol]?
  let type: Slot
  let counts: [Slot]
  let text: PlanText

  var summary: String { "TypeCounts \(text)" }
  var inputs: [any PhysicalPlan] { [] }

  func makeOperator() -> any Operator {
    Computation { (argument, context) throws(QueryError) in
      try counts(context, width: argument.columns.count)
    }
  }

  private func counts(_ context: ExecutionContext, width: Int) throws(QueryError) -> Batch {
    var tokens: [TypeToken] = []
    if let types {
      for symbol in types {
        guard let token = try context.type(symbol), !tokens.contains(token) else { continue }
        tokens.append(token)
      }
      tokens.sort()
    } else {
      tokens = try context.read { (reader) throws(StoreError) in try reader.relationshipTypes() }
    }
    var names: [Value] = []
    var numbers: [Value] = []
    for token in tokens {
      let (name, number) = try context.read { (reader) throws(StoreError) in
        (try reader.name(of: token), try reader.relationshipCount(type: token))
      }
      guard number > 0 else { continue }
      names.append(.string(name))
      numbers.append(.integer(Int64(number)))
    }
    var columns = Array(repeating: Column.absent, count: width)
    columns[type.rawValue] = .values(names)
    for slot in counts { columns[slot.rawValue] = .values(numbers) }
    return Batch(
      count: names.count, columns: columns, origins: Array(repeating: 0, count: names.count))
  }
}
