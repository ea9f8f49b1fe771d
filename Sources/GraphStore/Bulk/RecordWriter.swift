internal import GraphModel

/// A row as SQLite keeps it: the types of the columns, then their contents ("Record Format" of
/// SQLite's file format).
///
/// Columns are added in order and the row is taken by a ``TreeBuilder``; ``clear()`` starts the next.
struct RecordWriter: ~Copyable {
  /// The columns' types, each a variable-length integer.
  private(set) var types: UnsafeMutablePointer<UInt8>
  private(set) var typeBytes = 0
  /// The columns' contents.
  private(set) var body: UnsafeMutablePointer<UInt8>
  private(set) var bodyBytes = 0
  private var bodyCapacity = 4_096

  /// Rows here have a dozen columns, and a type takes nine bytes at most.
  private static let typeCapacity = 256

  init() {
    types = .allocate(capacity: RecordWriter.typeCapacity)
    body = .allocate(capacity: bodyCapacity)
  }

  deinit {
    types.deallocate()
    body.deallocate()
  }

  /// The size of the row with its header.
  var size: Int { headerBytes + bodyBytes }

  /// The header's own length is part of it.
  var headerBytes: Int { typeBytes + (typeBytes < 127 ? 1 : 2) }

  mutating func clear() {
    typeBytes = 0
    bodyBytes = 0
  }

  // MARK: Columns

  mutating func appendNull() { append(type: 0) }

  /// In the fewest bytes.
  @inline(__always)
  mutating func append(_ value: Int64) {
    switch value {
    case 0: append(type: 8)
    case 1: append(type: 9)
    case -128...127: append(value, bytes: 1, type: 1)
    case -32_768...32_767: append(value, bytes: 2, type: 2)
    case -8_388_608...8_388_607: append(value, bytes: 3, type: 3)
    case -2_147_483_648...2_147_483_647: append(value, bytes: 4, type: 4)
    case -140_737_488_355_328...140_737_488_355_327: append(value, bytes: 6, type: 5)
    default: append(value, bytes: 8, type: 6)
    }
  }

  mutating func append(_ value: Double) {
    append(Int64(bitPattern: value.bitPattern), bytes: 8, type: 7)
  }

  mutating func append(text: UnsafeBufferPointer<UInt8>) {
    append(type: UInt64(text.count) * 2 + 13)
    append(bytes: text)
  }

  mutating func append(blob: UnsafeBufferPointer<UInt8>) {
    append(type: UInt64(blob.count) * 2 + 12)
    append(bytes: blob)
  }

  mutating func append(_ text: String) {
    var text = text
    let utf8 = text.utf8.count
    reserve(utf8)
    append(type: UInt64(utf8) * 2 + 13)
    text.withUTF8 { append(bytes: $0) }
  }

  private mutating func append(bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress, bytes.count > 0 else { return }
    reserve(bytes.count)
    (body + bodyBytes).update(from: base, count: bytes.count)
    bodyBytes += bytes.count
  }

  @inline(__always)
  private mutating func append(type: UInt64) {
    if type < 128 {
      types[typeBytes] = UInt8(truncatingIfNeeded: type)
      typeBytes += 1
    } else {
      typeBytes += writeVariableLength(type, to: types + typeBytes)
    }
  }

  /// Big-endian, in as many bytes.
  @inline(__always)
  private mutating func append(_ value: Int64, bytes: Int, type: UInt64) {
    append(type: type)
    reserve(8)
    var shift = (bytes - 1) * 8
    while shift >= 0 {
      body[bodyBytes] = UInt8(truncatingIfNeeded: value >> Int64(shift))
      bodyBytes += 1
      shift -= 8
    }
  }

  @inline(__always)
  private mutating func reserve(_ bytes: Int) {
    if bodyCapacity - bodyBytes < bytes { grow(bytes) }
  }

  @inline(never)
  private mutating func grow(_ bytes: Int) {
    let capacity = max(bodyCapacity * 2, bodyBytes + bytes)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: body, count: bodyBytes)
    body.deallocate()
    body = larger
    bodyCapacity = capacity
  }

  // MARK: Output

  /// Writes the whole row to `target`, which has room for ``size`` bytes.
  @inline(__always)
  func write(to target: UnsafeMutablePointer<UInt8>) {
    let length = writeVariableLength(UInt64(headerBytes), to: target)
    (target + length).update(from: types, count: typeBytes)
    (target + headerBytes).update(from: body, count: bodyBytes)
  }
}

/// Writes a variable-length integer as SQLite does: seven bits a byte, the high ones first, all
/// eight bits of a ninth byte. Returns how many bytes it took.
@inline(__always)
func writeVariableLength(_ value: UInt64, to target: UnsafeMutablePointer<UInt8>) -> Int {
  if value < 0x80 {
    target[0] = UInt8(truncatingIfNeeded: value)
    return 1
  }
  let length = variableLength(value)
  var rest = value
  var index = length - 1
  if length == 9 {
    target[8] = UInt8(truncatingIfNeeded: rest)
    rest >>= 8
    index = 7
  }
  let last = length == 9 ? -1 : index
  while index >= 0 {
    target[index] = UInt8(truncatingIfNeeded: rest & 0x7F) | (index == last ? 0 : 0x80)
    rest >>= 7
    index -= 1
  }
  return length
}

/// How many bytes a variable-length integer takes.
@inline(__always)
func variableLength(_ value: UInt64) -> Int {
  let bits = 64 - value.leadingZeroBitCount
  return bits > 56 ? 9 : max(1, (bits + 6) / 7)
}
