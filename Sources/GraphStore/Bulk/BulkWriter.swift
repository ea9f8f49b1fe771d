public import GraphModel

/// Takes the nodes and relationships of an import: a file that is made anew (``GraphBuilder``), or a
/// transaction on a graph that is there (``WriteTransaction``).
public protocol BulkWriter: AnyObject {
  func intern(label name: String) throws(StoreError) -> LabelToken
  func intern(relationshipType name: String) throws(StoreError) -> TypeToken
  func intern(propertyKey name: String) throws(StoreError) -> KeyToken

  /// - Parameters:
  ///   - id: the node's id, greater than every one given before; nil for the next.
  ///   - labels: ascending, each once.
  ///   - properties: in the order of their keys, each key once, none null.
  /// - Throws: ``StoreError/Code/constraint`` where the id is taken or does not ascend, and
  ///   ``StoreError/Code/unsupportedValue`` for a value that is no property. Then nothing was added.
  func addNode(
    id: NodeID?, labels: [LabelToken], properties: [(key: KeyToken, value: Value)]
  ) throws(StoreError) -> NodeID

  /// - Parameters:
  ///   - source: a node that ``addNode(id:labels:properties:)`` gave; likewise `target`.
  ///   - properties: as of nodes; `since` and `until` set the period as they do everywhere.
  /// - Throws: ``StoreError/Code/unsupportedValue`` for a value that is no property. Then nothing was
  ///   added.
  func addRelationship(
    type: TypeToken, from source: NodeID, to target: NodeID,
    properties: [(key: KeyToken, value: Value)]
  ) throws(StoreError)
}

extension WriteTransaction: BulkWriter {
  public func addNode(
    id: NodeID?, labels: [LabelToken], properties: [(key: KeyToken, value: Value)]
  ) throws(StoreError) -> NodeID {
    for property in properties { try Statement.requireStorable(property.value) }
    if let id {
      guard id.rawValue >= nextNode || id.rawValue == 0 && nextNode == 1 && nodesInAll == 0 else {
        throw StoreError(
          .constraint, "the id \(id) is not greater than all that were given before it")
      }
      nextNode = id.rawValue
    }
    let node = try createNode(labels: labels)
    for property in properties { try set(property.key, to: property.value, of: node) }
    return node
  }

  public func addRelationship(
    type: TypeToken, from source: NodeID, to target: NodeID,
    properties: [(key: KeyToken, value: Value)]
  ) throws(StoreError) {
    for property in properties { try Statement.requireStorable(property.value) }
    let relationship = try createRelationship(type: type, from: source, to: target)
    for property in properties { try set(property.key, to: property.value, of: relationship) }
  }
}
