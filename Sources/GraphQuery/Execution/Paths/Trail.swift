internal import GraphModel

/// Walks of one length from some rows of a batch, each one hop longer than a walk of its parent.
///
/// A walk is told by its last hop and its parent, so that walks which begin alike share their
/// beginnings. No walk takes a relationship twice: they are trails.
final class TrailLevel {
  let parent: TrailLevel?
  /// The number of hops.
  let length: Int
  /// For each walk, the one of the parent that it goes on from. Empty at length 0.
  let parents: [Int32]
  /// The last hop. Empty at length 0.
  let relationships: [RelationshipID]
  /// Where the walk has come to.
  let nodes: [NodeID]
  /// The row of the batch that it began from.
  let rows: [Int32]

  /// The walks of no hops.
  init(starts: [NodeID]) {
    parent = nil
    length = 0
    parents = []
    relationships = []
    nodes = starts
    rows = (0..<Int32(starts.count)).map { $0 }
  }

  init(
    _ parent: TrailLevel, parents: [Int32], relationships: [RelationshipID], nodes: [NodeID],
    rows: [Int32]
  ) {
    self.parent = parent
    length = parent.length + 1
    self.parents = parents
    self.relationships = relationships
    self.nodes = nodes
    self.rows = rows
  }

  var count: Int { nodes.count }

  /// Whether walk `index` has taken `relationship`. Complexity: linear in the length.
  func contains(_ relationship: RelationshipID, in index: Int) -> Bool {
    var level = self
    var index = index
    while let parent = level.parent {
      if level.relationships[index] == relationship { return true }
      index = Int(level.parents[index])
      level = parent
    }
    return false
  }

  /// The relationships and nodes of a walk in the order walked; a node more than relationships.
  func walk(_ index: Int) -> (relationships: [RelationshipID], nodes: [NodeID]) {
    var relationships: [RelationshipID] = []
    var nodes: [NodeID] = []
    relationships.reserveCapacity(length)
    nodes.reserveCapacity(length + 1)
    var level = self
    var index = index
    while let parent = level.parent {
      relationships.append(level.relationships[index])
      nodes.append(level.nodes[index])
      index = Int(level.parents[index])
      level = parent
    }
    nodes.append(level.nodes[index])
    relationships.reverse()
    nodes.reverse()
    return (relationships, nodes)
  }

  var estimatedSize: Int { count * 24 }
}
