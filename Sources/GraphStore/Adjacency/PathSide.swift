/// One hop of a shortest walk.
struct PathLink: Sendable, BitwiseCopyable {
  let relationship: Int64
  /// The number of the node that is one hop nearer to the root.
  let from: Int32
  /// Another link of the same node, or -1.
  let next: Int32

  /// Stands for the root's, which has none.
  static let none = PathLink(relationship: 0, from: -1, next: -1)
}

/// One half of a ``PathSearch``: the nodes met from one end, with every way, or the first, in which each can be
/// reached in the least number of hops.
///
/// It belongs to one search at a time, which reads and writes whole properties and nothing within one
/// while another is being changed: that need not be checked at every access.
final class PathSide {
  @exclusivity(unchecked) var depth = 0
  /// In the order of meeting, the root first.
  @exclusivity(unchecked) var nodes = SearchBuffer<Int64>()
  /// The first link of each node; -1 for the root. A search for one path has one link for each, and no heads.
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
