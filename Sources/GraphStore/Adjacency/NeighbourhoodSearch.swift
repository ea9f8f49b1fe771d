internal import GraphModel

/// The nodes around one node, by a breadth-first search.
struct NeighbourhoodSearch<Source: Adjacency, Memory: MarksMemory> {
  let source: Source
  let memory: Memory
  let interruption: Interruption?

  /// Replaces the contents of `nodes` by those within `maximum` relationships of `start`, each once,
  /// nearest first, `start` left out.
  func run(from start: Int64, maximum: Int?, into nodes: inout [Int64]) throws(StoreError) {
    let met = memory.begin()
    _ = met.insert(start, 0)
    nodes.removeAll(keepingCapacity: true)
    guard maximum ?? 1 > 0 else { return }
    _ = try levels(met, from: start, maximum: maximum, into: &nodes)
  }

  /// How many ``run(from:maximum:into:)`` finds. Those of the last level are not kept.
  func count(from start: Int64, maximum: Int?) throws(StoreError) -> Int {
    let met = memory.begin()
    _ = met.insert(start, 0)
    var inner: [Int64] = []
    guard let maximum else {
      _ = try levels(met, from: start, maximum: nil, into: &inner)
      return inner.count
    }
    guard maximum > 0 else { return 0 }
    guard maximum > 1 else { return try count(around: [start], met) }
    let last = try levels(met, from: start, maximum: maximum - 1, into: &inner)
    return try inner.count + count(around: inner[last...], met)
  }

  /// Appends level after level. Returns where the last one begins.
  private func levels(
    _ met: Memory.Marks, from start: Int64, maximum: Int?, into nodes: inout [Int64]
  ) throws(StoreError) -> Int {
    var found: [Int64] = []
    found.reserveCapacity(64)
    var begin = 0
    var depth = 0
    while depth < maximum ?? .max {
      let end = found.count
      if depth > 0 && begin == end { break }
      for place in depth == 0 ? -1..<0 : begin..<end {
        if place & 1023 == 1023 { try checkInterruption(interruption) }
        try source.forEach(of: place < 0 ? start : found[place]) { _, neighbour in
          if met.insert(neighbour, 0) { found.append(neighbour) }
          return true
        }
      }
      begin = end
      depth += 1
    }
    nodes = found
    return begin
  }

  private func count(around nodes: some Collection<Int64>, _ met: Memory.Marks)
    throws(StoreError) -> Int
  {
    var count = 0
    var place = 0
    for node in nodes {
      place += 1
      if place & 1023 == 0 { try checkInterruption(interruption) }
      try source.forEach(of: node) { _, neighbour in
        if met.insert(neighbour, 0) { count += 1 }
        return true
      }
    }
    return count
  }
}

/// Ends a search that was asked to stop.
@inline(__always)
func checkInterruption(_ interruption: Interruption?) throws(StoreError) {
  if let interruption, interruption.isRequested {
    throw StoreError(.interrupted, "interrupted; nothing was changed")
  }
}
