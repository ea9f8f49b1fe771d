/// Memory in which lines are put together before they go to an ``OutputBuffer``: to append to an array
/// checks and counts at each of the dozen pieces of a line, which takes longer than to read the line's
/// row. Also keeps pieces that occur in many lines.
final class LineMemory {
  private var room = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
  private var pieces: [UnsafeMutableBufferPointer<UInt8>] = []

  deinit {
    room.deallocate()
    for piece in pieces { piece.deallocate() }
  }

  /// The beginning of at least `count` bytes, which hold anything. What was begun before is gone.
  func begin(_ count: Int) -> LineCursor {
    if room.count < count {
      room.deallocate()
      room = .allocate(capacity: max(count, 1))
    }
    // Not empty, and so with a base address.
    return LineCursor(next: room.baseAddress!)
  }

  /// What was written between `begin` and a cursor.
  func written(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: room[range])
  }

  /// How much was written before a cursor.
  func offset(_ cursor: LineCursor) -> Int { cursor.next - room.baseAddress! }

  /// A copy of some bytes that lives as long as this does.
  func keep(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = piece.initialize(fromContentsOf: bytes)
    pieces.append(piece)
    return UnsafeBufferPointer(piece)
  }
}

/// Where the next byte of a line goes. Whoever writes has made sure that there is room.
struct LineCursor {
  fileprivate(set) var next: UnsafeMutablePointer<UInt8>

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    next.pointee = byte
    next += 1
  }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    next.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    next += text.utf8CodeUnitCount
  }

  @inline(__always)
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    next.update(from: start, count: bytes.count)
    next += bytes.count
  }

  /// At most 20 bytes.
  @inline(__always)
  mutating func put(decimal number: Int64) {
    if number < 0 { put(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var length = 1
    var bound: UInt64 = 10
    while rest >= bound {
      length += 1
      let (product, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = product
    }
    var index = length
    repeat {
      index -= 1
      next[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while index > 0
    next += length
  }

  /// Two digits.
  @inline(__always)
  mutating func put(digits number: Int) {
    next[0] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
    next[1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
    next += 2
  }

  /// Takes back what was written since.
  mutating func back(to cursor: LineCursor) { next = cursor.next }

  /// Whether what was written from `first` to `second` is what was written from `third` on.
  func repeats(_ first: LineCursor, to second: LineCursor, from third: LineCursor) -> Bool {
    let count = second.next - first.next
    guard next - third.next == count else { return false }
    var index = 0
    while index < count, first.next[index] == third.next[index] { index += 1 }
    return index == count
  }
}
