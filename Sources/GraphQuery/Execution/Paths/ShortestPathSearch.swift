internal import GraphModel
internal import GraphStore

/// A walk found by a search.
struct FoundPath {
  var nodes: [NodeID]
  var relationships: [RelationshipID]
}

/// All shortest paths between two different nodes, by a breadth-first search from both ends.
///
/// The search advances the side with the smaller frontier, a whole level at a time, until a node of
/// the new level is known to the other side. Every shortest path then passes through exactly one
/// such node, at the depths that the two sides have reached, and is made of one chain of links from
/// it on either side. The chains are enumerated as an odometer counts, one path at a time: there
/// can be exponentially many.
///
/// A shortest walk between different nodes meets no node twice, so it takes no relationship twice.
struct ShortestPathSearch {
  private var forward: BreadthFirstSide
  private var backward: BreadthFirstSide
  private var meetings: [NodeID] = []
  private var meeting = 0
  /// The links taken from the meeting node to the start, then from it to the end.
  private var choices: [Int32] = []
  private var isFirst = true

  /// - Precondition: `source != target`.
  init(from source: NodeID, to target: NodeID) {
    forward = BreadthFirstSide(root: source)
    backward = BreadthFirstSide(root: target)
  }

  /// Runs the search. False where there is no path of at most `maximum` hops.
  mutating func run(
    maximum: Int?, _ outgoing: TraversalRun, _ incoming: TraversalRun, _ validity: ValidityFilter?,
    _ filter: HopFilter, row: Int32, _ context: ExecutionContext
  ) throws(QueryError) -> Bool {
    while forward.depth + backward.depth < maximum ?? .max {
      if forward.frontier.isEmpty || backward.frontier.isEmpty { return false }
      if forward.frontier.count <= backward.frontier.count {
        try forward.advance(outgoing, validity, filter, row: row, context)
        meetings = forward.frontier.filter { backward.depths[$0] != nil }
      } else {
        try backward.advance(incoming, validity, filter, row: row, context)
        meetings = backward.frontier.filter { forward.depths[$0] != nil }
      }
      if !meetings.isEmpty { return true }
    }
    return false
  }

  /// The next path, or nil after the last one.
  mutating func next() -> FoundPath? {
    guard meeting < meetings.count else { return nil }
    if isFirst {
      isFirst = false
      fill()
    } else {
      // Take the last choice that has an alternative, and begin anew behind it.
      while let last = choices.popLast() {
        let isForward = choices.count < forward.depth
        let next = isForward ? forward.links[Int(last)].next : backward.links[Int(last)].next
        if next >= 0 {
          choices.append(next)
          break
        }
      }
      if choices.isEmpty {
        meeting += 1
        guard meeting < meetings.count else { return nil }
      }
      fill()
    }
    return path()
  }

  /// Completes the choices with the first link of each further node.
  private mutating func fill() {
    let middle = meetings[meeting]
    while choices.count < forward.depth {
      let node = choices.last.map { forward.links[Int($0)].node } ?? middle
      // Every node but the root has a link, and the root lies at depth 0.
      choices.append(forward.heads[node] ?? 0)
    }
    while choices.count < forward.depth + backward.depth {
      let node =
        choices.count == forward.depth
        ? middle : choices.last.map { backward.links[Int($0)].node } ?? middle
      choices.append(backward.heads[node] ?? 0)
    }
  }

  private func path() -> FoundPath {
    var result = FoundPath(nodes: [], relationships: [])
    result.nodes.reserveCapacity(choices.count + 1)
    result.relationships.reserveCapacity(choices.count)
    for choice in choices[..<forward.depth].reversed() {
      let link = forward.links[Int(choice)]
      result.nodes.append(link.node)
      result.relationships.append(link.relationship)
    }
    result.nodes.append(meetings[meeting])
    for choice in choices[forward.depth...] {
      let link = backward.links[Int(choice)]
      result.nodes.append(link.node)
      result.relationships.append(link.relationship)
    }
    return result
  }
}
