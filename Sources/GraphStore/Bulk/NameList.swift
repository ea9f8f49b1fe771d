/// Names of nodes, one after the other in one piece of memory.
struct NameList {
  private(set) var bytes: [UInt8] = []
  /// Where each name ends.
  private var ends: [Int] = []
  private(set) var nodes: [Int64] = []

  var count: Int { nodes.count }

  mutating func append(_ name: String, of node: Int64) {
    var name = name
    name.withUTF8 { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
    nodes.append(node)
  }

  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  func text(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

  /// The numbers of the names in the order of their bytes, those of one name in the order in which
  /// they came.
  func sortedByBytes() -> [UInt32] {
    // Most names differ in their first eight bytes, which compare as one number.
    struct Key {
      var prefix: UInt64
      var index: UInt32
    }
    var keys: [Key] = []
    keys.reserveCapacity(count)
    bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<count {
        let range = range(index)
        var prefix: UInt64 = 0
        for offset in 0..<8 {
          let position = range.lowerBound + offset
          prefix = prefix << 8 | (position < range.upperBound ? UInt64(bytes[position]) : 0)
        }
        keys.append(Key(prefix: prefix, index: UInt32(truncatingIfNeeded: index)))
      }
      keys.sort { a, b in
        if a.prefix != b.prefix { return a.prefix < b.prefix }
        let (left, right) = (range(Int(a.index)), range(Int(b.index)))
        let order = compare(bytes, left, right)
        return order == 0 ? a.index < b.index : order < 0
      }
    }
    return keys.map(\.index)
  }

  private func compare(
    _ bytes: UnsafeBufferPointer<UInt8>, _ left: Range<Int>, _ right: Range<Int>
  ) -> Int {
    var (a, b) = (left.lowerBound, right.lowerBound)
    while a < left.upperBound, b < right.upperBound {
      if bytes[a] != bytes[b] { return bytes[a] < bytes[b] ? -1 : 1 }
      a += 1
      b += 1
    }
    return left.count - right.count
  }
}
