public import GraphModel

/// Searches over the file's indexes.
extension ReadTransaction {
  public var readsImage: Bool { false }

  public func neighbourhood(
    of start: NodeID, within maximum: Int?, _ request: ExpandRequest
  ) throws(StoreError) -> [NodeID] {
    guard maximum ?? 1 > 0 else { return [] }
    var nodes: [Int64] = []
    try neighbourhoodSearch(request).run(from: start.rawValue, maximum: maximum, into: &nodes)
    // At least the entry that led to each, and seeks for most of them.
    work += 2 * nodes.count + 2
    return nodes.map { NodeID($0) }
  }

  public func neighbourhoodCount(
    of start: NodeID, within maximum: Int?, _ request: ExpandRequest
  ) throws(StoreError) -> Int {
    let count = try neighbourhoodSearch(request).count(from: start.rawValue, maximum: maximum)
    work += 2 * count + 2
    return count
  }

  private func neighbourhoodSearch(
    _ request: ExpandRequest
  ) throws(StoreError) -> NeighbourhoodSearch<IndexAdjacency, NodeTable> {
    try settle()
    return NeighbourhoodSearch(
      source: IndexAdjacency(try neighbourScans(for: request), types: request.types),
      memory: session.searchMemory,
      interruption: interruption)
  }

  public func shortestPaths(
    from source: NodeID, to target: NodeID, maximum: Int?, _ request: ExpandRequest,
    wantsAll: Bool
  ) throws(StoreError) -> ShortestPathSet? {
    try settle()
    var reversed = request
    reversed.direction = request.direction.reversed
    let search = PathSearch(
      outgoing: try adjacency(request), incoming: try adjacency(reversed),
      memory: session.searchMemory, interruption: interruption)
    let found = try search.run(
      from: source.rawValue, to: target.rawValue, maximum: maximum, wantsAll: wantsAll)
    work += found?.linkCount ?? 2
    return found
  }

  private func adjacency(_ request: ExpandRequest) throws(StoreError) -> IndexAdjacency {
    IndexAdjacency(try linkScans(for: request), types: request.types)
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
