public import GraphModel

/// A consistent view of one graph, read in batches: ids in, ids or columns out.
///
/// All calls on one reader see the same state; within a write transaction, the state as written so
/// far. The query engine knows a store by this protocol alone, so that another kind of store can
/// take its place. Columns returned have one row for each id given, in the order given; an id that
/// the graph does not hold reads as a node without labels or properties.
public protocol GraphReader: AnyObject {
  // MARK: Names of labels, types and keys

  func label(named name: String) throws(StoreError) -> LabelToken?
  func relationshipType(named name: String) throws(StoreError) -> TypeToken?
  func propertyKey(named name: String) throws(StoreError) -> KeyToken?
  func name(of label: LabelToken) throws(StoreError) -> String
  func name(of type: TypeToken) throws(StoreError) -> String
  func name(of key: KeyToken) throws(StoreError) -> String
  /// All labels ever used, in order of token; likewise for types and keys.
  func labels() throws(StoreError) -> [LabelToken]
  func relationshipTypes() throws(StoreError) -> [TypeToken]
  func propertyKeys() throws(StoreError) -> [KeyToken]

  // MARK: Statistics

  /// Whether the shape of the graph is read from an image of it rather than from the file's indexes.
  var readsImage: Bool { get }

  /// Counts the committed write transactions: the same number, the same graph.
  var changeCounter: Int64 { get }
  /// Exact, kept by the store. Complexity: O(1).
  func nodeCount(label: LabelToken?) throws(StoreError) -> Int
  /// Exact, kept by the store. Complexity: O(1).
  func relationshipCount(type: TypeToken?) throws(StoreError) -> Int
  /// Whether nodes with `label` can be found by the value of `key` without a scan.
  /// True for the key `name` of every label.
  func hasIndex(label: LabelToken, key: KeyToken) throws(StoreError) -> Bool
  /// The indexes that were asked for: those of nodes in order of label and key, then those of
  /// relationships in order of type and key.
  func indexes() throws(StoreError) -> [PropertyIndex]

  // MARK: Nodes

  /// At most `limit` ids greater than `after`, ascending; with `label`, only nodes that have it.
  func nodes(label: LabelToken?, after: NodeID?, limit: Int) throws(StoreError) -> [NodeID]
  /// The nodes whose property equals `value` (as `=` in the query language), ascending; with
  /// `label`, only nodes that have it. Uses an index where there is one.
  func nodes(label: LabelToken?, where key: KeyToken, equals value: Value)
    throws(StoreError) -> [NodeID]
  /// The nodes of which `name` is a name or an alias, ignoring case and accents.
  func nodes(named name: String) throws(StoreError) -> [NodeID]
  /// The nodes whose property is a string that begins with `prefix`, ascending. Uses an index where
  /// there is one: the key `name` has one.
  func nodes(where key: KeyToken, startsWith prefix: String) throws(StoreError) -> [NodeID]
  /// The nodes of which the names and aliases together have every word of `text`, ignoring case and
  /// accents, ascending.
  ///
  /// - Parameter lastIsBegun: whether the last word may be only the beginning of one.
  func nodes(nameWords text: String, lastIsBegun: Bool, limit: Int) throws(StoreError) -> [NodeID]
  func exist(_ nodes: [NodeID]) throws(StoreError) -> [Bool]
  func exists(_ node: NodeID) throws(StoreError) -> Bool
  func labels(of nodes: [NodeID]) throws(StoreError) -> [[LabelToken]]
  func have(_ label: LabelToken, _ nodes: [NodeID]) throws(StoreError) -> [Bool]
  /// Null where a node lacks the property.
  func property(_ key: KeyToken, of nodes: [NodeID]) throws(StoreError) -> [Value]
  func properties(of nodes: [NodeID]) throws(StoreError) -> [[(key: KeyToken, value: Value)]]

  // MARK: Relationships

  /// At most `limit` relationships with ids greater than `after`, ascending.
  func relationships(type: TypeToken?, after: RelationshipID?, limit: Int)
    throws(StoreError) -> RelationshipColumns
  /// The relationships of one of the types whose property equals `value` (as `=` in the query
  /// language), ascending. Uses an index where there is one.
  func relationships(types: [TypeToken], where key: KeyToken, equals value: Value)
    throws(StoreError) -> RelationshipColumns
  /// Replaces the contents of `expansion`.
  func expand(_ frontier: [NodeID], _ request: ExpandRequest, into expansion: inout Expansion)
    throws(StoreError)
  /// The relationships between `sources[i]` and `targets[i]`, for every i: `origins` are indices into
  /// both, `neighbours` the targets. Replaces the contents of `expansion`.
  ///
  /// - Precondition: both have the same length.
  func connect(
    _ sources: [NodeID], _ targets: [NodeID], _ request: ExpandRequest,
    into expansion: inout Expansion) throws(StoreError)
  /// The number of relationships that ``expand(_:_:into:)`` would find from each node.
  func degrees(of nodes: [NodeID], _ request: ExpandRequest) throws(StoreError) -> [Int]
  /// The nodes that one to `maximum` relationships lead to from `start`, each once, nearest first,
  /// `start` left out.
  func neighbourhood(of start: NodeID, within maximum: Int?, _ request: ExpandRequest)
    throws(StoreError) -> [NodeID]
  /// The number of nodes in ``neighbourhood(of:within:_:)``.
  func neighbourhoodCount(of start: NodeID, within maximum: Int?, _ request: ExpandRequest)
    throws(StoreError) -> Int
  /// The shortest paths of one to `maximum` relationships from `source` to `target`; nil where there
  /// is none. The first of them alone can be found with less work: `wantsAll` is then false.
  ///
  /// - Precondition: `source` and `target` are not the same.
  func shortestPaths(
    from source: NodeID, to target: NodeID, maximum: Int?, _ request: ExpandRequest,
    wantsAll: Bool
  ) throws(StoreError) -> ShortestPathSet?
  func exist(_ relationships: [RelationshipID]) throws(StoreError) -> [Bool]
  /// - Precondition: every relationship exists.
  func endpoints(of relationships: [RelationshipID]) throws(StoreError) -> RelationshipColumns
  /// - Precondition: every relationship exists.
  func types(of relationships: [RelationshipID]) throws(StoreError) -> [TypeToken]
  func property(_ key: KeyToken, of relationships: [RelationshipID]) throws(StoreError) -> [Value]
  func properties(of relationships: [RelationshipID])
    throws(StoreError) -> [[(key: KeyToken, value: Value)]]
  func periods(of relationships: [RelationshipID]) throws(StoreError) -> [Period]
  func evidence(of relationships: [RelationshipID]) throws(StoreError) -> [[Evidence]]
}

/// A view of a graph that can be changed. All that is written becomes visible to this writer at
/// once, and to others when the transaction commits.
public protocol GraphWriter: GraphReader {
  func intern(label name: String) throws(StoreError) -> LabelToken
  func intern(relationshipType name: String) throws(StoreError) -> TypeToken
  func intern(propertyKey name: String) throws(StoreError) -> KeyToken

  func createNode(labels: [LabelToken]) throws(StoreError) -> NodeID
  func createRelationship(type: TypeToken, from source: NodeID, to target: NodeID)
    throws(StoreError) -> RelationshipID
  /// Returns whether the node lacked the label.
  @discardableResult
  func add(_ label: LabelToken, to node: NodeID) throws(StoreError) -> Bool
  /// Returns whether the node had the label.
  @discardableResult
  func remove(_ label: LabelToken, from node: NodeID) throws(StoreError) -> Bool
  /// Null removes the property. A string `name` is also kept as a strong name, and found by search.
  func set(_ key: KeyToken, to value: Value, of node: NodeID) throws(StoreError)
  /// Null removes the property. `since` and `until` that are dates (a date, or a string that is a
  /// ``PartialDate``) also set the period.
  func set(_ key: KeyToken, to value: Value, of relationship: RelationshipID) throws(StoreError)
  /// - Precondition: the node has no relationships left when the transaction commits.
  func delete(_ node: NodeID) throws(StoreError)
  func delete(_ relationship: RelationshipID) throws(StoreError)

  /// Returns whether there was no such index, whatever its name.
  ///
  /// - Precondition: no other index has its name.
  @discardableResult
  func create(_ index: PropertyIndex) throws(StoreError) -> Bool
  /// Returns whether there was such an index.
  @discardableResult
  func drop(_ subject: PropertyIndex.Subject, key: KeyToken) throws(StoreError) -> Bool
}
