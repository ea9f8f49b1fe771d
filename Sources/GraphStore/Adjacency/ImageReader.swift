package import GraphModel

/// The second way to read a graph: its shape from an image, everything else from the tables.
///
/// The image is of the same version of the graph as the transaction, so that both answer as one.
package final class ImageReader: GraphReader {
  let transaction: ReadTransaction
  let image: GraphImage

  /// - Precondition: both are of the same version.
  init(_ transaction: ReadTransaction, _ image: GraphImage) {
    self.transaction = transaction
    self.image = image
  }

  // MARK: Names of labels, types and keys

  package func label(named name: String) throws(StoreError) -> LabelToken? {
    try transaction.label(named: name)
  }
  package func relationshipType(named name: String) throws(StoreError) -> TypeToken? {
    try transaction.relationshipType(named: name)
  }
  package func propertyKey(named name: String) throws(StoreError) -> KeyToken? {
    try transaction.propertyKey(named: name)
  }
  package func name(of label: LabelToken) throws(StoreError) -> String {
    try transaction.name(of: label)
  }
  package func name(of type: TypeToken) throws(StoreError) -> String {
    try transaction.name(of: type)
  }
  package func name(of key: KeyToken) throws(StoreError) -> String {
    try transaction.name(of: key)
  }
  package func labels() throws(StoreError) -> [LabelToken] { try transaction.labels() }
  package func relationshipTypes() throws(StoreError) -> [TypeToken] {
    try transaction.relationshipTypes()
  }
  package func propertyKeys() throws(StoreError) -> [KeyToken] { try transaction.propertyKeys() }

  // MARK: Statistics

  package var readsImage: Bool { true }

  package var changeCounter: Int64 { transaction.changeCounter }
  package func nodeCount(label: LabelToken?) throws(StoreError) -> Int {
    try transaction.nodeCount(label: label)
  }
  package func relationshipCount(type: TypeToken?) throws(StoreError) -> Int {
    try transaction.relationshipCount(type: type)
  }
  package func hasIndex(label: LabelToken, key: KeyToken) throws(StoreError) -> Bool {
    try transaction.hasIndex(label: label, key: key)
  }
  package func indexes() throws(StoreError) -> [PropertyIndex] { try transaction.indexes() }

  package func nodes(
    nameWords text: String, lastIsBegun: Bool, limit: Int
  ) throws(StoreError) -> [NodeID] {
    try transaction.nodes(nameWords: text, lastIsBegun: lastIsBegun, limit: limit)
  }

  // MARK: Found by the tables

  package func nodes(named name: String) throws(StoreError) -> [NodeID] {
    try transaction.nodes(named: name)
  }
  package func relationships(
    types: [TypeToken], where key: KeyToken, equals value: Value
  ) throws(StoreError) -> RelationshipColumns {
    try transaction.relationships(types: types, where: key, equals: value)
  }
  package func properties(
    of nodes: [NodeID]
  ) throws(StoreError) -> [[(key: KeyToken, value: Value)]] {
    try transaction.properties(of: nodes)
  }
  package func property(
    _ key: KeyToken, of relationships: [RelationshipID]
  ) throws(StoreError) -> [Value] {
    try transaction.property(key, of: relationships)
  }
  package func properties(
    of relationships: [RelationshipID]
  ) throws(StoreError) -> [[(key: KeyToken, value: Value)]] {
    try transaction.properties(of: relationships)
  }
  package func periods(of relationships: [RelationshipID]) throws(StoreError) -> [Period] {
    try transaction.periods(of: relationships)
  }
  package func evidence(of relationships: [RelationshipID]) throws(StoreError) -> [[Evidence]] {
    try transaction.evidence(of: relationships)
  }
}
