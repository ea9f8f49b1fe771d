internal import GraphModel

/// The nodes around one node, by a breadth-first search.
struct NeighbourhoodSearch<Source: Adjacency, Numbering: NodeNumbering> {
  let source: Source
  let met: Numbering
  let interruption: Interruption?

  /// Replaces the contents of `nodes` by those within `maximum` relationships of `start`, each once,
  /// nearest first, `start` left out. Returns where the farthest of them begin.
  @discardableResult
  func run(from start: Int64, maximum: Int?, into nodes: inout [Int64]) throws(StoreError) -> Int {
    nodes.removeAll(keepingCapacity: true)
    met.removeAll()
    var count = met.number(of: start, orElse: 0) + 1
    try advance(start, &count, &nodes)
    var level = 0..<nodes.count
    var depth = 1
    while depth < maximum ?? .max, !level.isEmpty {
      for place in level {
        if place & 1023 == 1023 { try checkInterruption(interruption) }
        try advance(nodes[place], &count, &nodes)
      }
      level = level.upperBound..<nodes.count
      depth += 1
    }
    return level.lowerBound
  }

  /// How many ``run(from:maximum:into:)`` finds. Those of the last level are not kept.
  func count(from start: Int64, maximum: Int?) throws(StoreError) -> Int {
    var inner = [start]
    var level = 0
    var count: Int32 = 1
    if let maximum, maximum <= 1 {
      met.removeAll()
      _ = met.number(of: start, orElse: 0)
      if maximum < 1 { return 0 }
    } else {
      level = try run(from: start, maximum: maximum.map { $0 - 1 }, into: &inner)
      count += Int32(truncatingIfNeeded: inner.count)
      if maximum == nil { return inner.count }
    }
    let met = met
    for place in level..<inner.count {
      if place & 1023 == 1023 { try checkInterruption(interruption) }
      try source.forEach(of: inner[place]) { _, neighbour in
        if met.number(of: neighbour, orElse: count) == count { count += 1 }
        return true
      }
    }
    return Int(count) - 1
  }

  @inline(__always)
  private func advance(_ node: Int64, _ count: inout Int32, _ nodes: inout [Int64])
    throws(StoreError)
  {
    let met = met
    var next = count
    try source.forEach(of: node) { _, neighbour in
      if met.number(of: neighbour, orElse: next) == next {
        next += 1
        nodes.append(neighbour)
      }
      return true
    }
    count = next
  }
}

/// Ends a search that was asked to stop.
@inline(__always)
func checkInterruption(_ interruption: Interruption?) throws(StoreError) {
  if let interruption, interruption.isRequested {
    throw StoreError(.interrupted, "interrupted; nothing was changed")
  }
}
