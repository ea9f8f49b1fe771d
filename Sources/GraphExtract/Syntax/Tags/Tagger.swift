/// Tags the words of a sentence, from left to right, each by the best score of a linear model
/// (the averaged perceptron of Collins 2002).
///
/// Linear in the number of words.
package struct Tagger {
  let model: SyntaxModel
  let buffer: FeatureBuffer
  private let tags: [Tag]

  package init(_ model: SyntaxModel, buffer: FeatureBuffer = FeatureBuffer()) {
    self.model = model
    self.buffer = buffer
    tags = (0..<model.tagCount).map(model.tag)
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
        let count = TagFeatures.write(words, at: index, tag1: tag1, tag2: tag2, into: buffer)
        let tag = tags[best(of: count)]
        result.append(tag)
        (tag1, tag2) = (tag.number, tag1)
      }
    }
    return result
  }

  private func best(of count: Int) -> Int {
    let scores = buffer.scores
    for index in tags.indices { scores[index] = 0 }
    model.tagger.score(buffer.keys, count, scores)
    var best = 0
    for index in 1..<max(1, tags.count) where scores[index] > scores[best] { best = index }
    return best
  }
}
