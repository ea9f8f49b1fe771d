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
    let forms = name.sequence.forms.prefix(NameKindFeatures.longest)
    return forms.indices.flatMap { index in
      let word = NameKindFeatures.Word(
        form: forms[index], name: UInt64(gazetteer[forms[index].word]))
      let count = NameKindFeatures.write(
        word, behind: index > 0 ? forms[index - 1] : nil, at: index, of: forms.count, into: buffer)
      return Array(buffer.features(count))
    }
  }
}
