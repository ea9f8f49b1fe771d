internal import GraphModel

/// What speaks for or against somebody's holding a post, by how the two stand in the sentence: the features of
/// ``HolderModel``.
///
/// All of them are of the sentence's form: which marks, function words and classes of verbs stand between and around,
/// how far the two are apart, what the title is one of. None names a word of the content, so that what is learned on
/// some texts holds for others. How the two hang together in the tree was tried beside them: it chose no better, and
/// parsing is dear.
struct HolderFeatures {
  let post: Post
  /// The title proper, as the lexicon has it.
  let title: String
  let view: SentenceView
  let candidates: [HolderCandidate]

  /// The names of the features that hold.
  func features(of candidate: HolderCandidate) -> [String] {
    let isBefore = candidate.unit < post.units.lowerBound
    let side = isBefore ? "before" : "behind"
    let gap =
      isBefore ? candidate.unit + 1..<post.units.lowerBound : post.units.upperBound..<candidate.unit
    let symbols = SentenceSymbols(view: view)
    var found =
      ["intercept", side, "\(side) \(post.kind.rawValue)"] + symbols.features(of: gap, side)
    func add(_ name: String) { found.append(name) }
    func add(_ name: String, _ holds: Bool) { if holds { found.append(name) } }
    let persons = candidates.count { gap.contains($0.unit) && $0.actor != candidate.actor }
    add("\(side) persons between \(min(3, persons))")
    add("post behind \(symbols.symbol(at: post.units.lowerBound - 1))")
    add("post before \(symbols.symbol(at: post.units.upperBound))")
    add("name behind \(symbols.symbol(at: candidate.unit - 1))")
    add("name before \(symbols.symbol(at: candidate.unit + 1))")
    let own = view.posts.filter {
      $0.units != post.units && $0.holders.contains(candidate.actor)
    }
    add("has a title", own.contains { $0.isPrenominal })
    add("has a post behind", own.contains { !$0.isPrenominal && $0.link?.manner == .apposition })
    add("has a post by a verb", own.contains { $0.link.map { $0.manner != .apposition } ?? false })
    add("pronoun", candidate.isPronoun)
    add("title \(title)")
    add("uncertain", view.isUncertain(around: post.units.lowerBound))
    add("planned", view.isPlanned(post.units.lowerBound))
    add("article", post.hasArticle)
    add("\(side) article", post.hasArticle)
    if let status = post.status { add("status \(status.rawValue)") }
    add("body", !post.bodies.isEmpty)
    add("receiver", !post.receiving.isEmpty)
    if let reference = post.reference { add("reference \(reference.rawValue)") }
    add("possessor", post.possessor != nil)
    add("joined", post.isJoined)
    add("nearest \(side)", persons == 0)
    add("only one", Set(candidates.map(\.actor)).count == 1)
    add("opens the sentence", candidate.unit <= 2)
    add("\(side) \(view.kind.rawValue)")
    return found
  }
}
