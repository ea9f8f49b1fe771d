/// Shortest paths between two different nodes, by a breadth-first search from both ends.
///
/// The side whose frontier takes less work advances by one level at a time. Until the sides meet, the
/// nodes within `ahead.depth` of the one end and within `behind.depth` of the other are disjoint, so
/// that a node in which they first meet lies at exactly the depths that the two have reached.
struct PathSearch<Source: Adjacency, Memory: MarksMemory> {
  /// Follows relationships as the path does.
  let outgoing: Source
  /// The same from their other end.
  let incoming: Source
  let memory: SearchMemory<Memory>
  let interruption: Interruption?

  /// - Parameter wantsAll: false for one path.
  /// - Returns: nil where there is no path of at most `maximum` relationships.
  /// - Precondition: `source != target`.
  func run(
    from source: Int64, to target: Int64, maximum: Int?, wantsAll: Bool
  ) throws(StoreError) -> ShortestPathSet? {
    memory.ahead.begin(at: source, effort: outgoing.effort(of: source))
    memory.behind.begin(at: target, effort: incoming.effort(of: target))
    return wantsAll
      ? try allPaths(from: source, to: target, maximum: maximum)
      : try onePath(from: source, to: target, maximum: maximum)
  }
}
