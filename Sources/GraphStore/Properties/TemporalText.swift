internal import GraphModel

/// Temporal values as ISO 8601 text, exactly and in one way, as the file keeps them.
enum TemporalText {
  // MARK: Writing

  /// Nil beyond the years ±999,999,999 of the language.
  static func date(_ date: CalendarDate) -> String? {
    isWithinCalendar(date) ? date.description : nil
  }

  static func isWithinCalendar(_ date: CalendarDate) -> Bool {
    (-365_250_000_000...365_250_000_000).contains(date.daysSinceEpoch)
  }

  static func localTime(_ time: LocalTime) -> String {
    let seconds = time.nanosecondsOfDay / 1_000_000_000
    let clock = "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
    return clock + fraction(time.nanosecondsOfDay % 1_000_000_000)
  }

  static func time(_ time: ZonedTime) -> String { localTime(time.local) + offset(time.offset) }

  static func localDateTime(_ value: LocalDateTime) -> String? {
    date(value.date).map { "\($0)T\(localTime(value.time))" }
  }

  static func dateTime(_ value: ZonedDateTime) -> String? {
    localDateTime(value.local).map { local in
      local + offset(value.offset) + (value.zone.map { "[\($0)]" } ?? "")
    }
  }

  static func duration(_ value: Duration) -> String {
    // The nanoseconds count upwards from the seconds; written out, both have one sign.
    let borrows = value.seconds < 0 && value.nanoseconds > 0
    let whole = borrows ? value.seconds + 1 : value.seconds
    let rest = borrows ? 1_000_000_000 - Int64(value.nanoseconds) : Int64(value.nanoseconds)
    let seconds = (borrows && whole == 0 ? "-0" : "\(whole)") + fraction(rest)
    return "P\(value.months)M\(value.days)DT\(seconds)S"
  }

  private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func fraction(_ nanoseconds: Int64) -> String {
    guard nanoseconds != 0 else { return "" }
    let digits = String(nanoseconds)
    return "." + String(repeating: "0", count: 9 - digits.utf8.count) + digits
  }

  private static func offset(_ seconds: Int32) -> String {
    let size = Int64(seconds.magnitude)
    let sign = seconds < 0 ? "-" : "+"
    let rest = size % 60 == 0 ? "" : ":" + padded(size % 60)
    return sign + padded(size / 3600) + ":" + padded(size / 60 % 60) + rest
  }

  // MARK: Reading

  static func date(in cursor: inout TextCursor) -> CalendarDate? {
    let negative = cursor.take("-")
    if !negative { _ = cursor.take("+") }
    guard let year = cursor.number(digits: 4...9), cursor.take("-"),
      let month = cursor.number(digits: 2...2), cursor.take("-"),
      let day = cursor.number(digits: 2...2)
    else { return nil }
    return CalendarDate(year: Int(negative ? -year : year), month: Int(month), day: Int(day))
  }

  static func localTime(in cursor: inout TextCursor) -> LocalTime? {
    guard let hour = cursor.number(digits: 2...2), cursor.take(":"),
      let minute = cursor.number(digits: 2...2), cursor.take(":"),
      let second = cursor.number(digits: 2...2), hour < 24, minute < 60, second < 60
    else { return nil }
    var rest: Int64 = 0
    if cursor.take(".") {
      guard let digits = cursor.number(digits: 9...9) else { return nil }
      rest = digits
    }
    return LocalTime(
      nanosecondsOfDay: (hour * 3600 + minute * 60 + second) * 1_000_000_000 + rest)
  }

  static func time(in cursor: inout TextCursor) -> ZonedTime? {
    guard let local = localTime(in: &cursor), let offset = offset(in: &cursor) else { return nil }
    return ZonedTime(local: local, offset: offset)
  }

  static func localDateTime(in cursor: inout TextCursor) -> LocalDateTime? {
    guard let date = date(in: &cursor), cursor.take("T"), let time = localTime(in: &cursor)
    else { return nil }
    return LocalDateTime(date: date, time: time)
  }

  static func dateTime(in cursor: inout TextCursor) -> ZonedDateTime? {
    guard let local = localDateTime(in: &cursor), let offset = offset(in: &cursor)
    else { return nil }
    var zone: String?
    if cursor.take("[") {
      guard let name = cursor.text(upTo: "]") else { return nil }
      zone = name
    }
    return ZonedDateTime(local: local, offset: offset, zone: zone)
  }

  static func duration(in cursor: inout TextCursor) -> Duration? {
    guard cursor.take("P"), let months = cursor.signedNumber(), cursor.take("M"),
      let days = cursor.signedNumber(), cursor.take("D"), cursor.take("T")
    else { return nil }
    let negative = cursor.next == UInt8(ascii: "-")
    guard let seconds = cursor.signedNumber() else { return nil }
    var rest: Int64 = 0
    if cursor.take(".") {
      guard let digits = cursor.number(digits: 9...9) else { return nil }
      rest = digits
    }
    guard cursor.take("S") else { return nil }
    return Duration(
      months: months, days: days, seconds: seconds, nanoseconds: negative ? -rest : rest)
  }

  private static func offset(in cursor: inout TextCursor) -> Int32? {
    let negative = cursor.take("-")
    guard negative || cursor.take("+"), let hours = cursor.number(digits: 2...2),
      cursor.take(":"), let minutes = cursor.number(digits: 2...2)
    else { return nil }
    var seconds: Int64 = 0
    if cursor.take(":") {
      guard let digits = cursor.number(digits: 2...2) else { return nil }
      seconds = digits
    }
    let size = Int32(hours * 3600 + minutes * 60 + seconds)
    return negative ? -size : size
  }
}
