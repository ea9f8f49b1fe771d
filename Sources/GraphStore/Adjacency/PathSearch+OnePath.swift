/// One shortest path: the search stops at the first node in which the sides meet. So one set of marks serves
/// both, a node needs only the relationship by which it was met first, and the effort of a level is
/// reckoned when it is known that there will be one.
extension PathSearch {
  /// - Precondition: both sides stand at their ends.
  func onePath(
    from source: Int64, to target: Int64, maximum: Int?
  ) throws(StoreError) -> ShortestPathSet? {
    let (ahead, behind) = (memory.ahead, memory.behind)
    // In step with the nodes.
    ahead.links.append(.none)
    behind.links.append(.none)
    let met = memory.forward.begin()
    _ = met.meet(source, .ahead)
    _ = met.meet(target, .behind)
    while ahead.depth + behind.depth < maximum ?? .max {
      if ahead.frontier.isEmpty || behind.frontier.isEmpty { return nil }
      let isAhead = ahead.effort <= behind.effort
      let haveMet =
        isAhead
        ? try advance(ahead, outgoing, met, .ahead) : try advance(behind, incoming, met, .behind)
      guard haveMet else { continue }
      let (side, other) = isAhead ? (ahead, behind) : (behind, ahead)
      let number = side.nodes.count - 1
      let across = other.frontier.first { other.nodes[$0] == side.nodes[number] } ?? 0
      return ShortestPathSet(
        forward: ahead, isAhead ? number : across, backward: behind, isAhead ? across : number)
    }
    return nil
  }

  /// Goes one hop further on one side. Returns true at a node that the other side has met: the last of
  /// the nodes on this side.
  private func advance(
    _ side: PathSide, _ source: Source, _ met: Memory.Marks, _ end: PathEnd
  ) throws(StoreError) -> Bool {
    side.depth += 1
    let frontier = side.frontier
    // Copies, so that the loop below keeps them in registers and not behind the side's address.
    var (nodes, links) = (side.nodes, side.links)
    defer { (side.nodes, side.links) = (nodes, links) }
    for place in frontier {
      if place & 1023 == 1023 { try checkInterruption(interruption) }
      let isApart = try source.forEach(of: nodes[place]) { relationship, neighbour in
        let before = met.meet(neighbour, end)
        if before == end { return true }
        nodes.append(neighbour)
        links.append(
          PathLink(
            relationship: relationship, from: Int32(truncatingIfNeeded: place), next: -1))
        return before == nil
      }
      if !isApart { return true }
    }
    side.frontier = frontier.upperBound..<nodes.count
    var effort = 0
    for place in side.frontier { effort &+= source.effort(of: nodes[place]) }
    side.effort = effort
    return false
  }
}
