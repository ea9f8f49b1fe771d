/// Finds names of persons, places and organisations by the best sequence of labels (Viterbi) of a
/// linear model, trained as a structured perceptron (Collins 2002).
///
/// Linear in the number of words.
package struct NameTagger {
  let model: SyntaxModel
  let buffer: FeatureBuffer

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
      let scores = buffer.scores
      for index in words.indices {
        let count = NameFeatures.write(words, at: index, into: buffer)
        for label in 0..<WeightTable.classes { scores[label] = 0 }
        model.nameTagger.score(buffer.keys, count, scores)
        path.append(scores)
      }
    }
    return NameLabel.spans(of: path.best())
  }
}

/// The scores of all permitted sequences of labels of a sentence, and the best of them.
package struct NameLattice {
  /// From a label in rows to a label in columns.
  private let transitions: [Int32]
  private var scores = [Int32](repeating: 0, count: NameLabel.count)
  private var origins: [UInt8] = []
  private var isFirst = true

  private static let forbidden = Int32.min / 2

  /// For each label those that may stand before it.
  private static let predecessors: [[Int]] = (0..<NameLabel.count).map { next in
    (0..<NameLabel.count).filter { NameLabel.permits(next, after: $0) }
  }

  package init(transitions: [Int32]) { self.transitions = transitions }

  /// - Parameter emissions: for each label the score of the next word.
  package mutating func append(_ emissions: UnsafePointer<Int32>) {
    var next = [Int32](repeating: NameLattice.forbidden, count: NameLabel.count)
    for label in 0..<NameLabel.count {
      if isFirst {
        origins.append(0)
        if NameLabel.mayBegin(label) { next[label] = emissions[label] }
        continue
      }
      var best = NameLattice.forbidden
      var origin = 0
      for before in NameLattice.predecessors[label] {
        let score = scores[before] &+ transitions[before * NameLabel.count + label]
        if score > best {
          best = score
          origin = before
        }
      }
      origins.append(UInt8(origin))
      next[label] = max(NameLattice.forbidden, best &+ emissions[label])
    }
    isFirst = false
    // Only differences matter; kept near zero, scores of a long sentence do not overflow.
    let top = next.max() ?? 0
    for label in next.indices {
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
