internal import CSchema
internal import Glibc
internal import GraphModel

/// How likely an assertion is true, from how it was read: a logistic model.
///
/// The confidence is 1 / (1 + e^-s), where s is a sum of weight times value over the factors of
/// ``factors(of:)``. The weights are data, `Schema/confidence.txt`, fitted to the annotated texts of
/// the tests by `make calibrate`; a factor without a weight adds nothing.
struct ConfidenceModel: Sendable {
  static let standard = ConfidenceModel(weights: WeightsFile.weights(of: schema_confidence))

  var weights: [String: Double]

  /// What is known of an assertion when its claims have been merged.
  struct Case {
    /// The strongest of its claims.
    var claim: Claim
    var sentences: Int
    var rules: Int
  }

  /// The terms of the sum and the values that they take, without weights.
  static func factors(of assertion: Case) -> [(name: String, value: Double)] {
    let claim = assertion.claim
    let evidence = claim.evidence
    var factors: [(name: String, value: Double)] = [
      ("intercept", 1), ("rule's own figure", logit(claim.confidence)), ("rule \(claim.rule)", 1),
    ]
    func add(_ name: String, _ value: Double) {
      if value != 0 { factors.append((name, value)) }
    }
    func add(_ name: String, _ holds: Bool) { add(name, holds ? 1 : 0) }
    add("source not named", evidence.source == nil)
    add("target not named", evidence.target == nil)
    add("distance", log2(1 + Double(evidence.distance)))
    add("rivals of the source", log2(1 + Double(evidence.sourceRivals)))
    add("rivals of the target", log2(1 + Double(evidence.targetRivals)))
    add("length", log2(1 + Double(evidence.length) / 16))
    add("hedged", evidence.isHedged)
    add("quoted", evidence.isQuoted)
    add("source in the lexicon", evidence.isKnownSource)
    add("target in the lexicon", evidence.isKnownTarget)
    add("dated", claim.since != nil || claim.until != nil)
    if let status = claim.status { add("status \(status.rawValue)", true) }
    switch evidence.kind {
    case .heading: add("in a heading", true)
    case .caption: add("in a caption", true)
    case .item: add("in a list", true)
    case .body, .noise: break
    }
    add("further sentences", log2(Double(max(1, assertion.sentences))))
    add("further rules", assertion.rules > 1)
    return factors
  }

  func explained(_ assertion: Case) -> (confidence: Double, factors: [AssertionExplanation.Factor])
  {
    var sum = 0.0
    var factors: [AssertionExplanation.Factor] = []
    for (name, value) in Self.factors(of: assertion) {
      let weight = weights[name] ?? 0
      sum += weight * value
      factors.append(
        AssertionExplanation.Factor(name: name, value: value, contribution: weight * value))
    }
    factors.sort { (abs($0.contribution), $1.name) > (abs($1.contribution), $0.name) }
    return (Self.rounded(logistic(sum)), factors)
  }

  private static func logit(_ probability: Double) -> Double {
    let bounded = min(max(probability, 0.01), 0.99)
    return log(bounded / (1 - bounded))
  }

  /// To hundredths, and never a certainty: no text is proof.
  private static func rounded(_ confidence: Double) -> Double {
    min(max((confidence * 100).rounded() / 100, 0.01), 0.99)
  }
}

package func logistic(_ sum: Double) -> Double { 1 / (1 + exp(-sum)) }
