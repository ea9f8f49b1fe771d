internal import GraphModel

/// One relationship that says who holds a post; of an envoy's post, one half of it.
struct Half {
  let id: RelationshipID
  let type: String
  let person: NodeID
  let body: NodeID
  let period: Period
  let title: String?
  let role: String?
  let status: String?
  let since: String?
  let until: String?
  let confidence: Double?

  /// A string as it is, a date as it is written, anything else not at all.
  static func text(_ value: Value) -> String? {
    switch value {
    case .string(let text): text
    case .date(let date): date.description
    default: nil
    }
  }
}

/// One person's time in one post. At least one half is there.
struct Term {
  let sending: Half?
  let receiving: Half?
  let person: NodeID
  let period: Period

  init(sending: Half?, receiving: Half?) {
    self.sending = sending
    self.receiving = receiving
    // One of them is there; the number is never used.
    person = sending?.person ?? receiving?.person ?? NodeID(0)
    switch (sending?.period, receiving?.period) {
    case (let a?, let b?): period = a.tightened(by: b) ?? a
    case (let a, let b): period = a ?? b ?? .unknown
    }
  }

  private var halves: [Half] { [sending, receiving].compactMap { $0 } }

  var relationships: [RelationshipID] { halves.map(\.id) }
  var title: String? { halves.lazy.compactMap(\.title).first }
  var role: String? { halves.lazy.compactMap(\.role).first }
  var status: String? { halves.lazy.compactMap(\.status).first }
  var since: String? { halves.lazy.compactMap(\.since).first }
  var until: String? { halves.lazy.compactMap(\.until).first }
  var confidence: Double? { halves.compactMap(\.confidence).min() }

  // MARK: Pairs

  /// Puts halves together, each used once between the same person and the same two bodies: the best
  /// pairs first.
  static func pair(_ sending: [Half], _ receiving: [Half]) -> [Term] {
    let sendingByPerson = Dictionary(grouping: sending, by: \.person)
    var candidates: [(fit: Fit, sending: Half, receiving: Half)] = []
    for half in receiving {
      for other in sendingByPerson[half.person] ?? [] {
        if let fit = Fit(other, half) { candidates.append((fit, other, half)) }
      }
    }
    candidates.sort { a, b in
      (a.fit, a.sending.id, a.receiving.id) < (b.fit, b.sending.id, b.receiving.id)
    }
    var usedReceiving: Set<RelationshipID> = []
    // One sending half may serve several receiving countries, but each of them once.
    var usedSending: Set<SendingUse> = []
    var terms: [Term] = []
    for candidate in candidates where !usedReceiving.contains(candidate.receiving.id) {
      let use = SendingUse(half: candidate.sending.id, receiver: candidate.receiving.body)
      guard usedSending.insert(use).inserted else { continue }
      usedReceiving.insert(candidate.receiving.id)
      terms.append(Term(sending: candidate.sending, receiving: candidate.receiving))
    }
    return terms
  }

  private struct SendingUse: Hashable {
    let half: RelationshipID
    let receiver: NodeID
  }

  /// How well two halves agree; nil where they cannot be one post.
  private struct Fit: Comparable {
    /// 0: the same period.
    let periods: Int
    /// 0: the same title.
    let titles: Int

    init?(_ a: Half, _ b: Half) {
      guard a.period.tightened(by: b.period) != nil else { return nil }
      if let x = a.role, let y = b.role, x != y { return nil }
      periods = a.period == b.period ? 0 : 1
      titles = a.title == b.title ? 0 : 1
    }

    static func < (a: Fit, b: Fit) -> Bool { (a.periods, a.titles) < (b.periods, b.titles) }
  }

  // MARK: Order

  /// The latest first; what is not known to have begun counts from when it was last known to hold.
  static func isLater(_ a: Term, _ b: Term) -> Bool {
    let (x, y) = (a.midpoint, b.midpoint)
    if x != y { return x > y }
    return (a.person, a.relationships.first?.rawValue ?? 0)
      < (b.person, b.relationships.first?.rawValue ?? 0)
  }

  /// A day by which to put terms in order: the last one on which it is known to have held; a term
  /// of which only an end is known comes after all others.
  private var midpoint: CalendarDate {
    period.untilEarliest ?? period.sinceLatest ?? period.sinceEarliest
      ?? CalendarDate(daysSinceEpoch: .min)
  }

  // MARK: Likelihood

  /// How much the sources say for the person having held the post on a day.
  func likelihood(on day: CalendarDate) -> Likelihood {
    switch period.holds(on: day) {
    case .no: return .none
    case .certain: return .certain
    case .possible:
      // A source of the month or year around the day says so: the day is one that it can mean.
      if let first = period.untilEarliest, let last = period.sinceLatest,
        first.advanced(byDays: -1) <= day, day <= last
      {
        return .attestedAround
      }
      return .possible
    }
  }

  enum Likelihood: Int, Comparable {
    case none, possible, attestedAround, certain

    static func < (a: Likelihood, b: Likelihood) -> Bool { a.rawValue < b.rawValue }
  }

  /// The days between a day and the nearest one of which something is known.
  func distance(to day: CalendarDate) -> Int64 {
    let known = [period.sinceLatest, period.untilEarliest, period.sinceEarliest]
    return known.compactMap { $0.map { abs($0.daysSinceEpoch - day.daysSinceEpoch) } }.min() ?? .max
  }

  /// The last term that had ended by the day and the first that had not begun, one of each, or
  /// several that ended or begin on the same day.
  static func nearest(to day: CalendarDate, among terms: [Term]) -> [Term] {
    let before = terms.filter { $0.period.untilLatest.map { $0 <= day } ?? false }
    let after = terms.filter { $0.period.sinceEarliest.map { $0 > day } ?? false }
    let last = before.compactMap(\.period.untilLatest).max()
    let first = after.compactMap(\.period.sinceEarliest).min()
    return before.filter { $0.period.untilLatest == last }
      + after.filter { $0.period.sinceEarliest == first }
  }
}
