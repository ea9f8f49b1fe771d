internal import ArgumentParser
internal import Glibc
internal import GraphModel

/// Dates as arguments.
enum DateArgument {
  /// One whole day: `2026-01-20`, or `today` by the system's clock and zone.
  static func day(_ text: String) throws -> CalendarDate {
    if text == "today" { return today() }
    guard let date = PartialDate(text) else {
      throw ValidationError("give a day as YYYY-MM-DD, such as 2026-01-20")
    }
    guard let day = date.exact else {
      throw ValidationError("give one day of it, such as \(date.earliest)")
    }
    return day
  }

  /// A date of which the day, or the month and the day, may be unknown.
  static func partial(_ text: String) throws -> PartialDate {
    guard let date = PartialDate(text) else {
      throw ValidationError("give a date as YYYY, YYYY-MM or YYYY-MM-DD")
    }
    return date
  }

  private static func today() -> CalendarDate {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    // The system's calendar has no day that ours lacks; day 0 stands for what cannot be.
    return CalendarDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? CalendarDate(daysSinceEpoch: 0)
  }
}
