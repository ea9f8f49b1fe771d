internal import GraphModel

/// The post of who left it empty: "The post of ambassador to A has been vacant since X was relieved in June",
/// "lying vacant since March after X's retirement".
struct VacancyRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard
      let vacant = view.units.indices.first(where: {
        view.units[$0].isOne(of: .vacant, .unfilled)
      }), !view.isUncertain(around: vacant),
      let (holder, end) = leaver(behind: vacant, view, &facts),
      !facts.recentClaims.contains(where: {
        $0.source == holder && $0.isOffice
      })
    else { return }
    let posts = emptied(before: vacant, view, facts)
    let day =
      view.times.first { $0.units.lowerBound > end && $0.kind == .point }
      ?? view.times.first {
        $0.units.lowerBound > vacant && $0.units.upperBound <= end && $0.kind == .since
      }
    for post in posts {
      facts.add(
        post.handed(
          to: holder, since: nil, until: day?.from, status: .former, in: view.index,
          trigger: vacant, confidence: 0.75, rule: "vacancy"))
    }
  }

  /// Who left behind "since" or "after", and where that is said.
  private func leaver(
    behind vacant: Int, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> (actor: Int, end: Int)? {
    for index in vacant + 1..<max(vacant + 1, min(vacant + 12, view.units.count))
    where view.units[index].isOne(of: .since, .after, .following) {
      // "after the retirement of X".
      var name = index + 1
      while view.has(name, .det) { name += 1 }
      // "since the expulsion in May of X".
      let of = view.time(covering: name + 1)?.units.upperBound ?? name + 1
      let timed = view.is(of, .in) ? view.time(covering: of + 1)?.units.upperBound ?? of : of
      let isOf = isLeaving(name, view) && view.is(timed, .of)
      if isOf { name = timed + 1 }
      guard let actor = view.actor(at: name), facts.actors[actor].canBePerson else { continue }
      var verb = name + 1
      while view.has(verb, [.aux, .adverb]) { verb += 1 }
      let leaves =
        isOf
        || view.is(name + 1, .possessive)
          && isLeaving(name + 2, view)
        || view.has(verb, [.resign, .leave, .dismiss, .perish])
        || ["relieved", "recalled", "retired", "transferred"].contains(view.spelling(at: verb))
      guard leaves, facts.actors.isOrBecomesPerson(actor) else { continue }
      return (actor, max(verb, name + 2))
    }
    return nil
  }

  private func isLeaving(_ index: Int, _ view: SentenceView) -> Bool {
    view.has(index, .leaving)
      || ["retirement", "recall", "death", "transfer", "expulsion", "dismissal"].contains(
        view.spelling(at: index))
  }

  /// What is empty: the post that the sentence names, else that to which the text has just named somebody.
  private func emptied(
    before vacant: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> [Claim] {
    let begun = facts.recentClaims.filter {
      $0.title != nil && $0.isOffice && $0.status != .former && $0.rule != "post-apposition"
        && view.index - $0.sentence <= 8
    }
    // "the key post in Beijing", "The post of ambassador to Turkey".
    let places = Set(
      view.units[..<vacant].filter {
        $0.kind == .actor && facts.actors[$0.actor].kind == .country && $0.form != .adjective
      }.map(\.actor))
    let fitting =
      places.isEmpty
      ? begun : begun.filter { $0.type == "AMBASSADOR_TO" && places.contains($0.target) }
    guard let last = fitting.last else { return [] }
    return begun.filter {
      $0.source == last.source && $0.sentence == last.sentence && $0.title == last.title
        && ($0.type != "AMBASSADOR_TO" || places.isEmpty || places.contains($0.target))
    }
  }
}
