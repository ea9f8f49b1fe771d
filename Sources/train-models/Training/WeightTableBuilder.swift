internal import GraphExtract

/// Rounds a model's weights to eight bits and lays them out as ``WeightTable`` reads them.
struct WeightTableBuilder {
  private(set) var slots: [UInt32] = []
  /// Entry 0 belongs to no row.
  private(set) var entries: [UInt16] = [0x8000]
  /// Features left out because the table cannot tell them from heavier ones.
  private(set) var confused: Set<UInt64> = []

  /// - Parameters:
  ///   - unit: the weight that one step of the eight bits stands for.
  ///   - least: weights of fewer steps are left out.
  ///   - spacing: for four rows so many slots; the more, the fewer features that the table does not hold
  ///     are taken for others. Where none is given, the least power of two that is at least five.
  ///   - maximum: bytes of slots and entries together; what weighs least is left out.
  init(_ rows: [WeightRow], unit: Double, least: Double = 1, spacing: Int? = nil, maximum: Int) {
    var quantised: [(row: WeightRow, magnitude: Double)] = []
    for row in rows {
      var row = row
      row.weights = row.weights.compactMap { weight in
        let value = (weight.value / unit).rounded()
        return abs(value) < least
          ? nil : .init(label: weight.label, value: min(127, max(-127, value)))
      }
      if !row.weights.isEmpty { quantised.append((row, row.magnitude)) }
    }
    // Heavy features first: they lie together, and where two cannot be told apart the heavier stays.
    quantised.sort { ($0.magnitude, $0.row.feature) > ($1.magnitude, $1.row.feature) }
    func slotCount() -> Int {
      if let spacing { return max(2, (quantised.count * spacing + 3) / 4) }
      var count = 2
      while count * 4 < quantised.count * 5 { count *= 2 }
      return count
    }
    func size() -> Int {
      slotCount() * 4 + quantised.reduce(2) { $0 + $1.row.weights.count * 2 }
    }
    while !quantised.isEmpty, size() > maximum {
      quantised.removeLast(max(1, quantised.count / 50))
    }
    slots = Array(repeating: 0, count: slotCount())
    for (row, _) in quantised { insert(row) }
  }

  private mutating func insert(_ row: WeightRow) {
    let mark = UInt32(truncatingIfNeeded: row.feature & WeightTable.fingerprint)
    var slot = WeightTable.slot(row.feature, slots.count)
    while slots[slot] != 0 {
      if slots[slot] >> WeightTable.offsetBits == mark {
        confused.insert(row.feature)
        return
      }
      slot = (slot + 1) % slots.count
    }
    guard entries.count < 1 << WeightTable.offsetBits - row.weights.count else { return }
    slots[slot] = mark << WeightTable.offsetBits | UInt32(entries.count)
    for (index, weight) in row.weights.enumerated() {
      let last: UInt16 = index == row.weights.count - 1 ? 0x8000 : 0
      let byte = UInt16(UInt8(bitPattern: Int8(weight.value)))
      entries.append(last | UInt16(weight.label) << 8 | byte)
    }
  }
}
