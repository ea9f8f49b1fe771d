internal import GraphModel

/// The stages of extraction, one document's worth.
struct Pipeline {
  let text: DocumentText
  let lexicon: Lexicon
  var published: PartialDate?
  var isExplained = false

  mutating func run() -> ExplainedReading {
    let (facts, tokens, sentences) = facts()
    return ClaimMerger(
      text: text, tokens: tokens, sentences: sentences, published: published,
      isExplained: isExplained
    ).merge(facts, lexicon)
  }

  mutating func likelyCases() -> [LikelyCase] {
    facts(keepsLikelyCases: true).facts.likelyCases ?? []
  }

  private mutating func facts(
    keepsLikelyCases: Bool = false
  ) -> (facts: DocumentFacts, tokens: [Token], sentences: [Sentence]) {
    var vocabulary = Vocabulary(lexicon: lexicon)
    let blocks = BlockReader.blocks(of: text)
    var tokens: [Token] = []
    var ranges: [(block: Int, tokens: Range<Int>)] = []
    let splitter = SentenceSplitter(lexicon: lexicon)
    text.bytes.withUnsafeBufferPointer { bytes in
      for (index, block) in blocks.enumerated() where block.kind != .noise {
        let start = tokens.count
        Tokenizer.tokenize(bytes, block.bytes, vocabulary: &vocabulary, into: &tokens)
        for range in splitter.sentences(of: tokens[start...]) { ranges.append((index, range)) }
      }
    }
    var actors = ActorTable()
    var sentences: [Sentence] = []
    sentences.reserveCapacity(ranges.count)
    let analyser = SyntaxAnalyser.standard()
    for (index, range) in ranges {
      let block = blocks[index]
      let reader = UnitReader(
        lexicon: lexicon, tokens: tokens, text: text,
        isTitleCase: Pipeline.isTitleCase(tokens[range], block.kind, lexicon))
      sentences.append(
        Sentence(
          block: index, kind: block.kind, isRepeated: block.isRepeated, tokens: range,
          units: reader.units(of: range, actors: &actors, vocabulary: vocabulary),
          syntax: SentenceSyntax(range, tokens: tokens, text: text, analyser: analyser)))
    }
    let resolver = NameResolver(
      text: text, tokens: tokens, lexicon: lexicon, vocabulary: vocabulary)
    InvertedNames(text: text, tokens: tokens).register(&sentences, &actors)
    BodyNames(resolver: resolver).register(&sentences, &actors)
    resolver.resolve(&sentences, &actors)
    if published == nil { published = Dateline.date(of: sentences, text, tokens, lexicon) }
    let relations = RelationReader(
      text: text, tokens: tokens, lexicon: lexicon, published: published, resolver: resolver,
      keepsLikelyCases: keepsLikelyCases)
    let facts = relations.read(&sentences, actors)
    return (facts, tokens, sentences)
  }

  /// Whether a heading writes every word with a capital, so that capitals do not mark names.
  private static func isTitleCase(
    _ tokens: ArraySlice<Token>, _ kind: Block.Kind, _ lexicon: Lexicon
  ) -> Bool {
    guard kind == .heading else { return false }
    var (words, capitals, small, shouted) = (0, 0, 0, 0)
    for token in tokens where token.shape.contains(.word) {
      let classes = lexicon.classes(of: token.word)
      if token.shape.contains(.allCapitals) { shouted += 1 }
      guard classes.isDisjoint(with: [.prep, .det, .conj]), token.word != Word.as.id else {
        continue
      }
      words += 1
      if token.shape.contains(.capital) { capitals += 1 } else { small += 1 }
    }
    return words >= 4 && small == 0 || words >= 6 && small * 8 < capitals
      || words >= 2 && small == 0 && shouted > words
  }
}
