/// The table of the relationships, read from its b-tree itself: for what goes through much of it.
final class RelationshipRows {
  private let pages: FilePages
  private let root: Int

  init(_ pages: FilePages, root: Int) {
    self.pages = pages
    self.root = root
  }

  /// Calls `body` with each relationship with one of these ids, ascending.
  func forEach(
    _ ids: ClosedRange<Int64>, _ interruption: Interruption?,
    _ body: (StoredRelationship) throws(StoreError) -> Void
  ) throws(StoreError) {
    pages.makeRoom()
    // The pages above the leaf, each with the child that was entered.
    var above: [(page: TreePage, child: Int)] = []
    var page = try TreePage(root, of: pages, kind: .table)
    while !page.isLeaf {
      let child = RelationshipRows.first(in: page, from: ids.lowerBound)
      page = try enter(child, of: page, &above)
    }
    var index = RelationshipRows.first(in: page, from: ids.lowerBound)
    var last: Int64?
    while true {
      while index < page.count {
        let row = StoredRelationship(page.record(index))
        if row.id > ids.upperBound { return }
        // Each id once: whoever gets them may have made room for no more.
        guard row.isSound, row.id >= ids.lowerBound, last.map({ $0 < row.id }) ?? true else {
          throw pages.damage()
        }
        try body(row)
        last = row.id
        index += 1
      }
      try checkInterruption(interruption)
      var next: (page: TreePage, child: Int)?
      while next == nil, let level = above.popLast() {
        if level.child < level.page.count { next = (level.page, level.child + 1) }
      }
      guard let next else { return }
      page = try enter(next.child, of: next.page, &above)
      while !page.isLeaf { page = try enter(0, of: page, &above) }
      index = 0
    }
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

/// A row of `relationship`.
struct StoredRelationship {
  let id: Int64
  let type: Int64
  let source: Int64
  let target: Int64
  let sinceEarliest: Int64
  let sinceLatest: Int64
  let untilEarliest: Int64
  let untilLatest: Int64
  let stated: Int64
  /// Whether the record is of the table's columns: the id, which stands outside of it, eight integers,
  /// and a number or null.
  let isSound: Bool

  @inline(__always)
  init(_ cell: UnsafePointer<UInt8>) {
    var place = cell
    _ = VariableLength.read(&place)
    id = VariableLength.read(&place)
    let header = UnsafeRawPointer(place)
    var body = header + 11
    var sound =
      header.load(as: UInt8.self) == 11 && header.load(fromByteOffset: 1, as: UInt8.self) == 0
    func next(_ column: Int) -> Int64 {
      let kind = UInt64(header.load(fromByteOffset: 1 + column, as: UInt8.self))
      sound = sound && RecordInteger.isKind(kind)
      defer { body += RecordInteger.length(kind) }
      return RecordInteger.read(kind, at: body)
    }
    type = next(1)
    source = next(2)
    target = next(3)
    sinceEarliest = next(4)
    sinceLatest = next(5)
    untilEarliest = next(6)
    untilLatest = next(7)
    stated = next(8)
    isSound = sound && header.load(fromByteOffset: 10, as: UInt8.self) <= 9
  }

  /// Whether nothing is known of its time.
  var isOpen: Bool {
    sinceEarliest == DayBounds.openBelow && sinceLatest == DayBounds.openAbove
      && untilEarliest == DayBounds.openBelow && untilLatest == DayBounds.openAbove
  }
}

/// Integers of one to nine bytes (https://www.sqlite.org/fileformat2.html, "Varint").
enum VariableLength {
  /// Leaves `place` behind the integer.
  @inline(__always)
  static func read(_ place: inout UnsafePointer<UInt8>) -> Int64 {
    let first = place[0]
    place += 1
    return first < 0x80 ? Int64(first) : rest(first, &place)
  }

  @inline(never)
  private static func rest(_ first: UInt8, _ place: inout UnsafePointer<UInt8>) -> Int64 {
    var value = UInt64(first & 0x7f)
    for _ in 1..<8 {
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
