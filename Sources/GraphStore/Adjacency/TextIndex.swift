internal import GraphModel

/// The texts of one property of all nodes, by which the nodes are found.
///
/// The texts lie one behind the other in the order of their bytes, which is that of their code points,
/// so that those that begin alike are neighbours; a hash table leads to a whole one. To each belongs a
/// range of nodes, ascending.
final class TextIndex: Sendable {
  private let bytes: [UInt8]
  /// Where each text begins; then where the last one ends.
  private let begins: [UInt32]
  /// Where the nodes of each text begin; then where the last ones end.
  private let firsts: [UInt32]
  private let nodes: [UInt32]
  /// Open addressing, at most half full: the number of a text and one, or 0. A power of two long.
  private let table: [UInt32]

  /// - Parameters:
  ///   - texts: each once, with a code.
  ///   - codes: by node; codes that are not in `texts` are of other values.
  /// - Returns: nil where the texts come to more than 4 GB.
  init?(texts: [(code: UInt32, text: String)], codes: [UInt32]) {
    var size = 0
    var largest: UInt32 = 0
    for (code, text) in texts {
      size += text.utf8.count
      largest = max(largest, code)
    }
    guard size < UInt32.max, codes.count < UInt32.max else { return nil }

    // In one piece first: texts lie scattered, and sorting looks at each many times.
    var unsorted: [UInt8] = []
    unsorted.reserveCapacity(size)
    var items: [Item] = []
    items.reserveCapacity(texts.count)
    for (code, text) in texts {
      let begin = unsorted.count
      unsorted.append(contentsOf: text.utf8)
      items.append(Item(unsorted, begin, code))
    }
    unsorted.withUnsafeBufferPointer { bytes in items.sort { $0.precedes($1, bytes) } }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var begins: [UInt32] = []
    begins.reserveCapacity(items.count + 1)
    var numbers = [UInt32](repeating: .max, count: Int(largest) + 1)
    for (number, item) in items.enumerated() {
      begins.append(UInt32(bytes.count))
      bytes.append(contentsOf: unsorted[item.begin..<item.begin + item.count])
      numbers[Int(item.code)] = UInt32(number)
    }
    begins.append(UInt32(bytes.count))

    // Counting sort of the nodes by the number of their text.
    var firsts = [UInt32](repeating: 0, count: items.count + 1)
    for code in codes where code <= largest && numbers[Int(code)] != .max {
      firsts[Int(numbers[Int(code)]) + 1] += 1
    }
    for number in items.indices { firsts[number + 1] += firsts[number] }
    var next = firsts
    var nodes = [UInt32](repeating: 0, count: Int(firsts[items.count]))
    for (node, code) in codes.enumerated() where code <= largest && numbers[Int(code)] != .max {
      let number = Int(numbers[Int(code)])
      nodes[Int(next[number])] = UInt32(node)
      next[number] += 1
    }

    var slots = 64
    while slots < items.count * 2 { slots *= 2 }
    var table = [UInt32](repeating: 0, count: slots)
    bytes.withUnsafeBufferPointer { bytes in
      for number in items.indices {
        let text = bytes[Int(begins[number])..<Int(begins[number + 1])]
        var place = Int(truncatingIfNeeded: TextIndex.hash(UnsafeBufferPointer(rebasing: text)))
        while true {
          place &= slots - 1
          if table[place] == 0 { break }
          place += 1
        }
        table[place] = UInt32(number) + 1
      }
    }
    self.bytes = bytes
    self.begins = begins
    self.firsts = firsts
    self.nodes = nodes
    self.table = table
  }

  private struct Item {
    let begin: Int
    let count: Int
    let code: UInt32
    /// The first eight bytes, by which most texts are told apart.
    let key: UInt64

    init(_ bytes: [UInt8], _ begin: Int, _ code: UInt32) {
      self.begin = begin
      self.code = code
      count = bytes.count - begin
      var key: UInt64 = 0
      for place in 0..<8 {
        key = key << 8 | (place < count ? UInt64(bytes[begin + place]) : 0)
      }
      self.key = key
    }

    func precedes(_ other: Item, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      if key != other.key { return key < other.key }
      return bytes[begin..<begin + count].lexicographicallyPrecedes(
        bytes[other.begin..<other.begin + other.count])
    }
  }

  /// FNV-1a over eight bytes at a time, with the high bits folded in.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(text.count)
    var place = 0
    let raw = UnsafeRawBufferPointer(text)
    while place + 8 <= raw.count {
      hash = (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x100_0000_01B3
      hash ^= hash >> 29
      place += 8
    }
    while place < raw.count {
      hash = (hash ^ UInt64(raw[place])) &* 0x100_0000_01B3
      place += 1
    }
    hash ^= hash >> 32
    return hash &* 0x9E37_79B9_7F4A_7C15 >> 20
  }

  /// The nodes that have this text, ascending.
  func nodes(with text: String) -> [NodeID] {
    var text = text
    return text.withUTF8 { sought in
      bytes.withUnsafeBufferPointer { bytes in
        var place = Int(truncatingIfNeeded: TextIndex.hash(sought))
        while true {
          place &= table.count - 1
          guard table[place] != 0 else { return [] }
          let number = Int(table[place]) - 1
          let known = UnsafeBufferPointer(
            rebasing: bytes[Int(begins[number])..<Int(begins[number + 1])])
          if known.count == sought.count, known.elementsEqual(sought) {
            return nodes(ofTexts: number..<number + 1)
          }
          place += 1
        }
      }
    }
  }

  /// The nodes whose text begins with `prefix`, ascending.
  func nodes(withPrefix prefix: String) -> [NodeID] {
    var prefix = prefix
    let range = prefix.withUTF8 { prefix in
      let first = firstText(from: 0) { $0.lexicographicallyPrecedes(prefix) }
      return first..<firstText(from: first) { $0.starts(with: prefix) }
    }
    var found = nodes(ofTexts: range)
    if range.count > 1 { found.sort { $0.rawValue < $1.rawValue } }
    return found
  }

  /// The first text from number `first` on that does not lie before, where those that do come first.
  @inline(__always)
  private func firstText(
    from first: Int, _ liesBefore: (Slice<UnsafeBufferPointer<UInt8>>) -> Bool
  ) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var (low, high) = (first, begins.count - 1)
      while low < high {
        let middle = (low + high) / 2
        let text = bytes[Int(begins[middle])..<Int(begins[middle + 1])]
        if liesBefore(text) { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  private func nodes(ofTexts range: Range<Int>) -> [NodeID] {
    let places = Int(firsts[range.lowerBound])..<Int(firsts[range.upperBound])
    var found: [NodeID] = []
    found.reserveCapacity(places.count)
    for place in places { found.append(NodeID(Int64(nodes[place]))) }
    return found
  }
}
