internal import GraphModel
internal import GraphStore

/// The shortest paths over one variable-length relationship, between two nodes that each row has.
final class ShortestPaths: PhysicalPlan {
  let input: any PhysicalPlan
  let from: Slot
  let relationships: Slot
  let to: Slot
  /// Takes the list of all nodes.
  let nodes: Slot
  /// Takes the path, where conditions or later clauses need it.
  let path: Slot?
  let traversal: Traversal
  let minimum: Int
  let maximum: Int?
  let choice: PathChoice
  let distinctFrom: [Slot]
  let condition: HopCondition?
  /// Whether ``relationships`` and ``nodes`` are read by anything.
  let needsLists: Bool
  /// A condition on whole paths, which restricts the paths among which the shortest are sought.
  let pathCondition: (any Evaluator)?
  let text: String

  init(
    input: any PhysicalPlan, from: Slot, relationships: Slot, to: Slot, nodes: Slot, path: Slot?,
    traversal: Traversal, minimum: Int, maximum: Int?, choice: PathChoice, distinctFrom: [Slot],
    condition: HopCondition?, needsLists: Bool, pathCondition: (any Evaluator)?, text: String
  ) {
    self.input = input
    self.from = from
    self.relationships = relationships
    self.to = to
    self.nodes = nodes
    self.path = path
    self.traversal = traversal
    self.minimum = minimum
    self.maximum = maximum
    self.choice = choice
    self.distinctFrom = distinctFrom
    self.condition = condition
    self.needsLists = needsLists
    self.pathCondition = pathCondition
    self.text = text
  }

  var summary: String { "ShortestPaths \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func start(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> any Operator {
    let count = try choice.count(context, argument)
    return Run(self, input: try input.start(context, argument), count: count, context: context)
  }

  private final class Run: Operator {
    private let plan: ShortestPaths
    private let input: any Operator
    private let context: ExecutionContext
    /// The number in the selector.
    private let count: Int?
    private var batch: Batch?
    private var row = 0
    private var ends: (from: [NodeID], to: [NodeID]) = ([], [])
    private var validity = RowValidity.uniform(nil)
    private var filter: HopFilter?
    private var search: ShortestPathSearch?
    /// The paths of a row that the store has found by itself.
    private var found: ShortestPathSet?
    /// Nil where more has to be looked at than the store's own search does.
    private var request: ExpandRequest?
    /// What ``search`` or ``found`` holds.
    private var heldBytes = 0
    private var outgoing: TraversalRun?
    private var incoming: TraversalRun?

    init(_ plan: ShortestPaths, input: any Operator, count: Int?, context: ExecutionContext) {
      self.plan = plan
      self.input = input
      self.count = count
      self.context = context
    }

    func next() throws(QueryError) -> Batch? {
      if count == 0 { return nil }
      while true {
        try context.checkpoint()
        if found != nil, let batch {
          var paths: [FoundPath] = []
          var path = FoundPath(nodes: [], relationships: [])
          while paths.count < Batch.target,
            found?.next(nodes: &path.nodes, relationships: &path.relationships) == true
          {
            paths.append(path)
            if isOne { found = nil }
          }
          if paths.count < Batch.target { found = nil }
          if found == nil { try letGo() }
          if !paths.isEmpty { return rows(paths, of: batch, row - 1) }
          continue
        }
        if search != nil, let batch {
          var paths: [FoundPath] = []
          while paths.count < Batch.target, let path = search?.next() {
            paths.append(path)
          }
          if paths.count < Batch.target { search = nil }
          if search == nil { try letGo() }
          if !paths.isEmpty { return rows(paths, of: batch, row - 1) }
          continue
        }
        guard let batch, row < batch.count else {
          guard let next = try input.next() else { return nil }
          try begin(next)
          continue
        }
        row += 1
        if let paths = try paths(batch, row - 1), !paths.isEmpty {
          return rows(paths, of: batch, row - 1)
        }
      }
    }

    /// Notes that the paths of a row are done.
    private func letGo() throws(QueryError) {
      try context.keep(bytes: -heldBytes)
      heldBytes = 0
    }

    /// Whether the first path that is found will do.
    private var isOne: Bool {
      switch plan.choice {
      case .anyShortest, .shortest: true
      case .all, .any, .allShortest, .groups: false
      }
    }

    private func begin(_ next: Batch) throws(QueryError) {
      if outgoing == nil {
        let ahead = try TraversalRun(plan.traversal, context)
        outgoing = ahead
        incoming = try TraversalRun(plan.traversal.reversed, context)
        if ahead.requests.count == 1, plan.condition == nil, plan.distinctFrom.isEmpty {
          request = ahead.requests[0]
        }
      }
      batch = next
      row = 0
      ends = (try next.nodes(plan.from), try next.nodes(plan.to))
      validity = try Validity.filter(plan.traversal.validity, next, context)
      filter = HopFilter(
        next, distinctFrom: plan.distinctFrom, condition: plan.condition, context)
    }

    /// The paths of one row, or nil where they are now to be taken from ``search``.
    private func paths(_ batch: Batch, _ row: Int) throws(QueryError) -> [FoundPath]? {
      let (from, to) = (ends.from[row], ends.to[row])
      guard from != .missing, to != .missing, let outgoing, let incoming, let filter else {
        return nil
      }
      var isPlain = from != to && plan.minimum <= 1 && plan.pathCondition == nil
      switch plan.choice {
      case .anyShortest, .allShortest: break
      case .all, .any: isPlain = false
      case .groups: if count != 1 { isPlain = false }
      case .shortest: if count != 1 { isPlain = false }
      }
      if isPlain, var request {
        request.validity = validity[row]
        let (asked, maximum, wantsAll) = (request, plan.maximum, !isOne)
        found = try context.read { (reader) throws(StoreError) in
          try reader.shortestPaths(
            from: from, to: to, maximum: maximum, asked, wantsAll: wantsAll)
        }
        heldBytes = found?.estimatedSize ?? 0
        try context.keep(bytes: heldBytes)
        return nil
      }
      if isPlain {
        let before = context.keptBytes
        var search = ShortestPathSearch(from: from, to: to)
        let isFound = try search.run(
          maximum: plan.maximum, outgoing, incoming, validity[row], filter, row: Int32(row),
          context)
        if isFound, !isOne {
          heldBytes = context.keptBytes - before
          self.search = search
          return nil
        }
        try context.keep(bytes: before - context.keptBytes)
        return isFound ? search.next().map { [$0] } : nil
      }
      return try context.within { () throws(QueryError) in
        try trails(from: from, to: to, batch, row, outgoing, incoming, filter)
      }
    }

    /// What is chosen of all trails, by increasing length.
    private func trails(
      from: NodeID, to: NodeID, _ batch: Batch, _ row: Int, _ outgoing: TraversalRun,
      _ incoming: TraversalRun, _ filter: HopFilter
    ) throws(QueryError) -> [FoundPath] {
      let reachability = try Reachability(
        to: to, maximum: plan.maximum, incoming, validity[row], filter, row: Int32(row), context)
      var trails = TrailSearch(
        from: from, to: to, minimum: plan.minimum, maximum: plan.maximum, row: Int32(row),
        reachability: reachability)
      var chosen: [FoundPath] = []
      var lengths = 0
      while let found = try trails.next(outgoing, validity[row], filter, context) {
        let fitting = try satisfying(found, batch, row)
        guard !fitting.isEmpty else { continue }
        chosen += fitting
        lengths += 1
        switch plan.choice {
        case .anyShortest: return [chosen[0]]
        case .allShortest: return chosen
        case .shortest:
          if let count, chosen.count >= count { return Array(chosen.prefix(count)) }
        case .all: break
        case .any: if let count, chosen.count >= count { return Array(chosen.prefix(count)) }
        case .groups: if let count, lengths >= count { return chosen }
        }
      }
      return chosen
    }

    private func satisfying(_ paths: [FoundPath], _ batch: Batch, _ row: Int)
      throws(QueryError) -> [FoundPath]
    {
      guard let condition = plan.pathCondition else { return paths }
      return try condition.select(rows(paths, of: batch, row), context).map { paths[Int($0)] }
    }

    private func rows(_ paths: [FoundPath], of batch: Batch, _ row: Int) -> Batch {
      var result =
        batch.count == 1 && paths.count == 1
        ? batch : batch.gathering(Array(repeating: Int32(row), count: paths.count))
      if plan.needsLists {
        result.columns[plan.relationships.rawValue] = .values(
          paths.map { .list($0.relationships.map { .relationship($0) }) })
        result.columns[plan.nodes.rawValue] = .values(
          paths.map { .list($0.nodes.map { .node($0) }) })
      }
      if let slot = plan.path {
        result.columns[slot.rawValue] = .values(
          paths.map { .path(Path(nodes: $0.nodes, relationships: $0.relationships)) })
      }
      return result
    }
  }
}
