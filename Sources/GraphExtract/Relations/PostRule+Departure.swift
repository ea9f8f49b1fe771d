internal import GraphModel

/// What the sentence says of the end of a post that it names with its holder: "Energy Minister X
/// resigned on Friday", "fired Finance Minister X".
extension PostRule {
  struct Departure {
    var day: PartialDate?
  }

  func departure(from post: Post, _ view: SentenceView) -> Departure? {
    guard post.link?.manner == .apposition, post.holders.count == 1,
      let verb = departingVerb(behind: post, view) ?? dismissingVerb(before: post, view)
        ?? acceptedResignation(before: post, view) ?? countedOut(before: post, view),
      !view.isUncertain(around: verb, reach: 5), !view.isPlanned(verb)
    else { return nil }
    // "Minister X resigned as party leader": another post than this.
    if let other = view.posts.first(where: { $0.units.lowerBound > verb }),
      other.units.lowerBound - verb <= 4, other.link?.manner == .departure
    {
      return nil
    }
    let reach = max(verb, post.units.upperBound) + 3
    let day = view.times.first { $0.units.lowerBound > verb && $0.units.lowerBound <= reach }
    return Departure(day: day?.kind == .point ? day?.from : nil)
  }

  /// "X resigned", "X, who …, stepped down", "X was dismissed", "X died".
  private func departingVerb(behind post: Post, _ view: SentenceView) -> Int? {
    var index = post.units.upperBound + (post.isPrenominal ? 1 : 0)
    // "Minister X of Y was replaced".
    if post.isPrenominal, view.is(index, .of), view.actor(at: index + 1) != nil { index += 2 }
    if !post.isPrenominal, view.is(index, .comma) {
      // "The minister, X, resigned"; "X, the minister, resigned".
      index += 1
      if view.actor(at: index) != nil, view.is(index + 1, .comma) { index += 2 }
    } else if view.is(index, .comma) {
      guard
        let close = (index + 1..<min(index + 20, view.units.count)).first(where: {
          view.is($0, .comma)
        })
      else { return nil }
      index = close + 1
    }
    var isPassive = false
    while view.units.indices.contains(index) {
      let unit = view.units[index]
      if let time = view.time(covering: index) {
        index = time.units.upperBound
      } else if unit.kind == .word, unit.isOne(of: .was, .were, .been) {
        isPassive = true
        index += 1
      } else if unit.kind == .word, unit.isOne(of: .has, .had) || unit.has(.adverb) {
        index += 1
      } else {
        break
      }
    }
    guard view.units.indices.contains(index), view.units[index].kind == .word,
      !view.units[index].isCapital
    else { return nil }
    let unit = view.units[index]
    if isPassive {
      // "has been moved to the Health docket".
      if unit.has(.move), view.is(index + 1, .to) { return index }
      return unit.has([.dismiss, .succeed]) && view.isPast(index) ? index : nil
    }
    if unit.has(.perish) { return index }
    guard unit.has(.resign), view.isPast(index) else { return nil }
    // "quit the talks", "stepped out".
    let next = index + 1
    if unit.isOne(of: .left) { return nil }
    guard view.units.indices.contains(next) else { return index }
    if view.spelling(units: index..<next) == "stepped" {
      return view.units[next].isOne(of: .down) ? index : nil
    }
    return view.units[next].kind == .mark || view.time(covering: next) != nil
      || view.units[next].has([.prep, .conj, .adverb]) && !view.units[next].isOne(of: .to, .with)
      ? index : nil
  }

  /// "accepted the resignation of Finance Minister X".
  private func acceptedResignation(before post: Post, _ view: SentenceView) -> Int? {
    let noun = post.units.lowerBound - 2
    guard post.isPrenominal, noun > 0, view.is(noun + 1, .of), view.is(noun, .resignation),
      let verb = (max(0, noun - 3)..<noun).last(where: {
        ["accepted", "accepts", "accepting", "approved"].contains(view.spelling(at: $0))
      })
    else { return nil }
    return verb
  }

  /// "Among those dropped are Finance Minister X and Justice Minister Y", "Those leaving include".
  private func countedOut(before post: Post, _ view: SentenceView) -> Int? {
    guard post.isPrenominal,
      let verb = view.units[..<post.units.lowerBound].prefix(12).firstIndex(where: {
        $0.isOne(of: .are, .is, .were, .was) || $0.isOne(of: .include, .included)
      }), verb >= 2,
      view.units[0].is(.among) || view.units[0].isOne(of: .those),
      let out = (1..<verb).last(where: {
        view.units[$0].kind == .word && view.has($0, [.dismiss, .resign, .leave])
          || ["casualties", "departing", "departures", "leaving", "outgoing"].contains(
            view.spelling(at: $0))
      })
    else { return nil }
    return out
  }

  /// "The president fired Finance Minister X".
  private func dismissingVerb(before post: Post, _ view: SentenceView) -> Int? {
    let verb = post.units.lowerBound - 1
    guard post.isPrenominal || post.hasArticle, verb > 0, view.units[verb].kind == .word,
      view.units[verb].has(.dismiss), !view.units[verb].isCapital, view.isPast(verb),
      !["recalled", "removed"].contains(view.spelling(at: verb))
    else { return nil }
    return verb
  }
}
