internal import GraphModel

/// What takes an assertion back, and when it holds.
extension SentenceView {
  /// Whether the clause around a trigger denies, doubts, wishes or asks rather than states.
  func isUncertain(around trigger: Int, reach: Int = 8) -> Bool {
    if units.last.map({ $0.is(.question) }) ?? false { return true }
    var index = trigger - 1
    var steps = 0
    while index >= 0, steps < reach {
      let unit = units[index]
      if unit.isOne(of: .semicolon) || unit.isComma && steps > 0 { break }
      if unit.kind == .word, !unit.isCapital || index == 0 || unit.has(.negation) {
        if unit.has([.negation, .doubt]), !isReportedFuture(index) { return true }
        if unit.has(.desire), steps < 5 { return true }
      }
      index -= 1
      steps += 1
    }
    return false
  }

  /// "The company said that X would take over": what a speaker announced for the future.
  func isReportedFuture(_ index: Int) -> Bool {
    guard units[index].is(.would) else { return false }
    var before = index - 1
    while before >= 0, index - before < 25 {
      let unit = units[before]
      if unit.kind == .word {
        if unit.has([.negation]) || unit.has(.modal) && !unit.is(.may) { return false }
        if ["said", "announced", "confirmed", "says", "declared", "told"].contains(
          spelling(at: before))
        {
          return true
        }
      }
      before -= 1
    }
    return false
  }

  /// Whether what the trigger says lies ahead: "will join", "is set to acquire".
  func isPlanned(_ trigger: Int) -> Bool {
    var index = trigger - 1
    var steps = 0
    while index >= 0, steps < 6 {
      let unit = units[index]
      if unit.isComma || unit.kind == .actor { break }
      if unit.is(.to), index > 0, units[index - 1].isOne(of: .is, .are), !units[index + 1].is(.the)
      {
        return true
      }
      if unit.is(.will) || unit.is(.would) && isReportedFuture(index)
        || unit.has(.future) && unit.kind == .word && !unit.is(.soon)
      {
        return true
      }
      index -= 1
      steps += 1
    }
    return false
  }

  /// The date that belongs to what happens at `trigger`: the nearest behind it in its clause, else one
  /// that opens the sentence.
  func time(near trigger: Int, until limit: Int? = nil) -> TimeExpression? {
    let limit = limit ?? units.count
    // "A and B, in 1979, signed".
    if let aside = times.last(where: {
      $0.units.upperBound == trigger - 1 && self.is(trigger - 1, .comma)
        && self.is($0.units.lowerBound - 1, .comma)
    }) {
      return aside
    }
    if let after = times.first(where: {
      $0.units.lowerBound >= trigger && $0.units.lowerBound < limit
    }),
      after.units.lowerBound - trigger < 30
    {
      return after
    }
    return times.last { $0.units.upperBound <= trigger && trigger - $0.units.upperBound < 25 }
  }
}
