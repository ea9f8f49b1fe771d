/// All shortest paths: every one of them passes through exactly one of the nodes in which the sides first
/// meet.
extension PathSearch {
  /// - Precondition: both sides stand at their ends.
  func allPaths(
    from source: Int64, to target: Int64, maximum: Int?
  ) throws(StoreError) -> ShortestPathSet? {
    let (ahead, behind) = (memory.ahead, memory.behind)
    let (met, metBehind) = (memory.forward.begin(), memory.backward.begin())
    _ = met.insert(source, 0)
    _ = metBehind.insert(target, 0)
    while ahead.depth + behind.depth < maximum ?? .max {
      if ahead.frontier.isEmpty || behind.frontier.isEmpty { return nil }
      let meetings =
        ahead.effort <= behind.effort
        ? try advance(ahead, outgoing, met, against: metBehind)
        : try advance(behind, incoming, metBehind, against: met)
          .map { Meeting(forward: $0.backward, backward: $0.forward) }
      if !meetings.isEmpty {
        return ShortestPathSet(forward: ahead, backward: behind, meetings: meetings)
      }
    }
    return nil
  }

  /// Goes one hop further on one side. Returns the nodes that the other side has met as well, by
  /// their numbers on this side, as `forward`, and on the other.
  private func advance(
    _ side: PathSide, _ source: Source, _ met: Memory.Marks, against other: Memory.Marks
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
      try source.forEach(of: nodes[place]) { relationship, neighbour in
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
          number = met.number(of: neighbour) ?? 0
          // Met before this level: no shorter way.
          if number < first { return true }
        }
        links.append(
          PathLink(
            relationship: relationship, from: Int32(truncatingIfNeeded: place),
            next: heads[Int(number)]))
        heads[Int(number)] = Int32(truncatingIfNeeded: links.count - 1)
        return true
      }
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
