internal import GraphModel

/// Relationships as the b-trees of the file's covering indexes have them.
struct TreeAdjacency: Adjacency {
  /// A pass over one tree.
  private struct Scan {
    let tree: RelationshipTree
    let type: Int64?
    /// Whether relationships from a node to itself were found by a scan before.
    let skipsLoops: Bool
  }

  private let scans: [Scan]
  private let validity: (from: Int64, to: Int64)?
  private let interruption: Interruption?

  init(_ trees: FileTrees, _ request: ExpandRequest, _ interruption: Interruption?) {
    var types: [Int64?] = [nil]
    if let tokens = request.types { types = tokens.map { Int64($0.rawValue) } }
    var scans: [Scan] = []
    if request.direction != .incoming {
      for type in types {
        scans.append(Scan(tree: trees.outgoing, type: type, skipsLoops: false))
      }
    }
    if request.direction != .outgoing {
      let skipsLoops = request.direction == .either
      for type in types {
        scans.append(Scan(tree: trees.incoming, type: type, skipsLoops: skipsLoops))
      }
    }
    self.scans = scans
    validity = request.validity.map { ($0.from.daysSinceEpoch, $0.to.daysSinceEpoch) }
    self.interruption = interruption
  }

  @inline(__always)
  func forEach(
    of node: Int64, _ visit: (_ relationship: Int64, _ neighbour: Int64) -> Bool
  ) throws(StoreError) -> Bool {
    try forEachEntry(of: node) { visit($0.relationship, $0.neighbour) }
  }

  @inline(__always)
  func forEachEntry(of node: Int64, _ visit: (TreeEntry) -> Bool) throws(StoreError) -> Bool {
    for scan in scans {
      try scan.tree.begin(at: node, type: scan.type)
      let entries = scan.tree.entries
      while true {
        let count = try scan.tree.read(validity, interruption)
        if count == 0 { break }
        for index in 0..<count {
          let entry = entries[index]
          if scan.skipsLoops && entry.neighbour == node { continue }
          guard visit(entry) else { return false }
        }
      }
    }
    return true
  }

  /// The number of relationships that ``forEach(of:_:)`` finds.
  func degree(of node: Int64) throws(StoreError) -> Int {
    var degree = 0
    for scan in scans {
      try scan.tree.begin(at: node, type: scan.type)
      degree += try scan.tree.count(
        validity, skippingLoops: scan.skipsLoops, interruption)
    }
    return degree
  }
}
