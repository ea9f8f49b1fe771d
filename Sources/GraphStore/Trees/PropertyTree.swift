internal import GraphModel

/// The table of the nodes' properties, read from its b-tree itself.
final class PropertyTree {
  /// What was found of a property.
  enum Finding {
    case value(Value)
    case absent
    /// It is there, but not to be had here: a text that goes on in other pages, or a rare kind.
    case elsewhere
  }

  private let pages: FilePages
  private let root: Int

  init(_ pages: FilePages, root: Int) {
    self.pages = pages
    self.root = root
  }

  func find(_ key: Int64, of node: Int64) throws(StoreError) -> Finding {
    guard let (property, page) = try locate(key, of: node) else { return .absent }
    return try value(of: property, in: page)
  }

  /// Hands out the property where it is a string, and nil where it is not. Returns false, and hands out
  /// nothing, where it is not to be had here.
  @inline(__always)
  func withText(
    _ key: Int64, of node: Int64, _ body: (UnsafeBufferPointer<UInt8>?) -> Void
  ) throws(StoreError) -> Bool {
    guard let (property, page) = try locate(key, of: node) else {
      body(nil)
      return true
    }
    guard let text = try text(of: property, in: page) else { return false }
    body(property.kind == PropertyKind.native.rawValue ? text : nil)
    return true
  }

  private func locate(
    _ key: Int64, of node: Int64
  ) throws(StoreError) -> (property: PropertyRecord, page: TreePage)? {
    pages.makeRoom()
    var number = root
    for _ in 0..<TreePage.mostLevels {
      let page = try TreePage(number, of: pages)
      var (low, high) = (0, page.count)
      while low < high {
        let middle = (low + high) >> 1
        let property = PropertyRecord(page.record(middle))
        let order =
          property.node == node ? Order(property.key, key) : Order(property.node, node)
        switch order {
        case .same: return (property, page)
        case .before: low = middle + 1
        case .after: high = middle
        }
      }
      if page.isLeaf { return nil }
      number = page.child(low)
    }
    throw pages.damage()
  }

  private enum Order {
    case before, same, after

    @inline(__always)
    init(_ a: Int64, _ b: Int64) { self = a < b ? .before : a == b ? .same : .after }
  }

  private func value(of property: PropertyRecord, in page: TreePage) throws(StoreError) -> Finding {
    if let text = try text(of: property, in: page) {
      guard property.kind == PropertyKind.native.rawValue else { return .elsewhere }
      return .value(.string(String(decoding: text, as: UTF8.self)))
    }
    guard pages.isWhole(property.size) else { return .elsewhere }
    let kind = property.valueKind
    guard RecordInteger.isKind(kind) else { return .elsewhere }
    let number = RecordInteger.read(kind, at: property.value)
    switch PropertyKind(rawValue: property.kind) {
    case .native: return .value(.integer(number))
    case .boolean: return .value(.boolean(number != 0))
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration, .list, .notANumber, nil:
      return .elsewhere
    }
  }

  /// The value where it is a text of which all is here.
  private func text(
    of property: PropertyRecord, in page: TreePage
  ) throws(StoreError) -> UnsafeBufferPointer<UInt8>? {
    guard pages.isWhole(property.size) else { return nil }
    guard property.isSound else { throw pages.damage() }
    let kind = property.valueKind
    guard kind >= 13, kind & 1 == 1 else { return nil }
    let begin = UnsafePointer<UInt8>(property.value.assumingMemoryBound(to: UInt8.self))
    let count = Int(truncatingIfNeeded: (kind - 13) / 2)
    guard begin - page.start + count <= pages.usable else { throw pages.damage() }
    return UnsafeBufferPointer(start: begin, count: count)
  }
}

/// A row of `node_property` in its page: node, key, kind and value.
private struct PropertyRecord {
  let size: Int
  /// How long the header is, and the kinds of the first three, which are integers.
  private let head: UInt32
  private let start: UnsafeRawPointer

  @inline(__always)
  init(_ record: UnsafePointer<UInt8>) {
    // Mostly a length of one byte or two, and what follows it, in one piece.
    let word = UInt64(littleEndian: UnsafeRawPointer(record).loadUnaligned(as: UInt64.self))
    if word & 0x80 == 0 {
      size = Int(truncatingIfNeeded: word & 0x7f)
      start = UnsafeRawPointer(record + 1)
      head = UInt32(truncatingIfNeeded: word >> 8)
    } else if word & 0x8000 == 0 {
      size = Int(truncatingIfNeeded: (word & 0x7f) << 7 | word >> 8 & 0x7f)
      start = UnsafeRawPointer(record + 2)
      head = UInt32(truncatingIfNeeded: word >> 16)
    } else {
      var place = record
      // One of three bytes or more, of which a shorter one may be written too.
      size = Int(max(VariableLength.read(&place), 1 << 14))
      start = UnsafeRawPointer(place)
      head = UInt32(littleEndian: start.loadUnaligned(as: UInt32.self))
    }
  }

  private var headerSize: Int { Int(head & 0x7f) }
  @inline(__always)
  private func integerKind(_ column: UInt32) -> UInt64 { UInt64(head >> (8 + 8 * column) & 0xff) }

  /// The header of a row with a value of up to a page has no more than eight bytes.
  var isSound: Bool {
    head & 0xff <= 8 && headerSize >= 5 && RecordInteger.isKind(integerKind(0))
      && RecordInteger.isKind(integerKind(1)) && RecordInteger.isKind(integerKind(2))
  }

  var node: Int64 { RecordInteger.read(integerKind(0), at: start + headerSize) }

  var key: Int64 {
    RecordInteger.read(
      integerKind(1), at: start + headerSize + RecordInteger.length(integerKind(0)))
  }

  var kind: Int64 {
    let before = RecordInteger.length(integerKind(0)) + RecordInteger.length(integerKind(1))
    return RecordInteger.read(integerKind(2), at: start + headerSize + before)
  }

  var value: UnsafeRawPointer {
    let before =
      RecordInteger.length(integerKind(0)) + RecordInteger.length(integerKind(1))
      + RecordInteger.length(integerKind(2))
    return start + headerSize + before
  }

  /// The kind of the value, in one byte or more.
  var valueKind: UInt64 {
    var kind: UInt64 = 0
    for index in 4..<max(5, headerSize) {
      let byte = start.load(fromByteOffset: index, as: UInt8.self)
      kind = kind << 7 | UInt64(byte & 0x7f)
      if byte < 0x80 { break }
    }
    return kind
  }
}
