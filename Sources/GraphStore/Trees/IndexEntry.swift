/// An entry of `relationship_out` or `relationship_in` in its page: six integers, the last of them the
/// relationship's id (https://www.sqlite.org/fileformat2.html, "Record Format").
///
/// A record of small integers has one byte for each part of its header, so that the first eight bytes
/// tell all lengths: that of the record, that of the header, and the kinds of the six.
struct IndexEntry {
  let head: UInt64
  let body: UnsafeRawPointer

  /// - Parameter cell: where the length of the record stands. At least ``FilePages/slack`` bytes
  ///   from there can be read, whatever the entry says.
  @inline(__always)
  init(at cell: UnsafePointer<UInt8>) {
    let start = UnsafeRawPointer(cell)
    head = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
    body = start + 8
  }

  /// The node that the relationship is looked up by.
  @inline(__always)
  var node: Int64 { RecordInteger.read(head >> 16 & 0xff, at: body) }

  @inline(__always)
  var type: Int64 {
    RecordInteger.read(
      head >> 24 & 0xff, at: body + RecordInteger.length(head >> 16 & 0xff))
  }
}

/// Where entries of one head have their integers. There are few heads, and each is taken apart once.
struct EntryForm {
  enum Column: UInt64 {
    case node, type, neighbour, since, until, relationship
  }

  let head: UInt64
  /// A byte for each column: where it begins in the body.
  private let places: UInt64
  /// A byte for each column: by how much the eight bytes from there are shifted to give it; or, above
  /// 127, the value itself, 0 or 1, in the lowest bit.
  private let shifts: UInt64

  /// No entry has this head.
  static let none = EntryForm()

  private init() { (head, places, shifts) = (0, 0, 0) }

  /// Nil where it is no head of six integers.
  init?(_ head: UInt64) {
    // The header is seven bytes long, itself included.
    guard head >> 8 & 0xff == 7 else { return nil }
    var place = 0
    var places: UInt64 = 0
    var shifts: UInt64 = 0
    for column in 0..<6 as Range<UInt64> {
      let kind = head >> (16 + 8 * column) & 0xff
      places |= UInt64(place) << (8 * column)
      switch kind {
      case 1...6:
        let length = RecordInteger.length(kind)
        shifts |= UInt64(64 - 8 * length) << (8 * column)
        place += length
      case 8, 9: shifts |= (0x80 | (kind - 8)) << (8 * column)
      default: return nil
      }
    }
    (self.head, self.places, self.shifts) = (head, places, shifts)
  }

  @inline(__always)
  func integer(_ column: Column, _ entry: IndexEntry) -> Int64 {
    let shift = shifts >> (8 * column.rawValue) & 0xff
    if shift & 0x80 != 0 { return Int64(truncatingIfNeeded: shift & 1) }
    let place = Int(truncatingIfNeeded: places >> (8 * column.rawValue) & 0xff)
    let bytes = Int64(bigEndian: (entry.body + place).loadUnaligned(as: Int64.self))
    return bytes &>> Int64(truncatingIfNeeded: shift)
  }

  /// Whether the relationship cannot hold on any of these days.
  @inline(__always)
  func isOutside(_ validity: (from: Int64, to: Int64), _ entry: IndexEntry) -> Bool {
    integer(.since, entry) >= validity.to || integer(.until, entry) <= validity.from
  }
}
