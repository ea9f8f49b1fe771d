/// The forms of ISO 8601 that the language admits: calendar, week, quarter and ordinal dates, in
/// extended and in basic form, with parts left out from the right.
extension TemporalReader {
  mutating func date() -> CalendarDate? {
    var year: Int
    if peek("+") || peek("-") {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      let count = digitsAhead
      guard (1...9).contains(count), let digits = digits(count) else { return nil }
      year = isNegative ? -digits : digits
    } else {
      guard let digits = digits(4) else { return nil }
      year = digits
    }
    return attempt { $0.restOfDate(year) } ?? CalendarDate(year: year, month: 1, day: 1)
  }

  private mutating func restOfDate(_ year: Int) -> CalendarDate? {
    let isExtended = take("-")
    if take("W") {
      guard let week = digits(2) else { return nil }
      let weekday = attempt { reader -> Int? in
        if isExtended, !reader.take("-") { return nil }
        return reader.digits(1)
      }
      return CalendarDate(weekYear: year, week: week, weekday: weekday ?? 1)
    }
    if take("Q") {
      guard let quarter = digits(1) else { return nil }
      let day = attempt { reader -> Int? in
        if isExtended, !reader.take("-") { return nil }
        return reader.digits(2)
      }
      return CalendarDate(year: year, quarter: quarter, dayOfQuarter: day ?? 1)
    }
    switch digitsAhead {
    case 3: return digits(3).flatMap { CalendarDate(year: year, ordinalDay: $0) }
    case 4 where !isExtended:
      guard let month = digits(2), let day = digits(2) else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    case 2:
      guard let month = digits(2) else { return nil }
      let day = isExtended ? attempt { $0.take("-") ? $0.digits(2) : nil } : nil
      return CalendarDate(year: year, month: month, day: day ?? 1)
    default: return nil
    }
  }

  mutating func time() -> LocalTime? {
    guard let hour = digits(2) else { return nil }
    var minute = 0
    var second = 0
    var nanosecond = 0
    let isExtended = peek(":")
    if isExtended || digitsAhead >= 2 {
      if isExtended { _ = take(":") }
      guard let digits = digits(2) else { return nil }
      minute = digits
      if isExtended ? peek(":") : digitsAhead >= 2 {
        if isExtended { _ = take(":") }
        guard let digits = self.digits(2), let fraction = billionths() else { return nil }
        second = digits
        nanosecond = fraction
      }
    }
    return LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
  }

  /// `Z`, `+01`, `+0100`, `+01:00`, `+010000` or `+01:00:00`: seconds east of UTC.
  mutating func offset() -> Int32? {
    if take("Z") || take("z") { return 0 }
    let isNegative = peek("-")
    guard take("-") || take("+"), let hours = digits(2) else { return nil }
    var seconds = hours * 3600
    let isExtended = peek(":")
    if isExtended || digitsAhead >= 2 {
      if isExtended { _ = take(":") }
      guard let minutes = digits(2), minutes < 60 else { return nil }
      seconds += minutes * 60
      if isExtended ? peek(":") : digitsAhead >= 2 {
        if isExtended { _ = take(":") }
        guard let rest = digits(2), rest < 60 else { return nil }
        seconds += rest
      }
    }
    return seconds <= 64_800 ? Int32(isNegative ? -seconds : seconds) : nil
  }
}

extension CalendarDate {
  /// Reads a date of ISO 8601: `2015-07-21`, `20150721`, `2015-W30-2`, `2015-Q3-21`, `2015-202`,
  /// `2015-07`, `2015`, or with a sign and up to nine digits of year. Parts left out are the first.
  public init?(iso text: some StringProtocol) {
    var reader = TemporalReader(text)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    self = date
  }
}

extension LocalTime {
  /// Reads a time of ISO 8601: `21:40:32.142`, `214032.142`, `21:40`, `2140`, `21`.
  public init?(iso text: some StringProtocol) {
    var reader = TemporalReader(text)
    guard let time = reader.time(), reader.isAtEnd else { return nil }
    self = time
  }
}

/// A date, a time and a zone as far as a text gives them, the zone by name still.
public struct TemporalText: Hashable, Sendable {
  public var date: CalendarDate?
  public var time: LocalTime?
  /// Seconds east of UTC.
  public var offset: Int32?
  public var zone: String?

  /// Reads a date and time, the time and the zone left out or not: `2015-07-21T21:40:32.142+01:00`,
  /// `2015-202T21[Europe/London]`, `2015`.
  public init?(dateTime text: some StringProtocol) {
    var reader = TemporalReader(text)
    guard let date = reader.date() else { return nil }
    self.date = date
    if reader.take("T") || reader.take("t") {
      guard let time = reader.time() else { return nil }
      self.time = time
    }
    guard readZone(&reader) else { return nil }
  }

  /// Reads a time of day, the zone left out or not: `21:40:32.142-04`.
  public init?(time text: some StringProtocol) {
    var reader = TemporalReader(text)
    guard let time = reader.time() else { return nil }
    self.time = time
    guard readZone(&reader) else { return nil }
  }

  private mutating func readZone(_ reader: inout TemporalReader) -> Bool {
    if !reader.isAtEnd, !reader.peek("[") {
      guard let offset = reader.offset() else { return false }
      self.offset = offset
    }
    if reader.take("[") {
      guard let name = reader.text(upTo: "]"), !name.isEmpty else { return false }
      zone = name
    }
    return reader.isAtEnd
  }
}

extension TimeZoneName {
  /// Reads an offset, `+01:00` or `Z`; what is none is the name of a place.
  public init(_ text: String) {
    var reader = TemporalReader(text)
    if let offset = reader.offset(), reader.isAtEnd {
      self = .offset(offset)
    } else {
      self = .named(text)
    }
  }
}
