internal import GraphModel

/// Relationships as a graph image has them.
struct ImageAdjacency: Adjacency {
  private let outgoing: AdjacencyColumns
  private let incoming: AdjacencyColumns
  private let followsOutgoing: Bool
  private let followsIncoming: Bool
  private let nodeCapacity: Int
  private let types: [TypeToken]?
  private let from: Int32
  private let to: Int32
  /// Whether relationships need not be looked at beyond their other end.
  private let isPlain: Bool

  init(_ image: GraphImage, _ request: ExpandRequest) {
    outgoing = image.outgoing
    incoming = image.incoming
    followsOutgoing = request.direction != .incoming
    followsIncoming = request.direction != .outgoing
    nodeCapacity = image.layout.nodeCapacity
    types = request.types
    from = request.validity.map { Int32(clamping: $0.from.daysSinceEpoch) } ?? .min
    to = request.validity.map { Int32(clamping: $0.to.daysSinceEpoch) } ?? .max
    isPlain = request.types == nil && request.validity == nil
  }

  @inline(__always)
  func effort(of node: Int64) -> Int {
    guard node >= 0, node < nodeCapacity else { return 1 }
    var effort = 1
    if followsOutgoing {
      effort += Int(outgoing.offsets[Int(node) + 1] &- outgoing.offsets[Int(node)])
    }
    if followsIncoming {
      effort += Int(incoming.offsets[Int(node) + 1] &- incoming.offsets[Int(node)])
    }
    return effort
  }

  @inline(__always)
  func forEach(
    of node: Int64, _ visit: (_ relationship: Int64, _ neighbour: Int64) -> Bool
  ) throws(StoreError) -> Bool {
    forEachPlace(of: node) { columns, place in
      visit(Int64(columns.relationships[place]), Int64(columns.neighbours[place]))
    }
  }

  /// As ``forEach(of:_:)``, with the place in the columns.
  @inline(__always)
  func forEachPlace(of node: Int64, _ visit: (AdjacencyColumns, Int) -> Bool) -> Bool {
    guard node >= 0, node < nodeCapacity else { return true }
    let node = Int(node)
    if followsOutgoing {
      guard forEach(outgoing, node, skipsLoops: false, visit) else { return false }
    }
    if followsIncoming {
      guard forEach(incoming, node, skipsLoops: followsOutgoing, visit) else { return false }
    }
    return true
  }

  @inline(__always)
  private func forEach(
    _ columns: AdjacencyColumns, _ node: Int, skipsLoops: Bool,
    _ visit: (AdjacencyColumns, Int) -> Bool
  ) -> Bool {
    let itself = UInt32(truncatingIfNeeded: node)
    if isPlain {
      for place in Int(columns.offsets[node])..<Int(columns.offsets[node + 1]) {
        if skipsLoops && columns.neighbours[place] == itself { continue }
        guard visit(columns, place) else { return false }
      }
      return true
    }
    guard let types else {
      return forEach(
        columns, Int(columns.offsets[node])..<Int(columns.offsets[node + 1]), itself, skipsLoops,
        visit)
    }
    for type in types {
      // An image has no types with larger numbers.
      guard let number = UInt16(exactly: type.rawValue) else { continue }
      guard
        forEach(columns, columns.range(of: node, type: number), itself, skipsLoops, visit)
      else { return false }
    }
    return true
  }

  @inline(__always)
  private func forEach(
    _ columns: AdjacencyColumns, _ range: Range<Int>, _ itself: UInt32, _ skipsLoops: Bool,
    _ visit: (AdjacencyColumns, Int) -> Bool
  ) -> Bool {
    for place in range {
      if skipsLoops && columns.neighbours[place] == itself { continue }
      guard columns.since[place] < to, columns.until[place] > from else { continue }
      guard visit(columns, place) else { return false }
    }
    return true
  }
}
