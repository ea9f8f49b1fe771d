internal import GraphExtract

/// Learns to tell the names of persons from those of bodies.
final class NameKindTrainer {
  let table = PerceptronTable()
  private let gazetteer: WordNumbers
  private let buffer = FeatureBuffer()
  private let scores = UnsafeMutableBufferPointer<Int32>.allocate(capacity: WeightTable.classes)

  /// A name is learnt until its score is at least this: what is only just right is learnt on.
  private static let margin: Int32 = 60

  init(gazetteer: WordNumbers) { self.gazetteer = gazetteer }

  deinit { scores.deallocate() }

  func train(_ names: [ListedName], epochs: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<epochs {
      for index in random.order(names.count) { learn(names[index]) }
    }
  }

  private func learn(_ name: ListedName) {
    let features = features(of: name)
    features.withUnsafeBufferPointer { features in
      table.score(features, scores)
      table.step()
      let change: Int32 = name.isPerson ? 1 : -1
      if scores[0] * change <= Self.margin { table.add(change, to: 0, of: features) }
    }
  }

  private func features(of name: ListedName) -> [UInt64] {
    var features: [UInt64] = []
    let known = { [gazetteer] word in gazetteer[word] }
    NameKindFeatures.write(name.sequence, known: known, into: buffer) { count in
      features.append(contentsOf: buffer.features(count))
    }
    return features
  }
}
