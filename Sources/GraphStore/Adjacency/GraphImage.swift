internal import Glibc
internal import GraphModel

/// The shape of a graph at one moment, in memory: who is connected with whom, how and when, and what
/// labels nodes have. Derived from the tables, and never trusted for another moment than its own.
///
/// Immutable, and so safe to share between threads.
final class GraphImage: @unchecked Sendable {
  /// Of which state of which graph it is an image.
  let version: GraphVersion
  let layout: ImageLayout
  let memory: ImageMemory
  let outgoing: AdjacencyColumns
  let incoming: AdjacencyColumns
  let labelSets: UnsafePointer<UInt32>
  let sources: UnsafePointer<UInt32>
  let targets: UnsafePointer<UInt32>
  let relationshipTypes: UnsafePointer<UInt16>
  let loops: UnsafePointer<UInt64>
  private let labels: UnsafePointer<UInt64>
  /// By the number of the set, ascending.
  let labelsOfSets: [[LabelToken]]
  let hasLoops: Bool
  let columns = PropertyColumns()
  let searches = SearchMemoryPool()

  /// In ``labelSets``: no such node.
  static let noNode = UInt32.max

  /// - Precondition: the memory holds an image of this layout that ``isSound(_:_:)``.
  init(version: GraphVersion, layout: ImageLayout, memory: ImageMemory) {
    self.version = version
    self.layout = layout
    self.memory = memory
    let base = UnsafeRawPointer(memory.base)
    func part<T>(_ offset: Int, _: T.Type) -> UnsafePointer<T> {
      (base + offset).assumingMemoryBound(to: T.self)
    }
    outgoing = AdjacencyColumns(base, layout.outgoing)
    incoming = AdjacencyColumns(base, layout.incoming)
    labelSets = part(layout.labelSets, UInt32.self)
    sources = part(layout.sources, UInt32.self)
    targets = part(layout.targets, UInt32.self)
    relationshipTypes = part(layout.relationshipTypes, UInt16.self)
    loops = part(layout.loops, UInt64.self)
    labels = part(layout.labels, UInt64.self)
    let members = part(layout.members, UInt32.self)
    let first = layout.labelSetCapacity * 2
    labelsOfSets = (0..<layout.labelSetCapacity).map { set in
      let (count, begin) = (Int(members[set * 2]), Int(members[set * 2 + 1]))
      return (begin..<begin + count).map {
        LabelToken(rawValue: Int32(bitPattern: members[first + $0]))
      }
    }
    var any: UInt64 = 0
    for word in 0..<layout.bitmapWords { any |= loops[word] }
    hasLoops = any != 0
  }

  /// The nodes with a label; nil for a label that no node had.
  @inline(__always)
  func bitmap(of label: LabelToken) -> UnsafePointer<UInt64>? {
    let number = Int(label.rawValue)
    guard number >= 0, number < layout.labelCapacity else { return nil }
    return labels + number * layout.bitmapWords
  }

  @inline(__always)
  func contains(_ node: NodeID) -> Bool {
    node.rawValue >= 0 && node.rawValue < layout.nodeCapacity
      && labelSets[Int(node.rawValue)] != GraphImage.noNode
  }

  @inline(__always)
  func contains(_ relationship: RelationshipID) -> Bool {
    relationship.rawValue >= 0 && relationship.rawValue < layout.relationshipCapacity
      && relationshipTypes[Int(relationship.rawValue)] != 0
  }
}

/// A state of a graph: two that are equal are the same state of the same graph.
struct GraphVersion: Hashable, Sendable {
  var changeCounter: Int64 = 0
  /// A number drawn anew by every transaction that changes the graph; 0 in a file that none has
  /// changed since its format has the number.
  var stamp: Int64 = 0
  var nextNode: Int64 = 0
  var nextRelationship: Int64 = 0
}

/// The relationships of all nodes in one direction, in columns.
struct AdjacencyColumns {
  let offsets: UnsafePointer<UInt32>
  let neighbours: UnsafePointer<UInt32>
  let relationships: UnsafePointer<UInt32>
  let since: UnsafePointer<Int32>
  let until: UnsafePointer<Int32>
  let types: UnsafePointer<UInt16>

  init(_ base: UnsafeRawPointer, _ layout: ImageLayout.Direction) {
    func part<T>(_ offset: Int, _: T.Type) -> UnsafePointer<T> {
      (base + offset).assumingMemoryBound(to: T.self)
    }
    offsets = part(layout.offsets, UInt32.self)
    neighbours = part(layout.neighbours, UInt32.self)
    relationships = part(layout.relationships, UInt32.self)
    since = part(layout.since, Int32.self)
    until = part(layout.until, Int32.self)
    types = part(layout.types, UInt16.self)
  }

  /// Where the relationships of one type lie among those of a node.
  ///
  /// Complexity: logarithmic in the number of relationships of the node.
  @inline(__always)
  func range(of node: Int, type: UInt16) -> Range<Int> {
    let (begin, end) = (Int(offsets[node]), Int(offsets[node + 1]))
    if end - begin <= 16 {
      var first = begin
      while first < end && types[first] < type { first += 1 }
      var last = first
      while last < end && types[last] == type { last += 1 }
      return first..<last
    }
    return partition(begin, end) { $0 < type }..<partition(begin, end) { $0 <= type }
  }

  /// The first place whose type does not lie below.
  private func partition(_ begin: Int, _ end: Int, _ isBelow: (UInt16) -> Bool) -> Int {
    var (low, high) = (begin, end)
    while low < high {
      let middle = (low + high) / 2
      if isBelow(types[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The memory that holds an image: its own, or a mapped file.
final class ImageMemory: @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let byteCount: Int
  /// Filled with zeros. Nil where there is not so much memory.
  init?(zeroed byteCount: Int) {
    // Fresh pages of the system are zero, and take no room until they are written to.
    let base = mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let base, base != MAP_FAILED else { return nil }
    self.base = base
    self.byteCount = byteCount
  }

  /// Maps a file for reading.
  init?(mapping descriptor: CInt, byteCount: Int) {
    let base = mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let base, base != MAP_FAILED else { return nil }
    self.base = base
    self.byteCount = byteCount
  }

  deinit { munmap(base, byteCount) }
}
