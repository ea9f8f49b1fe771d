import Testing

@testable import GraphExtract

/// Scores that are kept for words that come again, beside those that are reckoned anew.
@Suite("Kept scores")
struct WordScoresTests {
  /// Tags by all features of each word, none of them kept.
  private func plainTags(_ sequence: WordSequence, _ model: SyntaxModel) -> [GraphExtract.Tag] {
    let buffer = FeatureBuffer()
    let words = sequence.forms.map {
      TagFeatures.Word(
        form: $0, ambiguity: UInt64(model.words.number(of: $0.word)),
        name: UInt64(model.names.number(of: $0.word)))
    }
    var tags: [GraphExtract.Tag] = []
    words.withUnsafeBufferPointer { words in
      for index in words.indices {
        let count = TagFeatures.write(
          words, at: index, tag1: tags.last?.number ?? 0,
          tag2: tags.dropLast().last?.number ?? 0, into: buffer)
        for tag in 0..<model.tagCount { buffer.scores[tag] = 0 }
        model.tagger.score(buffer.keys, count, buffer.scores)
        let best = (0..<model.tagCount).reduce(0) {
          buffer.scores[$1] > buffer.scores[$0] ? $1 : $0
        }
        tags.append(model.tag(best))
      }
    }
    return tags
  }

  private func plainNames(
    _ sequence: WordSequence, _ tags: [GraphExtract.Tag], _ model: SyntaxModel
  ) -> [NameSpan] {
    let buffer = FeatureBuffer()
    let words = zip(sequence.forms, tags).map {
      NameFeatures.Word(
        form: $0, tag: $1.number, name: UInt64(model.names.number(of: $0.word)))
    }
    var path = NameLattice(transitions: Array(model.nameTransitions))
    words.withUnsafeBufferPointer { words in
      for index in words.indices {
        let count = NameFeatures.write(words, at: index, into: buffer)
        for label in 0..<NameLabel.count { buffer.scores[label] = 0 }
        model.nameTagger.score(buffer.keys, count, buffer.scores)
        path.append(buffer.scores)
      }
    }
    return NameLabel.spans(of: path.best())
  }

  @Test("tags and names are those of all features")
  func sameAsReckonedAnew() throws {
    let model = try #require(SyntaxModel.standard)
    let seed = UInt64.random(in: 0..<1 << 32)
    var random = Lehmer(seed)
    let common = [
      "the", "The", "THE", "minister", "Minister", "of", "in", "Bank", "Kenya", "named", "1998",
      "2,000", "Maria", "van", "Okello", ".", ",", "U.S.", "visits", "to", "to-be", "said",
    ]
    let tagger = Tagger(model)
    let finder = NameTagger(model)
    // More words than the table has places, in sentences of up to thirty.
    for _ in 0..<400 {
      let words = (0..<Int(random.next() % 30)).map { _ in
        random.next() % 3 > 0
          ? common[Int(random.next() % UInt64(common.count))]
          : String(random.next() % 100_000, radix: 36).capitalized(random.next() % 2 == 0)
      }
      let sequence = WordSequence(words)
      let tags = tagger.tags(of: sequence)
      #expect(tags == plainTags(sequence, model), "seed \(seed): \(words)")
      #expect(
        finder.names(in: sequence, tags: tags) == plainNames(sequence, tags, model),
        "seed \(seed): \(words)")
    }
  }

  private struct Lehmer {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}

extension String {
  fileprivate func capitalized(_ isCapital: Bool) -> String {
    isCapital ? prefix(1).uppercased() + dropFirst() : self
  }
}
