/// The weights of a linear model while it learns: for each feature the classes whose weights were ever
/// changed, each with what its average is taken from.
///
/// Weights are whole numbers and every step is in a fixed order, so that two runs on the same data
/// give the same table on any machine.
final class PerceptronTable {
  /// What scoring reads. What only averaging needs lies apart, so that more weights fit the caches.
  private struct Entry {
    var label: Int32
    var weight: Int32
  }

  /// A feature's row; a key of 0 is a free slot, and the key of no feature.
  private struct Row {
    var key: UInt64 = 0
    var start: UInt32 = 0
    var count: UInt16 = 0
    var capacity: UInt16 = 0
    var updates: UInt32 = 0
    /// The row's place in the order in which features were first met.
    var number: UInt32 = 0
  }

  /// Open addressing.
  private var slots: UnsafeMutablePointer<Row>
  private var slotBits = 16
  private var features: [UInt64] = []
  private var entries: UnsafeMutablePointer<Entry>
  /// For each entry the sum of its changes, each times the step at which it was made: the weight's sum
  /// over all steps is the weight times the number of steps, less this.
  private var lateness: UnsafeMutablePointer<Int64>
  private var capacity = 1 << 16
  private var count = 0
  /// Counts the decisions that were looked at.
  private(set) var now: Int32 = 1

  init() {
    slots = .allocate(capacity: 1 << slotBits)
    slots.initialize(repeating: Row(), count: 1 << slotBits)
    entries = .allocate(capacity: capacity)
    lateness = .allocate(capacity: capacity)
  }

  deinit {
    slots.deallocate()
    entries.deallocate()
    lateness.deallocate()
  }

  func step() { now += 1 }

  @inline(__always)
  private func slot(of feature: UInt64) -> Int {
    let key = feature | 1
    let mask = 1 << slotBits - 1
    var slot = Int(truncatingIfNeeded: feature >> UInt64(64 - slotBits))
    while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  /// Sets `scores` to the sums of the features' weights.
  ///
  /// All rows are found before any is read, so that the waits for memory overlap.
  func score(_ features: UnsafeBufferPointer<UInt64>, _ scores: UnsafeMutableBufferPointer<Int32>) {
    scores.update(repeating: 0)
    let entries = self.entries
    withUnsafeTemporaryAllocation(of: (start: UInt32, count: UInt32).self, capacity: features.count)
    {
      rows in
      var found = 0
      for feature in features {
        let row = slots[slot(of: feature)]
        guard row.key != 0 else { continue }
        rows[found] = (row.start, UInt32(row.count))
        found += 1
      }
      for index in 0..<found {
        var entry = entries + Int(rows[index].start)
        for _ in 0..<rows[index].count {
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
    let slot = self.row(of: feature)
    slots[slot].updates += 1
    let start = Int(slots[slot].start)
    let late = Int64(change) * Int64(now)
    for index in start..<start + Int(slots[slot].count) where entries[index].label == label {
      entries[index].weight += change
      lateness[index] += late
      return
    }
    let index = room(slot)
    (entries + index).initialize(to: Entry(label: label, weight: change))
    (lateness + index).initialize(to: late)
  }

  /// The place of a new entry of a row.
  private func room(_ slot: Int) -> Int {
    var row = slots[slot]
    if row.count == row.capacity {
      let size = max(2, Int(row.capacity) * 2)
      while count + size > capacity { growEntries() }
      (entries + count).moveInitialize(from: entries + Int(row.start), count: Int(row.count))
      (lateness + count).moveInitialize(from: lateness + Int(row.start), count: Int(row.count))
      row.start = UInt32(count)
      row.capacity = UInt16(size)
      count += size
    }
    row.count += 1
    slots[slot] = row
    return Int(row.start) + Int(row.count) - 1
  }

  private func growEntries() {
    func grown<T>(_ pointer: UnsafeMutablePointer<T>) -> UnsafeMutablePointer<T> {
      let larger = UnsafeMutablePointer<T>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: pointer, count: count)
      pointer.deallocate()
      return larger
    }
    entries = grown(entries)
    lateness = grown(lateness)
    capacity *= 2
  }

  private func row(of feature: UInt64) -> Int {
    let slot = self.slot(of: feature)
    guard slots[slot].key == 0 else { return slot }
    slots[slot] = Row(key: feature | 1, number: UInt32(features.count))
    features.append(feature)
    guard features.count * 2 > 1 << slotBits else { return slot }
    growSlots()
    return self.slot(of: feature)
  }

  private func growSlots() {
    let (old, oldCount) = (slots, 1 << slotBits)
    slotBits += 1
    slots = .allocate(capacity: 1 << slotBits)
    slots.initialize(repeating: Row(), count: 1 << slotBits)
    for index in 0..<oldCount where old[index].key != 0 {
      let row = old[index]
      slots[self.slot(of: features[Int(row.number)])] = row
    }
    old.deallocate()
  }

  /// The averaged weights, in the order in which the features were first met.
  func averaged(leastUpdates: Int = 1) -> [WeightRow] {
    var result: [WeightRow] = []
    for feature in features {
      let row = slots[slot(of: feature)]
      guard row.updates >= leastUpdates else { continue }
      var weights: [WeightRow.Weight] = []
      for index in Int(row.start)..<Int(row.start) + Int(row.count) {
        let total = Int64(entries[index].weight) * Int64(now) - lateness[index]
        if total != 0 {
          weights.append(
            .init(label: Int(entries[index].label), value: Double(total) / Double(now)))
        }
      }
      if !weights.isEmpty { result.append(WeightRow(feature: feature, weights: weights)) }
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

extension WeightRow {
  /// The sum of several models over the same features: for each decision the sum of their scores.
  static func sum(_ models: [[WeightRow]]) -> [WeightRow] {
    var numbers: [UInt64: Int] = [:]
    var sum: [WeightRow] = []
    for row in models.joined() {
      guard let number = numbers[row.feature] else {
        numbers[row.feature] = sum.count
        sum.append(row)
        continue
      }
      for weight in row.weights { sum[number].add(weight) }
    }
    return sum
  }

  private mutating func add(_ weight: Weight) {
    if let index = weights.firstIndex(where: { $0.label == weight.label }) {
      weights[index].value += weight.value
    } else {
      weights.append(weight)
    }
  }
}
