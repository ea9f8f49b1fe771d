internal import CSchema
internal import Glibc

/// Where in a file the trees begin that are read from its pages.
///
/// Only those count whose definitions are, to the letter, what the migrations make: with any other
/// columns, or in another order, they would be read wrongly.
struct FileSchema {
  private(set) var state = 0
  private(set) var labels = 0
  private(set) var labelNames = 0
  private(set) var types = 0
  private(set) var typeNames = 0
  private(set) var keys = 0
  private(set) var keyNames = 0
  private(set) var nodes = 0
  private(set) var nodeProperties = 0
  private(set) var relationships = 0
  private(set) var outgoing = 0
  private(set) var incoming = 0
  private(set) var names = 0

  /// Nil where one is missing, or not what it should be.
  init?(_ pages: FilePages, _ connection: Connection) throws(StoreError) {
    // The table of definitions begins in the first page.
    try TableRows<StoredDefinition>(pages: pages, root: 1).forEach(.min ... .max, nil) {
      (row) throws(StoreError) in
      note(row.name, row.root, row.definition)
      return !isComplete
    }
    if isComplete { return }
    // In small pages definitions go on in other pages.
    let rows = try connection.statement("SELECT name, rootpage, sql FROM sqlite_schema")
    defer { rows.reset() }
    while try rows.step() {
      let root = rows.integer(1)
      rows.withText(0) { name in
        rows.withText(2) { definition in note(name, root, definition) }
      }
    }
    if !isComplete { return nil }
  }

  private var isComplete: Bool {
    state != 0 && labels != 0 && labelNames != 0 && types != 0 && typeNames != 0 && keys != 0
      && keyNames != 0 && nodes != 0 && nodeProperties != 0 && relationships != 0 && outgoing != 0
      && incoming != 0 && names != 0
  }

  private mutating func note(
    _ name: UnsafeBufferPointer<UInt8>, _ root: Int64, _ definition: UnsafeBufferPointer<UInt8>
  ) {
    // What is beyond the file is found when it is read.
    let root = Int(root)
    switch name {
    case "state": if FileSchema.isStateTable(definition) { state = root }
    case "label": if FileSchema.isOurs(definition) { labels = root }
    case "sqlite_autoindex_label_1": labelNames = root
    case "relationship_type": if FileSchema.isOurs(definition) { types = root }
    case "sqlite_autoindex_relationship_type_1": typeNames = root
    case "property_key": if FileSchema.isOurs(definition) { keys = root }
    case "sqlite_autoindex_property_key_1": keyNames = root
    case "node": if FileSchema.isOurs(definition) { nodes = root }
    case "node_property": if FileSchema.isOurs(definition) { nodeProperties = root }
    case "relationship": if FileSchema.isOurs(definition) { relationships = root }
    case "relationship_out": if FileSchema.isOurs(definition) { outgoing = root }
    case "relationship_in": if FileSchema.isOurs(definition) { incoming = root }
    case "name": if FileSchema.isOurs(definition) { names = root }
    default: break
    }
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

  /// The second migration adds a column to it, of which SQLite puts the definition at the end.
  private static func isStateTable(_ definition: UnsafeBufferPointer<UInt8>) -> Bool {
    let addition: StaticString = ", stamp INTEGER NOT NULL DEFAULT 0) STRICT"
    let count = definition.count - addition.utf8CodeUnitCount
    guard count > 0, let text = definition.baseAddress,
      memcmp(text + count, addition.utf8Start, addition.utf8CodeUnitCount) == 0
    else { return false }
    return isOurs(UnsafeBufferPointer(start: text, count: count))
  }
}

/// Whether these are the bytes of a name.
private func ~= (name: StaticString, bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  bytes.count == name.utf8CodeUnitCount
    && bytes.baseAddress.map { memcmp($0, name.utf8Start, bytes.count) == 0 } ?? true
}
