internal import GraphExtract

/// Numbers for words, as ``WordNumberTable`` keeps them.
struct WordNumbers {
  private var numbers: [UInt64: UInt32] = [:]

  subscript(word: UInt64) -> UInt32 {
    get { numbers[word] ?? 0 }
    set { numbers[word] = newValue }
  }

  /// For each word the set of tags that it has in at least a fiftieth of its places, as a number.
  static func ambiguity(_ sentences: [TreebankSentence], _ tags: TagSet, least: Int = 2) -> Self {
    var counts: [UInt64: [Int: Int]] = [:]
    for sentence in sentences {
      for (form, tag) in zip(sentence.sequence.forms, sentence.tags) {
        counts[form.word, default: [:]][tags.index(of: tag), default: 0] += 1
      }
    }
    var sets: [[Int]: UInt32] = [:]
    var numbers = WordNumbers()
    for (word, tags) in counts.sorted(by: { $0.key < $1.key }) {
      let total = tags.values.reduce(0, +)
      guard total >= least else { continue }
      let set = tags.filter { $0.value * 50 >= total }.keys.sorted()
      // Sixteen bits; the sets that come too late share the last number.
      let number = sets[set] ?? min(UInt32(sets.count) + 1, 0xFFFE)
      sets[set] = number
      numbers[word] = number
    }
    return numbers
  }

  /// The table's slots. Of two words that it cannot tell apart the one with the smaller hash stays.
  var slots: [UInt32] {
    var size = 16
    while size < numbers.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for (word, number) in numbers.sorted(by: { $0.key < $1.key }) where number != 0 {
      let hash = FeatureHash.mix(0xFFFF, word)
      let mark = UInt32(truncatingIfNeeded: hash & 0xFFFF)
      var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - size.trailingZeroBitCount))
      while slots[slot] != 0, slots[slot] >> WordNumberTable.numberBits != mark {
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot] == 0 { slots[slot] = mark << WordNumberTable.numberBits | number }
    }
    return slots
  }
}
