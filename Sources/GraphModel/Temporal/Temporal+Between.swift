/// An instant of any kind, to be measured against another of any kind.
///
/// What one of the two lacks is taken from the other: a time of day gets the other's date, a local
/// time the other's zone; a date alone is its midnight.
public struct Moment: Sendable {
  public var date: CalendarDate?
  public var time: LocalTime
  /// Seconds east of UTC; with a named zone, the offset at this moment.
  public var offset: Int32?
  public var zone: String?

  public init(
    date: CalendarDate?, time: LocalTime = .midnight, offset: Int32? = nil, zone: String? = nil
  ) {
    self.date = date
    self.time = time
    self.offset = offset
    self.zone = zone
  }

  /// The difference in whole months, then whole days, then seconds. Months and days count only
  /// where both have a date of their own. Nil where it overflows.
  public func duration(to end: Moment, zones: ZoneDatabase = .system) -> Duration? {
    var months: Int64 = 0
    var days: Int64 = 0
    let pair = aligned(with: end, zones: zones)
    var from = pair.from
    if date != nil, end.date != nil {
      let end = pair.to.inZone(of: from)
      months = from.local.months(until: end)
      guard let sameDay = from.local.advanced(byMonths: months, days: 0) else { return nil }
      days = sameDay.days(until: end)
      // In one step, as a sum takes it: a clock that skips an hour between must not count twice.
      guard let next = from.local.advanced(byMonths: months, days: days) else { return nil }
      from = from.moved(to: next)
    }
    return Duration(
      months: months, days: days, totalNanoseconds: pair.to.nanoseconds - from.nanoseconds)
  }

  /// Whole months alone; none where one of the two has no date.
  public func months(to end: Moment, zones: ZoneDatabase = .system) -> Int64 {
    guard date != nil, end.date != nil else { return 0 }
    let pair = aligned(with: end, zones: zones)
    return pair.from.local.months(until: pair.to.inZone(of: pair.from))
  }

  /// Whole days alone; none where one of the two has no date.
  public func days(to end: Moment, zones: ZoneDatabase = .system) -> Int64 {
    guard date != nil, end.date != nil else { return 0 }
    let pair = aligned(with: end, zones: zones)
    return pair.from.local.days(until: pair.to.inZone(of: pair.from))
  }

  /// Seconds and nanoseconds alone. Nil where it overflows.
  public func seconds(to end: Moment, zones: ZoneDatabase = .system) -> Duration? {
    let pair = aligned(with: end, zones: zones)
    return Duration(
      months: 0, days: 0, totalNanoseconds: pair.to.nanoseconds - pair.from.nanoseconds)
  }

  private func aligned(with end: Moment, zones: ZoneDatabase) -> (from: Aligned, to: Aligned) {
    // Two times of day are measured within one day, whichever.
    let anyDay = CalendarDate(daysSinceEpoch: 0)
    let zoned = (offset != nil) == (end.offset != nil)
    return (
      aligned(date: date ?? end.date ?? anyDay, like: zoned ? self : end, zones),
      end.aligned(date: end.date ?? date ?? anyDay, like: zoned ? end : self, zones)
    )
  }

  private func aligned(date: CalendarDate, like other: Moment, _ zones: ZoneDatabase) -> Aligned {
    let local = LocalDateTime(date: date, time: time)
    // One that has its own offset keeps it; else it reads as the other's clock does.
    let source = offset == nil ? other : self
    let zone = source.zone.flatMap { zones.zone(named: $0) }
    if let zone {
      let resolved = zone.resolve(local, preferring: source.offset)
      return Aligned(local: resolved.local, offset: resolved.offset, zone: zone)
    }
    return Aligned(local: local, offset: source.offset ?? 0, zone: nil)
  }

  /// A moment with everything there: measured by its instant, or by its clock.
  private struct Aligned {
    let local: LocalDateTime
    let offset: Int32
    let zone: TimeZone?

    var nanoseconds: Int128 { local.nanosecondsSinceEpoch - Int128(offset) * 1_000_000_000 }

    func moved(to local: LocalDateTime) -> Aligned {
      guard let zone else { return Aligned(local: local, offset: offset, zone: nil) }
      let resolved = zone.resolve(local, preferring: offset)
      return Aligned(local: resolved.local, offset: resolved.offset, zone: zone)
    }

    /// The clock of the other's zone at this instant.
    func inZone(of other: Aligned) -> LocalDateTime {
      let seconds = local.secondsSinceEpoch - Int64(offset)
      let shifted = other.zone?.offset(atEpochSeconds: seconds) ?? other.offset
      return LocalDateTime(
        nanosecondsSinceEpoch: nanoseconds + Int128(shifted) * 1_000_000_000) ?? local
    }
  }
}

extension LocalDateTime {
  /// Whole months from here to there, towards zero.
  fileprivate func months(until end: LocalDateTime) -> Int64 {
    date.months(until: wholeDays(until: end))
  }

  /// Whole days from here to there, towards zero.
  fileprivate func days(until end: LocalDateTime) -> Int64 {
    wholeDays(until: end).daysSinceEpoch - date.daysSinceEpoch
  }

  /// The end's date, but a day nearer where the last day is not whole.
  private func wholeDays(until end: LocalDateTime) -> CalendarDate {
    if end.date > date, end.time < time { return end.date.advanced(byDays: -1) }
    if end.date < date, end.time > time { return end.date.advanced(byDays: 1) }
    return end.date
  }
}
