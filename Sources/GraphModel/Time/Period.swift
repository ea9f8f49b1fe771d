/// What is known of when a relationship held: four day bounds, each of which may be open (nil).
///
/// The relationship began on some day in `sinceEarliest … sinceLatest` and ended on some day in
/// `untilEarliest … untilLatest`; it holds in the half-open `[since, until)`. Hence it *certainly*
/// holds in `[sinceLatest, untilEarliest)` and *possibly* in `[sinceEarliest, untilLatest)`.
///
/// A period is never inverted: it can always be satisfied by some begin and some later end.
public struct Period: Hashable, Sendable {
  /// No day before this one is possible. Nil: may have begun at any time in the past.
  public private(set) var sinceEarliest: CalendarDate?
  /// It had begun by this day. Nil: it is not known to have begun by any day.
  public private(set) var sinceLatest: CalendarDate?
  /// It had not ended before this day. Nil: it may have ended at any time after it began.
  public private(set) var untilEarliest: CalendarDate?
  /// It had ended by this day. Nil: it may hold for ever.
  public private(set) var untilLatest: CalendarDate?

  /// Nothing is known: it possibly holds on every day and certainly on none.
  public static let unknown = Period()

  private init() {}

  /// Nil where the bounds contradict each other: where no begin followed by a later end fits them.
  public init?(
    sinceEarliest: CalendarDate?, sinceLatest: CalendarDate?,
    untilEarliest: CalendarDate?, untilLatest: CalendarDate?
  ) {
    self.sinceEarliest = sinceEarliest
    self.sinceLatest = sinceLatest
    self.untilEarliest = untilEarliest
    self.untilLatest = untilLatest
    if let a = sinceEarliest, let b = sinceLatest, a > b { return nil }
    if let a = untilEarliest, let b = untilLatest, a > b { return nil }
    if let a = sinceEarliest, let b = untilLatest, a >= b { return nil }
  }

  /// The period that was stated as "since … until …", either of which may be partial or missing.
  ///
  /// The stated end is the day, month or year in which it ended: "until 2022" ends on some day from
  /// 2022-01-01 to 2022-12-31. A begin and an end in the same unit ("in 2020") are one such span.
  /// Nil where the end lies before the begin.
  public init?(since: PartialDate?, until: PartialDate?) {
    if let since, let until, until.latest < since.earliest { return nil }
    var untilLatest = until?.latest
    if let since, let latest = untilLatest, latest <= since.earliest {
      // "On 15 January": it held on that day, and had ended by the next.
      untilLatest = since.earliest.advanced(byDays: 1)
    }
    var untilEarliest = until?.earliest
    if let since {
      // Whatever began on a day held on that day.
      let first = since.earliest.advanced(byDays: 1)
      untilEarliest = max(untilEarliest ?? first, first)
    }
    self.init(
      sinceEarliest: since?.earliest, sinceLatest: since?.latest,
      untilEarliest: untilEarliest, untilLatest: untilLatest)
  }

  /// It held on some day that `date` can mean, and nothing more is known: an attestation.
  public init(attestedOn date: PartialDate) {
    sinceLatest = date.latest
    untilEarliest = date.earliest.advanced(byDays: 1)
  }

  /// It had ended by the last day that `date` can mean ("former", said on that date).
  public init(endedBy date: PartialDate) { untilLatest = date.latest }

  /// It had not begun before the first day that `date` can mean ("will become", said on that date).
  public init(plannedOn date: PartialDate) {
    sinceEarliest = date.earliest
    untilEarliest = date.earliest.advanced(byDays: 1)
  }

  /// What both say of the same holding, or nil where they contradict each other.
  public func tightened(by other: Period) -> Period? {
    Period(
      sinceEarliest: later(sinceEarliest, other.sinceEarliest),
      sinceLatest: earlier(sinceLatest, other.sinceLatest),
      untilEarliest: later(untilEarliest, other.untilEarliest),
      untilLatest: earlier(untilLatest, other.untilLatest))
  }

  /// Whether it holds on `day`.
  public func holds(on day: CalendarDate) -> Certainty {
    if let a = sinceEarliest, day < a { return .no }
    if let b = untilLatest, day >= b { return .no }
    if let a = sinceLatest, let b = untilEarliest, a <= day, day < b { return .certain }
    return .possible
  }

  /// Whether it possibly holds on some day of the half-open `[from, to)`.
  public func mayOverlap(from: CalendarDate, to: CalendarDate) -> Bool {
    if let a = sinceEarliest, a >= to { return false }
    if let b = untilLatest, b <= from { return false }
    return from < to
  }
}

/// How sure it is that a relationship holds on a day.
public enum Certainty: Int, Comparable, Sendable {
  case no, possible, certain

  public static func < (a: Certainty, b: Certainty) -> Bool { a.rawValue < b.rawValue }
}

private func later(_ a: CalendarDate?, _ b: CalendarDate?) -> CalendarDate? {
  guard let a, let b else { return a ?? b }
  return max(a, b)
}

private func earlier(_ a: CalendarDate?, _ b: CalendarDate?) -> CalendarDate? {
  guard let a, let b else { return a ?? b }
  return min(a, b)
}
