/// What the first bytes of an image say: of which version of a graph it is, how its parts lie, and the
/// checksums by which damage is found.
///
/// Words of 64 bits, little-endian: the magic; the format; change counter, stamp, next node and next
/// relationship of the ``GraphVersion``; the six counts of the ``ImageLayout``; the number of bytes; the
/// checksum of all bytes behind the header; zeros; last the checksum of the words before.
struct ImageHeader: Equatable {
  static let byteCount = 256
  private static let wordCount = byteCount / 8
  /// "GRPHIMAG".
  private static let magic: UInt64 = 0x4741_4D49_4850_5247
  /// Counts the forms that images have had.
  private static let format: UInt64 = 1

  let version: GraphVersion
  let layout: ImageLayout
  let checksum: UInt64

  init(version: GraphVersion, layout: ImageLayout, checksum: UInt64) {
    self.version = version
    self.layout = layout
    self.checksum = checksum
  }

  /// Nil where the words are not a whole header of this format.
  init?(_ words: UnsafePointer<UInt64>) {
    let last = ImageHeader.wordCount - 1
    guard words[last] == ImageChecksum.of(words, count: last), words[0] == ImageHeader.magic,
      words[1] == ImageHeader.format
    else { return nil }
    func number(_ word: Int) -> Int64 { Int64(bitPattern: words[word]) }
    func count(_ word: Int) -> Int { Int(number(word)) }
    version = GraphVersion(
      changeCounter: number(2), stamp: number(3), nextNode: number(4), nextRelationship: number(5))
    guard
      let layout = ImageLayout(
        nodeCapacity: count(6), relationshipCapacity: count(7), relationshipCount: count(8),
        labelCapacity: count(9), labelSetCapacity: count(10), memberCount: count(11)),
      layout.byteCount == count(12)
    else { return nil }
    self.layout = layout
    checksum = words[13]
  }

  var words: [UInt64] {
    var words = [
      ImageHeader.magic, ImageHeader.format, UInt64(bitPattern: version.changeCounter),
      UInt64(bitPattern: version.stamp), UInt64(bitPattern: version.nextNode),
      UInt64(bitPattern: version.nextRelationship),
    ]
    for count in [
      layout.nodeCapacity, layout.relationshipCapacity, layout.relationshipCount,
      layout.labelCapacity, layout.labelSetCapacity, layout.memberCount, layout.byteCount,
    ] { words.append(UInt64(count)) }
    words.append(checksum)
    while words.count < ImageHeader.wordCount - 1 { words.append(0) }
    let sum = words.withUnsafeBufferPointer { words in
      words.baseAddress.map { ImageChecksum.of($0, count: words.count) } ?? 0
    }
    return words + [sum]
  }
}

/// A checksum against damage, not against malice: four lanes of multiplying and mixing. Every step can
/// be undone, so that a change within one word always shows.
enum ImageChecksum {
  static func of(_ words: UnsafePointer<UInt64>, count: Int) -> UInt64 {
    var a: UInt64 = 0x9E37_79B9_7F4A_7C15
    var b: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    var c: UInt64 = 0x1656_67B1_9E37_79F9
    var d: UInt64 = 0x27D4_EB2F_1656_67C5
    var index = 0
    while index + 4 <= count {
      a = mix(a, words[index])
      b = mix(b, words[index + 1])
      c = mix(c, words[index + 2])
      d = mix(d, words[index + 3])
      index += 4
    }
    while index < count {
      a = mix(a, words[index])
      index += 1
    }
    var sum = mix(0xFF51_AFD7_ED55_8CCD, UInt64(count))
    for lane in [a, b, c, d] { sum = mix(sum, lane) }
    return sum
  }

  @inline(__always)
  private static func mix(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let product = (lane ^ word) &* 0x9FB2_1C65_1E98_DF25
    return product ^ (product >> 29)
  }
}
