internal import CSQLite

/// The b-trees of the file that are read without SQLite. They are kept by a connection for as long as the
/// file stays as it is.
final class FileTrees {
  let state: TableRows<StoredState>
  let labels: TokenTree
  let types: TokenTree
  let keys: TokenTree
  let nodes: TableRows<StoredNode>
  let properties: PropertyTree
  let relationships: TableRows<StoredRelationship>
  let outgoing: RelationshipTree
  let incoming: RelationshipTree
  let names: TextTree
  /// What the connection had seen of others' changes when these were made.
  fileprivate let dataVersion: UInt32

  /// Nil where the file is not one that can be read so.
  fileprivate init?(
    of connection: Connection, most: Int, dataVersion: UInt32
  ) throws(StoreError) {
    guard let pages = FilePages(of: connection, most: most),
      let schema = try FileSchema(pages, connection)
    else { return nil }
    state = TableRows(pages: pages, root: schema.state)
    labels = TokenTree(pages, rows: schema.labels, names: schema.labelNames)
    types = TokenTree(pages, rows: schema.types, names: schema.typeNames)
    keys = TokenTree(pages, rows: schema.keys, names: schema.keyNames)
    nodes = TableRows(pages: pages, root: schema.nodes)
    properties = PropertyTree(pages, root: schema.nodeProperties)
    relationships = TableRows(pages: pages, root: schema.relationships)
    outgoing = RelationshipTree(pages, root: schema.outgoing)
    incoming = RelationshipTree(pages, root: schema.incoming)
    names = TextTree(pages, root: schema.names, columns: 6)
    self.dataVersion = dataVersion
  }
}

extension ReadTransaction {
  /// Nil where all must be read through SQLite: in a graph in memory, by a transaction that writes, and
  /// where some of the graph is in the log.
  final func trees() throws(StoreError) -> FileTrees? {
    if let known = knownTrees { return known }
    let found = try findTrees()
    knownTrees = .some(found)
    return found
  }

  /// Whether the file's pages are read, and not tables through SQLite.
  package func readsPages() throws(StoreError) -> Bool { try trees() != nil }

  private func findTrees() throws(StoreError) -> FileTrees? {
    guard case .disk = store.file, !(self is WriteTransaction), store.options.mostPageBytes > 0,
      csqlite_log_size(connection.handle) == 0
    else { return nil }
    let dataVersion = csqlite_data_version(connection.handle)
    if let kept = session.trees, kept.dataVersion == dataVersion { return kept }
    session.trees = try FileTrees(
      of: connection, most: store.options.mostPageBytes, dataVersion: dataVersion)
    return session.trees
  }
}
