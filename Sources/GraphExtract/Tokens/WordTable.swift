/// Gives every word a number. Words that differ in letter case or in accents alone are one.
struct WordTable: Sendable {
  /// Open addressing with linear probing; −1 marks a free slot. The capacity is a power of two and
  /// the table is never more than half full, so a probe always ends.
  private var slots: [Int32]
  private var starts: [Int32] = [0]
  private var letters: [UInt8] = []

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    starts.reserveCapacity(capacity + 1)
  }

  var count: Int { starts.count - 1 }

  /// The number of a folded word, if it has one.
  func find(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32? {
    let number = slots[slot(of: word, hash: hash)]
    return number < 0 ? nil : number
  }

  mutating func intern(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
    let slot = slot(of: word, hash: hash)
    if slots[slot] >= 0 { return slots[slot] }
    let number = Int32(truncatingIfNeeded: count)
    slots[slot] = number
    letters.append(contentsOf: word)
    starts.append(Int32(truncatingIfNeeded: letters.count))
    if count * 2 > slots.count { grow() }
    return number
  }

  /// A word in its folded spelling; nothing for a number that no word of the table has, as that of
  /// a unit that is not a word by itself.
  func spelling(_ number: Int32) -> String {
    guard number >= 0, Int(number) < count else { return "" }
    return String(decoding: bytes(number), as: UTF8.self)
  }

  private func bytes(_ number: Int32) -> ArraySlice<UInt8> {
    letters[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  private func slot(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      let (start, end) = (Int(starts[number]), Int(starts[number + 1]))
      if end - start == word.count, letters[start..<end].elementsEqual(word) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for number in 0..<count {
      let hash = bytes(Int32(number)).withUnsafeBufferPointer(WordFolding.hash)
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }
}

/// Lower case without accents, for the scripts that news in English is written in.
enum WordFolding {
  /// FNV-1a, 64 bits.
  static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }

  /// Appends the folded form of UTF-8 text.
  static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        folded.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        index += 1
      } else if byte & 0xE0 == 0xC0, index + 1 < bytes.count {
        foldPair(UInt32(byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), into: &folded)
        index += 2
      } else if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0x99 || bytes[index + 2] == 0x98
      {
        folded.append(UInt8(ascii: "'"))
        index += 3
      } else if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0x90 || bytes[index + 2] == 0x91
      {
        folded.append(UInt8(ascii: "-"))
        index += 3
      } else if byte == 0xE1, index + 2 < bytes.count, bytes[index + 1] >= 0xBA {
        // Latin Extended Additional, mostly Vietnamese: U+1E80…1EFF.
        let scalar = 0x1000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        foldVietnamese(scalar, into: &folded)
        index += 3
      } else {
        folded.append(byte)
        index += 1
      }
    }
  }

  static func folded(_ text: String) -> [UInt8] {
    var folded: [UInt8] = []
    var text = text
    text.withUTF8 { fold($0, into: &folded) }
    return folded
  }

  /// U+00C0 … U+017F, in order; "." where the letter has no plain counterpart.
  private static let latin = Array(
    ("aaaaaa.ceeeeiiii" + ".nooooo.ouuuuy.." + "aaaaaa.ceeeeiiii" + ".nooooo.ouuuuy.y"
      + "aaaaaaccccccccdd" + "ddeeeeeeeeeegggg" + "gggghhhhiiiiiiii" + "ii..jjkk.lllllll"
      + "lllnnnnnnn..oooo" + "oo..rrrrrrssssss" + "ssttttttuuuuuuuu" + "uuuuwwyyyzzzzzzs").utf8)

  private static func foldPair(_ scalar: UInt32, into folded: inout [UInt8]) {
    switch scalar {
    case 0xC0..<0x180:
      let plain = latin[Int(scalar - 0xC0)]
      if plain != UInt8(ascii: ".") {
        folded.append(plain)
        return
      }
      switch scalar {
      case 0xC6, 0xE6: folded += [0x61, 0x65]
      case 0xD0, 0xF0: folded.append(0x64)
      case 0xDE, 0xFE: folded += [0x74, 0x68]
      case 0xDF: folded += [0x73, 0x73]
      case 0x152, 0x153: folded += [0x6F, 0x65]
      default: append(scalar, into: &folded)
      }
    case 0x218...0x219: folded.append(0x73)
    case 0x21A...0x21B: folded.append(0x74)
    case 0x18F, 0x259: folded.append(0x61)
    case 0x300..<0x370: break
    case 0x391...0x3A9: append(scalar + 0x20, into: &folded)
    case 0x410...0x42F: append(scalar + 0x20, into: &folded)
    case 0x400...0x40F: append(scalar + 0x50, into: &folded)
    default: append(scalar, into: &folded)
    }
  }

  private static func foldVietnamese(_ scalar: UInt32, into folded: inout [UInt8]) {
    let plain: Character? =
      switch scalar {
      case 0x1EA0...0x1EB7: "a"
      case 0x1EB8...0x1EC7: "e"
      case 0x1EC8...0x1ECB: "i"
      case 0x1ECC...0x1EE3: "o"
      case 0x1EE4...0x1EF1: "u"
      case 0x1EF2...0x1EF9: "y"
      default: nil
      }
    if let plain, let letter = plain.asciiValue {
      folded.append(letter)
    } else {
      folded.append(contentsOf: [
        0xE0 | UInt8(scalar >> 12), 0x80 | UInt8(scalar >> 6 & 0x3F), 0x80 | UInt8(scalar & 0x3F),
      ])
    }
  }

  private static func append(_ scalar: UInt32, into folded: inout [UInt8]) {
    folded.append(0xC0 | UInt8(scalar >> 6))
    folded.append(0x80 | UInt8(scalar & 0x3F))
  }
}
