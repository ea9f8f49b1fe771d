internal import Glibc

/// An index of texts, or a table that is kept as one, read from its b-tree itself: the table of folded
/// names, and the indexes of the names of labels, types and keys.
///
/// Its entries are in the order of their texts, by bytes, and then of the numbers that follow.
final class TextTree {
  /// Which texts are sought.
  enum Wanted {
    /// Those that are the bytes given.
    case whole
    /// Those that begin with them.
    case begun
  }

  private enum Progress {
    case goesOn, hasEnded
    /// There is a text so long that it goes on in other pages.
    case elsewhere
  }

  private let pages: FilePages
  private let root: Int
  private let columns: Int

  /// - Parameter columns: how many a row has; two, or more than two of which three are read.
  init(_ pages: FilePages, root: Int, columns: Int) {
    self.pages = pages
    self.root = root
    self.columns = columns
  }

  /// Hands out the entries of the texts that are wanted, in order, until `body` says false. Returns
  /// false where one that matters is not to be had here; what was handed out before is then of no use.
  func forEach(
    _ wanted: Wanted, _ text: UnsafeBufferPointer<UInt8>, _ interruption: Interruption?,
    _ body: (TextEntry) -> Bool
  ) throws(StoreError) -> Bool {
    try visit(
      root, 1, Search(wanted: wanted, text: text, interruption: interruption), isBegin: true,
      body)
      != .elsewhere
  }

  /// What stays the same on the way through the tree.
  private struct Search {
    let wanted: Wanted
    let text: UnsafeBufferPointer<UInt8>
    let interruption: Interruption?
  }

  /// - Parameter isBegin: whether texts that come before those wanted may stand here.
  private func visit(
    _ number: Int, _ level: Int, _ search: Search, isBegin: Bool, _ body: (TextEntry) -> Bool
  ) throws(StoreError) -> Progress {
    guard level <= TreePage.mostLevels else { throw pages.damage() }
    pages.makeRoom()
    var page = try TreePage(number, of: pages)
    if page.isLeaf { try checkInterruption(search.interruption) }
    guard let begin = isBegin ? try first(in: page, from: search.text) : 0 else {
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
      guard entry.isWanted(search.wanted, search.text), body(entry) else { return .hasEnded }
    }
    return .goesOn
  }

  /// The first cell of which the text does not come before `sought`; nil where that cannot be told.
  private func first(
    in page: TreePage, from sought: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) -> Int? {
    var (low, high) = (0, page.count)
    while low < high {
      let middle = (low + high) >> 1
      guard let entry = try entry(middle, of: page) else { return nil }
      if entry.isBefore(sought) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Nil where the entry goes on in other pages.
  @inline(__always)
  private func entry(_ index: Int, of page: TreePage) throws(StoreError) -> TextEntry? {
    let entry = TextEntry(page.record(index))
    guard pages.isWhole(entry.size) else { return nil }
    guard entry.isSound(columns: columns), entry.end - page.start <= pages.usable else {
      throw pages.damage()
    }
    return entry
  }
}

/// A row in its page: a text, and one or two integers.
struct TextEntry {
  /// The length of the record.
  fileprivate let size: Int
  private let start: UnsafePointer<UInt8>
  private let headerSize: Int
  private let textKind: Int64
  /// The kinds of the columns behind the text.
  private let kinds: UnsafePointer<UInt8>

  /// - Parameter cell: at least ``FilePages/slack`` bytes from there can be read.
  @inline(__always)
  fileprivate init(_ cell: UnsafePointer<UInt8>) {
    var place = cell
    size = Int(VariableLength.read(&place))
    start = place
    headerSize = Int(VariableLength.read(&place))
    textKind = VariableLength.read(&place)
    kinds = place
  }

  fileprivate var end: UnsafePointer<UInt8> { start + size }

  /// Whether it is a record of so many columns, as far as it is read: a text and integers.
  @inline(__always)
  fileprivate func isSound(columns: Int) -> Bool {
    // Its header has its own length, and a kind of one to nine bytes for each column.
    textKind >= 13 && textKind & 1 == 1 && headerSize > columns && headerSize <= 1 + 9 * columns
      && size >= headerSize && textLength <= size - headerSize
      && RecordInteger.isKind(UInt64(kinds[0]))
      && (columns == 2 || RecordInteger.isKind(UInt64(kinds[1])))
  }

  private var textLength: Int { Int(textKind - 13) / 2 }
  private var text: UnsafePointer<UInt8> { start + headerSize }

  @inline(__always)
  fileprivate func isBefore(_ sought: UnsafeBufferPointer<UInt8>) -> Bool {
    let order = compare(sought)
    return order == 0 ? textLength < sought.count : order < 0
  }

  @inline(__always)
  fileprivate func isWanted(
    _ wanted: TextTree.Wanted, _ sought: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let fits =
      switch wanted {
      case .whole: textLength == sought.count
      case .begun: textLength >= sought.count
      }
    return fits && compare(sought) == 0
  }

  /// The order of what both have.
  @inline(__always)
  private func compare(_ sought: UnsafeBufferPointer<UInt8>) -> CInt {
    guard let bytes = sought.baseAddress else { return 0 }
    return memcmp(text, bytes, min(textLength, sought.count))
  }

  private var integers: UnsafeRawPointer { UnsafeRawPointer(text + textLength) }

  /// What follows the text: in an index the row that has it.
  var first: Int64 { RecordInteger.read(UInt64(kinds[0]), at: integers) }

  /// - Precondition: the row has more than two columns.
  var second: Int64 {
    RecordInteger.read(
      UInt64(kinds[1]), at: integers + RecordInteger.length(UInt64(kinds[0])))
  }
}
