/// A set of slots, one bit each: slots are small numbers, and planning asks such sets at every turn.
struct SlotSet: SetAlgebra, Hashable, Sendable {
  /// Without zeros at the end, so that equal sets are equal here.
  private var words: [UInt64] = []

  init() {}

  init(_ slots: some Sequence<Slot>) {
    for slot in slots { insert(slot) }
  }

  init(arrayLiteral slots: Slot...) { self.init(slots) }

  func contains(_ slot: Slot) -> Bool {
    let word = slot.rawValue >> 6
    return word < words.count && words[word] & SlotSet.bit(slot) != 0
  }

  @discardableResult
  mutating func insert(_ slot: Slot) -> (inserted: Bool, memberAfterInsert: Slot) {
    let word = slot.rawValue >> 6
    while words.count <= word { words.append(0) }
    let isNew = words[word] & SlotSet.bit(slot) == 0
    words[word] |= SlotSet.bit(slot)
    return (isNew, slot)
  }

  @discardableResult
  mutating func remove(_ slot: Slot) -> Slot? {
    guard contains(slot) else { return nil }
    words[slot.rawValue >> 6] &= ~SlotSet.bit(slot)
    trim()
    return slot
  }

  @discardableResult
  mutating func update(with slot: Slot) -> Slot? { insert(slot).inserted ? nil : slot }

  func union(_ other: SlotSet) -> SlotSet {
    var result = self
    result.formUnion(other)
    return result
  }

  func intersection(_ other: SlotSet) -> SlotSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  func symmetricDifference(_ other: SlotSet) -> SlotSet {
    var result = self
    result.formSymmetricDifference(other)
    return result
  }

  mutating func formUnion(_ other: SlotSet) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  mutating func formUnion(_ slots: some Sequence<Slot>) {
    for slot in slots { insert(slot) }
  }

  mutating func formIntersection(_ other: SlotSet) {
    for index in words.indices {
      words[index] &= index < other.words.count ? other.words[index] : 0
    }
    trim()
  }

  mutating func formSymmetricDifference(_ other: SlotSet) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] ^= other.words[index] }
    trim()
  }

  mutating func subtract(_ other: SlotSet) {
    for index in words.indices where index < other.words.count {
      words[index] &= ~other.words[index]
    }
    trim()
  }

  func subtracting(_ other: SlotSet) -> SlotSet {
    var result = self
    result.subtract(other)
    return result
  }

  func isSubset(of other: SlotSet) -> Bool {
    words.indices.allSatisfy {
      words[$0] & ~($0 < other.words.count ? other.words[$0] : 0) == 0
    }
  }

  func isDisjoint(with other: SlotSet) -> Bool {
    !zip(words, other.words).contains { $0 & $1 != 0 }
  }

  func isDisjoint(with slots: some Sequence<Slot>) -> Bool { !slots.contains(where: contains) }

  var isEmpty: Bool { words.isEmpty }
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
  /// The smallest.
  var first: Slot? {
    words.indices.first { words[$0] != 0 }
      .map { Slot($0 << 6 + words[$0].trailingZeroBitCount) }
  }

  private static func bit(_ slot: Slot) -> UInt64 { 1 << UInt64(slot.rawValue & 63) }

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
  }
}

/// Ascending.
extension SlotSet: Sequence {
  func makeIterator() -> IndexingIterator<[Slot]> {
    var slots: [Slot] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        slots.append(Slot(index << 6 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return slots.makeIterator()
  }
}
