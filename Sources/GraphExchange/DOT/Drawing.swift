public import GraphModel
public import GraphStore

/// Which part of a graph is drawn.
public struct Drawing: Sendable {
  /// Nil: every node of the graph, and every relationship.
  var parts: Parts?
  /// Only relationships that possibly hold, and the actors that they connect.
  public var validity: ValidityFilter?

  struct Parts: Sendable {
    /// Ascending.
    var nodes: [NodeID]
    /// Ascending; the ends of each are among the nodes.
    var relationships: [RelationshipID]
  }

  /// - Parameter validity: if given, only the relationships that possibly hold then are drawn, and
  ///   the actors that they connect.
  public static func everything(validity: ValidityFilter? = nil) -> Drawing {
    Drawing(parts: nil, validity: validity)
  }

  /// What a query's answer contains. Both ends of every relationship are drawn with it.
  public static func result(_ entities: Subgraph) -> Drawing {
    var nodes = Set(entities.nodes.keys)
    for relationship in entities.relationships.values {
      nodes.insert(relationship.source)
      nodes.insert(relationship.target)
    }
    return Drawing(
      parts: Parts(
        nodes: nodes.sorted(), relationships: entities.relationships.keys.sorted()),
      validity: nil)
  }

  /// All actors within `depth` steps of `centres`, and all relationships between them.
  ///
  /// - Complexity: O(relationships of the actors found).
  public static func around(
    _ centres: [NodeID], depth: Int, validity: ValidityFilter? = nil,
    in reader: some GraphReader
  ) throws(StoreError) -> Drawing {
    let request = ExpandRequest(validity: validity)
    var found = Set(centres)
    var frontier = found.sorted()
    var relationships: Set<RelationshipID> = []
    var expansion = Expansion()
    // One step more than the depth: it finds the relationships between the outermost.
    for step in 0...max(0, depth) {
      try reader.expand(frontier, request, into: &expansion)
      var next: Set<NodeID> = []
      for (relationship, neighbour) in zip(expansion.relationships, expansion.neighbours) {
        if found.contains(neighbour) || next.contains(neighbour) {
          relationships.insert(relationship)
        } else if step < depth {
          next.insert(neighbour)
          relationships.insert(relationship)
        }
      }
      found.formUnion(next)
      frontier = next.sorted()
      if frontier.isEmpty { break }
    }
    return Drawing(
      parts: Parts(nodes: found.sorted(), relationships: relationships.sorted()), validity: nil)
  }

  /// How many nodes and relationships will be drawn; an upper bound where a filter applies.
  public func size(in reader: some GraphReader) throws(StoreError) -> (nodes: Int, edges: Int) {
    if let parts { return (parts.nodes.count, parts.relationships.count) }
    return (try reader.nodeCount(label: nil), try reader.relationshipCount(type: nil))
  }
}
