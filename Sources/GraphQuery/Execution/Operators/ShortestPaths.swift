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
  let text: PlanText

  init(
    input: any PhysicalPlan, from: Slot, relationships: Slot, to: Slot, nodes: Slot, path: Slot?,
    traversal: Traversal, minimum: Int, maximum: Int?, choice: PathChoice, distinctFrom: [Slot],
    condition: HopCondition?, needsLists: Bool, pathCondition: (any Evaluator)?, text: PlanText
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

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: ShortestPaths
    private let input: any Operator
    /// The number in the selector.
    private var count: Int?
    private var batch: Batch?
    private var row = 0
    private var ends: (from: [NodeID], to: [NodeID]) = ([], [])
    private var validity = RowValidity.uniform(nil)
    /// Of the batch, once it was asked for: the store's own search does without.
    private var filter: HopFilter?
    private var search: ShortestPathSearch?
    /// The paths of a row that the store has found by itself.
    private var found: ShortestPathSet?
    /// Nil where more has to be looked at than the store's own search does.
    private var request: ExpandRequest?
    /// What ``search`` or ``found`` holds.
    private var heldBytes = 0
    /// Whether the first path that is found will do.
    private let isOne: Bool
    private let outgoing: TraversalRun
    private let incoming: TraversalRun

    init(_ plan: ShortestPaths, input: any Operator) {
      self.plan = plan
      self.input = input
      outgoing = TraversalRun(plan.traversal)
      incoming = TraversalRun(plan.traversal.reversed)
      isOne =
        switch plan.choice {
        case .anyShortest, .shortest: true
        case .all, .any, .allShortest, .groups: false
        }
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      count = try plan.choice.count(context, argument)
      heldBytes = 0
      try input.open(argument, context)
    }

    func close() {
      batch = nil
      ends = ([], [])
      validity = .uniform(nil)
      filter = nil
      if search != nil { search = nil }
      if found != nil { found = nil }
      input.close()
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
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
          }
          if paths.count < Batch.target { found = nil }
          if found == nil { try letGo(context) }
          if !paths.isEmpty { return rows(paths, of: batch, row - 1) }
          continue
        }
        if search != nil, let batch {
          var paths: [FoundPath] = []
          while paths.count < Batch.target, let path = search?.next() {
            paths.append(path)
          }
          if paths.count < Batch.target { search = nil }
          if search == nil { try letGo(context) }
          if !paths.isEmpty { return rows(paths, of: batch, row - 1) }
          continue
        }
        guard let batch, row < batch.count else {
          guard let next = try input.next(context) else { return nil }
          try begin(next, context)
          continue
        }
        row += 1
        if let paths = try paths(batch, row - 1, context), !paths.isEmpty {
          return rows(paths, of: batch, row - 1)
        }
      }
    }

    /// Notes that the paths of a row are done.
    private func letGo(_ context: ExecutionContext) throws(QueryError) {
      try context.keep(bytes: -heldBytes)
      heldBytes = 0
    }

    private func begin(_ next: Batch, _ context: ExecutionContext) throws(QueryError) {
      try outgoing.prepare(context)
      try incoming.prepare(context)
      request =
        outgoing.requests.count == 1 && plan.condition == nil && plan.distinctFrom.isEmpty
        ? outgoing.requests[0] : nil
      batch = next
      row = 0
      ends = (try next.nodes(plan.from), try next.nodes(plan.to))
      validity = try outgoing.validity(of: next, context)
      filter = nil
    }

    private func hopFilter(_ batch: Batch) -> HopFilter {
      if let filter { return filter }
      let made = HopFilter(batch, distinctFrom: plan.distinctFrom, condition: plan.condition)
      filter = made
      return made
    }

    /// The paths of one row, or nil where they are now to be taken from ``search`` or ``found``.
    private func paths(
      _ batch: Batch, _ row: Int, _ context: ExecutionContext
    ) throws(QueryError) -> [FoundPath]? {
      let (from, to) = (ends.from[row], ends.to[row])
      guard from != .missing, to != .missing else { return nil }
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
        let found = try context.read { (reader) throws(StoreError) in
          try reader.shortestPaths(
            from: from, to: to, maximum: maximum, asked, wantsAll: wantsAll)
        }
        guard var found else { return nil }
        if isOne {
          var path = FoundPath(nodes: [], relationships: [])
          return found.next(nodes: &path.nodes, relationships: &path.relationships) ? [path] : nil
        }
        heldBytes = found.estimatedSize
        try context.keep(bytes: heldBytes)
        self.found = found
        return nil
      }
      let filter = hopFilter(batch)
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
        try trails(from: from, to: to, batch, row, filter, context)
      }
    }

    /// What is chosen of all trails, by increasing length.
    private func trails(
      from: NodeID, to: NodeID, _ batch: Batch, _ row: Int, _ filter: HopFilter,
      _ context: ExecutionContext
    ) throws(QueryError) -> [FoundPath] {
      let reachability = try Reachability(
        to: to, maximum: plan.maximum, incoming, validity[row], filter, row: Int32(row), context)
      var trails = TrailSearch(
        from: from, to: to, minimum: plan.minimum, maximum: plan.maximum, row: Int32(row),
        reachability: reachability)
      var chosen: [FoundPath] = []
      var lengths = 0
      while let found = try trails.next(outgoing, validity[row], filter, context) {
        let fitting = try satisfying(found, batch, row, context)
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

    private func satisfying(
      _ paths: [FoundPath], _ batch: Batch, _ row: Int, _ context: ExecutionContext
    ) throws(QueryError) -> [FoundPath] {
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
