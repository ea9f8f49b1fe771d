/// Finds where sentences end within the tokens of one block.
struct SentenceSplitter {
  let lexicon: Lexicon
  /// A sentence of more tokens than this is cut: no sentence of prose is, and rules that look around
  /// within a sentence must stay linear on text that is not prose.
  static let longest = 400

  func sentences(of tokens: ArraySlice<Token>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = tokens.startIndex
    var index = start
    while index < tokens.endIndex {
      var end: Int?
      if isStop(tokens[index]) || isDottedEnd(tokens, index) {
        end = index + 1
        // Closing quotes and brackets belong to the sentence they close.
        while let next = end, next < tokens.endIndex, tokens[next].shape.contains(.attached),
          isCloser(tokens[next])
        {
          end = next + 1
        }
        if let next = end, next < tokens.endIndex, !begins(tokens[next]) { end = nil }
      } else if index - start >= SentenceSplitter.longest {
        end = index + 1
      }
      index += 1
      if let end {
        sentences.append(start..<end)
        start = end
        index = end
      }
    }
    if start < tokens.endIndex { sentences.append(start..<tokens.endIndex) }
    return sentences
  }

  private func isStop(_ token: Token) -> Bool {
    token.word == Word.stop.id || token.word == Word.question.id
      || token.word == Word.exclamation.id
  }

  private func isCloser(_ token: Token) -> Bool {
    token.word == Word.quote.id || token.word == Word.closingQuote.id
      || token.word == Word.closingBracket.id || token.word == Word.apostrophe.id
      || token.word == Word.closingSquare.id
  }

  /// Whether an abbreviation also ends its sentence: "… in the U.S. The minister said".
  private func isDottedEnd(_ tokens: ArraySlice<Token>, _ index: Int) -> Bool {
    let token = tokens[index]
    guard token.shape.contains(.dotted), index + 1 < tokens.endIndex else { return false }
    let classes = lexicon.classes(of: token.word)
    guard classes.isDisjoint(with: [.honorific, .month, .weekday]) else { return false }
    let next = tokens[index + 1]
    // An initial goes with the name after it.
    guard token.end - token.start > 2, next.shape.contains(.capital) else { return false }
    return !lexicon.classes(of: next.word).isDisjoint(with: [.det, .pronoun, .prep, .conj, .adverb])
  }

  private func begins(_ token: Token) -> Bool {
    token.shape.contains(.capital) || token.shape.contains(.number)
      || !token.shape.contains(.word)
  }
}
