/// The weights of a linear model while it learns: for each feature the classes whose weights were ever
/// changed, each with the sum over time from which its average is taken.
///
/// Weights are whole numbers and every step is in a fixed order, so that two runs on the same data
/// give the same table on any machine.
final class PerceptronTable {
  struct Entry {
    var label: Int32
    var weight: Int32
    /// The step at which `total` was last brought up to date.
    var stamp: Int32
    /// The weight summed over the steps until then.
    var total: Int64
  }

  private struct Row {
    var start: UInt32
    var count: UInt16
    var capacity: UInt16
    var updates: UInt32
  }

  /// Open addressing; 0 is free, and stands for no feature.
  private var keys: UnsafeMutablePointer<UInt64>
  private var rowIndices: UnsafeMutablePointer<UInt32>
  private var slotBits = 16
  private var rows: [Row] = []
  private var rowKeys: [UInt64] = []
  private var pool: UnsafeMutablePointer<Entry>
  private var poolCapacity = 1 << 16
  private var poolCount = 0
  /// Counts the decisions that were looked at.
  private(set) var now: Int32 = 1

  init() {
    keys = .allocate(capacity: 1 << slotBits)
    keys.initialize(repeating: 0, count: 1 << slotBits)
    rowIndices = .allocate(capacity: 1 << slotBits)
    rowIndices.initialize(repeating: 0, count: 1 << slotBits)
    pool = .allocate(capacity: poolCapacity)
  }

  deinit {
    keys.deallocate()
    rowIndices.deallocate()
    pool.deallocate()
  }

  func step() { now += 1 }

  /// Sets `scores` to the sums of the features' weights.
  func score(_ features: UnsafeBufferPointer<UInt64>, _ scores: UnsafeMutableBufferPointer<Int32>) {
    scores.update(repeating: 0)
    let mask = 1 << slotBits - 1
    let shift = UInt64(64 - slotBits)
    let (keys, rowIndices, pool) = (self.keys, self.rowIndices, self.pool)
    rows.withUnsafeBufferPointer { rows in
      for feature in features {
        let key = feature | 1
        var slot = Int(truncatingIfNeeded: feature >> shift)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        guard keys[slot] != 0 else { continue }
        let row = rows[Int(rowIndices[slot])]
        var entry = pool + Int(row.start)
        for _ in 0..<row.count {
          scores[Int(entry.pointee.label)] &+= entry.pointee.weight
          entry += 1
        }
      }
    }
  }

  /// Moves the weights of `features` towards or away from a class.
  func add(_ change: Int32, to label: Int, of features: UnsafeBufferPointer<UInt64>) {
    for feature in features { add(change, to: Int32(label), feature) }
  }

  private func add(_ change: Int32, to label: Int32, _ feature: UInt64) {
    let index = row(of: feature)
    rows[index].updates += 1
    let row = rows[index]
    for offset in 0..<Int(row.count) where pool[Int(row.start) + offset].label == label {
      let entry = pool + Int(row.start) + offset
      entry.pointee.total += Int64(entry.pointee.weight) * Int64(now - entry.pointee.stamp)
      entry.pointee.stamp = now
      entry.pointee.weight += change
      return
    }
    append(Entry(label: label, weight: change, stamp: now, total: 0), to: index)
  }

  private func append(_ entry: Entry, to index: Int) {
    if rows[index].count == rows[index].capacity {
      let capacity = max(2, Int(rows[index].capacity) * 2)
      if poolCount + capacity > poolCapacity {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: poolCapacity * 2)
        larger.moveInitialize(from: pool, count: poolCount)
        pool.deallocate()
        pool = larger
        poolCapacity *= 2
      }
      for offset in 0..<capacity {
        (pool + poolCount + offset).initialize(
          to: offset < Int(rows[index].count) ? pool[Int(rows[index].start) + offset] : entry)
      }
      rows[index].start = UInt32(poolCount)
      rows[index].capacity = UInt16(capacity)
      poolCount += capacity
    }
    pool[Int(rows[index].start) + Int(rows[index].count)] = entry
    rows[index].count += 1
  }

  private func row(of feature: UInt64) -> Int {
    let key = feature | 1
    let mask = 1 << slotBits - 1
    var slot = Int(truncatingIfNeeded: feature >> UInt64(64 - slotBits))
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    if keys[slot] != 0 { return Int(rowIndices[slot]) }
    keys[slot] = key
    rowIndices[slot] = UInt32(rows.count)
    rows.append(Row(start: 0, count: 0, capacity: 0, updates: 0))
    rowKeys.append(feature)
    if rows.count * 2 > 1 << slotBits { grow() }
    return rows.count - 1
  }

  private func grow() {
    keys.deallocate()
    rowIndices.deallocate()
    slotBits += 1
    keys = .allocate(capacity: 1 << slotBits)
    keys.initialize(repeating: 0, count: 1 << slotBits)
    rowIndices = .allocate(capacity: 1 << slotBits)
    rowIndices.initialize(repeating: 0, count: 1 << slotBits)
    let mask = 1 << slotBits - 1
    for (index, feature) in rowKeys.enumerated() {
      var slot = Int(truncatingIfNeeded: feature >> UInt64(64 - slotBits))
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = feature | 1
      rowIndices[slot] = UInt32(index)
    }
  }

  /// The averaged weights, in the order in which the features were first met.
  func averaged(leastUpdates: Int = 1) -> [WeightRow] {
    var result: [WeightRow] = []
    for (index, row) in rows.enumerated() where row.updates >= leastUpdates {
      var weights: [WeightRow.Weight] = []
      for offset in 0..<Int(row.count) {
        let entry = pool[Int(row.start) + offset]
        let total = entry.total + Int64(entry.weight) * Int64(now - entry.stamp)
        if total != 0 {
          weights.append(.init(label: Int(entry.label), value: Double(total) / Double(now)))
        }
      }
      if !weights.isEmpty { result.append(WeightRow(feature: rowKeys[index], weights: weights)) }
    }
    return result
  }
}

/// A feature's weights, before they are rounded.
struct WeightRow {
  struct Weight {
    var label: Int
    var value: Double
  }

  var feature: UInt64
  var weights: [Weight]

  var magnitude: Double { weights.reduce(0) { $0 + abs($1.value) } }
}
