internal import GraphModel
internal import GraphStore

/// The walks of a variable-length hop, of which only the nodes that they lead to matter.
struct NeighbourhoodWalk: Sendable {
  let from: Slot
  let traversal: Traversal
  let minimum: Int
  let maximum: Int?
  /// Whether a walk back to where it began counts.
  let includesStart: Bool
}

/// A ``NeighbourhoodWalk`` as an operator goes it.
struct NeighbourhoodRun {
  private let walk: NeighbourhoodWalk
  private let traversal: TraversalRun

  init(_ walk: NeighbourhoodWalk) {
    self.walk = walk
    traversal = TraversalRun(walk.traversal)
  }

  /// To be called before anything is sought for a batch.
  func prepare(_ context: ExecutionContext) throws(QueryError) {
    try traversal.prepare(context)
  }

  func validity(of batch: Batch, _ context: ExecutionContext) throws(QueryError) -> RowValidity {
    try traversal.validity(of: batch, context)
  }

  /// Nil where the store has none of the types. Types without a direction are not followed along an
  /// arrow here, so that there is one request.
  private var request: ExpandRequest? { traversal.requests.first }

  func nodes(
    from start: NodeID, _ validity: ValidityFilter?, _ context: ExecutionContext
  ) throws(QueryError) -> [NodeID] {
    guard start != .missing else { return [] }
    var found: [NodeID] = []
    if var request {
      request.validity = validity
      let (asked, maximum) = (request, walk.maximum)
      found = try context.read { (reader) throws(StoreError) in
        try reader.neighbourhood(of: start, within: maximum, asked)
      }
    }
    if try leadsBack(to: start, validity, context) { found.append(start) }
    try context.keep(bytes: found.count * 8)
    return found
  }

  func count(
    from start: NodeID, _ validity: ValidityFilter?, _ context: ExecutionContext
  ) throws(QueryError) -> Int {
    guard start != .missing else { return 0 }
    var count = try leadsBack(to: start, validity, context) ? 1 : 0
    if var request {
      request.validity = validity
      let (asked, maximum) = (request, walk.maximum)
      count += try context.read { (reader) throws(StoreError) in
        try reader.neighbourhoodCount(of: start, within: maximum, asked)
      }
    }
    return count
  }

  /// Whether a trail from `start` ends there. See ``NeighbourhoodRule``.
  private func leadsBack(
    to start: NodeID, _ validity: ValidityFilter?, _ context: ExecutionContext
  ) throws(QueryError) -> Bool {
    guard walk.includesStart else { return false }
    if walk.minimum == 0 { return true }
    let maximum = walk.maximum ?? .max
    guard maximum > 0, var request else { return false }
    request.validity = validity
    if request.direction == .either {
      let around = try expansion(from: start, request, context)
      if around.neighbours.contains(start) { return true }
      return maximum > 1 && Set(around.neighbours).count < around.count
    }
    var back = request
    back.direction = request.direction.reversed
    let before = Set(try expansion(from: start, back, context).neighbours)
    if before.isEmpty { return false }
    if before.contains(start) { return true }
    guard maximum > 1 else { return false }
    let (asked, most) = (request, walk.maximum.map { $0 - 1 })
    return try context.read { (reader) throws(StoreError) in
      try reader.neighbourhood(of: start, within: most, asked)
    }.contains { before.contains($0) }
  }

  private func expansion(
    from node: NodeID, _ request: ExpandRequest, _ context: ExecutionContext
  ) throws(QueryError) -> Expansion {
    try context.read { (reader) throws(StoreError) in
      var expansion = Expansion()
      try reader.expand([node], request, into: &expansion)
      return expansion
    }
  }
}

/// Each node that a walk leads to, once for each row.
struct Neighbourhood: PhysicalPlan {
  let input: any PhysicalPlan
  let walk: NeighbourhoodWalk
  let to: Slot
  let text: PlanText

  var summary: String { "Neighbourhood \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: Neighbourhood
    private let input: any Operator
    private var batch: Batch?
    private var row = 0
    private var starts: [NodeID] = []
    private var validity = RowValidity.uniform(nil)
    private let search: NeighbourhoodRun
    /// What was found from the row, and how much of it was handed out.
    private var found: [NodeID] = []
    private var position = 0

    init(_ plan: Neighbourhood, input: any Operator) {
      self.plan = plan
      self.input = input
      search = NeighbourhoodRun(plan.walk)
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      try input.open(argument, context)
    }

    func close() {
      batch = nil
      starts = []
      validity = .uniform(nil)
      found = []
      input.close()
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while true {
        try context.checkpoint()
        if let batch, position < found.count {
          let part = found[position..<min(found.count, position + Batch.target)]
          position = part.endIndex
          var result = batch.gathering(Array(repeating: Int32(row - 1), count: part.count))
          result.columns[plan.to.rawValue] = .nodes(Array(part))
          return result
        }
        guard let batch, row < batch.count else {
          guard let next = try input.next(context) else { return nil }
          batch = next
          row = 0
          try search.prepare(context)
          starts = try next.nodes(plan.walk.from)
          validity = try search.validity(of: next, context)
          continue
        }
        try context.keep(bytes: -found.count * 8)
        found = try search.nodes(from: starts[row], validity[row], context)
        position = 0
        row += 1
      }
    }
  }
}

/// How many different nodes walks lead to, in one row for all rows together.
final class NeighbourhoodCount: PhysicalPlan {
  let input: any PhysicalPlan
  let walk: NeighbourhoodWalk
  let slot: Slot
  let text: PlanText

  init(
    input: any PhysicalPlan, walk: NeighbourhoodWalk, slot: Slot, text: PlanText
  ) {
    self.input = input
    self.walk = walk
    self.slot = slot
    self.text = text
  }

  var summary: String { "NeighbourhoodCount \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: NeighbourhoodCount
    private let input: any Operator
    private let search: NeighbourhoodRun
    private var width = 0
    private var isDone = false

    init(_ plan: NeighbourhoodCount, input: any Operator) {
      self.plan = plan
      self.input = input
      search = NeighbourhoodRun(plan.walk)
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      width = argument.columns.count
      isDone = false
      try input.open(argument, context)
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      if isDone { return nil }
      isDone = true
      let count = try count(context)
      var result = Batch.unit(width: width)
      result.columns[plan.slot.rawValue] = .values([.integer(Int64(count))])
      return result
    }

    func close() { input.close() }

    private func count(_ context: ExecutionContext) throws(QueryError) -> Int {
      guard let first = try input.next(context) else { return 0 }
      var next = try input.next(context)
      try search.prepare(context)
      if first.count == 1, next == nil {
        let validity = try search.validity(of: first, context)
        return try search.count(from: first.nodes(plan.walk.from)[0], validity[0], context)
      }
      var met: Set<NodeID> = []
      var batch = first
      while true {
        let starts = try batch.nodes(plan.walk.from)
        let validity = try search.validity(of: batch, context)
        for row in 0..<batch.count {
          try context.checkpoint()
          let found = try search.nodes(from: starts[row], validity[row], context)
          let before = met.count
          met.formUnion(found)
          try context.keep(bytes: (met.count - before) * 16 - found.count * 8)
        }
        guard let following = next else { return met.count }
        batch = following
        next = try input.next(context)
      }
    }
  }
}
