/// Tags the words of a sentence, from left to right, each by the best score of a linear model
/// (the averaged perceptron of Collins 2002).
///
/// Linear in the number of words.
package struct Tagger {
  let model: SyntaxModel
  let buffer: FeatureBuffer
  private let tags: [Tag]
  private let wordScores: WordScores

  package init(_ model: SyntaxModel, buffer: FeatureBuffer = FeatureBuffer()) {
    self.model = model
    self.buffer = buffer
    tags = (0..<model.tagCount).map(model.tag)
    wordScores = WordScores(width: tags.count)
  }

  package func tags(of sequence: WordSequence) -> [Tag] {
    var result: [Tag] = []
    result.reserveCapacity(sequence.count)
    let words = sequence.forms.map { form in
      TagFeatures.Word(
        form: form, ambiguity: UInt64(model.words.number(of: form.word)),
        name: UInt64(model.names.number(of: form.word)))
    }
    words.withUnsafeBufferPointer { words in
      var (tag1, tag2): (UInt64, UInt64) = (0, 0)
      for index in words.indices {
        scoreWord(words, at: index)
        let count = TagFeatures.write(
          words, at: index, tag1: tag1, tag2: tag2, part: .context, into: buffer)
        model.tagger.score(buffer.keys, count, buffer.scores)
        let tag = tags[best()]
        result.append(tag)
        (tag1, tag2) = (tag.number, tag1)
      }
    }
    return result
  }

  /// Begins the scores of a decision with what the word itself says.
  private func scoreWord(_ words: UnsafeBufferPointer<TagFeatures.Word>, at index: Int) {
    let key = WordScores.key(words[index].form, isFirst: index == 0)
    if wordScores.copy(key, to: buffer.scores) { return }
    for index in tags.indices { buffer.scores[index] = 0 }
    let count = TagFeatures.write(
      words, at: index, tag1: 0, tag2: 0, part: .word, into: buffer)
    model.tagger.score(buffer.keys, count, buffer.scores)
    wordScores.keep(buffer.scores, for: key)
  }

  private func best() -> Int {
    let scores = buffer.scores
    var best = 0
    for index in 1..<max(1, tags.count) where scores[index] > scores[best] { best = index }
    return best
  }
}
