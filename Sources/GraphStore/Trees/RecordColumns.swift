/// Takes the columns of a table's row one after the other, of whatever kinds
/// (https://www.sqlite.org/fileformat2.html, "Record Format"). For rows of which few are read;
/// ``RecordReader`` is for many.
struct RecordColumns {
  /// The row number.
  let id: Int64
  /// Whether all of the row stands in its page. Otherwise no column can be taken.
  let isWhole: Bool
  /// Whether each column that was taken was there, and of the kind that it was taken for.
  private(set) var isSound = true
  private var kinds: UnsafePointer<UInt8>
  private let headerEnd: UnsafePointer<UInt8>
  private var body: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>

  /// - Parameter cell: the length of the record, the row number and the record.
  init(_ cell: UnsafePointer<UInt8>, in page: TreePage) {
    var record = cell
    let size = VariableLength.read(&record)
    id = VariableLength.read(&record)
    kinds = record
    let header = VariableLength.read(&kinds)
    // "Cell Payload Overflow Pages", of the leaf of a table.
    isWhole = size <= page.usable - 35
    let isWithin =
      isWhole && header >= 1 && header <= size && size <= page.usable - (record - page.start)
    headerEnd = isWithin ? record + Int(header) : kinds
    body = headerEnd
    end = isWithin ? record + Int(size) : headerEnd
    isSound = isWithin
  }

  var isAtEnd: Bool { kinds >= headerEnd }
  /// A text without bytes.
  var nothing: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: end, count: 0) }
  var isNextNull: Bool { !isAtEnd && kinds[0] == 0 }

  mutating func skip() { _ = next() }

  /// 0 where there is none.
  mutating func integer() -> Int64 {
    let (kind, place) = next()
    guard RecordInteger.isKind(kind) else {
      isSound = false
      return 0
    }
    return RecordInteger.read(kind, at: place)
  }

  /// Empty where there is none.
  mutating func text() -> UnsafeBufferPointer<UInt8> {
    let (kind, place) = next()
    guard kind >= 13, kind & 1 == 1 else {
      isSound = false
      return nothing
    }
    return UnsafeBufferPointer(start: place, count: Int((kind - 13) / 2))
  }

  /// The kind of a column and where it stands; where there is none, the kind 0.
  private mutating func next() -> (kind: UInt64, place: UnsafePointer<UInt8>) {
    guard kinds < headerEnd else {
      isSound = false
      return (0, end)
    }
    let kind = UInt64(bitPattern: VariableLength.read(&kinds))
    let length = kind >= 12 ? (kind - 12) / 2 : kind == 7 ? 8 : UInt64(RecordInteger.length(kind))
    guard kinds <= headerEnd, length <= UInt64(end - body) else {
      isSound = false
      return (0, end)
    }
    defer { body += Int(length) }
    return (kind, body)
  }
}
