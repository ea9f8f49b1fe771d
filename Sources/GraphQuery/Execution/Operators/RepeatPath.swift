internal import GraphModel

/// `((a)-[r]->(b)){m,n}`: walks a part of a path again and again, never over a relationship twice.
///
/// The inner plan is one iteration; it is run for all walks of one number of iterations at once.
struct RepeatPath: PhysicalPlan {
  let input: any PhysicalPlan
  let inner: any PhysicalPlan
  let from: Slot
  let to: Slot
  let isInto: Bool
  /// The first and the last node of an iteration.
  let start: Slot
  let end: Slot
  /// The relationships of an iteration, each with the node that it leads to.
  let singles: [(relationship: Slot, node: Slot)]
  let minimum: Int
  let maximum: Int?
  /// The variables of an iteration, and the lists that collect them.
  let groups: [(inner: Slot, list: Slot)]
  /// Takes all relationships, and all nodes of the walk.
  let relationships: Slot
  let nodes: Slot
  let isBatched: Bool

  var summary: String { "RepeatPath {\(minimum),\(maximum.map(String.init) ?? "")}" }
  var inputs: [any PhysicalPlan] { [input, inner] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: RepeatPath
    private let input: any Operator
    private let inner: any Operator
    private var walks: Batch?
    private var iterations = 0
    private var kept = 0

    init(_ plan: RepeatPath, input: any Operator) {
      self.plan = plan
      self.input = input
      inner = plan.inner.makeOperator()
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      kept = 0
      try input.open(argument, context)
    }

    func close() {
      walks = nil
      input.close()
    }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while true {
        try context.checkpoint()
        if let walks {
          let result = iterations >= plan.minimum ? try arrived(walks) : nil
          self.walks =
            iterations < plan.maximum ?? .max && !walks.isEmpty ? try longer(walks, context) : nil
          try keepWalks(context)
          iterations += 1
          if let result { return result }
          continue
        }
        guard let batch = try input.next(context) else { return nil }
        walks = try begin(batch)
        iterations = 0
      }
    }

    /// Notes how much the walks take that are to be made longer.
    private func keepWalks(_ context: ExecutionContext) throws(QueryError) {
      guard context.countsBytes else { return }
      let size = walks?.estimatedSize ?? 0
      try context.keep(bytes: size - kept)
      kept = size
    }

    private func begin(_ batch: Batch) throws(QueryError) -> Batch {
      let nodes = try batch.nodes(plan.from)
      let present = nodes.indices.filter { nodes[$0] != .missing }.map { Int32($0) }
      var walks = batch.gathering(present)
      let starts = gather(nodes, present)
      walks.columns[plan.start.rawValue] = .nodes(starts)
      walks.columns[plan.end.rawValue] = .nodes(starts)
      walks.columns[plan.relationships.rawValue] = .values(
        Array(repeating: .list([]), count: present.count))
      walks.columns[plan.nodes.rawValue] = .values(starts.map { .list([.node($0)]) })
      for group in plan.groups {
        walks.columns[group.list.rawValue] = .values(
          Array(repeating: .list([]), count: present.count))
      }
      return walks
    }

    /// The walks that end where they should, as rows.
    private func arrived(_ walks: Batch) throws(QueryError) -> Batch? {
      let ends = try walks.nodes(plan.end)
      guard plan.isInto else {
        guard !walks.isEmpty else { return nil }
        var result = walks
        result.columns[plan.to.rawValue] = .nodes(ends)
        return result
      }
      let targets = try walks.nodes(plan.to)
      let rows = ends.indices.filter { ends[$0] == targets[$0] }.map { Int32($0) }
      return rows.isEmpty ? nil : walks.gathering(rows)
    }

    private func longer(_ walks: Batch, _ context: ExecutionContext) throws(QueryError) -> Batch {
      var argument = walks
      argument.columns[plan.start.rawValue] = walks.columns[plan.end.rawValue]
      if plan.start != plan.end { argument.columns[plan.end.rawValue] = .absent }
      var found = try Apply.rows(
        of: inner, for: argument, isBatched: plan.isBatched, context)
      // The rows of the inner plan are numbered by walk; the walks by the row they are for.
      found.origins = gather(walks.origins, found.origins)
      let count = found.count
      extend(plan.relationships, of: &found, count, by: plan.singles.map(\.relationship))
      extend(plan.nodes, of: &found, count, by: plan.singles.map(\.node))
      for group in plan.groups { extend(group.list, of: &found, count, by: [group.inner]) }
      return found
    }

    private func extend(_ list: Slot, of batch: inout Batch, _ count: Int, by slots: [Slot]) {
      var lists: [Value] = []
      lists.reserveCapacity(count)
      for row in 0..<count {
        var elements: [Value] = []
        if case .list(let known) = batch.columns[list.rawValue][row] { elements = known }
        for slot in slots { elements.append(batch.columns[slot.rawValue][row]) }
        lists.append(.list(elements))
      }
      batch.columns[list.rawValue] = .values(lists)
    }
  }
}
