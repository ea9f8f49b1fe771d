import Glibc
import GraphExtract
import GraphModel
import TestSupport
import Testing

@Suite("Confidence") struct CalibrationTests {
  /// All annotated texts: those that no rule was written for are too few, and hold too few mistakes, to
  /// tell what makes one. Reading them takes a while; once is enough.
  private static let annotated = Calibration(
    AnnotatedText.development, unseen: AnnotatedText.heldOut)
  /// The texts that no rule was written for.
  private static let unseen = Calibration(AnnotatedText.heldOut)

  /// `GRAPHCTL_CALIBRATE=FILE` writes the weights there, as `make calibrate` does, and prints how
  /// reliable such weights are.
  @Test("confidence tells what is true from what is not, in texts it was not fitted to")
  func isReliable() throws {
    let calibration = Self.annotated
    let reliability = Reliability(outcomes: calibration.crossValidated)
    let rate = Double(calibration.judged.count(where: \.isTrue)) / Double(calibration.judged.count)
    // Better than to give the share of what is right, or a coin's toss, to all alike.
    #expect(reliability.brierScore < reliability.brierScoreOfBaseRate)
    #expect(reliability.discrimination > 0.6)
    // On the whole neither too sure nor too timid.
    let expected =
      reliability.outcomes.reduce(0) { $0 + $1.probability } / Double(reliability.outcomes.count)
    #expect(abs(expected - rate) < 0.03)

    guard let path = getenv("GRAPHCTL_CALIBRATE").map({ String(cString: $0) }) else { return }
    print("Cross-validated over \(Self.count) texts:\n")
    for line in reliability.lines { print(line) }
    try writeWeights(
      calibration.weights,
      comment: [
        "The weights of the confidence of an assertion: a logistic model over how it was read.",
        "Fitted by `make calibrate` to \(calibration.judged.count) assertions read in \(Self.count) annotated texts.",
      ], to: path)
  }

  private static let count = AnnotatedText.development.count + AnnotatedText.heldOut.count

  @Test("the weights that ship fit the rules as they are")
  func shipsFittingWeights() {
    let reliability = Reliability(
      outcomes: Self.annotated.judged.map { (probability: $0.confidence, isTrue: $0.isTrue) })
    #expect(reliability.brierScore < reliability.brierScoreOfBaseRate)
    #expect(reliability.discrimination > 0.68)
  }

  @Test("on texts that no rule was written for, as much is right as confidence says")
  func promisesNoMore() {
    let judged = Self.unseen.judged
    let promised = judged.reduce(0) { $0 + $1.confidence } / Double(judged.count)
    let right = Double(judged.count(where: \.isTrue)) / Double(judged.count)
    // As near as so few can tell: within two standard errors.
    let error = (right * (1 - right) / Double(judged.count)).squareRoot()
    #expect(abs(promised - right) < 2 * error)
  }

  @Test("confidence is the logistic function of what the factors add up to")
  func explainsItself() {
    let text = DocumentText(
      "South Korea's Ambassador to Russia Lee Sok-bae met Maria Zakharova in Moscow on Jan. 15, 2026.\n"
    )
    let explained = Extractor.standard.explain(text)
    #expect(!explained.reading.assertions.isEmpty)
    for (assertion, explanation) in zip(explained.reading.assertions, explained.explanations) {
      let sum = explanation.factors.reduce(0) { $0 + $1.contribution }
      #expect(abs(assertion.confidence - 1 / (1 + exp(-sum))) <= 0.011)
      #expect(explanation.pieces.count == assertion.evidence.count)
      #expect(explanation.pieces.allSatisfy { !$0.rules.isEmpty })
      #expect((0.01...0.99).contains(assertion.confidence))
    }
    #expect(
      Extractor.standard.read(text).assertions.map(\.confidence)
        == explained.reading.assertions.map(\.confidence))
  }

  @Test("the places of an explanation name what the assertion is about")
  func placesNameTheEnds() throws {
    let written = "Café: South Korea's Ambassador to Russia Lee Sok-bae spoke.\n"
    let explained = Extractor.standard.explain(DocumentText(written))
    let scalars = Array(written.unicodeScalars)
    func slice(_ span: Range<Int>) -> String {
      String(String.UnicodeScalarView(scalars[span]))
    }
    let index = try #require(
      explained.reading.assertions.firstIndex { $0.type == "AMBASSADOR_TO" })
    let piece = explained.explanations[index].pieces[0]
    #expect(piece.source.map(slice) == "Lee Sok-bae")
    #expect(piece.target.map(slice) == "Russia")
    let named = Set(explained.mentions.map { slice($0.span) })
    #expect(named.isSuperset(of: ["South Korea", "Russia", "Lee Sok-bae"]))
  }

  @Test("what is less certain than asked for is left out, and the reading says so")
  func keepsTheCertain() {
    let text = AnnotatedText.development.prefix(12).map(\.text).joined(separator: "\n\n")
    let explained = Extractor.standard.explain(DocumentText(text))
    let levels = Set(explained.reading.assertions.map(\.confidence)).sorted()
    #expect(levels.count > 3)
    for level in levels {
      let kept = explained.keeping(from: level)
      #expect(kept.reading.assertions.allSatisfy { $0.confidence >= level })
      #expect(
        kept.reading.assertions.count
          == explained.reading.assertions.count { $0.confidence >= level })
      #expect(kept.explanations.count == kept.reading.assertions.count)
      #expect(kept.reading.extractor != explained.reading.extractor)
    }
  }

  @Test("the regression finds the weights that made the data, and is drawn to its centres without")
  func fits() {
    let seed = randomSeed()
    var generator = SeededGenerator(seed: seed)
    let truth = [0.5, -2.0, 1.0]
    var cases: [LogisticRegression.Case] = []
    for _ in 0..<4_000 {
      let features = [
        (0, 1.0), (1, Double.random(in: -1...1, using: &generator)),
        (2, Double.random(in: -1...1, using: &generator)),
      ]
      let sum = features.reduce(0) { $0 + truth[$1.0] * $1.1 }
      cases.append(
        LogisticRegression.Case(
          features: features.map { (index: $0.0, value: $0.1) },
          isTrue: Double.random(in: 0..<1, using: &generator) < 1 / (1 + exp(-sum))))
    }
    let fitted = LogisticRegression(
      cases, centres: [0, 0, 0], penalties: [1e-3, 1e-3, 1e-3])
    for (weight, expected) in zip(fitted.weights, truth) {
      #expect(abs(weight - expected) < 0.35, "seed \(seed)")
    }
    let drawn = LogisticRegression([], centres: [1, 2], penalties: [1, 1])
    #expect(drawn.weights == [1, 2])
  }
}
