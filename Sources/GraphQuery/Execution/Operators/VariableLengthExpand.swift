internal import GraphModel
internal import GraphStore

/// Follows relationships from a node that each row has, as many as a pattern allows, never one
/// twice: a row for each trail.
///
/// Trails are extended many at once, the longest first, so that what is kept at any time is bounded
/// by the length of a trail and not by the number of all trails.
///
/// Where both ends are bound, a breadth-first search from the far one goes half of the way: a trail
/// that comes near enough to know goes on only if it can still arrive.
struct VariableLengthExpand: PhysicalPlan {
  let input: any PhysicalPlan
  let from: Slot
  /// Takes the list of relationships.
  let relationships: Slot
  let to: Slot
  /// Takes the list of all nodes of the trail, where a path needs it.
  let nodes: Slot?
  let traversal: Traversal
  let minimum: Int
  let maximum: Int?
  /// Whether `to` is bound already.
  let isInto: Bool
  /// Whether `from` is the right end of the pattern, so that the lists are to be turned round.
  let isReversed: Bool
  let distinctFrom: [Slot]
  let condition: HopCondition?
  let text: PlanText

  var summary: String { "VariableLengthExpand\(isInto ? "Into" : "") \(text)" }
  var inputs: [any PhysicalPlan] { [input] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: VariableLengthExpand
    private let input: any Operator
    private let traversal: TraversalRun
    private let backward: TraversalRun
    private var batch: Batch?
    private var row = 0
    private var chunk = Run.firstChunk
    private var search: Search?
    /// What the searches from the far ends hold.
    private var lookedBack = 0

    private static let firstChunk = 16

    /// The rows that are being worked on.
    private struct Search {
      let part: Batch
      let validity: RowValidity
      let filter: HopFilter
      let ends: [NodeID]
      /// Trails still to be extended, and from which on.
      var open: [(level: TrailLevel, from: Int)]
      /// Trails of no hops, still to be handed out.
      var empty: TrailLevel?
      /// For each row, how far nodes are from its far end.
      var arrivals: [Arrival] = []
    }

    init(_ plan: VariableLengthExpand, input: any Operator) {
      self.plan = plan
      self.input = input
      traversal = TraversalRun(plan.traversal)
      backward = TraversalRun(plan.traversal.reversed)
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      chunk = Run.firstChunk
      lookedBack = 0
      try input.open(argument, context)
    }

    func close() {
      batch = nil
      search = nil
      input.close()
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while true {
        try context.checkpoint()
        if search == nil {
          if batch == nil {
            batch = try input.next(context)
            row = 0
          }
          guard let batch else { return nil }
          let part = batch.slice(row..<min(batch.count, row + chunk))
          row += part.count
          chunk = min(chunk * 4, Batch.target)
          if row == batch.count { self.batch = nil }
          try begin(part, context)
        }
        if let result = try advance(context) { return result }
      }
    }

    private func begin(_ part: Batch, _ context: ExecutionContext) throws(QueryError) {
      try traversal.prepare(context)
      let starts = try part.nodes(plan.from)
      let present = starts.indices.filter { starts[$0] != .missing }.map { Int32($0) }
      let rows = present.count == starts.count ? part : part.gathering(present)
      let start = TrailLevel(starts: gather(starts, present))
      var search = Search(
        part: rows, validity: try traversal.validity(of: rows, context),
        filter: HopFilter(rows, distinctFrom: plan.distinctFrom, condition: plan.condition),
        ends: plan.isInto ? try rows.nodes(plan.to) : [],
        open: plan.maximum == 0 || start.count == 0 ? [] : [(start, 0)],
        empty: plan.minimum == 0 ? start : nil)
      if plan.isInto, plan.maximum ?? .max > 1 { try lookBack(&search, context) }
      self.search = search
    }

    /// Searches from the far ends.
    private func lookBack(
      _ search: inout Search, _ context: ExecutionContext
    ) throws(QueryError) {
      try backward.prepare(context)
      let before = context.keptBytes
      for (row, end) in search.ends.enumerated() {
        // The same far end as in the row before is the usual case.
        if row > 0, end == search.ends[row - 1], search.filter.isSameForAllRows,
          search.validity[row] == search.validity[row - 1]
        {
          search.arrivals.append(search.arrivals[row - 1])
          continue
        }
        if end == .missing {
          search.arrivals.append(.never)
          continue
        }
        search.arrivals.append(
          try Arrival(
            at: end, maximum: plan.maximum, backward, search.validity[row], search.filter,
            row: Int32(row), context))
      }
      lookedBack += context.keptBytes - before
    }

    private func advance(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      guard var search else { return nil }
      if let empty = search.empty {
        search.empty = nil
        self.search = search
        return emit(empty, search)
      }
      guard let (level, from) = search.open.popLast() else {
        self.search = nil
        try context.keep(bytes: -lookedBack)
        lookedBack = 0
        return nil
      }
      let range = from..<min(level.count, from + Batch.target)
      if range.upperBound < level.count { search.open.append((level, range.upperBound)) }
      let rows = Array(level.rows[range])
      var found = try traversal.expand(
        Array(level.nodes[range]), search.validity.gathering(rows), context)
      let (relationships, origins) = (found.relationships, found.origins)
      let left = plan.maximum.map { $0 - level.length - 1 }
      let ends = found.neighbours
      found.keep { hop in
        let origin = Int(origins[hop])
        if !search.arrivals.isEmpty,
          !search.arrivals[Int(rows[origin])].isPossible(from: ends[hop], left: left)
        {
          return false
        }
        return !level.contains(relationships[hop], in: range.lowerBound + origin)
      }
      try search.filter.apply(&found, rows: rows, context)
      var result: Batch?
      if found.count > 0 {
        let longer = TrailLevel(
          level, parents: found.origins.map { $0 + Int32(range.lowerBound) },
          relationships: found.relationships, nodes: found.neighbours,
          rows: gather(rows, found.origins))
        if longer.length < plan.maximum ?? .max { search.open.append((longer, 0)) }
        if longer.length >= plan.minimum { result = emit(longer, search) }
      }
      self.search = search
      return result
    }

    /// The trails of one level as rows; those that end at the right node, where it is bound.
    private func emit(_ level: TrailLevel, _ search: Search) -> Batch? {
      var kept: [Int] = []
      for index in 0..<level.count
      where !plan.isInto || search.ends[Int(level.rows[index])] == level.nodes[index] {
        kept.append(index)
      }
      guard !kept.isEmpty else { return nil }
      var result = search.part.gathering(kept.map { level.rows[$0] })
      var lists: [Value] = []
      var nodeLists: [Value] = []
      lists.reserveCapacity(kept.count)
      for index in kept {
        var walk = level.walk(index)
        if plan.isReversed {
          walk.relationships.reverse()
          walk.nodes.reverse()
        }
        lists.append(.list(walk.relationships.map { .relationship($0) }))
        if plan.nodes != nil { nodeLists.append(.list(walk.nodes.map { .node($0) })) }
      }
      result.columns[plan.relationships.rawValue] = .values(lists)
      if let nodes = plan.nodes { result.columns[nodes.rawValue] = .values(nodeLists) }
      if !plan.isInto { result.columns[plan.to.rawValue] = .nodes(kept.map { level.nodes[$0] }) }
      return result
    }
  }
}
