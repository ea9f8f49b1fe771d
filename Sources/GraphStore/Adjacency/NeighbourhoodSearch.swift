internal import GraphModel

/// The nodes around one node, by a breadth-first search.
struct NeighbourhoodSearch<Source: Adjacency, Memory: MarksMemory> {
  let source: Source
  let memory: SearchMemory<Memory>
  let interruption: Interruption?

  /// Replaces the contents of `nodes` by those within `maximum` relationships of `start`, each once,
  /// nearest first, `start` left out.
  func run(from start: Int64, maximum: Int?, into nodes: inout [Int64]) throws(StoreError) {
    let met = memory.forward.begin()
    _ = met.insert(start, 0)
    nodes.removeAll(keepingCapacity: true)
    guard maximum ?? 1 > 0 else { return }
    _ = try levels(met, from: start, maximum: maximum)
    nodes = memory.ahead.nodes.array
  }

  /// How many ``run(from:maximum:into:)`` finds. Those of the last level are not kept.
  func count(from start: Int64, maximum: Int?) throws(StoreError) -> Int {
    let met = memory.forward.begin()
    _ = met.insert(start, 0)
    guard let maximum else {
      _ = try levels(met, from: start, maximum: nil)
      return memory.ahead.nodes.count
    }
    guard maximum > 0 else { return 0 }
    let last = try levels(met, from: start, maximum: maximum - 1)
    let inner = memory.ahead.nodes
    if maximum == 1 { return try count(around: start, met) }
    var count = inner.count
    for place in last..<inner.count {
      if place & 1023 == 1023 { try checkInterruption(interruption) }
      count += try self.count(around: inner[place], met)
    }
    return count
  }

  /// Lines up level after level in the memory. Returns where the last one begins.
  private func levels(
    _ met: Memory.Marks, from start: Int64, maximum: Int?
  ) throws(StoreError) -> Int {
    // A copy, so that the loop keeps it in registers.
    var found = memory.ahead.nodes
    found.removeAll()
    defer { memory.ahead.nodes = found }
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
    return begin
  }

  @inline(__always)
  private func count(around node: Int64, _ met: Memory.Marks) throws(StoreError) -> Int {
    var count = 0
    try source.forEach(of: node) { _, neighbour in
      if met.insert(neighbour, 0) { count += 1 }
      return true
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
