internal import GraphModel

/// When a post was held: the term that its sentence gives.
extension PostRule {
  /// The term that the sentence gives for the post.
  func term(of post: Post, _ view: SentenceView) -> (PartialDate?, PartialDate?) {
    guard let link = post.link else { return (nil, nil) }
    let end = post.units.upperBound + (post.isPrenominal ? 1 : 0)
    // Up to the next post that shares the list, or the end of the clause.
    let limit =
      view.posts.first { next in
        guard next.units.lowerBound >= end else { return false }
        // "minister under Prime Minister X from 1982 to 1986": whose minister, not a post of its own.
        return !(next.isPrenominal && view.units[next.units.lowerBound - 1].isOne(of: .under, .of))
      }?.units.lowerBound ?? view.units.count
    let behind = view.times.first {
      $0.units.lowerBound >= end && $0.units.lowerBound < limit && !opensNext($0, limit, view)
        && !opensClause($0, view)
    }
    if link.manner == .apposition {
      // "X, until last year ambassador to A".
      if let before = view.times.last(where: {
        $0.units.upperBound == post.units.lowerBound && $0.kind == .until
      }) {
        return (nil, before.from)
      }
      guard let behind, behind.units.lowerBound - end <= 1, behind.kind != .point else {
        return (nil, nil)
      }
      return (behind.since, behind.until)
    }
    if let tail = tail(of: post, behind: end, view) {
      let start = startingPoint(of: post, link, end, tail.at, view)
      return (
        tail.time.kind == .since || tail.time.kind == .range ? tail.time.since : start, tail.until
      )
    }
    if let shared = termOfNext(behind: end, view) { return (shared.since, shared.until) }
    var expression: TimeExpression?
    if let behind, isWithinClause(from: end, to: behind.units.lowerBound, view) {
      expression = behind
    }
    // "and, from 2015 to 2019, deputy director".
    if expression == nil, link.manner == .chain {
      expression = view.times.last {
        $0.units.upperBound <= post.units.lowerBound
          && post.units.lowerBound - $0.units.upperBound <= 2
          && opensNext($0, post.units.lowerBound, view)
      }
    }
    if expression == nil, link.verb < post.units.lowerBound {
      expression = view.times.first { time in
        time.units.lowerBound > link.verb && time.units.upperBound <= post.units.lowerBound
          // "director (2009–2014); currently ambassador": the time of the post before.
          && !view.posts.contains {
            $0.units.lowerBound >= link.verb && $0.units.upperBound <= time.units.lowerBound
              && time.units.lowerBound - $0.units.upperBound <= 2 && $0.holders == post.holders
          }
      }
    }
    if expression == nil, link.manner != .chain {
      expression = view.times.last {
        $0.units.upperBound <= link.verb
          && ($0.units.lowerBound == 0 || link.verb - $0.units.upperBound <= 3)
          && !isInRelativeClause($0, view)
          && !view.units[$0.units.upperBound..<link.verb].contains {
            $0.isOne(of: .semicolon, .who)
          }
      }
    }
    // "From 2001 to 2005 he was both minister of A and governor of B".
    if expression == nil, link.manner == .chain {
      expression = view.times.first {
        $0.units.lowerBound == 0 && $0.units.upperBound <= link.verb && $0.kind == .range
      }
      if let first = expression,
        view.times.contains(where: { $0.units.lowerBound > first.units.upperBound })
      {
        expression = nil
      }
    }
    // "until January 1999, when he was moved to".
    if link.manner != .apposition, link.manner != .chain,
      let when = (max(1, link.verb - 5)..<max(1, link.verb)).last(where: { view.is($0, .when) }),
      !(when..<link.verb).contains(where: { view.is($0, .comma) }),
      let time = view.times.last(where: {
        $0.units.upperBound == when || $0.units.upperBound == when - 1 && view.is(when - 1, .comma)
      })
    {
      let day = time.kind == .until || time.kind == .range ? time.until ?? time.from : time.from
      return link.manner == .departure ? (nil, day) : (day, nil)
    }
    // "Announcing it on Sunday, …, appointing X": the day of what the sentence reports.
    if expression == nil, link.manner == .appointment, view.isParticiple(link.verb) {
      expression = view.times.last { $0.units.upperBound <= link.verb && $0.kind == .point }
    }
    guard let expression else { return (nil, nil) }
    switch (expression.kind, link.manner) {
    case (.range, _): return (expression.since, expression.until)
    case (.since, .departure), (.until, .departure): return (nil, expression.from)
    case (.since, _): return (expression.from, nil)
    case (.until, _): return (nil, expression.from)
    case (.point, .appointment), (.point, .becoming), (.point, .succession):
      return (expression.from, nil)
    case (.point, .departure): return (nil, expression.from)
    case (.point, .copula), (.point, .service), (.point, .apposition), (.point, .chain),
      (.point, .likely):
      return (nil, nil)
    }
  }

  /// "president from 1972 to 1976 and again from 1988 to 1993", "(1972–1976 and 1988–1993)": the terms behind the
  /// first.
  func furtherTerms(of post: Post, _ view: SentenceView) -> [TimeExpression] {
    let end = post.units.upperBound + (post.isPrenominal ? 1 : 0)
    guard
      var last = view.times.first(where: {
        $0.kind == .range && $0.units.lowerBound >= end && $0.units.lowerBound - end <= 2
      })
    else { return [] }
    var terms: [TimeExpression] = []
    for time in view.times
    where time.kind == .range && time.units.lowerBound > last.units.upperBound && terms.count < 6 {
      // What may stand between: "and again", ", then", "(succeeding X and preceding Y) and".
      var between = last.units.upperBound
      if view.is(between, .openingBracket),
        let close = view.units[between...].prefix(14).firstIndex(where: { $0.is(.closingBracket) }),
        close < time.units.lowerBound
      {
        between = close + 1
      }
      let gap = view.units[between..<max(between, time.units.lowerBound)]
      guard gap.count <= 4, gap.contains(where: { $0.is(.and) || $0.isComma }),
        gap.allSatisfy({
          $0.isOne(of: .and, .comma, .then, .later)
            || ["again", "once", "more"].contains(view.spelling($0.first..<$0.end))
        })
      else { break }
      terms.append(time)
      last = time
    }
    return terms
  }

  /// "vice consul and later second secretary in the Trade Division (1975–79)": the term in brackets that two posts
  /// joined by "and" share.
  private func termOfNext(behind end: Int, _ view: SentenceView) -> TimeExpression? {
    guard view.is(end, .and),
      let next = view.posts.first(where: { $0.units.lowerBound > end }),
      view.units[end + 1..<next.units.lowerBound].allSatisfy({
        $0.kind == .word && $0.has([.adverb, .former, .det, .current])
          || $0.isOne(of: .later, .then)
      }), view.is(next.units.upperBound, .openingBracket)
    else { return nil }
    return view.times.first {
      ($0.units.lowerBound == next.units.upperBound
        || $0.units.lowerBound == next.units.upperBound + 1) && $0.kind != .point
    }
  }

  /// "X, who led the museum since 2018, will become": the time of another clause.
  private func isInRelativeClause(_ time: TimeExpression, _ view: SentenceView) -> Bool {
    guard view.is(time.units.upperBound, .comma) else { return false }
    var index = time.units.lowerBound - 1
    while index >= 0, !view.units[index].isComma {
      if view.units[index].isOne(of: .who, .which, .where) { return true }
      index -= 1
    }
    return false
  }

  /// Whether a time stands before the next post of a list and belongs to that: "and, from 2015 to
  /// 2019, director of".
  private func opensNext(_ time: TimeExpression, _ next: Int, _ view: SentenceView) -> Bool {
    guard next < view.units.count, time.units.upperBound <= next,
      next - time.units.upperBound <= 2,
      time.units.lowerBound > 0, time.units.upperBound < next || view.post(covering: next) != nil
    else { return false }
    let gap = view.units[time.units.upperBound..<next]
    guard gap.allSatisfy({ $0.isComma || $0.is(.as) || $0.has(.det) }) else { return false }
    return view.units[time.units.lowerBound - 1].isOne(of: .comma, .and, .semicolon, .then)
      && time.kind != .point
  }

  /// "…, and from 2005 he headed A": the time of the clause that it begins.
  private func opensClause(_ time: TimeExpression, _ view: SentenceView) -> Bool {
    let next = time.units.upperBound
    guard view.units.indices.contains(next + 1), time.units.lowerBound > 0,
      view.units[time.units.lowerBound - 1].isOne(of: .and, .semicolon, .but)
    else { return false }
    return view.has(next, .pronoun)
      || view.actor(at: next) != nil && view.has(next + 1, WordClass.anyVerb.union(.aux))
  }

  /// "…, a post she held until March 2017", "…, a position he has held since 2019", "which she left
  /// in 2011": the end or the span that the sentence adds.
  private func tail(
    of post: Post, behind end: Int, _ view: SentenceView
  ) -> (time: TimeExpression, at: Int, until: PartialDate?)? {
    guard end < view.units.count else { return nil }
    for index in end..<min(end + 16, view.units.count)
    where isTenure(index, view) {
      guard
        view.units[end..<index].contains(where: { $0.kind == .word && $0.has(.office) })
          || index > end && view.units[index - 1].has(.pronoun),
        !view.posts.contains(where: { (end..<index).contains($0.units.lowerBound) }),
        let time = view.times.first(where: {
          $0.units.lowerBound > index && $0.units.lowerBound - index <= 2
        })
      else { continue }
      switch time.kind {
      case .until: return (time, index, time.from)
      case .range: return (time, index, time.until)
      // "a former senator who had held the job since": not that of a senator.
      case .since: return isEnd(index, view) || post.status == .former ? nil : (time, index, nil)
      case .point: return isEnd(index, view) ? (time, index, time.from) : nil
      }
    }
    return nil
  }

  /// "held", "kept", "left", "gave up" of "a post she kept until 1997".
  private func isTenure(_ index: Int, _ view: SentenceView) -> Bool {
    view.units[index].kind == .word && !view.units[index].isCapital
      && (view.units[index].is(.held)
        || ["kept", "occupied", "filled", "retained"].contains(view.spelling(at: index))
        || isEnd(index, view))
  }

  private func isEnd(_ index: Int, _ view: SentenceView) -> Bool {
    ["left", "relinquished", "vacated", "lost", "quit"].contains(view.spelling(at: index))
  }

  /// When a post began that the sentence says more of: "appointed … in 2014, a post she left in 2018".
  private func startingPoint(
    of post: Post, _ link: Post.Link, _ end: Int, _ limit: Int, _ view: SentenceView
  ) -> PartialDate? {
    guard link.manner == .appointment || link.manner == .becoming else { return nil }
    let behind = view.times.first {
      $0.units.lowerBound >= end && $0.units.upperBound <= limit && $0.kind == .point
    }
    return
      (behind
      ?? view.times.last {
        $0.kind == .point && $0.units.upperBound <= post.units.lowerBound
          && ($0.units.lowerBound <= 1 || abs(link.verb - $0.units.upperBound) <= 3)
      })?.from
  }

  private func isWithinClause(from start: Int, to end: Int, _ view: SentenceView) -> Bool {
    guard start <= end, end - start <= 14 else { return false }
    return !(start..<end).contains {
      view.units[$0].isOne(of: .left, .held) || view.units[$0].is(.semicolon)
        // "ambassador in A, an embassy vacant since the departure in May of X".
        || view.units[$0].isOne(of: .vacant, .unfilled)
        || view.units[$0].kind == .word
          && view.units[$0].has([.saying, .meet, .sign, .appoint, .serve])
          && !view.units[$0].is(.accredited)
        || view.units[$0].isOne(of: .where, .when, .after, .before)
    }
  }
}
