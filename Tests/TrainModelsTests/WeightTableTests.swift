import Testing

@testable import GraphExtract
@testable import train_models

@Suite struct WeightTableTests {
  /// Runs `body` with the table that a builder lays out.
  private func withTable<T>(
    _ builder: WeightTableBuilder, _ body: (WeightTable) throws -> T
  ) throws -> T {
    try builder.slots.withUnsafeBufferPointer { slots in
      try builder.entries.withUnsafeBufferPointer { entries in
        try body(try #require(WeightTable(slots: slots, entries: entries)))
      }
    }
  }

  private func scores(_ table: WeightTable, _ features: [UInt64]) -> [Int32] {
    var scores = [Int32](repeating: 0, count: WeightTable.classes)
    scores.withUnsafeMutableBufferPointer { scores in
      features.withUnsafeBufferPointer { features in
        if let keys = features.baseAddress, let base = scores.baseAddress {
          table.score(keys, features.count, base)
        }
      }
    }
    return scores
  }

  @Test func roundedScoresAreThoseOfTheWeights() throws {
    let seed = UInt64.random(in: 0..<1 << 32)
    var random = SeededRandom(seed: seed)
    let unit = 0.25
    var rows: [WeightRow] = []
    for _ in 0..<3000 {
      let labels = random.order(20).prefix(1 + random.below(6))
      rows.append(
        WeightRow(
          feature: random.next(),
          weights: labels.map { .init(label: $0, value: Double(random.below(400) - 200) / 10) }))
    }
    let builder = WeightTableBuilder(rows, unit: unit, maximum: 1 << 20)
    #expect(builder.confused.count < 60, "seed \(seed)")
    // Nor is a row held of which every weight rounds to nothing: another's may be found for it.
    rows.removeAll { row in
      builder.confused.contains(row.feature)
        || row.weights.allSatisfy { abs(($0.value / unit).rounded()) < 1 }
    }
    try withTable(builder) { table in
      for _ in 0..<200 {
        let chosen = (0..<30).map { _ in rows[random.below(rows.count)] }
        let rounded = scores(table, chosen.map(\.feature))
        for label in 0..<20 {
          let exact = chosen.flatMap(\.weights).filter { $0.label == label }
          let sum = exact.reduce(0) { $0 + $1.value }
          // Each weight is off by half a unit at most.
          let bound = unit / 2 * Double(exact.count) + 1e-9
          #expect(abs(Double(rounded[label]) * unit - sum) <= bound, "seed \(seed)")
        }
      }
    }
  }

  @Test func whatIsTooMuchForTheSizeIsWhatWeighsLeast() throws {
    var random = SeededRandom(seed: 5)
    let rows = (0..<4000).map { index in
      WeightRow(feature: random.next(), weights: [.init(label: 1, value: index < 1000 ? 50 : 2)])
    }
    let builder = WeightTableBuilder(rows, unit: 1, maximum: 20_000)
    #expect(builder.slots.count * 4 + builder.entries.count * 2 <= 20_000)
    try withTable(builder) { table in
      let kept = rows.prefix(1000).count { scores(table, [$0.feature])[1] == 50 }
      // Ten bits cannot tell all features apart.
      #expect(kept > 950)
    }
  }

  @Test func featuresThatAreNotThereScoreNothing() throws {
    var random = SeededRandom(seed: 7)
    let rows = (0..<1000).map { _ in
      WeightRow(feature: random.next(), weights: [.init(label: 3, value: 9)])
    }
    try withTable(WeightTableBuilder(rows, unit: 1, maximum: 1 << 20)) { table in
      let hits = (0..<10_000).count { _ in scores(table, [random.next()])[3] != 0 }
      #expect(hits < 100)
    }
  }

  @Test func theSumOfModelsScoresWhatTheyScoreTogether() throws {
    let seed = UInt64.random(in: 0..<1 << 32)
    var random = SeededRandom(seed: seed)
    let features = (0..<300).map { _ in random.next() }
    let models = (0..<3).map { _ in
      random.order(features.count).prefix(200).map { index in
        WeightRow(
          feature: features[index],
          weights: random.order(12).prefix(1 + random.below(5))
            .map { .init(label: $0, value: Double(1 + random.below(30))) })
      }
    }
    var expected = [Int32](repeating: 0, count: WeightTable.classes)
    let sum = WeightTableBuilder(WeightRow.sum(models), unit: 1, maximum: 1 << 20)
    let sure = features.filter { !sum.confused.contains($0) }
    #expect(Set(WeightRow.sum(models).map(\.feature)).count == WeightRow.sum(models).count)
    for row in models.joined() where sure.contains(row.feature) {
      for weight in row.weights { expected[weight.label] += Int32(weight.value) }
    }
    // Of a feature that is in no model, another's row may be found; all of these are in some.
    let met = Set(models.joined().map(\.feature))
    try withTable(sum) { table in
      #expect(scores(table, sure.filter(met.contains)) == expected, "seed \(seed)")
    }
  }

  @Test func aTableOfAnySizeFindsItsFeatures() throws {
    let seed = UInt64.random(in: 0..<1 << 32)
    var random = SeededRandom(seed: seed)
    let rows = (0..<1000).map { index in
      WeightRow(feature: random.next(), weights: [.init(label: index % 100, value: 9)])
    }
    // Too little for a power of two.
    let builder = WeightTableBuilder(rows, unit: 1, spacing: 6, maximum: 8_100)
    #expect(builder.slots.count == 1500)
    try withTable(builder) { table in
      let found = rows.count { row in
        builder.confused.contains(row.feature)
          || scores(table, [row.feature])[row.weights[0].label] == 9
      }
      #expect(found == rows.count, "seed \(seed)")
    }
  }
}
