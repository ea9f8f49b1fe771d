public import GraphModel

/// All shortest paths between two nodes, enumerated one by one: there can be exponentially many.
///
/// Every path passes through exactly one node in which the two sides of the search met, and is made of
/// one chain of links from it on either side. The chains are enumerated as an odometer counts.
public struct ShortestPathSet: Sendable {
  /// What one side of a search has met.
  fileprivate struct Side: Sendable {
    let depth: Int
    let nodes: [Int64]
    let heads: [Int32]
    let links: [PathLink]

    init(_ side: PathSide) {
      depth = side.depth
      nodes = side.nodes.array
      heads = side.heads.array
      links = side.links.array
    }
  }

  fileprivate struct Chains: Sendable {
    let forward: Side
    let backward: Side
    let meetings: [Meeting]
    var meeting = 0
    /// The links taken from the meeting node to the start, then from it to the end.
    var choices: [Int32] = []
    var isFirst = true
  }

  private var chains: Chains?
  /// The only path, where there are no chains.
  private var single: (nodes: [NodeID], relationships: [RelationshipID])?
  /// The number of relationships of each.
  public let length: Int
  /// The relationships followed for the first time, on both sides.
  let linkCount: Int
  /// What it holds, in bytes, by estimate.
  public let estimatedSize: Int

  init(forward: PathSide, backward: PathSide, meetings: [Meeting]) {
    length = forward.depth + backward.depth
    linkCount = forward.links.count + backward.links.count
    estimatedSize = linkCount * 16 + (forward.nodes.count + backward.nodes.count) * 12
    chains = Chains(forward: Side(forward), backward: Side(backward), meetings: meetings)
  }

  /// The one path through a node with these numbers on two sides that have a link for each node.
  init(forward: PathSide, _ ahead: Int, backward: PathSide, _ behind: Int) {
    let length = forward.depth + backward.depth
    self.length = length
    linkCount = forward.links.count + backward.links.count
    estimatedSize = length * 16
    let start = forward.depth
    var nodes: [NodeID] = []
    var relationships: [RelationshipID] = []
    nodes.reserveCapacity(length + 1)
    relationships.reserveCapacity(length)
    // The way back to the start is walked from its end, so that the places are made first.
    let node = NodeID(forward.nodes[ahead])
    nodes.append(node)
    for _ in 0..<length {
      nodes.append(node)
      relationships.append(RelationshipID(0))
    }
    var number = ahead
    for place in (0..<start).reversed() {
      let link = forward.links[number]
      number = Int(link.from)
      nodes[place] = NodeID(forward.nodes[number])
      relationships[place] = RelationshipID(link.relationship)
    }
    number = behind
    for place in start..<length {
      let link = backward.links[number]
      number = Int(link.from)
      nodes[place + 1] = NodeID(backward.nodes[number])
      relationships[place] = RelationshipID(link.relationship)
    }
    single = (nodes, relationships)
  }

  /// Replaces the contents of `nodes` and `relationships` by those of the next path, in the order
  /// walked. Returns false after the last one.
  public mutating func next(
    nodes: inout [NodeID], relationships: inout [RelationshipID]
  ) -> Bool {
    if let path = single {
      single = nil
      (nodes, relationships) = path
      return true
    }
    guard chains?.advance() == true else { return false }
    chains?.write(&nodes, &relationships)
    return true
  }
}

extension ShortestPathSet.Chains {
  fileprivate func write(_ nodes: inout [NodeID], _ relationships: inout [RelationshipID]) {
    let length = forward.depth + backward.depth
    nodes.removeAll(keepingCapacity: true)
    relationships.removeAll(keepingCapacity: true)
    nodes.reserveCapacity(length + 1)
    relationships.reserveCapacity(length)
    for choice in choices[..<forward.depth].reversed() {
      let link = forward.links[Int(choice)]
      nodes.append(NodeID(forward.nodes[Int(link.from)]))
      relationships.append(RelationshipID(link.relationship))
    }
    nodes.append(NodeID(forward.nodes[Int(meetings[meeting].forward)]))
    for choice in choices[forward.depth...] {
      let link = backward.links[Int(choice)]
      nodes.append(NodeID(backward.nodes[Int(link.from)]))
      relationships.append(RelationshipID(link.relationship))
    }
  }

  fileprivate mutating func advance() -> Bool {
    guard meeting < meetings.count else { return false }
    if isFirst {
      isFirst = false
      fill()
      return true
    }
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
      guard meeting < meetings.count else { return false }
    }
    fill()
    return true
  }

  /// Completes the choices with the first link of each further node. Every node but a root has one,
  /// and the roots lie at depth 0.
  private mutating func fill() {
    let length = forward.depth + backward.depth
    choices.reserveCapacity(length)
    while choices.count < forward.depth {
      let node = choices.last.map { forward.links[Int($0)].from } ?? meetings[meeting].forward
      choices.append(forward.heads[Int(node)])
    }
    while choices.count < length {
      let node =
        choices.count == forward.depth
        ? meetings[meeting].backward
        : choices.last.map { backward.links[Int($0)].from } ?? meetings[meeting].backward
      choices.append(backward.heads[Int(node)])
    }
  }
}
