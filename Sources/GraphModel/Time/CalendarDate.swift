/// A day of the proleptic Gregorian calendar, as a count of days since 1970-01-01.
///
/// The calendar arithmetic is Howard Hinnant's `days_from_civil` and `civil_from_days`
/// ("chrono-Compatible Low-Level Date Algorithms", 2013), exact over the whole range of years
/// ±999,999,999 that the query language allows.
public struct CalendarDate: Hashable, Comparable, Sendable {
  public let daysSinceEpoch: Int64

  @inlinable public init(daysSinceEpoch: Int64) { self.daysSinceEpoch = daysSinceEpoch }

  /// Nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (-999_999_999...999_999_999).contains(year), (1...12).contains(month),
      (1...CalendarDate.days(inMonth: month, ofYear: year)).contains(day)
    else { return nil }
    let y = Int64(month <= 2 ? year - 1 : year)
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month 1…12 and day of the month 1…31.
  public var components: (year: Int, month: Int, day: Int) {
    let z = daysSinceEpoch + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = Int(dayOfYear - (153 * shifted + 2) / 5 + 1)
    let month = Int(shifted < 10 ? shifted + 3 : shifted - 9)
    let year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  public static func isLeapYear(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// - Parameter month: 1…12.
  public static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  @inlinable public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    a.daysSinceEpoch < b.daysSinceEpoch
  }

  @inlinable public func advanced(byDays days: Int64) -> CalendarDate {
    CalendarDate(daysSinceEpoch: daysSinceEpoch + days)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601, `2022-02-24`; years beyond four digits carry their sign.
  public var description: String {
    let (year, month, day) = components
    return "\(isoYear(year))-\(twoDigits(month))-\(twoDigits(day))"
  }
}

/// A year as ISO 8601 writes it: at least four digits, signed beyond 0…9999.
func isoYear(_ year: Int) -> String {
  let digits = String(year.magnitude)
  let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  return year < 0 ? "-" + padded : year > 9999 ? "+" + padded : padded
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
