/// The rule in the footer of a TZif file: a POSIX `TZ` string, as `CET-1CEST,M3.5.0,M10.5.0/3`,
/// with the extensions of RFC 9636 (hours from −167 to 167).
struct PosixZoneRule: Sendable {
  /// Seconds east of UTC.
  let standard: Int32
  let summer: Summer?

  struct Summer: Sendable {
    let offset: Int32
    let start: Day
    let end: Day
  }

  /// A day of the year and a time on it by the clock that is then in use.
  struct Day: Sendable {
    enum Form: Sendable {
      /// `Jn`: 1…365, February 29 never counted.
      case withoutLeapDay(Int)
      /// `n`: 0…365, February 29 counted.
      case zeroBased(Int)
      /// `Mm.w.d`: weekday 0, Sunday, …6 of week 1…5 of a month, 5 being the last.
      case weekday(month: Int, week: Int, weekday: Int)
    }
    let form: Form
    let seconds: Int64

    /// Nil in years beyond the calendar.
    func secondsSinceEpoch(in year: Int) -> Int64? {
      guard let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
      let day: Int64
      switch form {
      case .withoutLeapDay(let number):
        day =
          first.daysSinceEpoch + Int64(number - 1)
          + (number >= 60 && CalendarDate.isLeapYear(year) ? 1 : 0)
      case .zeroBased(let number): day = first.daysSinceEpoch + Int64(number)
      case .weekday(let month, let week, let weekday):
        guard let start = CalendarDate(year: year, month: month, day: 1) else { return nil }
        // Sunday is 7 there and 0 here.
        let wait = (weekday - start.weekday % 7 + 7) % 7
        var dayOfMonth = 1 + wait + (week - 1) * 7
        if dayOfMonth > CalendarDate.days(inMonth: month, ofYear: year) { dayOfMonth -= 7 }
        day = start.daysSinceEpoch + Int64(dayOfMonth - 1)
      }
      return day * 86_400 + seconds
    }
  }

  func offset(at instant: Int64) -> Int32 {
    guard let summer,
      let local = LocalDateTime(
        secondsSinceEpoch: instant &+ Int64(standard), nanosecondsOfSecond: 0)
    else { return standard }
    let year = local.date.components.year
    guard let start = summer.start.secondsSinceEpoch(in: year),
      let end = summer.end.secondsSinceEpoch(in: year)
    else { return standard }
    let from = start - Int64(standard)
    let to = end - Int64(summer.offset)
    let isSummer =
      from < to ? (from..<to).contains(instant) : !(to..<from).contains(instant)
    return isSummer ? summer.offset : standard
  }
}

extension PosixZoneRule {
  /// Nil where the text is no such rule.
  init?(_ text: some Sequence<UInt8>) {
    var reader = Reader(bytes: Array(text))
    guard reader.skipName(), let standard = reader.offset() else { return nil }
    self.standard = -standard
    guard !reader.isAtEnd else {
      summer = nil
      return
    }
    guard reader.skipName() else { return nil }
    var summerOffset = self.standard + 3600
    if reader.peek != UInt8(ascii: ",") {
      guard let offset = reader.offset() else { return nil }
      summerOffset = -offset
    }
    guard reader.take(","), let start = reader.day(), reader.take(","), let end = reader.day(),
      reader.isAtEnd
    else { return nil }
    summer = Summer(offset: summerOffset, start: start, end: end)
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }
    var peek: UInt8? { isAtEnd ? nil : bytes[position] }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard peek == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    /// `CET`, or in angle brackets with digits and signs: `<+0330>`.
    mutating func skipName() -> Bool {
      if take("<") {
        while let next = peek, next != UInt8(ascii: ">") {
          position += 1
          _ = next
        }
        return take(">")
      }
      let start = position
      while let next = peek, (next | 0x20) >= UInt8(ascii: "a"), (next | 0x20) <= UInt8(ascii: "z")
      {
        position += 1
      }
      return position - start >= 3
    }

    mutating func number(upTo limit: Int) -> Int? {
      let start = position
      var value = 0
      while let next = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next),
        position - start < 4
      {
        value = value * 10 + Int(next - UInt8(ascii: "0"))
        position += 1
      }
      return position > start && value <= limit ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]` as seconds.
    mutating func time(hours limit: Int) -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard var seconds = number(upTo: limit).map({ $0 * 3600 }) else { return nil }
      if take(":") {
        guard let minutes = number(upTo: 59) else { return nil }
        seconds += minutes * 60
        if take(":") {
          guard let rest = number(upTo: 59) else { return nil }
          seconds += rest
        }
      }
      return isNegative ? -seconds : seconds
    }

    /// West of UTC, as POSIX has it.
    mutating func offset() -> Int32? { time(hours: 24).map { Int32($0) } }

    mutating func day() -> Day? {
      let form: Day.Form
      if take("M") {
        guard let month = number(upTo: 12), month >= 1, take("."),
          let week = number(upTo: 5), week >= 1, take("."), let weekday = number(upTo: 6)
        else { return nil }
        form = .weekday(month: month, week: week, weekday: weekday)
      } else if take("J") {
        guard let number = number(upTo: 365), number >= 1 else { return nil }
        form = .withoutLeapDay(number)
      } else {
        guard let number = number(upTo: 365) else { return nil }
        form = .zeroBased(number)
      }
      guard take("/") else { return Day(form: form, seconds: 7200) }
      return time(hours: 167).map { Day(form: form, seconds: Int64($0)) }
    }
  }
}
