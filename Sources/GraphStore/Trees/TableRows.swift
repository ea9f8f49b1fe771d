/// A row of a table as it stands in a leaf of the table's b-tree.
protocol TableRow {
  /// - Parameter cell: at least ``FilePages/slack`` bytes from there can be read.
  init(_ cell: UnsafePointer<UInt8>, in page: TreePage)
  /// The row number.
  var id: Int64 { get }
  /// Whether the record is of the table's columns.
  var isSound: Bool { get }
}

/// A table with row numbers, read from its b-tree itself.
///
/// A value, so that the runtime need not make its type: that takes as long as two small questions.
struct TableRows<Row: TableRow> {
  let pages: FilePages
  let root: Int

  /// The row with this number; nil where there is none.
  @inline(__always)
  func find(_ id: Int64) throws(StoreError) -> Row? {
    pages.makeRoom()
    var page = try TreePage(root, of: pages, kind: .table)
    for _ in 0..<TreePage.mostLevels {
      let place = TableRows.first(in: page, from: id)
      if page.isLeaf {
        guard place < page.count else { return nil }
        let row = Row(page.record(place), in: page)
        guard row.id == id else { return nil }
        guard row.isSound else { throw pages.damage() }
        return row
      }
      page = try TreePage(page.child(place), of: pages, kind: .table)
    }
    throw pages.damage()
  }

  /// Calls `body` with each row with one of these ids, ascending, until it says false.
  @inline(__always)
  func forEach(
    _ ids: ClosedRange<Int64>, _ interruption: Interruption?,
    _ body: (Row) throws(StoreError) -> Bool
  ) throws(StoreError) {
    // The pages above the leaf, each with the child that was entered.
    var above: [(page: TreePage, child: Int)] = []
    var (page, index) = try begin(at: ids.lowerBound, &above)
    pages.hold()
    defer { pages.release() }
    // Each id once: whoever gets the rows may have made room for no more.
    var least = ids.lowerBound
    while true {
      while index < page.count {
        let row = Row(page.record(index), in: page)
        if row.id > ids.upperBound { return }
        guard row.isSound, row.id >= least else { throw pages.damage() }
        guard try body(row), row.id < ids.upperBound else { return }
        least = row.id + 1
        index += 1
      }
      try checkInterruption(interruption)
      guard let next = try leaf(after: &above) else { return }
      page = next
      index = 0
    }
  }

  /// The leaf in which the first row that is not less would be, and its place there.
  private func begin(
    at id: Int64, _ above: inout [(page: TreePage, child: Int)]
  ) throws(StoreError) -> (TreePage, Int) {
    pages.makeRoom()
    var page = try TreePage(root, of: pages, kind: .table)
    while !page.isLeaf { page = try enter(TableRows.first(in: page, from: id), of: page, &above) }
    return (page, TableRows.first(in: page, from: id))
  }

  private func leaf(
    after above: inout [(page: TreePage, child: Int)]
  ) throws(StoreError) -> TreePage? {
    while let level = above.popLast() {
      guard level.child < level.page.count else { continue }
      var page = try enter(level.child + 1, of: level.page, &above)
      while !page.isLeaf { page = try enter(0, of: page, &above) }
      return page
    }
    return nil
  }

  private func enter(
    _ child: Int, of page: TreePage, _ above: inout [(page: TreePage, child: Int)]
  ) throws(StoreError) -> TreePage {
    guard above.count + 1 < TreePage.mostLevels else { throw pages.damage() }
    above.append((page, child))
    return try TreePage(page.child(child), of: pages, kind: .table)
  }

  /// The first cell of which the row number is not less.
  private static func first(in page: TreePage, from id: Int64) -> Int {
    var (low, high) = (0, page.count)
    while low < high {
      let middle = (low + high) >> 1
      var place = page.record(middle)
      if page.isLeaf { _ = VariableLength.read(&place) }
      if VariableLength.read(&place) < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Takes the integers of a table's row one after the other.
struct RecordReader {
  /// The row number.
  let id: Int64
  private var kinds: UnsafeRawPointer
  private var body: UnsafeRawPointer
  private(set) var isSound: Bool

  /// - Parameters:
  ///   - cell: the length of the record, the row number and the record.
  ///   - columns: how many columns a sound record has, the first of them the row number, which stands
  ///     outside.
  @inline(__always)
  init(_ cell: UnsafePointer<UInt8>, columns: Int) {
    var record = cell
    _ = VariableLength.read(&record)
    id = VariableLength.read(&record)
    let header = UnsafeRawPointer(record)
    kinds = header + 2
    body = header + 1 + columns
    isSound = Int(record[0]) == 1 + columns && record[1] == 0
  }

  @inline(__always)
  mutating func next() -> Int64 {
    let kind = UInt64(kinds.load(as: UInt8.self))
    isSound = isSound && RecordInteger.isKind(kind)
    let value = RecordInteger.read(kind, at: body)
    kinds += 1
    body += RecordInteger.length(kind)
    return value
  }

  /// Whether the next column is a number or null.
  @inline(__always)
  var isNextNumeric: Bool { kinds.load(as: UInt8.self) <= 9 }
}

/// Integers of one to nine bytes (https://www.sqlite.org/fileformat2.html, "Varint").
enum VariableLength {
  /// Leaves `place` behind the integer.
  @inline(__always)
  static func read(_ place: inout UnsafePointer<UInt8>) -> Int64 {
    let (first, second) = (place[0], place[1])
    if first < 0x80 {
      place += 1
      return Int64(first)
    }
    if second < 0x80 {
      place += 2
      return Int64(first & 0x7f) << 7 | Int64(second)
    }
    return long(&place)
  }

  @inline(never)
  private static func long(_ place: inout UnsafePointer<UInt8>) -> Int64 {
    var value: UInt64 = 0
    for _ in 0..<8 {
      let byte = place[0]
      place += 1
      value = value << 7 | UInt64(byte & 0x7f)
      if byte < 0x80 { return Int64(bitPattern: value) }
    }
    value = value << 8 | UInt64(place[0])
    place += 1
    return Int64(bitPattern: value)
  }
}
