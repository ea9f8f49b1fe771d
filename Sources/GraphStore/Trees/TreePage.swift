/// A page of a b-tree (https://www.sqlite.org/fileformat2.html, "B-tree Pages").
///
/// In the tree of an index, or of a table WITHOUT ROWID, the entry between two leaves stands in the page
/// above them. In the tree of a table all rows are in the leaves.
///
/// What is read is checked so far that nothing damaged can lead out of the memory or go on for ever;
/// that the entries are in order is believed, as SQLite does.
struct TreePage {
  /// SQLite's own limit (BTCURSOR_MAX_DEPTH): a tree of pages with two children each is no deeper.
  static let mostLevels = 20

  let start: UnsafePointer<UInt8>
  /// The places of the cells.
  private let places: UnsafePointer<UInt8>
  /// What of the page is not reserved.
  let usable: Int
  let count: Int
  let isLeaf: Bool

  /// What kind of tree a page is of.
  enum Kind: UInt8 {
    case index = 2
    case table = 5

    /// The first byte of a leaf.
    fileprivate var leaf: UInt8 { rawValue + 8 }
  }

  @inline(__always)
  init(_ number: Int, of pages: FilePages, kind: Kind = .index) throws(StoreError) {
    start = try pages.page(number)
    usable = pages.usable
    // The header of the file stands before that of the first page.
    let head = start + (number == 1 ? 100 : 0)
    isLeaf = head[0] == kind.leaf
    guard isLeaf || head[0] == kind.rawValue else { throw pages.damage() }
    count = TreePage.number16(head + 3)
    places = head + (isLeaf ? 8 : 12)
    guard places - start + 2 * count <= usable else { throw pages.damage() }
  }

  /// A cell without its child: in an index a record, which begins with its length; in a table a row
  /// number, in a leaf that and the record. At least ``FilePages/slack`` bytes less 4 from
  /// there can be read, whatever the page says of its place.
  @inline(__always)
  func record(_ index: Int) -> UnsafePointer<UInt8> { cell(index) + (isLeaf ? 0 : 4) }

  @inline(__always)
  private func cell(_ index: Int) -> UnsafePointer<UInt8> {
    start + min(TreePage.number16(places + 2 * index), usable - 1)
  }

  /// The page with the entries before a cell; behind the last cell, with those after it.
  ///
  /// - Precondition: it is no leaf.
  func child(_ index: Int) -> Int {
    // The last stands at the end of the page's header.
    TreePage.number32(index < count ? cell(index) : places - 4)
  }

  @inline(__always)
  private static func number16(_ place: UnsafePointer<UInt8>) -> Int {
    Int(UInt16(bigEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt16.self)))
  }

  @inline(__always)
  private static func number32(_ place: UnsafePointer<UInt8>) -> Int {
    Int(UInt32(bigEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt32.self)))
  }
}

/// An integer of a record, by its kind (https://www.sqlite.org/fileformat2.html, "Record Format").
enum RecordInteger {
  /// The bytes that it takes: nothing where the kind itself is the value, and for what is no integer.
  @inline(__always)
  static func length(_ kind: UInt64) -> Int {
    Int(truncatingIfNeeded: (0x0864_3210 >> ((kind & 15) << 2)) & 15)
  }

  /// Whether it is the kind of an integer.
  @inline(__always)
  static func isKind(_ kind: UInt64) -> Bool { kind <= 9 && 0b11_0111_1110 >> kind & 1 == 1 }

  /// - Precondition: eight bytes from `place` can be read.
  @inline(__always)
  static func read(_ kind: UInt64, at place: UnsafeRawPointer) -> Int64 {
    if kind >= 8 { return Int64(truncatingIfNeeded: kind) - 8 }
    let bytes = Int64(bigEndian: place.loadUnaligned(as: Int64.self))
    return bytes &>> Int64(truncatingIfNeeded: 64 - 8 * length(kind))
  }
}
