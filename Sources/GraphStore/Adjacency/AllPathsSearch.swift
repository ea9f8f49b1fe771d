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
    let (met, metBehind) = (memory.forward.begin(), memory.backward.begin())
    let (ahead, behind) = (memory.ahead, memory.behind)
    ahead.begin(at: source, effort: outgoing.effort(of: source))
    behind.begin(at: target, effort: incoming.effort(of: target))
    _ = met.insert(source, 0)
    _ = metBehind.insert(target, 0)
    while ahead.depth + behind.depth < maximum ?? .max {
      if ahead.frontier.isEmpty || behind.frontier.isEmpty { return nil }
      let meetings =
        ahead.effort <= behind.effort
        ? try advance(ahead, outgoing, met, against: metBehind, wantsAll)
        : try advance(behind, incoming, metBehind, against: met, wantsAll)
          .map { Meeting(forward: $0.backward, backward: $0.forward) }
      if let first = meetings.first {
        return wantsAll
          ? ShortestPathSet(forward: ahead, backward: behind, meetings: meetings)
          : ShortestPathSet(first, forward: ahead, backward: behind)
      }
    }
    return nil
  }

  /// Goes one hop further on one side. Returns the nodes that the other side has met as well, by
  /// their numbers on this side, as `forward`, and on the other.
  private func advance(
    _ side: PathSide, _ source: Source, _ met: Memory.Marks, against other: Memory.Marks,
    _ wantsAll: Bool
  ) throws(StoreError) -> [Meeting] {
    side.depth += 1
    let frontier = side.frontier
    let first = Int32(truncatingIfNeeded: frontier.upperBound)
    var meetings: [Meeting] = []
    var hasMet = false
    var effort = 0
    // Copies, so that the loop below keeps them in registers and not behind the side's address.
    var (nodes, heads, links) = (side.nodes, side.heads, side.links)
    defer { (side.nodes, side.heads, side.links) = (nodes, heads, links) }
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
            meetings.append(Meeting(forward: number, backward: across))
          } else {
            effort &+= source.effort(of: neighbour)
          }
        } else {
          // Another relationship to a node that was met has nothing to add to one path.
          guard wantsAll else { return true }
          number = met.number(of: neighbour) ?? 0
          // Met before this level: no shorter way.
          if number < first { return true }
        }
        links.append(
          PathLink(
            relationship: relationship, from: Int32(truncatingIfNeeded: place),
            next: heads[Int(number)]))
        heads[Int(number)] = Int32(truncatingIfNeeded: links.count - 1)
        return wantsAll || !hasMet
      }
      if !isComplete { break }
    }
    side.frontier = frontier.upperBound..<nodes.count
    side.effort = effort
    return meetings
  }
}

/// A node in which the two sides of a ``PathSearch`` meet, by its numbers on both.
struct Meeting: Sendable {
  let forward: Int32
  let backward: Int32
}

/// One hop of a shortest walk.
struct PathLink: Sendable, BitwiseCopyable {
  let relationship: Int64
  /// The number of the node that is one hop nearer to the root.
  let from: Int32
  /// Another link of the same node, or -1.
  let next: Int32
}

/// One half of a ``PathSearch``: the nodes met from one end, with every way in which each can be
/// reached in the least number of hops.
///
/// It belongs to one search at a time, which reads and writes whole properties and nothing within one
/// while another is being changed: that need not be checked at every access.
final class PathSide {
  @exclusivity(unchecked) var depth = 0
  /// In the order of meeting, the root first.
  @exclusivity(unchecked) var nodes = SearchBuffer<Int64>()
  /// The first link of each node; -1 for the root.
  @exclusivity(unchecked) var heads = SearchBuffer<Int32>()
  @exclusivity(unchecked) var links = SearchBuffer<PathLink>()
  /// The numbers of the nodes met last.
  @exclusivity(unchecked) var frontier = 0..<1
  /// The work that the next level takes.
  @exclusivity(unchecked) var effort = 1

  deinit {
    nodes.deallocate()
    heads.deallocate()
    links.deallocate()
  }

  /// Empties it for another search.
  func begin(at root: Int64, effort: Int) {
    nodes.removeAll()
    heads.removeAll()
    links.removeAll()
    nodes.append(root)
    heads.append(-1)
    depth = 0
    frontier = 0..<1
    self.effort = effort
  }
}
