/// The ids of nodes in the order in which they came, which is ascending, and back.
struct NodeNumbering {
  private var first: Int64 = 0
  private(set) var count = 0
  /// Empty as long as the ids have no gaps.
  private var ids: [Int64] = []

  /// False where there are too many.
  ///
  /// - Precondition: `id` is greater than all before.
  mutating func append(_ id: Int64) -> Bool {
    guard count < Int(UInt32.max) else { return false }
    if count == 0 { first = id }
    if ids.isEmpty, id != first + Int64(count) {
      ids = (0..<Int64(count)).map { first + $0 }
    }
    if !ids.isEmpty { ids.append(id) }
    count += 1
    return true
  }

  @inline(__always)
  subscript(ordinal: UInt32) -> Int64 {
    ids.isEmpty ? first + Int64(ordinal) : ids[Int(ordinal)]
  }

  /// Nil where there is no such node.
  @inline(__always)
  func ordinal(of id: Int64) -> UInt32? {
    guard !ids.isEmpty else {
      let ordinal = id &- first
      return id >= first && ordinal < count ? UInt32(truncatingIfNeeded: ordinal) : nil
    }
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == id ? UInt32(truncatingIfNeeded: low) : nil
  }
}
