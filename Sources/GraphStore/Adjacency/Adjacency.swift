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

extension Adjacency {
  /// An index does not know how many entries a node has.
  @inline(__always)
  func effort(of node: Int64) -> Int { 1 }
}

/// The nodes that a search has met, each with a number.
protocol NodeMarks {
  /// The node's number; nil where it was not met.
  func number(of node: Int64) -> Int32?
  /// Whether the node was not met before; its number is then `next`.
  func insert(_ node: Int64, _ next: Int32) -> Bool
  /// From which end the node was met before; nil where it was not, and is now, from `end`.
  ///
  /// Not in one epoch with the others, by which nodes have numbers.
  func meet(_ node: Int64, _ end: PathEnd) -> PathEnd?
}

/// One of the two ends from which a search goes.
enum PathEnd: UInt32 {
  case ahead, behind
}

/// Makes marks for one search after another.
///
/// They are emptied by beginning a new epoch, not by being cleared, so that a small search on a large
/// graph costs what it touches.
protocol MarksMemory: AnyObject {
  associatedtype Marks: NodeMarks
  /// Marks of no nodes yet. Those given out before must not be used any more.
  func begin() -> Marks
}

/// ``NodeMarks`` for any identities: a table with open addressing.
///
/// It grows with the nodes met, not with the graph.
final class NodeTable: MarksMemory, NodeMarks {
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

  func begin() -> NodeTable {
    count = 0
    epoch &+= 1
    if epoch == 0 {
      entries.update(repeating: Entry(node: 0, epoch: 0, number: 0), count: mask + 1)
      epoch = 1
    }
    return self
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
  func insert(_ node: Int64, _ next: Int32) -> Bool {
    var place = place(of: node)
    while entries[place].epoch == epoch {
      if entries[place].node == node { return false }
      place = (place + 1) & mask
    }
    add(Entry(node: node, epoch: epoch, number: next), at: place)
    return true
  }

  @inline(__always)
  func meet(_ node: Int64, _ end: PathEnd) -> PathEnd? {
    var place = place(of: node)
    while entries[place].epoch == epoch {
      if entries[place].node == node {
        return entries[place].number == 0 ? .ahead : .behind
      }
      place = (place + 1) & mask
    }
    add(Entry(node: node, epoch: epoch, number: Int32(end.rawValue)), at: place)
    return nil
  }

  @inline(__always)
  private func add(_ entry: Entry, at place: Int) {
    entries[place] = entry
    count += 1
    if count * 2 > mask { grow() }
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

/// ``NodeMarks`` for identities below a bound: a word for each that says in which epoch, and from which
/// end, it was met, and another for its number, which is only touched where that is asked for.
final class NodeStamps: MarksMemory {
  /// A value, so that loops keep it in registers.
  struct Marks: NodeMarks {
    fileprivate let stamps: UnsafeMutablePointer<UInt32>
    fileprivate let numbers: UnsafeMutablePointer<Int32>
    /// Even; the odd one that follows says that a node was met from behind.
    fileprivate let epoch: UInt32
    fileprivate let capacity: Int

    @inline(__always)
    func number(of node: Int64) -> Int32? {
      guard UInt64(bitPattern: node) < UInt64(capacity), stamps[Int(node)] == epoch else {
        return nil
      }
      return numbers[Int(node)]
    }

    /// - Precondition: `node` is in `0 ..< capacity`.
    @inline(__always)
    func insert(_ node: Int64, _ next: Int32) -> Bool {
      if stamps[Int(node)] == epoch { return false }
      stamps[Int(node)] = epoch
      numbers[Int(node)] = next
      return true
    }

    /// - Precondition: `node` is in `0 ..< capacity`.
    @inline(__always)
    func meet(_ node: Int64, _ end: PathEnd) -> PathEnd? {
      let before = stamps[Int(node)] &- epoch
      if before < 2 { return before == 0 ? .ahead : .behind }
      stamps[Int(node)] = epoch + end.rawValue
      return nil
    }
  }

  private let stamps: UnsafeMutablePointer<UInt32>
  private let numbers: UnsafeMutablePointer<Int32>
  private let capacity: Int
  private var epoch: UInt32 = 0

  init(capacity: Int) {
    self.capacity = capacity
    stamps = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, capacity))
    stamps.initialize(repeating: 0, count: max(1, capacity))
    numbers = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, capacity))
    numbers.initialize(repeating: 0, count: max(1, capacity))
  }

  deinit {
    stamps.deallocate()
    numbers.deallocate()
  }

  func begin() -> Marks {
    epoch &+= 2
    // After two thousand million searches a node could seem to be met in this one.
    if epoch == 0 {
      stamps.update(repeating: 0, count: max(1, capacity))
      epoch = 2
    }
    return Marks(stamps: stamps, numbers: numbers, epoch: epoch, capacity: capacity)
  }
}
