/// What the models look at in a word: its folded spelling, its ends, its pattern of capitals.
///
/// All spellings are kept as hashes. Digits count as one and the same digit, so that years and sums
/// share what is learnt of them.
package struct WordForm: Sendable {
  /// The folded word without its digits.
  package var word: UInt64 = 0
  /// The folded word with its pattern of capitals.
  package var form: UInt64 = 0
  /// The pattern of capitals, digits and marks, runs shortened to one: "Xx", "X.X.", "d,d".
  package var pattern: UInt64 = 0
  /// Hashes of the last one to five and the first one to four bytes; 0 where the word is shorter.
  package var suffixes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
  package var prefixes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  package var isCapital = false
  /// Some letter is a letter, some digit a digit; a word with neither is a mark.
  package var hasLetter = false
  package var hasDigit = false

  /// - Parameter folded: room for the folded word, which it holds afterwards.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, folded: inout [UInt8]) {
    folded.removeAll(keepingCapacity: true)
    WordFolding.fold(bytes, into: &folded)
    readPattern(bytes)
    folded.withUnsafeBufferPointer { folded in
      word = WordForm.start
      // A word of a megabyte is known by its first hundred bytes.
      for byte in folded.prefix(100) { word = WordForm.step(word, WordForm.plain(byte)) }
      word ^= word >> 29
      readEnds(folded)
    }
    form = FeatureHash.mix(1, word, pattern)
  }

  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  @inline(__always)
  private static func plain(_ byte: UInt8) -> UInt8 { byte &- 0x30 < 10 ? 0x30 : byte }

  private mutating func readPattern(_ bytes: UnsafeBufferPointer<UInt8>) {
    var hash = WordForm.start
    var last: UInt8 = 0
    var runs = 0
    for (index, byte) in bytes.enumerated() {
      let kind: UInt8
      if byte &- 0x41 < 26 {
        kind = UInt8(ascii: "X")
      } else if byte &- 0x61 < 26 {
        kind = UInt8(ascii: "x")
      } else if byte &- 0x30 < 10 {
        kind = UInt8(ascii: "d")
      } else if byte < 0x80 {
        kind = byte
      } else if byte & 0xC0 == 0x80 {
        continue
      } else {
        kind =
          WordForm.isCapitalPair(bytes, index) ? UInt8(ascii: "X") : UInt8(ascii: "x")
      }
      if index == 0 { isCapital = kind == UInt8(ascii: "X") }
      switch kind {
      case UInt8(ascii: "X"), UInt8(ascii: "x"): hasLetter = true
      case UInt8(ascii: "d"): hasDigit = true
      default: break
      }
      if kind != last {
        runs += 1
        if runs > 12 { break }
        hash = WordForm.step(hash, kind)
        last = kind
      } else if index == 1, kind == UInt8(ascii: "X") {
        // "US" is another pattern than "I".
        hash = WordForm.step(hash, UInt8(ascii: "+"))
      }
    }
    pattern = hash ^ hash >> 29
  }

  /// Capitals of Latin-1, Greek and Cyrillic; of Latin Extended-A the even numbers.
  private static func isCapitalPair(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    switch bytes[index] {
    case 0xC3: return next < 0x9F
    case 0xC4, 0xC5, 0xC8: return next.isMultiple(of: 2)
    case 0xCE: return next >= 0x91
    case 0xD0: return next < 0xB0
    default: return false
    }
  }

  private mutating func readEnds(_ folded: UnsafeBufferPointer<UInt8>) {
    let count = folded.count
    var hash = WordForm.start ^ 0x55
    for length in 1...5 where length <= count {
      hash = WordForm.step(hash, WordForm.plain(folded[count - length]))
      let end = hash ^ hash >> 29
      switch length {
      case 1: suffixes.0 = end
      case 2: suffixes.1 = end
      case 3: suffixes.2 = end
      case 4: suffixes.3 = end
      default: suffixes.4 = end
      }
    }
    hash = WordForm.start ^ 0xAA
    for length in 1...4 where length <= count {
      hash = WordForm.step(hash, WordForm.plain(folded[length - 1]))
      let end = hash ^ hash >> 29
      switch length {
      case 1: prefixes.0 = end
      case 2: prefixes.1 = end
      case 3: prefixes.2 = end
      default: prefixes.3 = end
      }
    }
  }
}

/// The words of one sentence, as the models see them.
package struct WordSequence: Sendable {
  package private(set) var forms: [WordForm] = []
  private var folded: [UInt8] = []

  package init() {}

  package init(_ words: [String]) {
    for word in words {
      var word = word
      word.withUTF8 { append($0) }
    }
  }

  package var count: Int { forms.count }

  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    forms.append(WordForm(bytes, folded: &folded))
  }
}
