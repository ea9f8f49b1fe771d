internal import Glibc

/// The table of folded names, read from its b-tree itself.
///
/// Its entries are in the order of their folded names, by bytes, and of their nodes.
final class NameTree {
  /// Which names are sought.
  enum Wanted {
    /// Those that are the bytes given.
    case whole
    /// Those that begin with them.
    case begun
  }

  private enum Progress {
    case goesOn, hasEnded
    /// There is a name so long that it goes on in other pages.
    case elsewhere
  }

  private let pages: FilePages
  private let root: Int

  init(_ pages: FilePages, root: Int) {
    self.pages = pages
    self.root = root
  }

  /// Hands out the entries of the names that are wanted, in order, until `body` says false. Returns
  /// false where one that matters is not to be had here; what was handed out before is then of no use.
  func forEach(
    _ wanted: Wanted, _ folded: UnsafeBufferPointer<UInt8>, _ interruption: Interruption?,
    _ body: (NameEntry) -> Bool
  ) throws(StoreError) -> Bool {
    try visit(
      root, 1, Search(wanted: wanted, folded: folded, interruption: interruption), isBegin: true,
      body)
      != .elsewhere
  }

  /// What stays the same on the way through the tree.
  private struct Search {
    let wanted: Wanted
    let folded: UnsafeBufferPointer<UInt8>
    let interruption: Interruption?
  }

  /// - Parameter isBegin: whether names that come before those wanted may stand here.
  private func visit(
    _ number: Int, _ level: Int, _ search: Search, isBegin: Bool, _ body: (NameEntry) -> Bool
  ) throws(StoreError) -> Progress {
    guard level <= TreePage.mostLevels else { throw pages.damage() }
    pages.makeRoom()
    var page = try TreePage(number, of: pages)
    if page.isLeaf { try checkInterruption(search.interruption) }
    guard let begin = isBegin ? try first(in: page, from: search.folded) : 0 else {
      return .elsewhere
    }
    for index in begin...page.count {
      if !page.isLeaf {
        let progress = try visit(
          page.child(index), level + 1, search, isBegin: isBegin && index == begin, body)
        guard case .goesOn = progress else { return progress }
        // Pages may have been let go meanwhile.
        page = try TreePage(number, of: pages)
      }
      guard index < page.count else { break }
      guard let entry = try entry(index, of: page) else { return .elsewhere }
      guard entry.isWanted(search.wanted, search.folded), body(entry) else { return .hasEnded }
    }
    return .goesOn
  }

  /// The first cell of which the name does not come before `folded`; nil where that cannot be told.
  private func first(
    in page: TreePage, from folded: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) -> Int? {
    var (low, high) = (0, page.count)
    while low < high {
      let middle = (low + high) >> 1
      guard let entry = try entry(middle, of: page) else { return nil }
      if entry.isBefore(folded) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Nil where the entry goes on in other pages.
  @inline(__always)
  private func entry(_ index: Int, of page: TreePage) throws(StoreError) -> NameEntry? {
    let entry = NameEntry(page.record(index))
    guard pages.isWhole(entry.size) else { return nil }
    guard entry.isSound, entry.end - page.start <= pages.usable else { throw pages.damage() }
    return entry
  }
}

/// A row of `name` in its page, of which the first three columns are read: the folded name, the node,
/// and where the name is from.
struct NameEntry {
  /// The length of the record.
  fileprivate let size: Int
  /// Where the record begins, and where it ends.
  private let start: UnsafePointer<UInt8>
  private let headerSize: Int
  private let nameKind: Int64
  /// The kinds of the columns behind the name.
  private let kinds: UnsafePointer<UInt8>

  /// - Parameter cell: at least ``FilePages/slack`` bytes from there can be read.
  @inline(__always)
  fileprivate init(_ cell: UnsafePointer<UInt8>) {
    var place = cell
    size = Int(VariableLength.read(&place))
    start = place
    headerSize = Int(VariableLength.read(&place))
    nameKind = VariableLength.read(&place)
    kinds = place
  }

  fileprivate var end: UnsafePointer<UInt8> { start + size }

  /// Whether it is a record of this table, as far as it is read: a text and two integers.
  fileprivate var isSound: Bool {
    // Its header has its own length, three kinds of one to nine bytes and three of one.
    nameKind >= 13 && nameKind & 1 == 1 && headerSize >= 7 && headerSize <= 31
      && size >= headerSize && nameLength <= size - headerSize
      && RecordInteger.isKind(UInt64(kinds[0])) && RecordInteger.isKind(UInt64(kinds[1]))
  }

  private var nameLength: Int { Int(nameKind - 13) / 2 }
  private var name: UnsafePointer<UInt8> { start + headerSize }

  @inline(__always)
  fileprivate func isBefore(_ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    let order = compare(folded)
    return order == 0 ? nameLength < folded.count : order < 0
  }

  @inline(__always)
  fileprivate func isWanted(
    _ wanted: NameTree.Wanted, _ folded: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let fits =
      switch wanted {
      case .whole: nameLength == folded.count
      case .begun: nameLength >= folded.count
      }
    return fits && compare(folded) == 0
  }

  /// The order of what both have.
  @inline(__always)
  private func compare(_ folded: UnsafeBufferPointer<UInt8>) -> CInt {
    guard let sought = folded.baseAddress else { return 0 }
    return memcmp(name, sought, min(nameLength, folded.count))
  }

  private var integers: UnsafeRawPointer { UnsafeRawPointer(name + nameLength) }

  var node: Int64 { RecordInteger.read(UInt64(kinds[0]), at: integers) }

  /// 0 for the node's own name, else the document of an alias, or −1.
  var origin: Int64 {
    RecordInteger.read(
      UInt64(kinds[1]), at: integers + RecordInteger.length(UInt64(kinds[0])))
  }
}
