/// A word, a number or a mark of punctuation, and where it stands in the text.
struct Token {
  /// In UTF-8 bytes.
  var start: Int32
  var end: Int32
  /// The number of the word in the vocabulary.
  var word: Int32
  var shape: TokenShape
}

struct TokenShape: OptionSet, Hashable {
  let rawValue: UInt8

  /// The first letter is a capital.
  static let capital = TokenShape(rawValue: 1)
  /// Two letters or more, none of them small.
  static let allCapitals = TokenShape(rawValue: 2)
  static let number = TokenShape(rawValue: 4)
  static let word = TokenShape(rawValue: 8)
  /// Nothing stands between this token and the one before.
  static let attached = TokenShape(rawValue: 16)
  /// It ends in a full stop that belongs to it: "Mr.", "U.S.", "J.".
  static let dotted = TokenShape(rawValue: 32)
  /// It contains a hyphen.
  static let hyphenated = TokenShape(rawValue: 64)
}

extension DocumentText {
  /// The text from the first to the last of some tokens; empty where there are none.
  func slice(tokens range: Range<Int>, of tokens: [Token]) -> String {
    guard let last = range.last else { return "" }
    return slice(Int(tokens[range.lowerBound].start)..<Int(tokens[last].end))
  }
}

/// All words of the lexicon and of one document, numbered.
struct Vocabulary {
  let lexicon: Lexicon
  private var table: WordTable
  private var scratch: [UInt8] = []

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    table = WordTable(capacity: 256)
  }

  mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    scratch.removeAll(keepingCapacity: true)
    WordFolding.fold(bytes, into: &scratch)
    return scratch.withUnsafeBufferPointer { folded in
      let hash = WordFolding.hash(folded)
      if let known = lexicon.words.find(folded, hash: hash) { return known }
      return table.intern(folded, hash: hash) + Int32(lexicon.words.count)
    }
  }

  func spelling(_ word: Int32) -> String {
    let known = Int32(lexicon.words.count)
    return word < known ? lexicon.words.spelling(word) : table.spelling(word - known)
  }
}
