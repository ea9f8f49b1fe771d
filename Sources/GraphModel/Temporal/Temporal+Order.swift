extension ZonedTime: Comparable {
  /// The time of day in UTC, which may lie in the day before or after.
  public var nanosecondsOfDayInUTC: Int64 {
    local.nanosecondsOfDay - Int64(offset) * 1_000_000_000
  }

  /// By the moment of the day; of the same moment, by the local time.
  public static func < (a: ZonedTime, b: ZonedTime) -> Bool {
    (a.nanosecondsOfDayInUTC, a.local) < (b.nanosecondsOfDayInUTC, b.local)
  }
}

extension LocalDateTime {
  /// Seconds since 1970-01-01T00:00, as if in UTC.
  public var secondsSinceEpoch: Int64 {
    date.daysSinceEpoch * 86_400 + time.nanosecondsOfDay / 1_000_000_000
  }

  /// 0 ..< 1,000,000,000.
  public var nanosecondsOfSecond: Int32 { Int32(time.nanosecondsOfDay % 1_000_000_000) }
}

extension ZonedDateTime: Comparable {
  /// Seconds since 1970-01-01T00:00Z.
  public var epochSeconds: Int64 { local.secondsSinceEpoch - Int64(offset) }

  /// By the instant; of the same instant, by the local time, then by the name of the zone.
  public static func < (a: ZonedDateTime, b: ZonedDateTime) -> Bool {
    (a.epochSeconds, a.local.nanosecondsOfSecond, a.local, a.zone ?? "")
      < (b.epochSeconds, b.local.nanosecondsOfSecond, b.local, b.zone ?? "")
  }
}

extension Duration: Comparable {
  /// By average length, a month being a twelfth of 365.2425 days and a day 24 hours; of the same
  /// length, by months, then days.
  public static func < (a: Duration, b: Duration) -> Bool {
    let (x, y) = (a.averageSeconds, b.averageSeconds)
    return x != y
      ? x < y
      : (a.nanoseconds, a.months, a.days) < (b.nanoseconds, b.months, b.days)
  }

  private var averageSeconds: Int128 {
    Int128(months) * 2_629_746 + Int128(days) * 86_400 + Int128(seconds)
  }
}
