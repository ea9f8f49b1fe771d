import GraphExtract
import GraphModel

/// The weights of confidence, fitted to annotated texts, and how well such weights tell what is true
/// in texts that they were not fitted to.
struct Calibration {
  /// An assertion that a text's annotation shows to be true or false.
  struct Judged {
    /// The number of its text.
    var text: Int
    var factors: [(name: String, value: Double)]
    var isTrue: Bool
    /// What the weights that ship with the program say.
    var confidence: Double
  }

  let judged: [Judged]
  private let names: [String]
  private let cases: [LogisticRegression.Case]

  /// From this number on the texts are ones that no rule was written for.
  private let firstUnseen: Int

  /// How often each assertion of a text that no rule was written for counts in a fit: such texts are few, and
  /// what users read is like them, while the rules know the others too well.
  private static let weightOfUnseen = 10

  init(_ texts: [AnnotatedText], unseen: [AnnotatedText] = []) {
    firstUnseen = texts.count
    let texts = texts + unseen
    judged = texts.enumerated().flatMap { number, text in Self.judge(text, number) }
    names = Set(judged.flatMap { $0.factors.map(\.name) }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    cases = judged.map { one in
      LogisticRegression.Case(
        features: one.factors.compactMap { factor in
          numbers[factor.name].map { ($0, factor.value) }
        }, isTrue: one.isTrue)
    }
  }

  /// Compares each assertion by itself, so that each is right or wrong, or neither where the
  /// annotation leaves it open.
  private static func judge(_ text: AnnotatedText, _ number: Int) -> [Judged] {
    let explained = Extractor.standard.explain(
      DocumentText(text.text), published: text.published)
    return zip(explained.reading.assertions, explained.explanations).compactMap {
      assertion, explanation in
      var single = explained.reading
      single.assertions = [assertion]
      var comparison = Comparison()
      comparison.add(text, single)
      let total = comparison.total
      guard total.right + total.wrong == 1 else { return nil }
      return Judged(
        text: number, factors: explanation.factors.map { ($0.name, $0.value) },
        isTrue: total.right == 1, confidence: assertion.confidence)
    }
  }

  /// What a rule says of itself is where the fit begins; a single rule moves it only where it has
  /// been seen to be right or wrong more than once or twice.
  private func fit(_ indices: some Sequence<Int>) -> LogisticRegression {
    LogisticRegression(
      indices.flatMap { index in
        repeatElement(
          cases[index], count: judged[index].text < firstUnseen ? 1 : Self.weightOfUnseen)
      }, centres: names.map { $0 == "rule's own figure" ? 0.5 : 0 },
      penalties: names.map { name in
        switch name {
        case "intercept": 1e-3
        case "rule's own figure": 1
        default: 12
        }
      })
  }

  /// Those that make a difference, by name.
  var weights: [(name: String, weight: Double)] {
    let regression = fit(cases.indices)
    return zip(names, regression.weights).map { ($0, $1) }.filter { abs($0.weight) >= 0.0005 }
  }

  /// For each judged assertion the probability by weights that were fitted without its text: the
  /// texts fall into ten parts, and each is reckoned by what the other nine say.
  var crossValidated: [(probability: Double, isTrue: Bool)] {
    var result = [(probability: Double, isTrue: Bool)](
      repeating: (0, false), count: judged.count)
    for part in 0..<10 {
      let others = judged.indices.filter { judged[$0].text % 10 != part }
      let regression = fit(others)
      for index in judged.indices where judged[index].text % 10 == part {
        result[index] = (regression.probability(cases[index].features), judged[index].isTrue)
      }
    }
    return result
  }
}

/// How well probabilities agree with what came true.
struct Reliability {
  let outcomes: [(probability: Double, isTrue: Bool)]

  /// The mean squared error of the probabilities (Brier, 1950): 0 is perfect.
  var brierScore: Double {
    outcomes.reduce(0) {
      let error = $1.probability - ($1.isTrue ? 1 : 0)
      return $0 + error * error
    } / Double(max(1, outcomes.count))
  }

  /// That of always giving the share of what is true.
  var brierScoreOfBaseRate: Double {
    let rate = Double(outcomes.count(where: \.isTrue)) / Double(max(1, outcomes.count))
    return rate * (1 - rate)
  }

  /// How likely it is that what is true has a higher probability than what is not.
  var discrimination: Double {
    let (right, wrong) = (outcomes.filter(\.isTrue), outcomes.filter { !$0.isTrue })
    var sum = 0.0
    for one in right {
      for other in wrong {
        sum +=
          one.probability > other.probability ? 1 : one.probability == other.probability ? 0.5 : 0
      }
    }
    return sum / Double(max(1, right.count * wrong.count))
  }

  private static let bounds = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01]

  struct Row {
    var low: Double
    var high: Double
    var count: Int
    var expected: Double
    var observed: Double
  }

  var rows: [Row] {
    zip(Self.bounds, Self.bounds.dropFirst()).map { low, high in
      let within = outcomes.filter { $0.probability >= low && $0.probability < high }
      let count = Double(max(1, within.count))
      return Row(
        low: low, high: min(high, 1), count: within.count,
        expected: within.reduce(0) { $0 + $1.probability } / count,
        observed: Double(within.count(where: \.isTrue)) / count)
    }
  }

  var lines: [String] {
    var lines = ["| confidence | assertions | expected right | found right |", "|---|---|---|---|"]
    for row in rows where row.count > 0 {
      lines.append(
        "| \(ScoreTable.rounded(row.low)) – \(ScoreTable.rounded(row.high)) | \(row.count) "
          + "| \(ScoreTable.rounded(row.expected)) | \(ScoreTable.rounded(row.observed)) |")
    }
    let right = outcomes.count(where: \.isTrue)
    lines.append("")
    lines.append(
      "\(right) of \(outcomes.count) right; Brier score \(thousandths(brierScore)), of the share alone \(thousandths(brierScoreOfBaseRate)); area under the curve \(ScoreTable.rounded(discrimination))"
    )
    return lines
  }

  private func thousandths(_ number: Double) -> String {
    let digits = String(Int((number * 1000).rounded()))
    return "0." + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}
