/// A node with everything that was read of it.
public struct Node: Sendable {
  public let id: NodeID
  /// In the order in which labels were first used in the store.
  public let labels: [String]
  public let properties: [String: Value]

  public init(id: NodeID, labels: [String], properties: [String: Value]) {
    self.id = id
    self.labels = labels
    self.properties = properties
  }
}

/// A typed, directed edge with an identity of its own and everything that was read of it.
public struct Relationship: Sendable {
  public let id: RelationshipID
  public let type: String
  public let source: NodeID
  public let target: NodeID
  public let properties: [String: Value]
  /// When it held in the world.
  public let period: Period

  public init(
    id: RelationshipID, type: String, source: NodeID, target: NodeID,
    properties: [String: Value], period: Period
  ) {
    self.id = id
    self.type = type
    self.source = source
    self.target = target
    self.properties = properties
    self.period = period
  }
}

/// A walk through the graph: `nodes.count == relationships.count + 1`.
public struct Path: Hashable, Sendable {
  public let nodes: [NodeID]
  public let relationships: [RelationshipID]

  /// - Precondition: there is one node more than there are relationships.
  public init(nodes: [NodeID], relationships: [RelationshipID]) {
    precondition(nodes.count == relationships.count + 1)
    self.nodes = nodes
    self.relationships = relationships
  }

  /// The number of relationships.
  public var length: Int { relationships.count }
}

/// The nodes and relationships that a set of values refers to, each held once.
public struct Subgraph: Sendable {
  public var nodes: [NodeID: Node]
  public var relationships: [RelationshipID: Relationship]

  public init(nodes: [NodeID: Node] = [:], relationships: [RelationshipID: Relationship] = [:]) {
    self.nodes = nodes
    self.relationships = relationships
  }
}
