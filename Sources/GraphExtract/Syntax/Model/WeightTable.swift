/// A linear model's weights: for each feature, a short row of classes with their weights.
///
/// Two arrays of the weights file, used where they lie:
///
/// - `slots`: 32-bit numbers, an open-addressed hash table with linear probing, never more than four
///   fifths full; the high half of a feature's hash, as a fraction, says where its search begins. Zero
///   is a free slot; else the high ten bits are the low ten bits of the feature's hash, and the low
///   twenty-two are the index of the row's first entry.
/// - `entries`: 16-bit numbers. The top bit marks the last entry of a row, the next seven are the
///   class, the low eight the weight, signed. Entry 0 belongs to no row.
///
/// Ten bits of the hash are not all of it: of the features that the table does not hold, about one in
/// five hundred finds another's row. The figures of the models are measured with that.
package struct WeightTable: @unchecked Sendable {
  /// Classes are below this.
  package static let classes = 128
  package static let offsetBits: UInt32 = 22
  package static let fingerprint: UInt64 = 0x3FF

  private let slots: UnsafePointer<UInt32>
  private let slotCount: Int
  private let entries: UnsafePointer<UInt16>
  private let entryCount: Int

  /// - Parameters:
  ///   - slots: at least two, one of them free.
  ///   - entries: at least one.
  package init?(slots: UnsafeBufferPointer<UInt32>, entries: UnsafeBufferPointer<UInt16>) {
    guard let first = slots.baseAddress, let entry = entries.baseAddress, slots.count >= 2,
      slots.count < 1 << 31, entries[entries.count - 1] & 0x8000 != 0
    else { return nil }
    self.slots = first
    slotCount = slots.count
    self.entries = entry
    entryCount = entries.count
  }

  /// Where the search for a feature begins.
  @inline(__always)
  package static func slot(_ hash: UInt64, _ slotCount: Int) -> Int {
    // Both factors have 32 bits.
    Int(truncatingIfNeeded: (hash >> 32 &* UInt64(truncatingIfNeeded: slotCount)) >> 32)
  }

  /// Adds the rows of `features` to `scores`.
  ///
  /// The slots of all are read before any is looked at, then the first entries of all before any is added:
  /// each step waits for memory, and waits that do not depend on each other, nor on a guess, pass together.
  @inline(__always)
  func score(_ features: UnsafePointer<UInt64>, _ count: Int, _ scores: UnsafeMutablePointer<Int32>)
  {
    withUnsafeTemporaryAllocation(of: Row.self, capacity: count) { rows in
      for index in 0..<count {
        rows[index].start = slots[WeightTable.slot(features[index], slotCount)]
      }
      var found = 0
      for index in 0..<count {
        let mark = UInt32(truncatingIfNeeded: features[index] & WeightTable.fingerprint)
        var value = rows[index].start
        if value >> WeightTable.offsetBits != mark {
          if value == 0 { continue }
          value = search(behind: WeightTable.slot(features[index], slotCount), mark)
        }
        // Of two features the one behind is written where the one before was read.
        rows[found].start = value & (1 << WeightTable.offsetBits - 1)
        found += value == 0 ? 0 : 1
      }
      for index in 0..<found {
        // The last entry of the file is marked, so a row ends inside the array wherever it begins.
        let start = min(Int(rows[index].start), entryCount - 1)
        rows[index].start = UInt32(truncatingIfNeeded: start)
        rows[index].first = entries[start]
      }
      for index in 0..<found { add(rows[index], to: scores) }
    }
  }

  /// The first slot behind `slot` that has the mark, or is free: zero.
  @inline(__always)
  private func search(behind slot: Int, _ mark: UInt32) -> UInt32 {
    var slot = slot
    while true {
      slot += 1
      if slot == slotCount { slot = 0 }
      let value = slots[slot]
      if value == 0 || value >> WeightTable.offsetBits == mark { return value }
    }
  }

  private struct Row {
    var start: UInt32
    var first: UInt16
  }

  @inline(__always)
  private func add(_ row: Row, to scores: UnsafeMutablePointer<Int32>) {
    var entry = row.first
    var index = Int(row.start)
    while true {
      scores[Int(entry >> 8 & 0x7F)] &+= Int32(Int8(truncatingIfNeeded: entry))
      if entry & 0x8000 != 0 { return }
      index += 1
      entry = entries[index]
    }
  }
}

/// Numbers for words: an open-addressed table of 32-bit slots, sixteen bits of the word's hash and
/// sixteen of its number. Zero is a free slot, and the number of a word that is not there.
package struct WordNumberTable: @unchecked Sendable {
  package static let numberBits: UInt32 = 16

  private let slots: UnsafePointer<UInt32>
  private let slotCount: Int
  private let slotBits: UInt64

  package init?(slots: UnsafeBufferPointer<UInt32>) {
    guard let first = slots.baseAddress, slots.count >= 2, slots.count & (slots.count - 1) == 0
    else { return nil }
    self.slots = first
    slotCount = slots.count
    slotBits = UInt64(slots.count.trailingZeroBitCount)
  }

  @inline(__always)
  func number(of word: UInt64) -> UInt32 {
    let hash = FeatureHash.mix(0xFFFF, word)
    let mark = UInt32(truncatingIfNeeded: hash & 0xFFFF)
    var slot = Int(truncatingIfNeeded: hash >> (64 - slotBits))
    while true {
      let value = slots[slot]
      if value == 0 { return 0 }
      if value >> WordNumberTable.numberBits == mark {
        return value & (1 << WordNumberTable.numberBits - 1)
      }
      slot = (slot + 1) & (slotCount - 1)
    }
  }
}
