internal import GraphModel

/// What speaks for or against a body's having a post, by what it is and how the two stand in the sentence: the features
/// of ``BodyModel``.
struct BodyFeatures {
  let post: Post
  /// The title proper, as the lexicon has it.
  let title: String
  let holder: Int
  let view: SentenceView
  let facts: DocumentFacts
  let candidates: [BodyCandidate]

  /// The names of the features that hold.
  func features(of candidate: BodyCandidate) -> [String] {
    let actor = facts.actors[candidate.actor]
    let kind =
      actor.kind == .unknown
      ? "unknown \(actor.likeness.map { "\($0)" } ?? "-")" : actor.kind.rawValue
    let origin = candidate.origin.rawValue
    var found = [
      "intercept", origin, kind, "\(kind) \(post.kind.rawValue)",
      "\(origin) \(post.kind.rawValue)", "\(origin) \(kind)", "title \(title) \(kind)",
      "title \(title)",
    ]
    func add(_ name: String) { found.append(name) }
    func add(_ name: String, _ holds: Bool) { if holds { found.append(name) } }
    add("in the lexicon", actor.isOfLexicon)
    add("the document's company", candidate.actor == facts.homeCompany)
    add("the document's country", candidate.actor == facts.home)
    add("the document's organisation", candidate.actor == facts.homeOrganisation)
    add("prenominal \(origin) \(kind)", post.isPrenominal)
    add("article \(origin)", post.hasArticle)
    if let status = post.status { add("status \(status.rawValue)") }
    add("possessor", post.possessor != nil)
    if let reference = post.reference { add("reference \(reference.rawValue)") }
    add("holder's other body", isOfHolder(candidate.actor))
    add("names in the sentence \(min(3, candidates.count { $0.origin == .sentence }))")
    guard let unit = candidate.unit else { return found }
    let symbols = SentenceSymbols(view: view)
    let isInside = post.units.contains(unit)
    let isBefore = unit < post.units.lowerBound
    let side = isInside ? "inside" : isBefore ? "before" : "behind"
    let gap =
      isInside
      ? unit..<unit
      : isBefore ? unit + 1..<post.units.lowerBound : post.units.upperBound..<unit
    found += symbols.features(of: gap, side)
    add("\(side) \(kind)")
    add("name behind \(symbols.symbol(at: unit - 1))")
    add("name before \(symbols.symbol(at: unit + 1))")
    add("\(side) \(view.units[unit].form.name)")
    add("opens the sentence", unit <= 1)
    let between = candidates.count { $0.unit.map(gap.contains) ?? false }
    add("\(side) others between \(min(3, between))")
    add("\(side) persons between", gap.contains { view.person(at: $0, facts) != nil })
    add("\(side) \(view.kind.rawValue)")
    return found
  }

  /// Whether the holder is told to have another post of it.
  private func isOfHolder(_ body: Int) -> Bool {
    facts.recentClaims.contains {
      $0.source == holder && $0.type == "HOLDS_POST" && $0.target == body
    }
  }
}
