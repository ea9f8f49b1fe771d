internal import GraphModel

/// What `truncate` cuts an instant down to.
enum TruncationUnit: String, CaseIterable {
  case millennium, century, decade, year, weekYear, quarter, month, week, day
  case hour, minute, second, millisecond, microsecond

  /// Nil where there is no such unit. Case does not count.
  init?(named name: String) {
    guard
      let unit = TruncationUnit.allCases.first(where: {
        $0.rawValue.lowercased() == name.lowercased()
      })
    else { return nil }
    self = unit
  }

  var isDateUnit: Bool { nanoseconds == nil }

  /// Of units below a day.
  var nanoseconds: Int64? {
    switch self {
    case .hour: 3_600_000_000_000
    case .minute: 60_000_000_000
    case .second: 1_000_000_000
    case .millisecond: 1_000_000
    case .microsecond: 1000
    default: nil
    }
  }

  /// The first day of the unit in which `date` lies; nil before the calendar's first day.
  func start(of date: CalendarDate) -> CalendarDate? {
    let (year, month, _) = date.components
    switch self {
    case .millennium: return CalendarDate(year: floor(year, 1000), month: 1, day: 1)
    case .century: return CalendarDate(year: floor(year, 100), month: 1, day: 1)
    case .decade: return CalendarDate(year: floor(year, 10), month: 1, day: 1)
    case .year: return CalendarDate(year: year, month: 1, day: 1)
    case .weekYear: return CalendarDate(weekYear: date.weekDate.year, week: 1, weekday: 1)
    case .quarter: return CalendarDate(year: year, month: date.quarter * 3 - 2, day: 1)
    case .month: return CalendarDate(year: year, month: month, day: 1)
    case .week: return date.advanced(checkingDays: Int64(1 - date.weekday))
    default: return date
    }
  }

  /// The start of the unit in which `time` lies.
  func start(of time: LocalTime) -> LocalTime {
    guard let nanoseconds else { return .midnight }
    // Not more than it was.
    return LocalTime(
      nanosecondsOfDay: time.nanosecondsOfDay - time.nanosecondsOfDay % nanoseconds) ?? time
  }

  private func floor(_ year: Int, _ size: Int) -> Int {
    let rest = year % size
    return year - (rest < 0 ? rest + size : rest)
  }
}
