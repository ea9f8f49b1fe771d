internal import GraphModel
internal import GraphStore

/// Follows one relationship from a node that each row has, to its other end.
struct Expand: PhysicalPlan {
  let input: any PhysicalPlan
  let from: Slot
  let relationship: Slot
  let to: Slot
  let traversal: Traversal
  /// Whether `to` is bound already, so that only relationships that end there count.
  let isInto: Bool
  /// Slots of the same match whose relationships must not be taken again.
  let distinctFrom: [Slot]
  let text: String

  var summary: String { "\(isInto ? "ExpandInto" : "Expand") \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    Run(self, input: try input.start(context, argument), context: context)
  }

  private final class Run: Operator {
    private let plan: Expand
    private let input: any Operator
    private let context: ExecutionContext
    private var batch: Batch?
    private var row = 0
    /// Small at first, so that a query that needs few rows reads few.
    private var chunk = 32
    private var forward: TraversalRun?

    init(_ plan: Expand, input: any Operator, context: ExecutionContext) {
      self.plan = plan
      self.input = input
      self.context = context
    }

    func next() throws(QueryError) -> Batch? {
      while true {
        try context.checkpoint()
        if batch == nil {
          batch = try input.next()
          row = 0
        }
        guard let batch else { return nil }
        let part = batch.slice(row..<min(batch.count, row + chunk))
        row += part.count
        chunk = min(chunk * 4, Batch.target)
        if row == batch.count { self.batch = nil }
        if let result = try expand(part) { return result }
      }
    }

    private func expand(_ part: Batch) throws(QueryError) -> Batch? {
      let from = try part.nodes(plan.from)
      let validity = try Validity.filter(plan.traversal.validity, part, context)
      var found: Expansion
      if plan.isInto {
        found = try expandInto(part, from, validity)
      } else {
        found = try forwardRun().expand(from, validity)
      }
      if !plan.distinctFrom.isEmpty {
        let taken = RelationshipsTaken(part, plan.distinctFrom)
        let (relationships, rows) = (found.relationships, found.origins)
        found.keep { !taken.contains(relationships[$0], row: Int(rows[$0])) }
      }
      guard found.count > 0 else { return nil }
      var result = part.gathering(found.origins)
      result.columns[plan.relationship.rawValue] = .relationships(found.relationships)
      context.remember(found.types, of: found.relationships)
      if !plan.isInto { result.columns[plan.to.rawValue] = .nodes(found.neighbours) }
      return result
    }

    private func expandInto(_ part: Batch, _ from: [NodeID], _ validity: RowValidity)
      throws(QueryError) -> Expansion
    {
      try forwardRun().connect(from, try part.nodes(plan.to), validity)
    }

    private func forwardRun() throws(QueryError) -> TraversalRun {
      if let forward { return forward }
      let run = try TraversalRun(plan.traversal, context)
      forward = run
      return run
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
