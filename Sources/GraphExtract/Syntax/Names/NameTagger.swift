/// Finds names of persons, places and organisations by the best sequence of labels (Viterbi) of a
/// linear model, trained as a structured perceptron (Collins 2002).
///
/// Linear in the number of words.
package struct NameTagger {
  let model: SyntaxModel
  let buffer: FeatureBuffer
  private let wordScores = WordScores(width: NameLabel.count)

  package init(_ model: SyntaxModel, buffer: FeatureBuffer = FeatureBuffer()) {
    self.model = model
    self.buffer = buffer
  }

  /// - Parameter tags: one for each word.
  package func names(in sequence: WordSequence, tags: [Tag]) -> [NameSpan] {
    precondition(tags.count == sequence.count)
    let words = sequence.forms.enumerated().map { index, form in
      NameFeatures.Word(
        form: form, tag: tags[index].number,
        name: UInt64(model.names.number(of: form.word)))
    }
    var path = NameLattice(transitions: Array(model.nameTransitions))
    words.withUnsafeBufferPointer { words in
      for index in words.indices {
        scoreWord(words, at: index)
        let count = NameFeatures.write(words, at: index, part: .context, into: buffer)
        model.nameTagger.score(buffer.keys, count, buffer.scores)
        path.append(buffer.scores)
      }
    }
    return NameLabel.spans(of: path.best())
  }

  /// Begins the scores of a word's labels with what the word and its tag say themselves.
  private func scoreWord(_ words: UnsafeBufferPointer<NameFeatures.Word>, at index: Int) {
    let word = words[index]
    let key = WordScores.key(word.form, isFirst: index == 0, tag: word.tag)
    if wordScores.copy(key, to: buffer.scores) { return }
    for label in 0..<NameLabel.count { buffer.scores[label] = 0 }
    let count = NameFeatures.write(words, at: index, part: .word, into: buffer)
    model.nameTagger.score(buffer.keys, count, buffer.scores)
    wordScores.keep(buffer.scores, for: key)
  }
}

/// The scores of all permitted sequences of labels of a sentence, and the best of them.
package struct NameLattice {
  /// From a label in rows to a label in columns.
  private let transitions: [Int32]
  private var scores = [Int32](repeating: 0, count: NameLabel.count)
  private var next = [Int32](repeating: 0, count: NameLabel.count)
  /// For each word and label the label before it on the best way there.
  private var origins: [UInt8] = []
  /// A label, and one that may stand behind it.
  private let steps: [(before: Int32, label: Int32)]

  private static let forbidden = Int32.min / 2
  private static let permitted = (0..<NameLabel.count).flatMap { before in
    (0..<NameLabel.count).filter { NameLabel.permits($0, after: before) }
      .map { (before: Int32(before), label: Int32($0)) }
  }

  package init(transitions: [Int32]) {
    self.transitions = transitions
    steps = NameLattice.permitted
    // Before the first word stands what is outside of all names.
    for label in 1..<NameLabel.count { scores[label] = NameLattice.forbidden / 2 }
  }

  /// - Parameter emissions: for each label the score of the next word.
  package mutating func append(_ emissions: UnsafePointer<Int32>) {
    let start = origins.count
    for label in 0..<NameLabel.count {
      next[label] = NameLattice.forbidden
      origins.append(0)
    }
    // Nothing weighs on the way to the first word.
    let weight: Int32 = start == 0 ? 0 : 1
    for step in steps {
      let (before, label) = (Int(step.before), Int(step.label))
      let score = scores[before] &+ weight &* transitions[before * NameLabel.count + label]
      if score > next[label] {
        next[label] = score
        origins[start + label] = UInt8(truncatingIfNeeded: before)
      }
    }
    // Only differences matter; kept near zero, scores of a long sentence do not overflow.
    var top = NameLattice.forbidden
    for label in 0..<NameLabel.count {
      next[label] = max(NameLattice.forbidden, next[label] &+ emissions[label])
      top = max(top, next[label])
    }
    for label in 0..<NameLabel.count {
      scores[label] = max(NameLattice.forbidden / 2, next[label] &- top)
    }
  }

  package func best() -> [Int] {
    let count = origins.count / NameLabel.count
    guard count > 0 else { return [] }
    var label = NameLabel.outside
    for other in 0..<NameLabel.count
    where !NameLabel.isOpen(other) && scores[other] > scores[label] { label = other }
    var labels = [Int](repeating: 0, count: count)
    for index in stride(from: count - 1, through: 0, by: -1) {
      labels[index] = label
      label = Int(origins[index * NameLabel.count + label])
    }
    return labels
  }
}
