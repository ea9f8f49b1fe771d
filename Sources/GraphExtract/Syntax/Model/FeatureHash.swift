/// Numbers for features: a template and what fills it, mixed to 64 bits.
///
/// A feature has no other name than its hash. The trainer and the program compute it by this one
/// function, so a change here asks for `make train`.
package enum FeatureHash {
  @inline(__always)
  package static func mix(_ template: UInt64, _ a: UInt64) -> UInt64 {
    let first = (a ^ template &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return finish(first ^ first >> 32)
  }

  @inline(__always)
  package static func mix(_ template: UInt64, _ a: UInt64, _ b: UInt64) -> UInt64 {
    let first = (a ^ template &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    let second = (first ^ first >> 32 ^ b) &* 0xA076_1D64_78BD_642F
    return finish(second ^ second >> 32)
  }

  @inline(__always)
  package static func mix(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    mix(template, a, b &* 0xE703_7ED1_A0B4_28DB ^ c)
  }

  /// The product's high half depends on all bits; the tables take their slot from there.
  @inline(__always)
  private static func finish(_ hash: UInt64) -> UInt64 {
    let product = hash &* 0xC2B2_AE3D_27D4_EB4F
    return product ^ product >> 29
  }
}

/// Which features of a decision: those of the word alone, or those of the words and tags around it.
package struct FeaturePart: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let word = FeaturePart(rawValue: 1)
  package static let context = FeaturePart(rawValue: 2)
  package static let all: FeaturePart = [.word, .context]
}

/// Writes the features of one decision into a buffer.
package struct FeatureWriter {
  /// More than any set of templates has.
  package static let capacity = 160

  let keys: UnsafeMutablePointer<UInt64>
  package private(set) var count = 0

  init(_ buffer: FeatureBuffer) { keys = buffer.keys }

  @inline(__always)
  mutating func add(_ key: UInt64) {
    // Proof that this stays inside: templates are listed one by one, fewer than the capacity; a test
    // counts them.
    keys[count] = key
    count += 1
  }

  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt64) { add(FeatureHash.mix(template, a)) }

  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64) {
    add(FeatureHash.mix(template, a, b))
  }

  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
    add(FeatureHash.mix(template, a, b, c))
  }
}

/// Room for the features and the scores of one decision, used again for the next.
package final class FeatureBuffer {
  let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: FeatureWriter.capacity)
  let scores = UnsafeMutablePointer<Int32>.allocate(capacity: WeightTable.classes)

  package init() {
    keys.initialize(repeating: 0, count: FeatureWriter.capacity)
    scores.initialize(repeating: 0, count: WeightTable.classes)
  }

  deinit {
    keys.deallocate()
    scores.deallocate()
  }

  /// The features that were written last, `count` of them.
  package func features(_ count: Int) -> UnsafeBufferPointer<UInt64> {
    UnsafeBufferPointer(start: keys, count: count)
  }
}
