package import GraphModel

/// Somebody who could hold a post of a text, or a body or a country whose post it could be, and what speaks for it:
/// what ``HolderModel``, ``BodyModel`` and ``CountryModel`` are fitted to.
package struct LikelyCase {
  /// Of which model.
  package enum Question { case holder, body, country }

  package let question: Question
  /// The sentence, as the text has it.
  package let sentence: String
  /// The post's place in the sentence, which tells it from others.
  package let post: Int
  package let title: String
  /// The name of who holds it, or could.
  package let holder: String
  /// The name of the body whose post it could be.
  package let body: String?
  package let features: [String]
  /// Whether no rule answers the question.
  package let isOpen: Bool
}

extension Extractor {
  /// The posts of a document with all who could hold them, and all whose posts they could be.
  package func likelyCases(
    in document: DocumentText, published: PartialDate? = nil
  ) -> [LikelyCase] {
    var pipeline = Pipeline(text: document, lexicon: lexicon, published: published)
    return pipeline.likelyCases()
  }
}

extension LikelyCase {
  /// Who could hold the posts of a sentence.
  static func holders(
    _ posts: [Post], _ lexicon: Lexicon, _ view: SentenceView, _ facts: DocumentFacts
  ) -> [LikelyCase] {
    let sentence = view.spelling(units: view.units.indices)
    var cases: [LikelyCase] = []
    for post in posts where HolderModel.isSingle(post) {
      let candidates = HolderCandidate.all(of: post, view, facts)
      let features = HolderFeatures(
        post: post, title: lexicon.titleName(post.head), view: view, candidates: candidates)
      for candidate in candidates {
        cases.append(
          LikelyCase(
            question: .holder, sentence: sentence, post: post.units.lowerBound,
            title: view.post(post), holder: facts.actors[candidate.actor].name, body: nil,
            features: features.features(of: candidate), isOpen: post.holders.isEmpty))
      }
    }
    return cases
  }

  /// Whose post that of `holder` could be.
  static func bodies(
    _ post: Post, heldBy holder: Int, isOpen: Bool, _ lexicon: Lexicon, _ view: SentenceView,
    _ facts: DocumentFacts
  ) -> [LikelyCase] {
    let candidates = BodyCandidate.all(of: post, heldBy: holder, view, facts)
    let features = BodyFeatures(
      post: post, title: lexicon.titleName(post.head), holder: holder, view: view, facts: facts,
      candidates: candidates)
    let sentence = view.spelling(units: view.units.indices)
    return candidates.map {
      LikelyCase(
        question: .body, sentence: sentence, post: post.units.lowerBound, title: view.post(post),
        holder: facts.actors[holder].name, body: facts.actors[$0.actor].name,
        features: features.features(of: $0), isOpen: isOpen)
    }
  }

  /// Whose office that of `features` could be, of all countries of the document.
  static func countries(_ features: CountryFeatures) -> [LikelyCase] {
    let view = features.view
    let sentence = view.spelling(units: view.units.indices)
    return features.countries.candidates.map {
      LikelyCase(
        question: .country, sentence: sentence, post: features.post.units.lowerBound,
        title: view.post(features.post), holder: features.facts.actors[features.holder].name,
        body: features.facts.actors[$0].name, features: features.features(of: $0), isOpen: true)
    }
  }
}
