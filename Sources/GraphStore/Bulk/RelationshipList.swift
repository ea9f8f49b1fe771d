internal import GraphModel

/// Relationships that are being imported, a column for each of their parts.
struct RelationshipList {
  private(set) var types: [Int32] = []
  /// The ends, as numbers of nodes in the order in which they came.
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []
  // Bounds fit into three bytes each.
  private(set) var sinceEarliest: [Int32] = []
  private(set) var sinceLatest: [Int32] = []
  private(set) var untilEarliest: [Int32] = []
  private(set) var untilLatest: [Int32] = []
  private(set) var stated: [UInt8] = []
  /// NaN where there is none: confidences that are numbers only are kept here.
  private(set) var confidences: [Double] = []

  var count: Int { types.count }

  mutating func append(
    type: Int32, from source: UInt32, to target: UInt32, _ bounds: DayBounds, _ stated: StatedDates,
    confidence: Double?
  ) {
    types.append(type)
    sources.append(source)
    targets.append(target)
    sinceEarliest.append(Int32(truncatingIfNeeded: bounds.sinceEarliest))
    sinceLatest.append(Int32(truncatingIfNeeded: bounds.sinceLatest))
    untilEarliest.append(Int32(truncatingIfNeeded: bounds.untilEarliest))
    untilLatest.append(Int32(truncatingIfNeeded: bounds.untilLatest))
    self.stated.append(UInt8(truncatingIfNeeded: stated.column))
    confidences.append(confidence ?? .nan)
  }

  /// The relationships in the order of an index that begins with one end, the type and the other
  /// end: by counting, from the last part of the key to the first, each step keeping the order of
  /// the one before.
  func sorted(
    by first: [UInt32], then second: [UInt32], nodeCount: Int
  ) -> [UInt32] {
    var order = counted(nil, keyCount: nodeCount) { Int(second[$0]) }
    let typeCount = Int(types.max() ?? 0) + 1
    order = counted(order, keyCount: typeCount) { Int(types[$0]) }
    order = counted(order, keyCount: nodeCount) { Int(first[$0]) }
    // What is left in the order of the numbers is to be in that of the bounds.
    func isSame(_ a: UInt32, _ b: UInt32) -> Bool {
      first[Int(a)] == first[Int(b)] && types[Int(a)] == types[Int(b)]
        && second[Int(a)] == second[Int(b)]
    }
    var start = 0
    for index in 1..<max(1, count + 1) {
      if index < count, isSame(order[start], order[index]) { continue }
      if index - start > 1 {
        order[start..<index].sort { a, b in
          let (a, b) = (Int(a), Int(b))
          return (sinceEarliest[a], untilLatest[a], a) < (sinceEarliest[b], untilLatest[b], b)
        }
      }
      start = index
    }
    return order
  }

  @inline(__always)
  private func counted(
    _ order: [UInt32]?, keyCount: Int, _ key: (Int) -> Int
  ) -> [UInt32] {
    var places = [Int](repeating: 0, count: keyCount + 1)
    for index in 0..<count { places[key(index) + 1] += 1 }
    for index in 1..<places.count { places[index] += places[index - 1] }
    return [UInt32](unsafeUninitializedCapacity: count) { result, initialized in
      if let order {
        for index in order {
          let key = key(Int(index))
          result[places[key]] = index
          places[key] += 1
        }
      } else {
        for index in 0..<count {
          let key = key(index)
          result[places[key]] = UInt32(truncatingIfNeeded: index)
          places[key] += 1
        }
      }
      initialized = count
    }
  }
}
