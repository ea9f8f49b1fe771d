internal import GraphModel

/// The dates of a post that an earlier sentence named: "She took office on 3 May", "He was appointed to
/// that position in 2019", "He left the post last year".
struct SamePostRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices
    where view.units[index].kind == .word && view.units[index].has(.office)
      && !view.units[index].isCapital && index > 0
    {
      readOffice(index, view, &facts)
    }
  }

  private func readOffice(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    // "the post of minister" names it here.
    guard !view.is(index + 1, .of), !view.is(index + 1, .as),
      !view.posts.contains(where: {
        $0.units.lowerBound > index && $0.units.lowerBound - index <= 3
      })
    else { return }
    var verb = index - 1
    while verb > 0, index - verb <= 4, !isVerb(view.units[verb]) {
      guard view.units[verb].kind == .word,
        view.units[verb].has([.det, .current])
          || view.units[verb].isOne(of: .to, .in, .up, .from, .into)
      else { return }
      verb -= 1
    }
    guard isVerb(view.units[verb]), !view.isUncertain(around: verb), !view.isPlanned(verb),
      let time = view.times.first(where: {
        $0.units.lowerBound > index && $0.units.lowerBound - index <= 2
      }) ?? view.times.last(where: { $0.units.lowerBound == 0 }),
      let person = view.subjects(of: verb, facts).first, facts.actors[person].kind == .person
    else { return }
    let earlier = facts.recentClaims.filter {
      $0.source == person && $0.title != nil && $0.sentence < view.index
        && view.index - $0.sentence <= 4
    }
    guard let latest = earlier.map(\.sentence).max() else { return }
    let posts = earlier.filter { $0.sentence == latest }
    guard Set(posts.map(\.title)).count == 1 else { return }
    let unit = view.units[verb]
    for var post in posts {
      switch time.kind {
      case .point where unit.has([.appoint, .hold]) && !unit.is(.held):
        guard post.since == nil, post.status == nil || post.status == .acting else { continue }
        post.since = time.from
      case .since:
        guard post.since == nil else { continue }
        post.since = time.from
      case .point where unit.has([.resign, .leave, .dismiss]),
        .until where unit.is(.held) || unit.has(.leave):
        guard post.until == nil, post.status == nil || post.status == .former else { continue }
        post.until = time.from
        post.status = .former
      case .range where unit.is(.held):
        guard post.since == nil, post.until == nil else { continue }
        (post.since, post.until) = (time.since, time.until)
      default: continue
      }
      post.sentence = view.index
      post.trigger = verb
      post.confidence -= 0.1
      post.rule = "same-post"
      facts.complete(post)
    }
  }

  private func isVerb(_ unit: Unit) -> Bool {
    unit.kind == .word && unit.has([.appoint, .hold, .resign, .leave, .dismiss])
  }
}
