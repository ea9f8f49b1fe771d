/// Cuts a sentence's tokens into the words that the models were trained on, and remembers which words
/// make up which token.
///
/// Treebanks cut finer than the tokenizer in two places, "do|n't" and "Paris|-|based", and coarser in
/// one, "...". A token's tag, head and relation are those of its chief word: the one part of the token
/// that depends on something outside of it.
struct SyntaxWords {
  private(set) var sequence = WordSequence()
  /// For each word, the first of its tokens, counted from the sentence's first.
  private(set) var tokens: [Int] = []
  /// For each token, its first word.
  private(set) var firstWords: [Int] = []

  /// - Parameter range: indices of the sentence's tokens.
  init(_ tokens: [Token], _ range: Range<Int>, text: DocumentText) {
    firstWords.reserveCapacity(range.count)
    text.bytes.withUnsafeBufferPointer { bytes in
      for index in range {
        let token = tokens[index]
        if index > range.lowerBound, continuesMark(token, after: tokens[index - 1], bytes) {
          firstWords.append(sequence.count - 1)
          continue
        }
        firstWords.append(sequence.count)
        append(bytes, Int(token.start)..<Int(token.end), token: index - range.lowerBound)
      }
    }
  }

  var count: Int { sequence.count }

  /// The words of a token.
  func words(of token: Int) -> Range<Int> {
    let first = firstWords[token]
    let next = token + 1 < firstWords.count ? firstWords[token + 1] : sequence.count
    return first..<max(first + 1, next)
  }

  /// Whether a mark only repeats the one before: the dots of "...".
  private func continuesMark(
    _ token: Token, after other: Token, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    token.shape == .attached && token.word == other.word && token.end - token.start == 1
      && [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "!"), UInt8(ascii: "?")]
        .contains(bytes[Int(token.start)])
  }

  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, token: Int
  ) {
    func add(_ part: Range<Int>) {
      guard !part.isEmpty else { return }
      sequence.append(UnsafeBufferPointer(rebasing: bytes[part]))
      tokens.append(token)
    }
    if let cut = SyntaxWords.negation(bytes, range) {
      add(range.lowerBound..<cut)
      add(cut..<range.upperBound)
      return
    }
    var start = range.lowerBound
    var isPrefix = true
    while let hyphen = (start..<range.upperBound).first(where: { bytes[$0] == UInt8(ascii: "-") }),
      hyphen > start, hyphen < range.upperBound - 1
    {
      if isPrefix, SyntaxWords.isPrefix(bytes, start..<hyphen) { break }
      isPrefix = false
      add(start..<hyphen)
      add(hyphen..<hyphen + 1)
      start = hyphen + 1
    }
    add(start..<range.upperBound)
  }

  /// Where "n't" begins in "don't", "cannot" is cut before "not".
  private static func negation(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    let end = range.upperBound
    func small(_ index: Int) -> UInt8 { bytes[index] | 0x20 }
    guard range.count >= 4, small(end - 1) == UInt8(ascii: "t") else { return nil }
    if bytes[end - 2] == UInt8(ascii: "'"), small(end - 3) == UInt8(ascii: "n") { return end - 3 }
    if range.count >= 6, bytes[end - 2] == 0x99, bytes[end - 3] == 0x80, bytes[end - 4] == 0xE2,
      small(end - 5) == UInt8(ascii: "n")
    {
      return end - 5
    }
    if range.count == 6, Array("cannot".utf8).elementsEqual(range.map(small)) { return end - 3 }
    return nil
  }

  /// Prefixes that treebanks leave at their word: "anti-American", "e-mail".
  private static let prefixes: Set<[UInt8]> = Set(
    [
      "anti", "post", "pre", "non", "pro", "mid", "e", "neo", "multi", "re", "co", "ex", "semi",
      "counter", "inter", "ultra", "un",
    ].map { Array($0.utf8) })

  private static func isPrefix(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.count <= 7 && prefixes.contains(range.map { bytes[$0] | 0x20 })
  }
}
