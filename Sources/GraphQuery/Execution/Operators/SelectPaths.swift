internal import GraphModel

/// Of the paths that a plan finds for each row, those that a selector chooses between each pair of
/// end nodes.
struct SelectPaths: PhysicalPlan {
  let input: any PhysicalPlan
  let inner: any PhysicalPlan
  let choice: PathChoice
  let ends: [Slot]
  /// The number of single relationships of a path.
  let single: Int
  /// The lists of relationships of a path.
  let lists: [Slot]
  let introduced: [Slot]
  let isBatched: Bool

  var summary: String { "SelectPaths" }
  var inputs: [any PhysicalPlan] { [input, inner] }

  func makeOperator() -> any Operator { Run(self, input: input.makeOperator()) }

  private final class Run: Operator {
    private let plan: SelectPaths
    private let input: any Operator
    private let inner: any Operator
    /// The number in the selector.
    private var count: Int?

    init(_ plan: SelectPaths, input: any Operator) {
      self.plan = plan
      self.input = input
      inner = plan.inner.makeOperator()
    }

    func open(_ argument: Batch, _ context: ExecutionContext) throws(QueryError) {
      try input.open(argument, context)
      count = try plan.choice.count(context, argument)
    }

    func close() { input.close() }

    func next(_ context: ExecutionContext) throws(QueryError) -> Batch? {
      while let batch = try input.next(context) {
        try context.checkpoint()
        let found = try Apply.rows(of: inner, for: batch, isBatched: plan.isBatched, context)
        let chosen = found.gathering(choose(found))
        let result = chosen.joined(to: batch, introduced: plan.introduced, isOptional: false)
        if !result.isEmpty { return result }
      }
      return nil
    }

    private func choose(_ found: Batch) -> [Int32] {
      var groups: [[Value]: [Int32]] = [:]
      for row in 0..<found.count {
        let key =
          [.integer(Int64(found.origins[row]))]
          + plan.ends.map { found.columns[$0.rawValue][row] }
        groups[key, default: []].append(Int32(row))
      }
      let lengths = (0..<found.count).map { length(found, $0) }
      var chosen: [Int32] = []
      for rows in groups.values {
        let sorted = rows.sorted {
          (lengths[Int($0)], $0) < (lengths[Int($1)], $1)
        }
        chosen += choose(sorted, lengths)
      }
      return chosen.sorted()
    }

    /// - Parameter rows: paths between the same two nodes, the shortest first.
    private func choose(_ rows: [Int32], _ lengths: [Int]) -> ArraySlice<Int32> {
      switch plan.choice {
      case .all: return rows[...]
      case .anyShortest: return rows.prefix(1)
      case .any, .shortest: return rows.prefix(count ?? 0)
      case .allShortest: return firstGroups(1, rows, lengths)
      case .groups: return firstGroups(count ?? 0, rows, lengths)
      }
    }

    private func firstGroups(_ count: Int, _ rows: [Int32], _ lengths: [Int])
      -> ArraySlice<Int32>
    {
      var groups = 0
      var last = -1
      var end = 0
      while end < rows.count {
        let length = lengths[Int(rows[end])]
        if length != last {
          groups += 1
          last = length
        }
        if groups > count { break }
        end += 1
      }
      return rows[..<end]
    }

    private func length(_ found: Batch, _ row: Int) -> Int {
      plan.lists.reduce(plan.single) { length, slot in
        if case .list(let list) = found.columns[slot.rawValue][row] {
          length + list.count
        } else {
          length
        }
      }
    }
  }
}
