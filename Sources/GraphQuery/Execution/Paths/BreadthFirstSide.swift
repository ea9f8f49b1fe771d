internal import GraphModel
internal import GraphStore

/// One half of a two-sided breadth-first search: the nodes met from one end, with every way in
/// which each can be reached in the least number of hops.
struct BreadthFirstSide {
  /// One hop of a shortest walk, towards the end where the search began.
  struct Link {
    let relationship: RelationshipID
    /// The node one hop nearer.
    let node: NodeID
    /// Another link of the same node, or -1.
    let next: Int32
  }

  let root: NodeID
  private(set) var depth = 0
  private(set) var frontier: [NodeID]
  private(set) var depths: [NodeID: Int32]
  /// The first link of each node, but for the root.
  private(set) var heads: [NodeID: Int32] = [:]
  private(set) var links: [Link] = []

  init(root: NodeID) {
    self.root = root
    frontier = [root]
    depths = [root: 0]
  }

  /// Goes one hop further, and returns the nodes met for the first time.
  mutating func advance(
    _ traversal: TraversalRun, _ validity: ValidityFilter?, _ filter: HopFilter, row: Int32,
    _ context: ExecutionContext
  ) throws(QueryError) {
    depth += 1
    var met: [NodeID] = []
    var start = 0
    while start < frontier.count {
      try context.checkpoint()
      let part = Array(frontier[start..<min(frontier.count, start + Batch.target)])
      start += part.count
      var found = try traversal.expand(part, .uniform(validity), context)
      try filter.apply(&found, rows: Array(repeating: row, count: part.count), context)
      for hop in 0..<found.count {
        let node = found.neighbours[hop]
        if let known = depths[node] {
          guard known == Int32(depth) else { continue }
        } else {
          depths[node] = Int32(depth)
          met.append(node)
        }
        links.append(
          Link(
            relationship: found.relationships[hop], node: part[Int(found.origins[hop])],
            next: heads[node] ?? -1))
        heads[node] = Int32(links.count - 1)
      }
      try context.keep(bytes: found.count * 24)
    }
    frontier = met
  }
}
