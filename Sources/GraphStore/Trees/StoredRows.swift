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
  init(_ cell: UnsafePointer<UInt8>) {
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
  init(_ cell: UnsafePointer<UInt8>) {
    var columns = RecordReader(cell, columns: 2)
    id = columns.id
    labelSet = columns.next()
    isSound = columns.isSound
  }
}
