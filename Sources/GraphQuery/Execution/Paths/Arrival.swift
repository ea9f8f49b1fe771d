internal import GraphModel
internal import GraphStore

/// Which nodes a walk can still arrive from at its bound end, as far as half of the way is known.
struct Arrival {
  private let distances: [NodeID: Int]
  /// Up to how many hops from the end everything is known; nil: all.
  private let depth: Int?

  /// Of an end that is missing.
  static let never = Arrival(distances: [:], depth: nil)

  private init(distances: [NodeID: Int], depth: Int?) {
    self.distances = distances
    self.depth = depth
  }

  /// - Parameter maximum: of hops in all; without one, the search goes as far as it can.
  init(
    at end: NodeID, maximum: Int?, _ incoming: TraversalRun, _ validity: ValidityFilter?,
    _ filter: HopFilter, row: Int32, _ context: ExecutionContext
  ) throws(QueryError) {
    depth = maximum.map { $0 / 2 }
    distances = try Reachability(
      to: end, maximum: depth, incoming, validity, filter, row: row, context
    ).distances
  }

  /// Whether the end may be reached from the node.
  /// - Parameter left: in how many hops at most.
  func isPossible(from node: NodeID, left: Int?) -> Bool {
    if let distance = distances[node] { return distance <= left ?? .max }
    // What was not met lies further off than the search went.
    guard let depth else { return false }
    return left ?? .max > depth
  }
}
