internal import CSchema
internal import GraphModel

/// Of what body a post most likely is whose holder a text names and no more: a logistic model over ``BodyFeatures``.
///
/// It is asked where no rule can tell. The weights are data, `Schema/bodies.txt`, fitted by `make calibrate` to the posts
/// of the annotated texts of the tests.
struct BodyModel: Sendable {
  static let standard = BodyModel(
    weights: WeightsFile.weights(
      of: UnsafeBufferPointer(start: schema_bodies.bytes, count: schema_bodies.count)))

  let weights: [String: Double]

  /// How likely a body must be.
  static let threshold = 0.6

  /// Whether the model is asked of a post.
  static func isOpen(_ post: Post) -> Bool {
    post.bodies.isEmpty && post.receiving.isEmpty && post.city == nil && !post.isPlural
      && [.state, .portfolio, .body, .company].contains(post.kind)
  }

  func body(
    of post: Post, heldBy holder: Int, _ lexicon: Lexicon, _ view: SentenceView,
    _ facts: DocumentFacts
  ) -> Int? {
    let candidates = BodyCandidate.all(of: post, heldBy: holder, view, facts)
    guard !candidates.isEmpty else { return nil }
    let features = BodyFeatures(
      post: post, title: lexicon.titleName(post.head), holder: holder, view: view, facts: facts,
      candidates: candidates)
    var best: (actor: Int, probability: Double)?
    for candidate in candidates {
      let sum = features.features(of: candidate).reduce(0) { $0 + (weights[$1] ?? 0) }
      let probability = logistic(sum)
      if probability >= Self.threshold, probability > best?.probability ?? 0 {
        best = (candidate.actor, probability)
      }
    }
    return best?.actor
  }
}
