internal import GraphModel

/// Shortest paths between two different nodes, by a breadth-first search from both ends.
///
/// The side whose frontier takes less work advances by one level at a time. Until the sides meet, the
/// nodes within `forward.depth` of the one end and within `backward.depth` of the other are disjoint,
/// so that a node in which they first meet lies at exactly the depths that the two have reached, and
/// every shortest path passes through exactly one such node.
struct PathSearch<Source: Adjacency, Memory: MarksMemory> {
  /// Follows relationships as the path does.
  let outgoing: Source
  /// The same from their other end.
  let incoming: Source
  let memory: SearchMemory<Memory>
  let interruption: Interruption?

  /// - Parameter wantsAll: false to stop at the first path.
  /// - Returns: nil where there is no path of at most `maximum` relationships.
  /// - Precondition: `source != target`.
  func run(from source: Int64, to target: Int64, maximum: Int?, wantsAll: Bool)
    throws(StoreError) -> ShortestPathSet?
  {
    let (ahead, behind) = (memory.forward.begin(), memory.backward.begin())
    var forward = PathSide(root: source)
    var backward = PathSide(root: target)
    _ = ahead.insert(source, 0)
    _ = behind.insert(target, 0)
    forward.effort = outgoing.effort(of: source)
    backward.effort = incoming.effort(of: target)
    while forward.depth + backward.depth < maximum ?? .max {
      if forward.frontier.isEmpty || backward.frontier.isEmpty { return nil }
      let meetings =
        forward.effort <= backward.effort
        ? try advance(&forward, outgoing, ahead, against: behind, wantsAll)
        : try advance(&backward, incoming, behind, against: ahead, wantsAll)
          .map { ($0.1, $0.0) }
      if !meetings.isEmpty {
        return ShortestPathSet(forward: forward, backward: backward, meetings: meetings)
      }
    }
    return nil
  }

  /// Goes one hop further on one side. Returns the nodes that the other side has met as well, by
  /// their numbers on this side and on the other.
  private func advance(
    _ side: inout PathSide, _ source: Source, _ met: Memory.Marks,
    against other: Memory.Marks, _ wantsAll: Bool
  ) throws(StoreError) -> [(Int32, Int32)] {
    side.depth += 1
    let frontier = side.frontier
    let first = Int32(frontier.upperBound)
    var meetings: [(Int32, Int32)] = []
    var hasMet = false
    var effort = 0
    // Copies, so that the loop below keeps them in registers and not behind the side's address.
    var nodes = side.nodes
    var heads = side.heads
    var links = side.links
    side.nodes = []
    side.heads = []
    side.links = []
    for place in frontier {
      if place & 1023 == 1023 { try checkInterruption(interruption) }
      let isComplete = try source.forEach(of: nodes[place]) { relationship, neighbour in
        let next = Int32(truncatingIfNeeded: nodes.count)
        // Once the sides have met, only nodes in which they meet matter.
        let across = other.number(of: neighbour)
        if hasMet, across == nil { return true }
        let number: Int32
        if met.insert(neighbour, next) {
          number = next
          nodes.append(neighbour)
          heads.append(-1)
          if let across {
            hasMet = true
            meetings.append((number, across))
          } else {
            effort &+= source.effort(of: neighbour)
          }
        } else {
          number = met.number(of: neighbour) ?? 0
          // Met before this level: no shorter way.
          if number < first || !wantsAll { return true }
        }
        links.append(
          PathSide.Link(
            relationship: relationship, from: Int32(truncatingIfNeeded: place),
            next: heads[Int(number)]))
        heads[Int(number)] = Int32(truncatingIfNeeded: links.count - 1)
        return wantsAll || !hasMet
      }
      if !isComplete { break }
    }
    side.frontier = frontier.upperBound..<nodes.count
    side.nodes = nodes
    side.heads = heads
    side.links = links
    side.effort = effort
    return meetings
  }
}

/// One half of a ``PathSearch``: the nodes met from one end, with every way in which each can be
/// reached in the least number of hops.
struct PathSide: Sendable {
  /// One hop of a shortest walk.
  struct Link: Sendable {
    let relationship: Int64
    /// The number of the node that is one hop nearer to the root.
    let from: Int32
    /// Another link of the same node, or -1.
    let next: Int32
  }

  var depth = 0
  /// In the order of meeting, the root first.
  var nodes: [Int64] = []
  /// The first link of each node; -1 for the root.
  var heads: [Int32] = []
  var links: [Link] = []
  /// The numbers of the nodes met last.
  var frontier = 0..<1
  /// The work that the next level takes.
  var effort = 1

  init(root: Int64) {
    nodes.reserveCapacity(64)
    heads.reserveCapacity(64)
    links.reserveCapacity(64)
    nodes.append(root)
    heads.append(-1)
  }
}
