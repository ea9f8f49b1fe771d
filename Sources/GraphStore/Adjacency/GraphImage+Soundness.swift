extension GraphImage {
  /// Whether every number in the memory is one that reading the image can follow. With that, whatever
  /// a file holds that passes for an image, reading it touches nothing outside of it.
  static func isSound(_ layout: ImageLayout, _ memory: ImageMemory) -> Bool {
    guard memory.byteCount == layout.byteCount else { return false }
    let base = UnsafeRawPointer(memory.base)
    func part<T>(_ offset: Int, _: T.Type) -> UnsafePointer<T> {
      (base + offset).assumingMemoryBound(to: T.self)
    }
    for direction in [layout.outgoing, layout.incoming] {
      let columns = AdjacencyColumns(base, direction)
      var before: UInt32 = 0
      for node in 0...layout.nodeCapacity {
        guard columns.offsets[node] >= before else { return false }
        before = columns.offsets[node]
      }
      guard columns.offsets[0] == 0, Int(before) == layout.relationshipCount,
        greatest(columns.neighbours, layout.relationshipCount) < layout.nodeCapacity,
        greatest(columns.relationships, layout.relationshipCount) < layout.relationshipCapacity
      else { return false }
    }
    for ends in [layout.sources, layout.targets] {
      guard greatest(part(ends, UInt32.self), layout.relationshipCapacity) < layout.nodeCapacity
      else { return false }
    }
    let sets = part(layout.labelSets, UInt32.self)
    for node in 0..<layout.nodeCapacity where sets[node] != noNode {
      guard Int(sets[node]) < layout.labelSetCapacity else { return false }
    }
    let members = part(layout.members, UInt32.self)
    for set in 0..<layout.labelSetCapacity {
      guard Int(members[set * 2]) + Int(members[set * 2 + 1]) <= layout.memberCount else {
        return false
      }
    }
    // A bitmap is read through to its last word, in which no bit stands for a node that is none.
    let rest = layout.nodeCapacity % 64
    guard rest > 0 else { return true }
    let bitmaps = part(layout.loops, UInt64.self)
    guard bitmaps[layout.bitmapWords - 1] >> UInt64(rest) == 0 else { return false }
    let labels = part(layout.labels, UInt64.self)
    for label in 0..<layout.labelCapacity {
      guard labels[(label + 1) * layout.bitmapWords - 1] >> UInt64(rest) == 0 else { return false }
    }
    return true
  }

  /// The greatest of some numbers; -1 of none.
  private static func greatest(_ numbers: UnsafePointer<UInt32>, _ count: Int) -> Int {
    var greatest: UInt32 = 0
    for index in 0..<count { greatest = max(greatest, numbers[index]) }
    return count == 0 ? -1 : Int(greatest)
  }
}
