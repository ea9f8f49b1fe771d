internal import GraphModel
internal import GraphStore

/// All trails between two nodes by increasing length: what answers where the shortest walk need not
/// be the answer (a least length, a condition on the whole path, the k shortest, a round trip).
struct TrailSearch {
  private let target: NodeID
  private let minimum: Int
  private let maximum: Int?
  private let row: Int32
  private let reachability: Reachability
  private var level: TrailLevel?

  init(
    from source: NodeID, to target: NodeID, minimum: Int, maximum: Int?, row: Int32,
    reachability: Reachability
  ) {
    self.target = target
    self.minimum = minimum
    self.maximum = maximum
    self.row = row
    self.reachability = reachability
    let isReachable = reachability.distances[source].map { $0 <= maximum ?? .max } ?? false
    level = isReachable ? TrailLevel(starts: [source]) : nil
  }

  /// The trails of the next length that has any, or nil when there are no more.
  mutating func next(
    _ outgoing: TraversalRun, _ validity: ValidityFilter?, _ filter: HopFilter,
    _ context: ExecutionContext
  ) throws(QueryError) -> [FoundPath]? {
    while let current = level {
      level =
        current.length < maximum ?? .max
        ? try extended(current, outgoing, validity, filter, context) : nil
      guard current.length >= minimum else { continue }
      var paths: [FoundPath] = []
      for index in 0..<current.count where current.nodes[index] == target {
        let walk = current.walk(index)
        paths.append(FoundPath(nodes: walk.nodes, relationships: walk.relationships))
      }
      if !paths.isEmpty { return paths }
    }
    return nil
  }

  private func extended(
    _ level: TrailLevel, _ outgoing: TraversalRun, _ validity: ValidityFilter?,
    _ filter: HopFilter, _ context: ExecutionContext
  ) throws(QueryError) -> TrailLevel? {
    var parents: [Int32] = []
    var relationships: [RelationshipID] = []
    var nodes: [NodeID] = []
    let left = maximum.map { $0 - level.length - 1 } ?? .max
    var start = 0
    while start < level.count {
      try context.checkpoint()
      let range = start..<min(level.count, start + Batch.target)
      start = range.upperBound
      var found = try outgoing.expand(Array(level.nodes[range]), .uniform(validity), context)
      let (hops, ends, origins) = (found.relationships, found.neighbours, found.origins)
      found.keep { hop in
        guard let distance = reachability.distances[ends[hop]], distance <= left else {
          return false
        }
        return !level.contains(hops[hop], in: range.lowerBound + Int(origins[hop]))
      }
      try filter.apply(&found, rows: Array(repeating: row, count: range.count), context)
      parents.append(contentsOf: found.origins.map { $0 + Int32(range.lowerBound) })
      relationships.append(contentsOf: found.relationships)
      nodes.append(contentsOf: found.neighbours)
      try context.keep(bytes: found.count * 24)
    }
    guard !nodes.isEmpty else { return nil }
    return TrailLevel(
      level, parents: parents, relationships: relationships, nodes: nodes,
      rows: Array(repeating: row, count: nodes.count))
  }
}
