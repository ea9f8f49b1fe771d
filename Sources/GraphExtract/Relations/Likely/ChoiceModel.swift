internal import CSchema

/// Chooses the likeliest of several candidates by a logistic model over named features, or none.
struct ChoiceModel: Sendable {
  private let weights: [String: Double]

  /// How likely the one that is chosen must be, where nothing else is said.
  static let threshold = 0.6

  init(weights file: SchemaFile) { weights = WeightsFile.weights(of: file) }

  /// - Parameter features: the names of those that hold of a candidate; one without a weight adds nothing.
  func likeliest<Candidate>(
    of candidates: [Candidate], from threshold: Double = Self.threshold,
    _ features: (Candidate) -> [String]
  ) -> Candidate? {
    var best: (candidate: Candidate, probability: Double)?
    for candidate in candidates {
      let probability = logistic(features(candidate).reduce(0) { $0 + (weights[$1] ?? 0) })
      if probability >= threshold, probability > best?.probability ?? 0 {
        best = (candidate, probability)
      }
    }
    return best?.candidate
  }
}
