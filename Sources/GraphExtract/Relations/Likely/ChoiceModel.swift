internal import CSchema

/// Chooses the likeliest of several candidates by a logistic model over named features, or none.
struct ChoiceModel: Sendable {
  private let weights: [String: Double]
  /// The most that the features of a candidate that are dear to find can add.
  private let mostOfDear: Double

  /// How likely the one that is chosen must be, where nothing else is said.
  static let threshold = 0.6

  /// - Parameters:
  ///   - prefix: with what the names of features begin that are dear to find.
  ///   - count: how many of them a candidate has at most.
  init(weights file: SchemaFile, dear prefix: String = "", atMost count: Int = 0) {
    weights = WeightsFile.weights(of: file)
    mostOfDear = weights.lazy.filter { $0.key.hasPrefix(prefix) }.map(\.value).sorted(by: >)
      .prefix(count).reduce(0) { $0 + max(0, $1) }
  }

  /// - Parameters:
  ///   - features: the names of those that hold of a candidate; one without a weight adds nothing.
  ///   - dear: those that are only looked for where the candidate could still be chosen.
  func likeliest<Candidate>(
    of candidates: [Candidate], from threshold: Double = Self.threshold,
    _ features: (Candidate) -> [String], dear: (Candidate) -> [String] = { _ in [] }
  ) -> Candidate? {
    var best: (candidate: Candidate, probability: Double)?
    for candidate in candidates {
      let plain = sum(features(candidate))
      guard logistic(plain + mostOfDear) >= threshold else { continue }
      let probability = logistic(plain + sum(dear(candidate)))
      if probability >= threshold, probability > best?.probability ?? 0 {
        best = (candidate, probability)
      }
    }
    return best?.candidate
  }

  private func sum(_ features: [String]) -> Double {
    features.reduce(0) { $0 + (weights[$1] ?? 0) }
  }
}
