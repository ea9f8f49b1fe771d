/// Builds one of SQLite's b-trees from rows that come in its order: pages are filled one after the
/// other and never touched again, where inserting through SQLite searches for the place of each row.
///
/// The format is that of https://www.sqlite.org/fileformat2.html, "B-tree Pages". In the tree of a
/// table the rows are in the leaves, and the pages above hold row numbers; in the tree of an index
/// (and of a table WITHOUT ROWID) the row between two leaves stands in the page above them.
///
/// - Invariant: every page but a root that is a leaf has a cell; a page above others has one child
///   more than cells.
final class TreeBuilder {
  private let space: PageSpace
  private let root: UInt32
  private let isTable: Bool
  /// The largest row that is kept whole in its page, and the least part that is of a larger one.
  private let mostLocal: Int
  private let leastLocal: Int

  /// The page that is being filled: cells from its end downwards, their places from its begin.
  private let page: UnsafeMutablePointer<UInt8>
  private var cells = 0
  private var contentStart = PageSpace.pageSize
  private var pointers: [Int] = []
  private var lastRow: Int64 = 0
  private var lastCellSize = 0

  /// The pages of the level below, and what divides each from the next.
  private var children: [UInt32] = []
  private var dividers: [Divider] = []
  private(set) var rows = 0

  private struct Divider {
    /// A cell without its child.
    var bytes: [UInt8]
    /// Whether its last four bytes are the number of a page.
    var overflows: Bool
  }

  private static let size = PageSpace.pageSize

  /// - Parameter root: the page of the empty tree, which becomes the tree's root.
  init(table root: UInt32, in space: PageSpace) {
    self.root = root
    self.space = space
    isTable = true
    mostLocal = TreeBuilder.size - 35
    leastLocal = (TreeBuilder.size - 12) * 32 / 255 - 23
    page = .allocate(capacity: TreeBuilder.size)
  }

  init(index root: UInt32, in space: PageSpace) {
    self.root = root
    self.space = space
    isTable = false
    mostLocal = (TreeBuilder.size - 12) * 64 / 255 - 23
    leastLocal = (TreeBuilder.size - 12) * 32 / 255 - 23
    page = .allocate(capacity: TreeBuilder.size)
  }

  deinit { page.deallocate() }

  private static let leafHeader = 8
  private static let innerHeader = 12

  // MARK: Rows

  /// Adds a row to the tree of a table.
  ///
  /// - Precondition: `row` is greater than those before.
  @inline(__always)
  func add(row: Int64, _ record: borrowing RecordWriter) throws(StoreError) {
    let size = record.size
    let number = UInt64(bitPattern: row)
    if size > mostLocal { return try addLarge(row: row, record) }
    let prefix = variableLength(UInt64(size)) + variableLength(number)
    let cell = try makeRoom(prefix + size)
    var target = cell + writeVariableLength(UInt64(size), to: cell)
    target += writeVariableLength(number, to: target)
    record.write(to: target)
    lastRow = row
  }

  /// Adds a row to the tree of an index.
  ///
  /// - Precondition: it comes after those before, in the order of the index.
  @inline(__always)
  func add(_ record: borrowing RecordWriter) throws(StoreError) {
    let size = record.size
    if size > mostLocal { return try addLarge(row: nil, record) }
    let cell = try makeRoom(variableLength(UInt64(size)) + size)
    record.write(to: cell + writeVariableLength(UInt64(size), to: cell))
  }

  /// Where a cell of so many bytes goes, in a page that has room for it.
  @inline(__always)
  private func makeRoom(_ size: Int) throws(StoreError) -> UnsafeMutablePointer<UInt8> {
    // A cell takes no less than a free block would.
    let least = max(4, size)
    if contentStart - least < TreeBuilder.leafHeader + 2 * (cells + 1) { try finishLeaf() }
    contentStart -= least
    if least > size { page[contentStart + 3] = 0 }
    lastCellSize = least
    put16(contentStart, at: TreeBuilder.leafHeader + 2 * cells)
    cells += 1
    rows += 1
    return page + contentStart
  }

  /// A row of which only the begin is kept in the page, the rest in pages that form a chain.
  @inline(never)
  private func addLarge(row: Int64?, _ record: borrowing RecordWriter) throws(StoreError) {
    let size = record.size
    let usable = TreeBuilder.size
    var local = leastLocal + (size - leastLocal) % (usable - 4)
    if local > mostLocal { local = leastLocal }
    let whole = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    defer { whole.deallocate() }
    record.write(to: whole)

    let chain = space.next
    var start = local
    let link = UnsafeMutablePointer<UInt8>.allocate(capacity: usable)
    defer { link.deallocate() }
    while start < size {
      let part = min(usable - 4, size - start)
      let isLast = start + part == size
      link.initialize(repeating: 0, count: usable)
      put32(isLast ? 0 : space.next + 1, to: link)
      (link + 4).update(from: whole + start, count: part)
      _ = try space.add(
        UnsafeBufferPointer(start: link, count: usable), pointers: isLast ? [] : [0])
      start += part
    }

    let prefix =
      variableLength(UInt64(size)) + (row.map { variableLength(UInt64(bitPattern: $0)) } ?? 0)
    let cell = try makeRoom(prefix + local + 4)
    var target = cell + writeVariableLength(UInt64(size), to: cell)
    if let row {
      target += writeVariableLength(UInt64(bitPattern: row), to: target)
      lastRow = row
    }
    target.update(from: whole, count: local)
    put32(chain, to: target + local)
    pointers.append(contentStart + prefix + local)
  }

  // MARK: Pages

  private func put16(_ value: Int, at offset: Int) {
    page[offset] = UInt8(truncatingIfNeeded: value >> 8)
    page[offset + 1] = UInt8(truncatingIfNeeded: value)
  }

  private func put32(_ value: UInt32, to target: UnsafeMutablePointer<UInt8>) {
    for index in 0..<4 {
      target[index] = UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * index))
    }
  }

  private func closePage(kind: UInt8, header: Int) {
    page[0] = kind
    put16(0, at: 1)
    put16(cells, at: 3)
    // Zero means 65536, which no page here has.
    put16(contentStart, at: 5)
    page[7] = 0
    let gap = header + 2 * cells
    // What lies between is free; nothing old is to be left in it.
    (page + gap).update(repeating: 0, count: contentStart - gap)
  }

  private func beginPage() {
    cells = 0
    contentStart = TreeBuilder.size
    pointers.removeAll(keepingCapacity: true)
  }

  private var content: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: page, count: TreeBuilder.size)
  }

  private var leafKind: UInt8 { isTable ? 0x0D : 0x0A }
  private var innerKind: UInt8 { isTable ? 0x05 : 0x02 }

  /// Ends a leaf that another one follows.
  @inline(never)
  private func finishLeaf() throws(StoreError) {
    if isTable {
      var bytes = [UInt8](repeating: 0, count: 9)
      let length = bytes.withUnsafeMutableBufferPointer { buffer in
        // Nine bytes: it has a base address.
        writeVariableLength(UInt64(bitPattern: lastRow), to: buffer.baseAddress!)
      }
      dividers.append(Divider(bytes: Array(bytes.prefix(length)), overflows: false))
    } else {
      // The last row moves up. A page has room for four of the largest, so that some stay.
      let overflows = pointers.last.map { $0 >= contentStart && $0 < contentStart + lastCellSize }
      let cell = UnsafeBufferPointer(start: page + contentStart, count: lastCellSize)
      dividers.append(Divider(bytes: Array(cell), overflows: overflows ?? false))
      if overflows == true { pointers.removeLast() }
      contentStart += lastCellSize
      cells -= 1
    }
    closePage(kind: leafKind, header: TreeBuilder.leafHeader)
    children.append(try space.add(content, pointers: pointers))
    beginPage()
  }

  /// Ends the tree.
  func finish() throws(StoreError) {
    closePage(kind: leafKind, header: TreeBuilder.leafHeader)
    guard !children.isEmpty else { return try space.set(page: root, content, pointers: pointers) }
    children.append(try space.add(content, pointers: pointers))
    while try !finishLevel() {}
  }

  /// Makes the pages above ``children``, which take their place. True where one page was enough: it
  /// is the root.
  private func finishLevel() throws(StoreError) -> Bool {
    var parents: [UInt32] = []
    var between: [Divider] = []
    let last = children.count - 1
    var child = 0
    while true {
      beginPage()
      let begin = child
      while child < last, fits(dividers[child]) {
        addInner(children[child], dividers[child])
        child += 1
      }
      // No page may be left with a single child.
      if child == last - 1, child > begin + 1 {
        removeInner(dividers[child - 1])
        child -= 1
      }
      closePage(kind: innerKind, header: TreeBuilder.innerHeader)
      put32(children[child], to: page + 8)
      pointers.append(8)
      if begin == 0 && child == last {
        try space.set(page: root, content, pointers: pointers)
        return true
      }
      parents.append(try space.add(content, pointers: pointers))
      if child == last { break }
      between.append(dividers[child])
      child += 1
    }
    children = parents
    dividers = between
    return false
  }

  private func innerSize(_ divider: Divider) -> Int { 4 + divider.bytes.count }

  private func fits(_ divider: Divider) -> Bool {
    contentStart - innerSize(divider) >= TreeBuilder.innerHeader + 2 * (cells + 1)
  }

  private func addInner(_ child: UInt32, _ divider: Divider) {
    contentStart -= innerSize(divider)
    let cell = page + contentStart
    put32(child, to: cell)
    pointers.append(contentStart)
    divider.bytes.withUnsafeBufferPointer { bytes in
      // No divider is empty.
      (cell + 4).update(from: bytes.baseAddress!, count: bytes.count)
    }
    if divider.overflows { pointers.append(contentStart + innerSize(divider) - 4) }
    put16(contentStart, at: TreeBuilder.innerHeader + 2 * cells)
    cells += 1
  }

  /// Takes the last cell back.
  private func removeInner(_ divider: Divider) {
    contentStart += innerSize(divider)
    cells -= 1
    pointers.removeLast(divider.overflows ? 2 : 1)
  }
}
