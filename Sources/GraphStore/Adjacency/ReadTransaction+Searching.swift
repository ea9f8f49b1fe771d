public import GraphModel

/// Searches over the file's indexes.
extension ReadTransaction {
  public var readsImage: Bool { false }

  public func neighbourhood(
    of start: NodeID, within maximum: Int?, _ request: ExpandRequest
  ) throws(StoreError) -> [NodeID] {
    guard maximum ?? 1 > 0 else { return [] }
    try settle()
    var nodes: [Int64] = []
    if let trees = try trees() {
      try search(TreeAdjacency(trees, request, interruption))
        .run(from: start.rawValue, maximum: maximum, into: &nodes)
    } else {
      try search(IndexAdjacency(try neighbourScans(for: request), types: request.types))
        .run(from: start.rawValue, maximum: maximum, into: &nodes)
    }
    // At least the entry that led to each, and seeks for most of them.
    work += 2 * nodes.count + 2
    return nodes.map { NodeID($0) }
  }

  public func neighbourhoodCount(
    of start: NodeID, within maximum: Int?, _ request: ExpandRequest
  ) throws(StoreError) -> Int {
    try settle()
    let count =
      if let trees = try trees() {
        try search(TreeAdjacency(trees, request, interruption))
          .count(from: start.rawValue, maximum: maximum)
      } else {
        try search(IndexAdjacency(try neighbourScans(for: request), types: request.types))
          .count(from: start.rawValue, maximum: maximum)
      }
    work += 2 * count + 2
    return count
  }

  private func search<Source: Adjacency>(
    _ source: Source
  ) -> NeighbourhoodSearch<Source, NodeTable> {
    NeighbourhoodSearch(
      source: source, memory: session.searchMemory, interruption: interruption)
  }

  public func shortestPaths(
    from source: NodeID, to target: NodeID, maximum: Int?, _ request: ExpandRequest,
    wantsAll: Bool
  ) throws(StoreError) -> ShortestPathSet? {
    try settle()
    var reversed = request
    reversed.direction = request.direction.reversed
    let found =
      if let trees = try trees() {
        try search(
          TreeAdjacency(trees, request, interruption), TreeAdjacency(trees, reversed, interruption)
        ).run(from: source.rawValue, to: target.rawValue, maximum: maximum, wantsAll: wantsAll)
      } else {
        try search(
          IndexAdjacency(try linkScans(for: request), types: request.types),
          IndexAdjacency(try linkScans(for: reversed), types: request.types)
        ).run(from: source.rawValue, to: target.rawValue, maximum: maximum, wantsAll: wantsAll)
      }
    work += found?.linkCount ?? 2
    return found
  }

  private func search<Source: Adjacency>(
    _ outgoing: Source, _ incoming: Source
  ) -> PathSearch<Source, NodeTable> {
    PathSearch(
      outgoing: outgoing, incoming: incoming, memory: session.searchMemory,
      interruption: interruption)
  }
}

extension Direction {
  /// As seen from the other end.
  package var reversed: Direction {
    switch self {
    case .outgoing: .incoming
    case .incoming: .outgoing
    case .either: .either
    }
  }
}
