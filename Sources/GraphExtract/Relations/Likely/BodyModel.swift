internal import CSchema
internal import GraphModel

/// Of what body a post most likely is whose holder a text names and no more: a logistic model over ``BodyFeatures``.
///
/// It is asked where no rule can tell. The weights are data, `Schema/bodies.txt`, fitted by `make calibrate` to the posts
/// of the annotated texts of the tests.
struct BodyModel: Sendable {
  static let standard = BodyModel(choice: ChoiceModel(weights: schema_bodies))

  let choice: ChoiceModel

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
    let features = BodyFeatures(
      post: post, title: lexicon.titleName(post.head), holder: holder, view: view, facts: facts,
      candidates: candidates)
    return choice.likeliest(of: candidates, features.features(of:))?.actor
  }
}
