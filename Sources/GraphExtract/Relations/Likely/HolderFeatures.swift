internal import GraphModel

/// What speaks for or against somebody's holding a post, by how the two stand in the sentence: the features of
/// ``HolderModel``.
///
/// All of them are of the sentence's form: which marks, function words and classes of verbs stand between and around,
/// how far the two are apart, what the title is one of. None names a word of the content, so that what is learned on
/// some texts holds for others.
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
    for path in paths(to: candidate.unit) { add(path) }
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

  /// How the two hang together in the tree of the sentence.
  private func paths(to unit: Int) -> [String] {
    guard let head = post.units.first(where: { view.units[$0].kind == .title }) else { return [] }
    let (up, down) = (ancestors(of: head), ancestors(of: unit))
    for (steps, ancestor) in up.enumerated() {
      guard let depth = down.firstIndex(of: ancestor), steps + depth <= 4 else { continue }
      let first = steps == 0 ? "-" : "\(view.dependency(ofUnit: up[steps - 1]))"
      let second = depth == 0 ? "-" : "\(view.dependency(ofUnit: down[depth - 1]))"
      var found = ["tree \(steps) \(depth)", "tree \(first) \(second)"]
      if steps > 0, depth > 0, let verb = SentenceSymbols(view: view).verb(at: ancestor) {
        found.append("tree \(first) \(verb) \(second)")
      }
      return found
    }
    return ["tree apart"]
  }

  /// A unit and those that it depends on, up to the root.
  private func ancestors(of unit: Int) -> [Int] {
    var found = [unit]
    while found.count < 6, let next = view.syntacticHead(ofUnit: found[found.count - 1]),
      !found.contains(next)
    { found.append(next) }
    return found
  }
}
