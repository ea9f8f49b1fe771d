public import GraphModel

/// All shortest paths between two nodes, enumerated one by one: there can be exponentially many.
///
/// Every path passes through exactly one node in which the two sides of the search met, and is made of
/// one chain of links from it on either side. The chains are enumerated as an odometer counts.
public struct ShortestPathSet: Sendable {
  private let forward: PathSide
  private let backward: PathSide
  /// By their numbers on the two sides.
  private let meetings: [(Int32, Int32)]
  private var meeting = 0
  /// The links taken from the meeting node to the start, then from it to the end.
  private var choices: [Int32] = []
  private var isFirst = true

  init(forward: PathSide, backward: PathSide, meetings: [(Int32, Int32)]) {
    self.forward = forward
    self.backward = backward
    self.meetings = meetings
  }

  /// The number of relationships of each.
  public var length: Int { forward.depth + backward.depth }

  /// The relationships followed for the first time, on both sides.
  var linkCount: Int { forward.links.count + backward.links.count }

  /// What it holds, in bytes, by estimate.
  public var estimatedSize: Int {
    (forward.links.count + backward.links.count) * 16
      + (forward.nodes.count + backward.nodes.count) * 12
  }

  /// Replaces the contents of `nodes` and `relationships` by those of the next path, in the order
  /// walked. Returns false after the last one.
  public mutating func next(
    nodes: inout [NodeID], relationships: inout [RelationshipID]
  ) -> Bool {
    guard advance() else { return false }
    nodes.reserveCapacity(length + 1)
    relationships.reserveCapacity(length)
    nodes.removeAll(keepingCapacity: true)
    relationships.removeAll(keepingCapacity: true)
    for choice in choices[..<forward.depth].reversed() {
      let link = forward.links[Int(choice)]
      nodes.append(NodeID(forward.nodes[Int(link.from)]))
      relationships.append(RelationshipID(link.relationship))
    }
    nodes.append(NodeID(forward.nodes[Int(meetings[meeting].0)]))
    for choice in choices[forward.depth...] {
      let link = backward.links[Int(choice)]
      nodes.append(NodeID(backward.nodes[Int(link.from)]))
      relationships.append(RelationshipID(link.relationship))
    }
    return true
  }

  private mutating func advance() -> Bool {
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
    while choices.count < forward.depth {
      let node = choices.last.map { forward.links[Int($0)].from } ?? meetings[meeting].0
      choices.append(forward.heads[Int(node)])
    }
    while choices.count < forward.depth + backward.depth {
      let node =
        choices.count == forward.depth
        ? meetings[meeting].1
        : choices.last.map { backward.links[Int($0)].from } ?? meetings[meeting].1
      choices.append(backward.heads[Int(node)])
    }
  }
}
