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
  ///   - maximum: bytes of slots and entries together; what weighs least is left out.
  init(_ rows: [WeightRow], unit: Double, maximum: Int) {
    var quantised: [(row: WeightRow, magnitude: Double)] = []
    for row in rows {
      var row = row
      row.weights = row.weights.compactMap { weight in
        let value = (weight.value / unit).rounded()
        return value == 0 ? nil : .init(label: weight.label, value: min(127, max(-127, value)))
      }
      if !row.weights.isEmpty { quantised.append((row, row.magnitude)) }
    }
    // Heavy features first: they lie together, and where two cannot be told apart the heavier stays.
    quantised.sort { ($0.magnitude, $0.row.feature) > ($1.magnitude, $1.row.feature) }
    while !quantised.isEmpty, WeightTableBuilder.size(quantised.map(\.row)) > maximum {
      quantised.removeLast(max(1, quantised.count / 50))
    }
    slots = Array(repeating: 0, count: WeightTableBuilder.slotCount(quantised.count))
    for (row, _) in quantised { insert(row) }
  }

  private static func slotCount(_ rows: Int) -> Int {
    var size = 2
    while size * 4 < rows * 5 { size *= 2 }
    return size
  }

  private static func size(_ rows: [WeightRow]) -> Int {
    slotCount(rows.count) * 4 + rows.reduce(2) { $0 + $1.weights.count * 2 }
  }

  private mutating func insert(_ row: WeightRow) {
    let mark = UInt32(truncatingIfNeeded: row.feature & WeightTable.fingerprint)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: row.feature >> UInt64(64 - slots.count.trailingZeroBitCount))
    while slots[slot] != 0 {
      if slots[slot] >> WeightTable.offsetBits == mark {
        confused.insert(row.feature)
        return
      }
      slot = (slot + 1) & mask
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
