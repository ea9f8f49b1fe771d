internal import GraphModel

/// Numbers different nodes in the order in which they are met: a table with open addressing for a
/// number of nodes that is known.
struct NodeNumbers {
  private var places: [Int32]
  private let mask: Int
  /// By number.
  private(set) var nodes: [NodeID] = []

  /// - Parameter count: how many nodes there are at most.
  init(count: Int) {
    var capacity = 16
    while capacity < count * 2 { capacity *= 2 }
    mask = capacity - 1
    places = Array(repeating: -1, count: capacity)
  }

  /// Multiplicative hashing, as in the store's searches.
  mutating func number(of node: NodeID) -> Int32 {
    let product = UInt64(bitPattern: node.rawValue) &* 0x9E37_79B9_7F4A_7C15
    var place = Int(truncatingIfNeeded: product >> 32) & mask
    while places[place] >= 0 {
      if nodes[Int(places[place])] == node { return places[place] }
      place = (place + 1) & mask
    }
    places[place] = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(node)
    return places[place]
  }
}
