internal import GraphModel

/// How the properties `since` and `until` of a relationship read, where its bounds say it already.
///
/// Most relationships carry both, and as properties of their own they would take a third of the
/// file. A stated date whose first day is the bound's is kept as its form alone, three bits of the
/// column `stated`; any other is a property like any other.
package struct StatedDates: Equatable {
  package enum Form: Int64 {
    case none = 0
    /// `2022` as a string.
    case year = 1
    /// `2022-02` as a string.
    case month = 2
    /// `2022-02-24` as a string.
    case day = 3
    /// A value of the type date.
    case date = 4
    /// The day before the bound, as a string: what began on a day had not ended before the next, so
    /// that "on 24 February" has its earliest end on the 25th.
    case dayBefore = 5
    /// The day before the bound, as a value of the type date.
    case dateBefore = 6
  }

  package var since: Form
  package var until: Form

  package static let none = StatedDates(since: .none, until: .none)

  init(since: Form, until: Form) {
    self.since = since
    self.until = until
  }

  init(column: Int64) {
    since = Form(rawValue: column & 7) ?? .none
    until = Form(rawValue: (column >> 3) & 7) ?? .none
  }

  var column: Int64 { since.rawValue | (until.rawValue << 3) }

  func since(in bounds: DayBounds) -> Value? {
    StatedDates.value(since, day: bounds.sinceEarliest)
  }

  func until(in bounds: DayBounds) -> Value? {
    StatedDates.value(until, day: bounds.untilEarliest)
  }

  /// The form in which `day` says all that `value` says, or nil.
  static func form(of value: Value, day: Int64) -> Form? {
    guard let stated = partialDate(value) else {
      // A date beyond the years that a partial date has.
      guard case .date(let date) = value else { return nil }
      return date.daysSinceEpoch == day ? .date : nil
    }
    let isDate = if case .date = value { true } else { false }
    let first = stated.earliest.daysSinceEpoch
    if first == day {
      return isDate ? .date : stated.day != nil ? .day : stated.month != nil ? .month : .year
    }
    if stated.day != nil, first == day &- 1 { return isDate ? .dateBefore : .dayBefore }
    return nil
  }

  /// What a property says as a date: a date, or a string that is one.
  static func partialDate(_ value: Value) -> PartialDate? {
    switch value {
    case .date(let date) where (0...9999).contains(date.components.year): PartialDate(date)
    case .string(let text): PartialDate(text)
    default: nil
    }
  }

  private static func value(_ form: Form, day: Int64) -> Value? {
    let isBefore = form == .dayBefore || form == .dateBefore
    let date = CalendarDate(daysSinceEpoch: isBefore ? day &- 1 : day)
    let (year, month, dayOfMonth) = date.components
    switch form {
    case .none: return nil
    case .date, .dateBefore: return .date(date)
    case .day, .dayBefore:
      return PartialDate(year: year, month: month, day: dayOfMonth).map { .string($0.description) }
    case .month: return PartialDate(year: year, month: month).map { .string($0.description) }
    case .year: return PartialDate(year: year).map { .string($0.description) }
    }
  }
}
