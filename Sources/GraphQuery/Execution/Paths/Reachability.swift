internal import GraphModel
internal import GraphStore

/// How far every node is from one end, by a breadth-first search: what keeps an enumeration of
/// trails from following those that can never arrive.
struct Reachability {
  private(set) var distances: [NodeID: Int]

  init(
    to target: NodeID, maximum: Int?, _ incoming: TraversalRun, _ validity: ValidityFilter?,
    _ filter: HopFilter, row: Int32, _ context: ExecutionContext
  ) throws(QueryError) {
    distances = [target: 0]
    var frontier = [target]
    var depth = 0
    while !frontier.isEmpty && depth < maximum ?? .max {
      depth += 1
      var met: [NodeID] = []
      var start = 0
      while start < frontier.count {
        try context.checkpoint()
        let part = Array(frontier[start..<min(frontier.count, start + Batch.target)])
        start += part.count
        var found = try incoming.expand(part, .uniform(validity), context)
        try filter.apply(&found, rows: Array(repeating: row, count: part.count), context)
        let known = met.count
        for node in found.neighbours where distances[node] == nil {
          distances[node] = depth
          met.append(node)
        }
        try context.keep(bytes: (met.count - known) * 32)
      }
      frontier = met
    }
  }
}
