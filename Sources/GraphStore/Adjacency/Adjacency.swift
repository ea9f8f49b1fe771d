internal import GraphModel

/// Where a search finds the neighbours of a node: in the file's indexes, or in a graph image.
///
/// Searches are generic over it, so that each is compiled once for either and nothing is called
/// through a table of methods in their inner loops.
protocol Adjacency {
  /// Calls `visit` with each relationship from `node` and the node at its other end, until it says
  /// false. Returns whether it never did.
  ///
  /// In the order of ``Expansion``; with ``Direction/either``, a loop once.
  @discardableResult
  func forEach(
    of node: Int64, _ visit: (_ relationship: Int64, _ neighbour: Int64) -> Bool
  ) throws(StoreError) -> Bool

  /// The work that following all relationships of a node takes, as far as it is known without doing
  /// it; 1 where it is not.
  func effort(of node: Int64) -> Int
}

/// Numbers nodes in the order in which a search meets them.
///
/// It is emptied by beginning a new epoch, not by being cleared, so that a small search on a large
/// graph costs what it touches.
protocol NodeNumbering: AnyObject {
  /// Forgets all nodes.
  func removeAll()
  /// The node's number; nil where it was not met.
  func number(of node: Int64) -> Int32?
  /// The node's number, `next` if it was not met before, which is then its number.
  func number(of node: Int64, orElse next: Int32) -> Int32
}

/// A ``NodeNumbering`` for any identities: a table with open addressing.
///
/// It grows with the nodes met, not with the graph.
final class NodeTable: NodeNumbering {
  private struct Entry {
    var node: Int64
    var epoch: UInt32
    var number: Int32
  }

  private var entries: UnsafeMutablePointer<Entry>
  /// A power of two less one.
  private var mask: Int
  private var count = 0
  private var epoch: UInt32 = 1

  init() {
    mask = 1023
    entries = NodeTable.allocate(mask + 1)
  }

  deinit { entries.deallocate() }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Entry> {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    entries.initialize(repeating: Entry(node: 0, epoch: 0, number: 0), count: capacity)
    return entries
  }

  func removeAll() {
    count = 0
    epoch &+= 1
    // After four thousand million searches an entry could seem to be of this one.
    if epoch == 0 {
      entries.update(repeating: Entry(node: 0, epoch: 0, number: 0), count: mask + 1)
      epoch = 1
    }
  }

  /// Multiplicative hashing (Knuth, volume 3, section 6.4): the high bits of the product are mixed
  /// best.
  @inline(__always)
  private func place(of node: Int64) -> Int {
    let product = UInt64(bitPattern: node) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product >> 32) & mask
  }

  @inline(__always)
  func number(of node: Int64) -> Int32? {
    var place = place(of: node)
    while entries[place].epoch == epoch {
      if entries[place].node == node { return entries[place].number }
      place = (place + 1) & mask
    }
    return nil
  }

  @inline(__always)
  func number(of node: Int64, orElse next: Int32) -> Int32 {
    var place = place(of: node)
    while entries[place].epoch == epoch {
      if entries[place].node == node { return entries[place].number }
      place = (place + 1) & mask
    }
    entries[place] = Entry(node: node, epoch: epoch, number: next)
    count += 1
    if count * 2 > mask { grow() }
    return next
  }

  @inline(never)
  private func grow() {
    let old = entries
    let size = mask + 1
    mask = size * 2 - 1
    entries = NodeTable.allocate(size * 2)
    for index in 0..<size where old[index].epoch == epoch {
      var place = place(of: old[index].node)
      while entries[place].epoch == epoch { place = (place + 1) & mask }
      entries[place] = old[index]
    }
    old.deallocate()
  }
}

/// A ``NodeNumbering`` for identities below a bound: one word for each.
final class NodeStamps: NodeNumbering {
  private let stamps: UnsafeMutablePointer<UInt64>
  let capacity: Int
  /// In the high half of a word; the number is in the low half.
  private var epoch: UInt64 = 1

  init(capacity: Int) {
    self.capacity = capacity
    stamps = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, capacity))
    stamps.initialize(repeating: 0, count: max(1, capacity))
  }

  deinit { stamps.deallocate() }

  func removeAll() {
    epoch += 1
    if epoch > UInt64(UInt32.max) {
      stamps.update(repeating: 0, count: max(1, capacity))
      epoch = 1
    }
  }

  @inline(__always)
  func number(of node: Int64) -> Int32? {
    guard node >= 0, node < capacity else { return nil }
    let stamp = stamps[Int(node)]
    return stamp >> 32 == epoch ? Int32(truncatingIfNeeded: stamp) : nil
  }

  /// - Precondition: `node` is below the capacity.
  @inline(__always)
  func number(of node: Int64, orElse next: Int32) -> Int32 {
    let stamp = stamps[Int(node)]
    if stamp >> 32 == epoch { return Int32(truncatingIfNeeded: stamp) }
    stamps[Int(node)] = epoch << 32 | UInt64(UInt32(bitPattern: next))
    return next
  }
}

/// What a search works with, kept from one search to the next.
///
/// It is used by one search at a time, whoever hands it from one to the next sees to that.
struct SearchMemory<Numbering: NodeNumbering>: @unchecked Sendable {
  let forward: Numbering
  let backward: Numbering
}
