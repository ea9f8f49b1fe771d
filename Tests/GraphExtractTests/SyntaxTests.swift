import Testing

@testable import GraphExtract

/// The grammar of sentences as the rules ask for it, with the models that ship.
@Suite struct SyntaxTests {
  /// A sentence with its tokens, as the pipeline makes it.
  struct Sample {
    let text: DocumentText
    let tokens: [Token]
    let syntax: SentenceSyntax

    init(_ words: String) {
      text = DocumentText(words)
      var vocabulary = Vocabulary(lexicon: .standard)
      var tokens: [Token] = []
      text.bytes.withUnsafeBufferPointer {
        Tokenizer.tokenize($0, 0..<$0.count, vocabulary: &vocabulary, into: &tokens)
      }
      self.tokens = tokens
      syntax = SentenceSyntax(
        0..<tokens.count, tokens: tokens, text: text, analyser: SyntaxAnalyser.standard())
    }

    func word(_ index: Int) -> String {
      text.slice(Int(tokens[index].start)..<Int(tokens[index].end))
    }

    func index(_ word: String) throws -> Int {
      try #require(tokens.indices.first { self.word($0) == word })
    }

    func words(_ indices: [Int]) -> [String] { indices.map(word) }
  }

  @Test func theModelsAreOfThisVersion() {
    #expect(SyntaxModel.standard != nil)
  }

  @Test func subjectsAndObjectsOfAnActiveVerb() throws {
    let sample = Sample("The president appointed Maria Lopez and John Smith on Monday.")
    let verb = try sample.index("appointed")
    #expect(sample.words(sample.syntax.subjects(of: verb)) == ["president"])
    #expect(sample.words(sample.syntax.objects(of: verb)) == ["Maria", "John"])
    #expect(!sample.syntax.isPassive(verb))
    #expect(sample.syntax.head(of: verb) == nil)
  }

  @Test func theAgentOfAPassiveActs() throws {
    let sample = Sample("Two banks were sanctioned by the United States.")
    let verb = try sample.index("sanctioned")
    #expect(sample.syntax.isPassive(verb))
    #expect(sample.words(sample.syntax.objects(of: verb)) == ["banks"])
    #expect(sample.words(sample.syntax.agents(of: verb)) == ["States"])
  }

  @Test func aRelativeClauseSpeaksOfItsNoun() throws {
    let sample = Sample("The minister, who visited Paris, resigned.")
    let verb = try sample.index("visited")
    #expect(sample.words(sample.syntax.subjects(of: verb)) == ["minister"])
  }

  @Test func contractionsAreNegations() throws {
    let sample = Sample("The company didn't buy the bank.")
    #expect(sample.syntax.isNegated(try sample.index("buy")))
    #expect(sample.tokens.count == 7)
  }

  @Test func everyTokenHangsInOneTree() {
    for words in [
      "", ".", "...", "the", "don't can't won't", "A-B-C-D, E-F... G!!! \u{201C}x\u{201D}",
      "Paris-based Acme-Corp's ex-head couldn't re-sell the e-mail list.",
    ] {
      let sample = Sample(words)
      for token in sample.tokens.indices {
        var current: Int? = token
        var steps = 0
        while let next = current, steps <= sample.tokens.count {
          current = sample.syntax.head(of: next)
          steps += 1
        }
        #expect(current == nil, "\(words): \(token)")
      }
    }
  }
}
