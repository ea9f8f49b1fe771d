internal import GraphExtract

/// Learns to find names: a structured averaged perceptron (Collins 2002), which compares the best
/// sequence of labels with the right one, sentence by sentence.
final class NameTrainer {
  struct Example {
    var words: [NameFeatures.Word]
    var gold: [Int]
  }

  let table = PerceptronTable()
  private let buffer = FeatureBuffer()
  private let scores = UnsafeMutableBufferPointer<Int32>.allocate(capacity: WeightTable.classes)

  deinit { scores.deallocate() }

  func train(_ examples: [Example], epochs: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<epochs {
      for index in random.order(examples.count) { learn(examples[index]) }
    }
  }

  private func learn(_ example: Example) {
    var lattice = NameLattice(transitions: transitions())
    example.words.withUnsafeBufferPointer { words in
      for index in words.indices {
        table.score(features(words, index), scores)
        if let base = scores.baseAddress { lattice.append(base) }
      }
    }
    let guess = lattice.best()
    table.step()
    guard guess != example.gold else { return }
    example.words.withUnsafeBufferPointer { words in
      for index in words.indices {
        let (was, right) = (guess[index], example.gold[index])
        if was != right {
          let features = features(words, index)
          table.add(1, to: right, of: features)
          table.add(-1, to: was, of: features)
        }
        if index > 0, was != right || guess[index - 1] != example.gold[index - 1] {
          add(1, to: right, after: example.gold[index - 1])
          add(-1, to: was, after: guess[index - 1])
        }
      }
    }
  }

  private func features(
    _ words: UnsafeBufferPointer<NameFeatures.Word>, _ index: Int
  ) -> UnsafeBufferPointer<UInt64> {
    buffer.features(NameFeatures.write(words, at: index, into: buffer))
  }

  private func add(_ change: Int32, to label: Int, after before: Int) {
    withUnsafePointer(to: NameFeatures.transition(from: before)) {
      table.add(change, to: label, of: UnsafeBufferPointer(start: $0, count: 1))
    }
  }

  private func transitions() -> [Int32] {
    (0..<NameLabel.count).flatMap { before -> [Int32] in
      withUnsafePointer(to: NameFeatures.transition(from: before)) {
        table.score(UnsafeBufferPointer(start: $0, count: 1), scores)
      }
      return Array(scores.prefix(NameLabel.count))
    }
  }

  /// The averaged weights between labels, in units of the rounded weights.
  func transitions(_ rows: [WeightRow], unit: Double) -> [Int32] {
    var matrix = [Int32](repeating: 0, count: NameLabel.count * NameLabel.count)
    for before in 0..<NameLabel.count {
      let feature = NameFeatures.transition(from: before)
      for weight in rows.first(where: { $0.feature == feature })?.weights ?? [] {
        matrix[before * NameLabel.count + weight.label] = Int32((weight.value / unit).rounded())
      }
    }
    return matrix
  }
}
