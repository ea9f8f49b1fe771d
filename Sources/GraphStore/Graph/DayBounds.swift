package import GraphModel

/// A period as four columns hold it: days since 1970, with sentinels for open bounds that three
/// bytes can hold and on which plain comparisons come out right.
package struct DayBounds: Hashable {
  package static let openBelow: Int64 = -8_388_607
  package static let openAbove: Int64 = 8_388_607

  package var sinceEarliest: Int64
  package var sinceLatest: Int64
  package var untilEarliest: Int64
  package var untilLatest: Int64

  package static let open = DayBounds(.unknown)

  init(_ period: Period) {
    sinceEarliest = DayBounds.column(period.sinceEarliest, open: DayBounds.openBelow)
    sinceLatest = DayBounds.column(period.sinceLatest, open: DayBounds.openAbove)
    untilEarliest = DayBounds.column(period.untilEarliest, open: DayBounds.openBelow)
    untilLatest = DayBounds.column(period.untilLatest, open: DayBounds.openAbove)
  }

  /// From four columns in this order.
  init(_ statement: Statement, from column: CInt) {
    sinceEarliest = statement.integer(column)
    sinceLatest = statement.integer(column + 1)
    untilEarliest = statement.integer(column + 2)
    untilLatest = statement.integer(column + 3)
  }

  /// Into four parameters in this order.
  func bind(to statement: Statement, from index: CInt) {
    statement.bind(sinceEarliest, at: index)
    statement.bind(sinceLatest, at: index + 1)
    statement.bind(untilEarliest, at: index + 2)
    statement.bind(untilLatest, at: index + 3)
  }

  /// Nil where the bounds contradict each other, which only a damaged file holds.
  package var period: Period? {
    Period(
      sinceEarliest: DayBounds.day(sinceEarliest, open: DayBounds.openBelow),
      sinceLatest: DayBounds.day(sinceLatest, open: DayBounds.openAbove),
      untilEarliest: DayBounds.day(untilEarliest, open: DayBounds.openBelow),
      untilLatest: DayBounds.day(untilLatest, open: DayBounds.openAbove))
  }

  /// A day in the year 24937 that happens to be the sentinel moves by one day towards us.
  private static func column(_ date: CalendarDate?, open: Int64) -> Int64 {
    guard let day = date?.daysSinceEpoch else { return open }
    return day == open ? day - day.signum() : day
  }

  private static func day(_ column: Int64, open: Int64) -> CalendarDate? {
    column == open ? nil : CalendarDate(daysSinceEpoch: column)
  }
}
