extension ZonedDateTime {
  /// What a clock in the zone shows at an instant. Nil outside the calendar.
  public init?(
    epochSeconds: Int64, nanoseconds: Int32, zone name: String, in zone: TimeZone
  ) {
    let offset = zone.offset(atEpochSeconds: epochSeconds)
    self.init(epochSeconds: epochSeconds, nanoseconds: nanoseconds, offset: offset, zone: name)
  }

  /// Nil outside the calendar, or where the offset is beyond ±18 hours.
  public init?(
    epochSeconds: Int64, nanoseconds: Int32, offset: Int32, zone: String? = nil
  ) {
    let (seconds, overflow) = epochSeconds.addingReportingOverflow(Int64(offset))
    guard !overflow,
      let local = LocalDateTime(secondsSinceEpoch: seconds, nanosecondsOfSecond: nanoseconds)
    else { return nil }
    self.init(local: local, offset: offset, zone: zone)
  }

  /// Months and days by the local calendar, then seconds by the instant. Nil beyond the calendar.
  public func advanced(by duration: Duration, zones: ZoneDatabase = .system) -> ZonedDateTime? {
    guard let moved = local.advanced(byMonths: duration.months, days: duration.days) else {
      return nil
    }
    let named = zone.flatMap { zones.zone(named: $0) }
    let start = named?.resolve(moved, preferring: offset) ?? (local: moved, offset: offset)
    let total =
      start.local.nanosecondsSinceEpoch - Int128(start.offset) * 1_000_000_000
      + duration.totalNanoseconds
    guard let utc = LocalDateTime(nanosecondsSinceEpoch: total) else { return nil }
    return ZonedDateTime(
      epochSeconds: utc.secondsSinceEpoch, nanoseconds: utc.nanosecondsOfSecond,
      offset: named?.offset(atEpochSeconds: utc.secondsSinceEpoch) ?? offset, zone: zone)
  }
}
