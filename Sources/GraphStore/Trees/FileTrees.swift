internal import CSQLite
internal import CSchema
internal import Glibc

/// The b-trees that are read most: relationships, both covering indexes of them, nodes, their
/// properties and their names. They are kept by a connection for as long as the file stays as it is.
final class FileTrees {
  let outgoing: RelationshipTree
  let incoming: RelationshipTree
  // Made when first used: to make their types takes as long as two small questions.
  private(set) lazy var relationships = TableRows<StoredRelationship>(
    pages, root: relationshipRoot)
  private(set) lazy var nodes = TableRows<StoredNode>(pages, root: nodeRoot)
  let properties: PropertyTree
  let names: NameTree
  private let pages: FilePages
  private let relationshipRoot: Int
  private let nodeRoot: Int
  /// What the connection had seen of others' changes when these were made.
  fileprivate let dataVersion: UInt32

  /// Nil where the file is not one that can be read so.
  fileprivate init?(
    of connection: Connection, most: Int, dataVersion: UInt32
  ) throws(StoreError) {
    guard let pages = FilePages(of: connection, most: most) else { return nil }
    let rows = try connection.statement(
      """
      SELECT name, rootpage, sql FROM sqlite_schema
      WHERE name IN (
        'relationship', 'relationship_out', 'relationship_in', 'node', 'node_property', 'name')
      """)
    defer { rows.reset() }
    var roots: [String: Int] = [:]
    while try rows.step() {
      // Any other columns, or another order, would be read wrongly.
      var isOurs = false
      rows.withText(2) { isOurs = FileTrees.isOurs($0) }
      guard isOurs else { return nil }
      roots[rows.text(0)] = Int(rows.integer(1))
    }
    guard let outgoing = roots["relationship_out"], let incoming = roots["relationship_in"],
      let properties = roots["node_property"], let relationships = roots["relationship"],
      let nodes = roots["node"], let names = roots["name"]
    else { return nil }
    self.pages = pages
    relationshipRoot = relationships
    nodeRoot = nodes
    self.outgoing = RelationshipTree(pages, root: outgoing)
    self.incoming = RelationshipTree(pages, root: incoming)
    self.properties = PropertyTree(pages, root: properties)
    self.names = NameTree(pages, root: names)
    self.dataVersion = dataVersion
  }

  /// Whether a definition is one that the first migration makes.
  private static func isOurs(_ definition: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let text = definition.baseAddress, !definition.isEmpty else { return false }
    let script = schema_migration_001
    var rest = UnsafeRawPointer(script.bytes)
    let end = rest + script.count
    while let place = memchr(rest, CInt(text[0]), end - rest) {
      let found = UnsafeRawPointer(place)
      guard end - found >= definition.count else { return false }
      if memcmp(found, text, definition.count) == 0 { return true }
      rest = found + 1
    }
    return false
  }
}

extension ReadTransaction {
  /// Nil where relationships must be read through SQLite: in a graph in memory, by a transaction that
  /// writes, and where some of the graph is in the log.
  final func trees() throws(StoreError) -> FileTrees? {
    if let known = knownTrees { return known }
    let found = try findTrees()
    knownTrees = .some(found)
    return found
  }

  /// Whether relationships are read from the file's pages, and not through SQLite.
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
