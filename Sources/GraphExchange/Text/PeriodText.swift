public import GraphModel

/// When a relationship held, in few words.
public enum PeriodText {
  /// The dates that were stated, or else what is known: `2019 – 2022`, `since 2024-02`,
  /// `seen on 2026-01-20`, `ended by 2026-01-20`. Nil where nothing is known.
  ///
  /// - Parameter properties: of the relationship; `since` and `until` are read.
  public static func of(_ properties: [String: Value], _ period: Period) -> String? {
    of(since: properties["since"], until: properties["until"], period)
  }

  public static func of(since: Value?, until: Value?, _ period: Period) -> String? {
    switch (stated(since), stated(until)) {
    case (let since?, let until?): since == until ? since : "\(since) – \(until)"
    case (let since?, nil): "since \(since)"
    case (nil, let until?): "until \(until)"
    case (nil, nil): known(period)
    }
  }

  /// What the bounds say where no date was stated.
  private static func known(_ period: Period) -> String? {
    let ended = period.untilLatest.map { "ended by \($0)" }
    if let first = period.sinceLatest, let end = period.untilEarliest {
      // An attestation: it had begun by the one day and not ended before the other.
      let last = end.advanced(byDays: -1)
      let (from, to) = (min(first, last), max(first, last))
      let seen = from == to ? "seen on \(from)" : "seen from \(from) to \(to)"
      return ended.map { "\(seen), \($0)" } ?? seen
    }
    if let ended { return ended }
    if let day = period.sinceEarliest { return "not before \(day)" }
    if let day = period.sinceLatest { return "by \(day)" }
    if let day = period.untilEarliest { return "still on \(day.advanced(byDays: -1))" }
    return nil
  }

  private static func stated(_ value: Value?) -> String? {
    switch value {
    case .string(let text): text.isEmpty ? nil : VisibleText.of(text)
    case .date(let date): date.description
    case nil, .null: nil
    case let other?: VisibleText.of(ValueText(entities: Subgraph()).text(other))
    }
  }
}
