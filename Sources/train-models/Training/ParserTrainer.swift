internal import GraphExtract

/// Learns to parse: an averaged perceptron that goes where its own choices lead and is told at each
/// state which steps lose least (Goldberg and Nivre 2012, training with exploration).
final class ParserTrainer {
  let table = PerceptronTable()
  private let buffer = FeatureBuffer()
  private let scores = UnsafeMutableBufferPointer<Int32>.allocate(capacity: WeightTable.classes)

  deinit { scores.deallocate() }

  struct Example {
    var words: [ParserFeatures.Word]
    var oracle: DynamicOracle
  }

  /// - Parameters:
  ///   - exploring: how often, of 100 times, a wrong choice is followed after the first epoch.
  func train(_ examples: [Example], epochs: Int, seed: UInt64, exploring: Int = 90) {
    var random = SeededRandom(seed: seed)
    for epoch in 0..<epochs {
      for index in random.order(examples.count) {
        learn(examples[index], exploring: epoch == 0 ? 0 : exploring, &random)
      }
    }
  }

  private func learn(_ example: Example, exploring: Int, _ random: inout SeededRandom) {
    var state = ParserState(count: example.words.count)
    example.words.withUnsafeBufferPointer { words in
      while !state.isFinished {
        if state.isAtRoot {
          state.apply(.left(.root))
          continue
        }
        let features = buffer.features(ParserFeatures.write(state, words, into: buffer))
        table.score(features, scores)
        table.step()
        guard let base = scores.baseAddress else { return }
        let guess = DependencyParser.best(base, state)
        let (transitions, isCorrect) = example.oracle.best(state)
        if isCorrect(guess) {
          state.apply(guess)
          continue
        }
        var aim = transitions[0]
        for other in transitions.dropFirst() where scores[other.number] > scores[aim.number] {
          aim = other
        }
        table.add(1, to: aim.number, of: features)
        table.add(-1, to: guess.number, of: features)
        state.apply(random.below(100) < exploring ? guess : aim)
      }
    }
  }
}
