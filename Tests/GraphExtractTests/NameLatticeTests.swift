import Testing

@testable import GraphExtract

@Suite struct NameLatticeTests {
  /// All sequences of labels that a sentence may have.
  private func sequences(_ count: Int) -> [[Int]] {
    var sequences: [[Int]] = [[]]
    for _ in 0..<count {
      sequences = sequences.flatMap { sequence in
        (0..<NameLabel.count)
          .filter { NameLabel.permits($0, after: sequence.last ?? NameLabel.outside) }
          .map { sequence + [$0] }
      }
    }
    return sequences.filter { !NameLabel.isOpen($0.last ?? NameLabel.outside) }
  }

  @Test func theBestSequenceIsTheBestOfAll() {
    var generator = SystemRandomNumberGenerator()
    let seed = generator.next()
    var state = seed
    func next() -> Int32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int32(truncatingIfNeeded: state >> 33) % 1000
    }
    let size = NameLabel.count
    let all = sequences(3)
    for _ in 0..<20 {
      let transitions = (0..<size * size).map { _ in next() }
      let emissions = (0..<3).map { _ in (0..<size).map { _ in next() } }
      func score(_ labels: [Int]) -> Int {
        labels.indices.reduce(0) { sum, index in
          sum + Int(emissions[index][labels[index]])
            + (index == 0 ? 0 : Int(transitions[labels[index - 1] * size + labels[index]]))
        }
      }
      var lattice = NameLattice(transitions: transitions)
      for word in emissions { word.withUnsafeBufferPointer { lattice.append($0.baseAddress!) } }
      #expect(score(lattice.best()) == all.map(score).max(), "seed \(seed)")
    }
  }

  @Test func labelsAndNamesSayTheSame() {
    let names = [
      NameSpan(words: 0..<1, kind: .place), NameSpan(words: 1..<4, kind: .person),
      NameSpan(words: 5..<7, kind: .organisation),
    ]
    #expect(NameLabel.spans(of: NameLabel.labels(of: names, count: 8)) == names)
  }
}
