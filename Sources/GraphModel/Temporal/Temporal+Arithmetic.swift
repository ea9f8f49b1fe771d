extension CalendarDate {
  /// Months first, then days, then the whole days in the seconds. Nil beyond the calendar.
  public func advanced(by duration: Duration) -> CalendarDate? {
    let seconds = duration.totalNanoseconds / Int128(LocalTime.nanosecondsPerDay)
    return advanced(byMonths: duration.months)?.advanced(checkingDays: duration.days)?
      // At most Int64.max seconds, and so fewer days.
      .advanced(checkingDays: Int64(seconds))
  }
}

extension LocalDateTime {
  /// Nil outside the calendar.
  public init?(secondsSinceEpoch seconds: Int64, nanosecondsOfSecond nanoseconds: Int32) {
    let day = seconds >= 0 ? seconds / 86_400 : -((-(seconds + 1)) / 86_400) - 1
    guard (0..<1_000_000_000).contains(nanoseconds),
      let date = CalendarDate(checkingDaysSinceEpoch: day)
    else { return nil }
    self.init(
      date: date,
      time: LocalTime(
        unchecked: (seconds - day * 86_400) * 1_000_000_000 + Int64(nanoseconds)))
  }

  /// Nanoseconds since 1970-01-01T00:00, as if in UTC.
  var nanosecondsSinceEpoch: Int128 {
    Int128(date.daysSinceEpoch) * Int128(LocalTime.nanosecondsPerDay)
      + Int128(time.nanosecondsOfDay)
  }

  /// Nil outside the calendar.
  init?(nanosecondsSinceEpoch total: Int128) {
    let perDay = Int128(LocalTime.nanosecondsPerDay)
    var (day, rest) = total.quotientAndRemainder(dividingBy: perDay)
    if rest < 0 {
      day -= 1
      rest += perDay
    }
    guard let days = Int64(exactly: day), let date = CalendarDate(checkingDaysSinceEpoch: days)
    else { return nil }
    self.init(date: date, time: LocalTime(unchecked: Int64(rest)))
  }

  /// Months and days by the calendar. Nil beyond it.
  func advanced(byMonths months: Int64, days: Int64) -> LocalDateTime? {
    date.advanced(byMonths: months)?.advanced(checkingDays: days)
      .map { LocalDateTime(date: $0, time: time) }
  }

  /// Months first, then days, then seconds. Nil beyond the calendar.
  public func advanced(by duration: Duration) -> LocalDateTime? {
    advanced(byMonths: duration.months, days: duration.days).flatMap {
      LocalDateTime(nanosecondsSinceEpoch: $0.nanosecondsSinceEpoch + duration.totalNanoseconds)
    }
  }
}

extension ZonedTime {
  /// The same moment of the day by another offset. Nil beyond ±18 hours.
  public func converted(toOffset offset: Int32) -> ZonedTime? {
    ZonedTime(
      local: LocalTime(
        wrapping: Int128(local.nanosecondsOfDay) + Int128(offset - self.offset) * 1_000_000_000),
      offset: offset)
  }

  /// Seconds only, running on past midnight.
  public func advanced(by duration: Duration) -> ZonedTime {
    // The offset is the one it had.
    ZonedTime(local: local.advanced(by: duration), offset: offset) ?? self
  }
}
