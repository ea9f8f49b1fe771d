internal import GraphExtract

/// Learns to tag: an averaged perceptron that goes through each sentence from left to right with its
/// own choices for the words before (Collins 2002).
final class TaggerTrainer {
  let tags: TagSet
  let ambiguity: WordNumbers
  let names: WordNumbers
  let table = PerceptronTable()
  private let buffer = FeatureBuffer()
  private let scores = UnsafeMutableBufferPointer<Int32>.allocate(capacity: WeightTable.classes)

  init(tags: TagSet, ambiguity: WordNumbers, names: WordNumbers) {
    self.tags = tags
    self.ambiguity = ambiguity
    self.names = names
  }

  deinit { scores.deallocate() }

  func train(_ sentences: [TreebankSentence], epochs: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let prepared = sentences.map { words($0.sequence) }
    let gold = sentences.map { $0.tags.map(tags.index) }
    for _ in 0..<epochs {
      for index in random.order(sentences.count) { learn(prepared[index], gold[index]) }
    }
  }

  func words(_ sequence: WordSequence) -> [TagFeatures.Word] {
    sequence.forms.map { form in
      TagFeatures.Word(
        form: form, ambiguity: UInt64(ambiguity[form.word]), name: UInt64(names[form.word]))
    }
  }

  private func learn(_ words: [TagFeatures.Word], _ gold: [Int]) {
    words.withUnsafeBufferPointer { words in
      var (tag1, tag2): (UInt64, UInt64) = (0, 0)
      for index in words.indices {
        let features = buffer.features(
          TagFeatures.write(words, at: index, tag1: tag1, tag2: tag2, into: buffer))
        let guess = best(features)
        table.step()
        if guess != gold[index] {
          table.add(1, to: gold[index], of: features)
          table.add(-1, to: guess, of: features)
        }
        (tag1, tag2) = (tags.tags[guess].number, tag1)
      }
    }
  }

  private func best(_ features: UnsafeBufferPointer<UInt64>) -> Int {
    table.score(features, scores)
    var best = 0
    for index in tags.tags.indices where scores[index] > scores[best] { best = index }
    return best
  }
}
