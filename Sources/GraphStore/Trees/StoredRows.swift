/// A row of `relationship`.
struct StoredRelationship: TableRow {
  let id: Int64
  let type: Int64
  let source: Int64
  let target: Int64
  let sinceEarliest: Int64
  let sinceLatest: Int64
  let untilEarliest: Int64
  let untilLatest: Int64
  let stated: Int64
  let isSound: Bool

  @inline(__always)
  init(_ cell: UnsafePointer<UInt8>, in page: TreePage) {
    var columns = RecordReader(cell, columns: 10)
    id = columns.id
    type = columns.next()
    source = columns.next()
    target = columns.next()
    sinceEarliest = columns.next()
    sinceLatest = columns.next()
    untilEarliest = columns.next()
    untilLatest = columns.next()
    stated = columns.next()
    isSound = columns.isSound && columns.isNextNumeric
  }

  /// Whether nothing is known of its time.
  var isOpen: Bool {
    sinceEarliest == DayBounds.openBelow && sinceLatest == DayBounds.openAbove
      && untilEarliest == DayBounds.openBelow && untilLatest == DayBounds.openAbove
  }
}

/// A row of `node`.
struct StoredNode: TableRow {
  let id: Int64
  let labelSet: Int64
  let isSound: Bool

  @inline(__always)
  init(_ cell: UnsafePointer<UInt8>, in page: TreePage) {
    var columns = RecordReader(cell, columns: 2)
    id = columns.id
    labelSet = columns.next()
    isSound = columns.isSound
  }
}

/// The row of `state`.
struct StoredState: TableRow {
  let id: Int64
  let changeCounter: Int64
  let nextNode: Int64
  let nextRelationship: Int64
  let nodes: Int64
  let relationships: Int64
  let stamp: Int64
  let isSound: Bool

  init(_ cell: UnsafePointer<UInt8>, in page: TreePage) {
    var columns = RecordColumns(cell, in: page)
    id = columns.id
    columns.skip()
    changeCounter = columns.integer()
    nextNode = columns.integer()
    nextRelationship = columns.integer()
    nodes = columns.integer()
    relationships = columns.integer()
    // A later addition, which rows from before it lack.
    stamp = columns.isAtEnd ? 0 : columns.integer()
    isSound = columns.isSound
  }
}

/// A row of `label`, `relationship_type` or `property_key`.
struct StoredToken: TableRow {
  let id: Int64
  /// Good while the page is held; nil where it goes on in other pages.
  let name: UnsafeBufferPointer<UInt8>?
  /// How many there are of a label or a type; 0 for a key.
  let count: Int64
  let isSound: Bool

  init(_ cell: UnsafePointer<UInt8>, in page: TreePage) {
    var columns = RecordColumns(cell, in: page)
    id = columns.id
    guard columns.isWhole else {
      (name, count, isSound) = (nil, 0, true)
      return
    }
    columns.skip()
    name = columns.text()
    count = columns.isAtEnd ? 0 : columns.integer()
    isSound = columns.isSound
  }
}

/// A row of `sqlite_schema`.
struct StoredDefinition: TableRow {
  let id: Int64
  /// What is made by it; empty where the row goes on in other pages.
  let name: UnsafeBufferPointer<UInt8>
  let root: Int64
  /// The statement that made it; empty for an index that a table brings with it.
  let definition: UnsafeBufferPointer<UInt8>
  let isSound: Bool

  init(_ cell: UnsafePointer<UInt8>, in page: TreePage) {
    var columns = RecordColumns(cell, in: page)
    id = columns.id
    guard columns.isWhole else {
      (name, root, definition, isSound) = (columns.nothing, 0, columns.nothing, true)
      return
    }
    columns.skip()
    name = columns.text()
    columns.skip()
    root = columns.integer()
    definition = columns.isNextNull ? columns.nothing : columns.text()
    isSound = columns.isSound
  }
}
