internal import GraphModel

/// What the sentence says of the end of a post that it names with its holder: "Energy Minister X
/// resigned on Friday", "fired Finance Minister X".
extension PostRule {
  struct Departure {
    var day: PartialDate?
  }

  func departure(from post: Post, _ view: SentenceView) -> Departure? {
    guard post.link?.manner == .apposition, post.holders.count == 1,
      let verb = post.status == .former
        ? oustingVerb(of: post, view)
        : departingVerb(behind: post, view) ?? dismissingVerb(before: post, view)
          ?? acceptedResignation(before: post, view) ?? countedOut(before: post, view)
          ?? departureNoun(before: post, view),
      !view.isUncertain(around: verb, reach: 5), !view.isPlanned(verb)
    else { return nil }
    // "Minister X resigned as party leader": another post than this.
    if let other = view.posts.first(where: { $0.units.lowerBound > verb }),
      other.units.lowerBound - verb <= 4, other.link?.manner == .departure
    {
      return nil
    }
    return Departure(day: day(of: verb, post, view))
  }

  /// "on Monday" of "was dropped from the cabinet on Monday", "ousted President X in May", "has on Monday accepted".
  private func day(of verb: Int, _ post: Post, _ view: SentenceView) -> PartialDate? {
    let start = max(verb, post.units.upperBound)
    let day = view.times.first { time in
      let first = time.units.lowerBound
      guard first > verb else { return time.units.upperBound == verb }
      return first <= start + 3
        || first <= start + 8
          && view.units[start + 1..<first].allSatisfy {
            $0.kind != .mark && !$0.has(.anyVerb) && !$0.has(.conj)
          }
    }
    return day?.kind == .point ? day?.from : nil
  }

  /// "X resigned", "X, who …, stepped down", "X was dismissed", "X died".
  private func departingVerb(behind post: Post, _ view: SentenceView) -> Int? {
    var index = post.units.upperBound + (post.isPrenominal ? 1 : 0)
    // "X, secretary since 1998, resigned".
    if !post.isPrenominal, let term = view.time(covering: index), term.kind == .since {
      index = term.units.upperBound
    }
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
    // "X, who was expelled in March, will": what the clause between the commas says.
    if view.is(index, .who), post.kind == .envoy { index += 1 }
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
      if post.kind == .envoy, ["expelled", "withdrawn"].contains(view.spelling(at: index)) {
        return index
      }
      guard unit.has([.dismiss, .succeed]), view.isPast(index) else { return nil }
      // "was removed from the list".
      return !view.is(index + 1, .from) || isOffice(index + 2, view) ? index : nil
    }
    let next = index + 1
    if unit.has(.perish) { return index }
    if let noun = resignation(behind: index, view) { return noun }
    // "completed her mission", "ended his tour of duty".
    if unit.has(.loss), view.isPast(index), !unit.is(.left),
      view.units.indices.contains(next + 1), view.units[next].isOne(of: .his, .her),
      ["mission", "tour", "tenure", "term", "assignment"].contains(view.spelling(at: next + 1)),
      !view.units[next...].prefix(5).contains(where: { $0.has([.meet]) })
    {
      return next + 1
    }
    // "left office", and not "left for Paris".
    if unit.is(.left) { return isOffice(next, view) ? index : nil }
    guard unit.has(.resign), view.isPast(index) else { return nil }
    // "quit the talks", "stepped out".
    guard view.units.indices.contains(next) else { return index }
    if view.spelling(units: index..<next) == "stepped" {
      return view.units[next].isOne(of: .down) ? index : nil
    }
    return view.units[next].kind == .mark || view.time(covering: next) != nil
      || view.units[next].has([.prep, .conj, .adverb]) && !view.units[next].isOne(of: .to, .with)
      ? index : nil
  }

  /// "office", "his post", "the cabinet", "power".
  private func isOffice(_ index: Int, _ view: SentenceView) -> Bool {
    let noun = view.has(index, .det) || view.has(index, .pronoun) ? index + 1 : index
    return view.has(noun, [.office, .government]) || view.is(noun, .office)
      || view.units.indices.contains(noun) && view.units[noun].kind == .title
      || ["power", "duty", "duties"].contains(view.spelling(at: noun))
  }

  /// The noun of "handed in her resignation", "announced his departure".
  private func resignation(behind verb: Int, _ view: SentenceView) -> Int? {
    guard
      ["handed", "tendered", "submitted", "presented", "announced", "gave"].contains(
        view.spelling(at: verb))
    else { return nil }
    let own = view.is(verb + 1, .in) ? verb + 2 : verb + 1
    guard view.units.indices.contains(own), view.units[own].isOne(of: .his, .her, .their),
      view.has(own + 1, .leaving)
    else { return nil }
    return own + 1
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

  /// "The president fired Finance Minister X", "toppled X, the president of A".
  private func dismissingVerb(before post: Post, _ view: SentenceView) -> Int? {
    let first = post.units.lowerBound
    var verb = first - 1
    if !post.isPrenominal, view.is(verb, .comma), post.holders.count == 1, first > 2,
      view.actor(at: first - 2) == post.holders[0]
    {
      verb = first - 3
    } else if !post.isPrenominal && !post.hasArticle {
      return nil
    }
    if verb > 1, view.spelling(at: verb) == "out", view.spelling(at: verb - 1) == "voted" {
      return verb
    }
    guard verb > 0, view.units[verb].kind == .word, view.units[verb].has(.dismiss),
      !view.units[verb].isCapital,
      view.isPast(verb)
        || ["sacks", "fires", "dismisses", "ousts"].contains(view.spelling(at: verb)),
      !["recalled", "removed"].contains(view.spelling(at: verb))
    else { return nil }
    return verb
  }

  /// "The exit of Transport Minister X", "the departure of X, the minister of".
  private func departureNoun(before post: Post, _ view: SentenceView) -> Int? {
    var first = post.units.lowerBound
    if !post.isPrenominal {
      guard first > 2, view.is(first - 1, .comma), view.actor(at: first - 2) == post.holders[0]
      else { return nil }
      first -= 2
      // "of 77-year-old X".
      while first > 1, !view.is(first - 1, .of),
        view.units[first - 1].kind == .number || view.is(first - 1, .hyphen)
          || view.spelling(at: first - 1).hasSuffix("old") || view.has(first - 1, .timeunit)
      { first -= 1 }
    }
    guard first > 1, view.is(first - 1, .of), view.has(first - 2, .leaving) else { return nil }
    let noun = first - 2
    // "called for the resignation of X", "the planned departure of X".
    let isWanted = (max(0, noun - 4)..<noun).contains {
      view.has($0, [.desire, .planned, .doubt]) || view.is($0, .for)
        || ["demand", "demanded", "demanding", "demands", "urged", "against", "seeking"].contains(
          view.spelling(at: $0))
    }
    return isWanted ? nil : noun
  }

  /// "the army ousted President X": what else tells of one who is no more, "the ousted president", is here a verb with
  /// its subject.
  private func oustingVerb(of post: Post, _ view: SentenceView) -> Int? {
    guard post.isPrenominal else { return nil }
    let first = post.units.lowerBound
    return [first, first - 1].first {
      view.has($0, .dismiss) && view.has($0, .former) && isSubject($0 - 1, view)
    }
  }

  /// Whether what ends here can be who ousts somebody: "the military", "Soldiers", "who", "has".
  private func isSubject(_ index: Int, _ view: SentenceView) -> Bool {
    guard view.units.indices.contains(index) else { return false }
    let unit = view.units[index]
    switch unit.kind {
    case .actor: return unit.form == .plain || unit.form == .people
    case .word:
      return unit.isOne(of: .who, .he, .she, .they, .has, .had, .have)
        || !unit.has(WordClass.function.union([.former, .adverb, .current, .saying]))
    case .title, .number, .mark, .name: return false
    }
  }
}
