/// What words say by themselves of their tags or labels, kept for when they come again: a third of the features of
/// a decision look at nothing else, and half of a text are a few hundred words.
///
/// The table has a fixed size, whatever is read: a slot is of the word that asked for it last.
final class WordScores {
  private static let slotBits: UInt64 = 11
  private let width: Int
  /// For each slot the key of its word; zero for none.
  private let keys: UnsafeMutablePointer<UInt64>
  private let scores: UnsafeMutablePointer<Int32>

  /// - Parameter width: how many tags or labels there are.
  init(width: Int) {
    self.width = width
    let slots = 1 << Int(WordScores.slotBits)
    keys = .allocate(capacity: slots)
    keys.initialize(repeating: 0, count: slots)
    scores = .allocate(capacity: slots * width)
    scores.initialize(repeating: 0, count: slots * width)
  }

  deinit {
    keys.deallocate()
    scores.deallocate()
  }

  /// Of everything that features of a word alone look at. The spelling stands for a word's ends, but for words that
  /// differ behind their first hundred bytes.
  @inline(__always)
  static func key(_ form: WordForm, isFirst: Bool, tag: UInt64 = 0) -> UInt64 {
    FeatureHash.mix(isFirst ? 2 : 1, form.form, form.suffixes.4, tag) | 1
  }

  private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key >> (64 - slotBits)) }

  /// - Returns: whether there are any.
  @inline(__always)
  func copy(_ key: UInt64, to other: UnsafeMutablePointer<Int32>) -> Bool {
    let slot = WordScores.slot(key)
    guard keys[slot] == key else { return false }
    other.update(from: scores + slot * width, count: width)
    return true
  }

  func keep(_ other: UnsafePointer<Int32>, for key: UInt64) {
    let slot = WordScores.slot(key)
    keys[slot] = key
    (scores + slot * width).update(from: other, count: width)
  }
}
