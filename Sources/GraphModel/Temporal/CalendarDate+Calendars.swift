/// Other ways to name a day: ISO 8601 week dates, ordinal dates and quarter dates.
extension CalendarDate {
  /// The first day that the language's dates can be: 1 January of the year -999,999,999.
  public static let first = CalendarDate(daysSinceEpoch: -365_243_219_162)
  /// The last day that the language's dates can be: 31 December of the year 999,999,999.
  public static let last = CalendarDate(daysSinceEpoch: 365_241_780_471)

  /// Nil outside ``first``…``last``.
  public init?(checkingDaysSinceEpoch days: Int64) {
    guard (CalendarDate.first.daysSinceEpoch...CalendarDate.last.daysSinceEpoch).contains(days)
    else { return nil }
    self.init(daysSinceEpoch: days)
  }

  /// A week date. Nil where the year has no such week.
  /// - Parameters:
  ///   - weekYear: the year that owns the week, which near New Year may not be the calendar's.
  ///   - week: 1…53.
  ///   - weekday: 1, Monday, …7, Sunday.
  public init?(weekYear: Int, week: Int, weekday: Int) {
    guard (1...53).contains(week), (1...7).contains(weekday),
      // The fourth of January is always in week 1.
      let fourth = CalendarDate(year: weekYear, month: 1, day: 4)
    else { return nil }
    let monday = fourth.daysSinceEpoch - Int64(fourth.weekday - 1)
    self.init(checkingDaysSinceEpoch: monday + Int64((week - 1) * 7 + weekday - 1))
    if week == 53 && weekDate.week != 53 { return nil }
  }

  /// An ordinal date. Nil where the year has no such day.
  public init?(year: Int, ordinalDay: Int) {
    guard let first = CalendarDate(year: year, month: 1, day: 1),
      (1...(CalendarDate.isLeapYear(year) ? 366 : 365)).contains(ordinalDay)
    else { return nil }
    self.init(daysSinceEpoch: first.daysSinceEpoch + Int64(ordinalDay - 1))
  }

  /// A day counted from the start of a quarter. Nil where the quarter has no such day.
  public init?(year: Int, quarter: Int, dayOfQuarter: Int) {
    guard (1...4).contains(quarter),
      let first = CalendarDate(year: year, month: quarter * 3 - 2, day: 1),
      (1...CalendarDate.days(inQuarter: quarter, ofYear: year)).contains(dayOfQuarter)
    else { return nil }
    self.init(daysSinceEpoch: first.daysSinceEpoch + Int64(dayOfQuarter - 1))
  }

  /// 1, Monday, …7, Sunday.
  public var weekday: Int {
    // Day 0 was a Thursday.
    let shifted = (daysSinceEpoch + 3) % 7
    return Int(shifted < 0 ? shifted + 7 : shifted) + 1
  }

  /// The ISO 8601 week, 1…53, and the year that owns it.
  public var weekDate: (year: Int, week: Int) {
    // A week belongs to the year of its Thursday.
    let thursday = advanced(byDays: Int64(4 - weekday))
    return (thursday.components.year, (thursday.ordinalDay - 1) / 7 + 1)
  }

  /// The day of the year, 1…366.
  public var ordinalDay: Int {
    let (year, month, day) = components
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1]
    return before + day + (month > 2 && CalendarDate.isLeapYear(year) ? 1 : 0)
  }

  /// 1…4.
  public var quarter: Int { (components.month - 1) / 3 + 1 }

  /// The day of the quarter, 1…92.
  public var dayOfQuarter: Int {
    let (year, month, day) = components
    let first = (month - 1) / 3 * 3 + 1
    return (first..<month).reduce(day) { $0 + CalendarDate.days(inMonth: $1, ofYear: year) }
  }

  static func days(inQuarter quarter: Int, ofYear year: Int) -> Int {
    (quarter * 3 - 2...quarter * 3).reduce(0) { $0 + days(inMonth: $1, ofYear: year) }
  }
}

extension CalendarDate {
  /// The same day so many months later, or the last day of that month where it is shorter.
  /// Nil outside ``first``…``last``.
  public func advanced(byMonths months: Int64) -> CalendarDate? {
    let (year, month, day) = components
    let (total, overflow) = (Int64(year) * 12 + Int64(month - 1)).addingReportingOverflow(months)
    guard !overflow else { return nil }
    let newYear = Int((total >= 0 ? total : total - 11) / 12)
    let newMonth = Int(total - Int64(newYear) * 12) + 1
    return CalendarDate(
      year: newYear, month: newMonth,
      day: min(day, CalendarDate.days(inMonth: newMonth, ofYear: newYear)))
  }

  /// Nil outside ``first``…``last``.
  public func advanced(checkingDays days: Int64) -> CalendarDate? {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
    return overflow ? nil : CalendarDate(checkingDaysSinceEpoch: sum)
  }

  /// Whole months from this day to the other, towards zero.
  public func months(until end: CalendarDate) -> Int64 {
    let (a, b) = (components, end.components)
    // A month as 32 days, so that the quotient counts the whole ones.
    let from = Int64(a.year * 12 + a.month - 1) * 32 + Int64(a.day)
    let to = Int64(b.year * 12 + b.month - 1) * 32 + Int64(b.day)
    return (to - from) / 32
  }
}
