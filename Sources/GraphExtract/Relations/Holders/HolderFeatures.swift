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
    var found = ["intercept", side, "\(side) \(post.kind)"]
    func add(_ name: String) { found.append(name) }
    func add(_ name: String, _ holds: Bool) { if holds { found.append(name) } }
    add("\(side) gap \(Self.bucket(gap.count))")
    if gap.count <= 3 {
      add("\(side) between: " + gap.map(symbol(at:)).joined(separator: " "))
    }
    if let first = gap.first, let last = gap.last {
      add("\(side) gap opens \(symbol(at: first))")
      add("\(side) gap closes \(symbol(at: last))")
    }
    for name in Set(gap.compactMap(verb(at:))).sorted() { add("\(side) verb \(name)") }
    add("\(side) no verb", !gap.contains { verb(at: $0) != nil })
    add("\(side) commas \(min(3, gap.count { view.units[$0].isComma }))")
    add("\(side) semicolon", gap.contains { view.units[$0].is(.semicolon) })
    for (name, word) in Self.joints where gap.contains(where: { view.units[$0].is(word) }) {
      add("\(side) has \(name)")
    }
    let persons = candidates.count { gap.contains($0.unit) && $0.actor != candidate.actor }
    add("\(side) persons between \(min(3, persons))")
    let posts = view.posts.count { gap.contains($0.units.lowerBound) }
    add("\(side) posts between \(min(3, posts))")
    add("post behind \(symbol(at: post.units.lowerBound - 1))")
    add("post before \(symbol(at: post.units.upperBound))")
    add("name behind \(symbol(at: candidate.unit - 1))")
    add("name before \(symbol(at: candidate.unit + 1))")
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
    if let reference = post.reference { add("reference \(reference)") }
    add("possessor", post.possessor != nil)
    add("joined", post.isJoined)
    add("nearest \(side)", persons == 0)
    add("only one", Set(candidates.map(\.actor)).count == 1)
    add("opens the sentence", candidate.unit <= 2)
    add("\(side) \(view.kind)")
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
      if steps > 0, depth > 0, let verb = verb(at: ancestor) {
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

  /// The joints of sentences that tell whose a phrase is.
  private static let joints: [(String, Word)] = [
    ("as", .as), ("who", .who), ("which", .which), ("and", .and), ("by", .by), ("with", .with),
    ("of", .of), ("to", .to), ("while", .while), ("but", .but), ("after", .after), ("colon", .colon),
    ("dash", .dash), ("bracket", .openingBracket), ("quote", .quote), ("whose", .whose),
    ("including", .including), ("that", .that), ("where", .where), ("when", .when),
  ]

  private static func bucket(_ count: Int) -> String {
    switch count {
    case 0...3: "\(count)"
    case 4...5: "4–5"
    case 6...9: "6–9"
    case 10...15: "10–15"
    default: "over 15"
    }
  }

  /// The class of a verb.
  private func verb(at index: Int) -> String? {
    let unit = view.units[index]
    guard unit.kind == .word, !unit.isCapital || index == 0 else { return nil }
    for (name, classes) in Self.verbs where unit.has(classes) { return name }
    return nil
  }

  private static let verbs: [(String, WordClass)] = [
    ("appoint", .appoint), ("serve", .serve), ("become", .become), ("succeed", .succeed),
    ("resign", .resign), ("dismiss", .dismiss), ("leave", .leave), ("hold", .hold), ("take", .take),
    ("join", .join), ("meet", .meet), ("sign", .sign), ("say", .saying), ("move", .move),
    ("be", .aux), ("other", .anyVerb),
  ]

  /// What stands at a unit, told by marks, function words and classes.
  private func symbol(at index: Int) -> String {
    guard view.units.indices.contains(index) else { return index < 0 ? "begin" : "end" }
    let unit = view.units[index]
    switch unit.kind {
    case .mark: return view.spelling(at: index)
    case .number: return "number"
    case .title: return "title"
    case .name: return "name"
    case .actor: return "actor"
    case .word: break
    }
    if view.time(covering: index) != nil { return "time" }
    if unit.has([.prep, .conj, .pronoun, .modal, .negation])
      || unit.isOne(of: .the, .a, .an, .his, .her) || unit.isOne(of: .its, .their, .as)
    {
      return view.spelling(at: index).lowercased()
    }
    if let verb = verb(at: index) { return verb }
    if unit.has(.former) { return "former" }
    if unit.has([.current, .planned, .acting]) { return "current" }
    if unit.has(.adverb) { return "adverb" }
    if unit.has(.det) { return "determiner" }
    if unit.has([.office, .occupation, .rank]) { return "office" }
    return unit.isCapital ? "capital" : "word"
  }
}
