internal import GraphModel
internal import GraphStore

/// Follows one relationship from a node that each row has, to its other end.
final class Expand: PhysicalPlan {
  let input: any PhysicalPlan
  let from: Slot
  let relationship: Slot
  let to: Slot
  let traversal: Traversal
  /// Whether `to` is bound already, so that only relationships that end there count.
  let isInto: Bool
  /// Slots of the same match whose relationships must not be taken again.
  let distinctFrom: [Slot]
  let text: PlanText

  init(
    input: any PhysicalPlan, from: Slot, relationship: Slot, to: Slot, traversal: Traversal,
    isInto: Bool, distinctFrom: [Slot], text: PlanText
  ) {
    self.input = input
    self.from = from
    self.relationship = relationship
    self.to = to
    self.traversal = traversal
    self.isInto = isInto
    self.distinctFrom = distinctFrom
    self.text = text
  }

  var summary: String { "\(isInto ? "ExpandInto" : "Expand") \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: Expand
    private let input: any Operator
    private var batch: Batch?
    private var row = 0
    /// Small at first, so that a query that needs few rows reads few.
    private var chunk = Run.firstChunk
    private let traversal: TraversalRun

    private static let firstChunk = 32

    init(_ plan: Expand, input: any Operator) {
      self.plan = plan
      self.input = input
      traversal = TraversalRun(plan.traversal)
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      chunk = Run.firstChunk
      try input.open(argument, context)
    }

    func close() {
      batch = nil
      input.close()
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while true {
        try context.checkpoint()
        if batch == nil {
          batch = try input.next(context)
          row = 0
        }
        guard var part = takePart() else { return nil }
        if try expand(&part, context) { return part }
      }
    }

    /// The next rows of the batch, which is let go with its last ones.
    private func takePart() -> Batch? {
      guard let batch else { return nil }
      let part = batch.slice(row..<min(batch.count, row + chunk))
      row += part.count
      chunk = min(chunk * 4, Batch.target)
      if row == batch.count { self.batch = nil }
      return part
    }

    /// Makes of the rows those that their relationships lead to. False where there are none.
    private func expand(
      _ part: inout Batch, _ context: ExecutionContext
    ) throws(QueryError) -> Bool {
      let from = try part.nodes(plan.from)
      let validity = try traversal.validity(of: part, context)
      try traversal.prepare(context)
      var found =
        if plan.isInto {
          try traversal.connect(from, part.nodes(plan.to), validity, context)
        } else {
          try traversal.expand(from, validity, context)
        }
      if !plan.distinctFrom.isEmpty {
        let taken = RelationshipsTaken(part, plan.distinctFrom)
        let (relationships, rows) = (found.relationships, found.origins)
        found.keep { !taken.contains(relationships[$0], row: Int(rows[$0])) }
      }
      guard found.count > 0 else { return false }
      if part.count > 1 {
        part = part.gathering(found.origins)
      } else if found.count > 1 {
        part = part.repeating(row: 0, count: found.count)
      }
      part.columns[plan.relationship.rawValue] = .relationships(found.relationships)
      context.remember(found.types, of: found.relationships)
      if !plan.isInto { part.columns[plan.to.rawValue] = .nodes(found.neighbours) }
      return true
    }
  }
}

extension Batch {
  /// The nodes of a slot; a value that is neither a node nor null matches no pattern.
  func nodes(_ slot: Slot) throws(QueryError) -> [NodeID] {
    if let ids = columns[slot.rawValue].nodeIDs(count: count) { return ids }
    throw QueryError(
      .typeError, .invalidArgumentType, "a pattern needs a node where it has another value",
      phase: .runtime)
  }

  func relationships(_ slot: Slot) throws(QueryError) -> [RelationshipID] {
    if let ids = columns[slot.rawValue].relationshipIDs(count: count) { return ids }
    throw QueryError(
      .typeError, .invalidArgumentType,
      "a pattern needs a relationship where it has another value", phase: .runtime)
  }
}
