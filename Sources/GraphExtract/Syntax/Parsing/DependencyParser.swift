/// Finds how the words of a sentence depend on each other, by the best step at each state.
///
/// A greedy arc-hybrid parser trained with a dynamic oracle (Goldberg and Nivre 2013). Linear in the
/// number of words.
package struct DependencyParser {
  let model: SyntaxModel
  let buffer: FeatureBuffer

  package init(_ model: SyntaxModel, buffer: FeatureBuffer = FeatureBuffer()) {
    self.model = model
    self.buffer = buffer
  }

  /// - Parameter tags: one for each word.
  package func parse(_ sequence: WordSequence, tags: [Tag]) -> DependencyTree {
    precondition(tags.count == sequence.count)
    let words = zip(sequence.forms, tags).map {
      ParserFeatures.Word(word: $0.word, tag: $1.number)
    }
    var state = ParserState(count: words.count)
    words.withUnsafeBufferPointer { words in
      while !state.isFinished {
        if state.isAtRoot {
          state.apply(.left(.root))
          continue
        }
        let count = ParserFeatures.write(state, words, into: buffer)
        let scores = buffer.scores
        for index in 0..<WeightTable.classes { scores[index] = 0 }
        model.parser.score(buffer.keys, count, scores)
        state.apply(DependencyParser.best(scores, state))
      }
    }
    return DependencyTree(
      heads: state.heads.map { Int($0) == words.count ? -1 : Int($0) },
      dependencies: state.dependencies)
  }

  /// The permitted step of the best score. Some step is always permitted before the end: with words
  /// in the buffer, to shift; without, to attach to the left or to the root.
  @inline(__always)
  package static func best(
    _ scores: UnsafePointer<Int32>, _ state: borrowing ParserState
  ) -> Transition {
    var best = -1
    var bestScore = Int32.min
    if state.canShift {
      best = 0
      bestScore = scores[0]
    }
    if state.isAtRoot { return .left(.root) }
    if state.canAttachLeft {
      for number in stride(from: 3, to: Transition.count, by: 2) where scores[number] > bestScore {
        best = number
        bestScore = scores[number]
      }
    }
    if state.canAttachRight {
      for number in stride(from: 4, to: Transition.count, by: 2) where scores[number] > bestScore {
        best = number
        bestScore = scores[number]
      }
    }
    // Scores of all classes are above the least number; so some step was found.
    return Transition(number: max(best, 0))
  }
}

/// For each word of a sentence its head, and how it depends on it.
package struct DependencyTree: Sendable {
  /// −1 for the one word that depends on nothing.
  package let heads: [Int]
  package let dependencies: [Dependency]

  package init(heads: [Int], dependencies: [Dependency]) {
    self.heads = heads
    self.dependencies = dependencies
  }
}
