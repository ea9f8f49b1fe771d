internal import CSQLite
internal import GraphModel

/// The names of a file that is being made: folds them, and makes the table that is clustered by them
/// and the search index, in pages that get their place at the end.
///
/// For one thread at a time.
final class BulkNames: @unchecked Sendable {
  private let draft: GraphDraft
  private let pages: PageSpace
  private let names: NameList

  init(_ draft: GraphDraft, _ names: NameList) {
    self.draft = draft
    self.names = names
    pages = PageSpace(draft.file, first: nil)
  }

  var pageCount: UInt32 { pages.count }
  var digest: UInt64 { pages.digest }

  func place(at page: UInt32) throws(StoreError) { try pages.place(at: page) }

  func build() throws(StoreError) {
    var folded = NameList()
    for index in 0..<names.count {
      folded.append(foldedName(names.text(index)), of: names.nodes[index])
    }
    try writeTable(folded)
    try writeSearch(folded)
  }

  private func writeTable(_ folded: NameList) throws(StoreError) {
    let tree = TreeBuilder(index: try draft.root(of: "name"), in: pages)
    var record = RecordWriter()
    for index in folded.sortedByBytes() {
      let index = Int(index)
      record.clear()
      record.append(folded.text(index))
      record.append(folded.nodes[index])
      // The property has the text; the name is a strong one, of no known language.
      record.append(Int64(0))
      record.append("")
      record.append(Int64(0))
      record.appendNull()
      try tree.add(record)
    }
    try tree.finish()
  }

  /// Lets SQLite make the index in memory, and takes the rows of the tables in which it keeps it.
  private func writeSearch(_ folded: NameList) throws(StoreError) {
    let connection = try Connection(
      opening: ":memory:", path: draft.path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY)
    defer { connection.close() }
    try connection.executeScript(
      "PRAGMA cache_size = -65536; BEGIN; \(draft.nameSearchDeclaration)")
    // One sorted run instead of many small ones that must be merged.
    try connection.executeScript(
      "INSERT INTO name_search (name_search, rank) VALUES ('hashsize', \(BulkNames.hashSize))")
    let insert = try connection.statement("INSERT INTO name_search (rowid, names) VALUES (?1, ?2)")
    for index in 0..<folded.count {
      let range = folded.range(index)
      if range.isEmpty { continue }
      insert.bind(folded.nodes[index], at: 1)
      folded.bytes.withUnsafeBufferPointer { bytes in
        insert.bind(text: UnsafeBufferPointer(rebasing: bytes[range]), at: 2)
      }
      try insert.run()
    }
    try connection.executeScript("COMMIT")
    try copyData(connection)
    try copyIndex(connection)
  }

  /// In bytes; a larger index is sorted in several runs.
  private static let hashSize = 256 << 20

  private func copyData(_ connection: Connection) throws(StoreError) {
    let tree = TreeBuilder(table: try draft.root(of: "name_search_data"), in: pages)
    var record = RecordWriter()
    let rows = try connection.prepare("SELECT id, block FROM name_search_data ORDER BY id")
    while try rows.step() {
      record.clear()
      record.appendNull()
      rows.withBlob(1) { record.append(blob: $0) }
      try tree.add(row: rows.integer(0), record)
    }
    try tree.finish()
  }

  private func copyIndex(_ connection: Connection) throws(StoreError) {
    let tree = TreeBuilder(index: try draft.root(of: "name_search_idx"), in: pages)
    var record = RecordWriter()
    let rows = try connection.prepare(
      "SELECT segid, term, pgno FROM name_search_idx ORDER BY segid, term")
    while try rows.step() {
      record.clear()
      record.append(rows.integer(0))
      rows.withBlob(1) { record.append(blob: $0) }
      record.append(rows.integer(2))
      try tree.add(record)
    }
    try tree.finish()
  }
}
