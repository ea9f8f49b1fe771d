internal import CSchema
internal import GraphModel

/// Who most likely holds a post that no rule could give to anyone: a logistic model over ``HolderFeatures``.
///
/// It adds to what the rules find and takes nothing of it back. The weights are data, `Schema/holders.txt`, fitted by
/// `make calibrate` to the posts of the annotated texts of the tests.
struct HolderModel: Sendable {
  static let standard = HolderModel(choice: ChoiceModel(weights: schema_holders))

  let choice: ChoiceModel

  /// Posts of one sentence that are looked at: no sentence of a person's has more.
  private static let most = 24

  func assign(
    _ posts: [Post], _ lexicon: Lexicon, _ facts: inout DocumentFacts,
    view: ([Post]) -> SentenceView
  ) -> [Post] {
    guard posts.contains(where: Self.isOpen) else { return posts }
    var posts = posts
    var looked = 0
    for index in posts.indices where Self.isOpen(posts[index]) && looked < Self.most {
      looked += 1
      let sentence = view(posts)
      let start = posts[index].units.lowerBound
      // "a candidate for governor".
      guard !sentence.isUncertain(around: start), !sentence.isQuoted(start),
        !isSought(posts[index], sentence), !isSubject(posts[index], sentence),
        !isAddressee(posts[index], sentence),
        let holder = likeliest(posts[index], lexicon, sentence, facts)
      else { continue }
      posts[index].holders = [holder]
      posts[index].link = Post.Link(manner: .likely, verb: start)
    }
    return posts
  }

  /// Whether the model is asked of a post.
  static func isOpen(_ post: Post) -> Bool { post.isOpen && isSingle(post) }

  /// Whether one person of the sentence may hold a post. A calling or a rank needs somebody beside it.
  static func isSingle(_ post: Post) -> Bool {
    !post.isPlural && !post.isPossessor && !post.isPrincipal && post.kind != .calling
      && post.kind != .rank
  }

  private func isSought(_ post: Post, _ view: SentenceView) -> Bool {
    let before = post.units.lowerBound - 1
    // "had been tipped as".
    if view.is(before, .as), view.has(before - 1, .comparison) { return true }
    // "put her forward for the office of".
    if view.is(before, .of), view.has(before - 1, .office), view.has(before - 2, .det),
      view.is(before - 3, .for)
    {
      return true
    }
    return view.is(before, .for) || view.is(before - 1, .for) && view.has(before, .det)
  }

  /// "handed the letters to the ambassador": to whom something is given or said is not who gives or says it.
  private func isAddressee(_ post: Post, _ view: SentenceView) -> Bool {
    // "to the ambassador to A and ambassador to B".
    if let earlier = view.posts.last(where: { $0.units.upperBound < post.units.lowerBound }),
      view.is(post.units.lowerBound - 1, .and),
      post.units.lowerBound - earlier.units.upperBound <= 3,
      earlier.holders.isEmpty
    {
      return isAddressee(earlier, view)
    }
    let before =
      view.has(post.units.lowerBound - 1, .det)
      ? post.units.lowerBound - 2 : post.units.lowerBound - 1
    guard view.is(before, .to) else { return false }
    return view.units[max(0, before - 6)..<before].contains {
      $0.kind == .word && !$0.isCapital && $0.has([.handover, .saying])
    }
  }

  /// "the Head of State thanked", "the Peruvian president proposed X", "A's president dismissed X": who does it is named
  /// elsewhere.
  private func isSubject(_ post: Post, _ view: SentenceView) -> Bool {
    let (first, behind) = (post.units.lowerBound, post.units.upperBound)
    guard
      view.is(first, .the) || view.is(first - 1, .the) || view.is(first - 1, .possessive)
        || view.units[post.units].contains(where: { $0.is(.possessive) }),
      view.units.indices.contains(behind)
    else { return false }
    func isVerb(_ index: Int) -> Bool {
      guard view.units.indices.contains(index) else { return false }
      let unit = view.units[index]
      return unit.kind == .word && !unit.isCapital
        && (unit.has(.anyVerb) || view.spelling(at: index).hasSuffix("ed"))
    }
    // "the president has named".
    return isVerb(behind) || view.has(behind, .aux) && isVerb(behind + 1)
  }

  private func likeliest(
    _ post: Post, _ lexicon: Lexicon, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    let candidates = HolderCandidate.all(of: post, view, facts)
    let features = HolderFeatures(
      post: post, title: lexicon.titleName(post.head), view: view, candidates: candidates)
    return choice.likeliest(of: candidates, features.features(of:))?.actor
  }
}
