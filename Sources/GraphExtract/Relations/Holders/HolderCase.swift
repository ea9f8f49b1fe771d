package import GraphModel

/// Somebody who could hold a post of a text, and what speaks for it: what ``HolderModel`` is fitted to.
package struct HolderCase {
  /// The sentence, as the text has it.
  package let sentence: String
  /// The post's place in the sentence, which tells it from others.
  package let post: Int
  package let title: String
  /// The name of who could hold it.
  package let name: String
  package let features: [String]
  /// Whether no rule gives the post to anyone.
  package let isOpen: Bool
}

extension Extractor {
  /// The posts of a document with all who could hold them.
  package func holderCases(
    in document: DocumentText, published: PartialDate? = nil
  ) -> [HolderCase] {
    var pipeline = Pipeline(text: document, lexicon: lexicon, published: published)
    return pipeline.holderCases()
  }
}

extension HolderCase {
  /// Those of a sentence.
  static func all(
    _ posts: [Post], _ lexicon: Lexicon, _ view: SentenceView, _ facts: DocumentFacts
  ) -> [HolderCase] {
    let sentence = view.spelling(units: view.units.indices)
    var cases: [HolderCase] = []
    for post in posts
    where !post.isPlural && !post.isPossessor && !post.isPrincipal && post.kind != .calling
      && post.kind != .rank
    {
      let candidates = HolderCandidate.all(of: post, view, facts)
      let features = HolderFeatures(
        post: post, title: lexicon.titleName(post.head), view: view, candidates: candidates)
      for candidate in candidates {
        cases.append(
          HolderCase(
            sentence: sentence, post: post.units.lowerBound, title: view.post(post),
            name: facts.actors[candidate.actor].name, features: features.features(of: candidate),
            isOpen: post.holders.isEmpty))
      }
    }
    return cases
  }
}
