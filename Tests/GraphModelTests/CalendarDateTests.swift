import GraphModel
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    (1970, 1, 1, Int64(0)), (1969, 12, 31, -1), (2000, 2, 29, 11016), (2026, 1, 15, 20468),
    (1600, 1, 1, -135140), (0, 3, 1, -719468), (9999, 12, 31, 2_932_896),
  ])
  func `a day has the number that other calendars give it`(
    year: Int, month: Int, day: Int, number: Int64
  ) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(date.daysSinceEpoch == number)
    #expect(date.components == (year, month, day))
  }

  @Test func `days follow one another without gap over eight centuries`() throws {
    var (year, month, day) = (1599, 12, 31)
    let first = try #require(CalendarDate(year: year, month: month, day: day))
    for offset in 0..<(800 * 366) {
      #expect(first.advanced(byDays: Int64(offset)).components == (year, month, day))
      day += 1
      if day > CalendarDate.days(inMonth: month, ofYear: year) {
        (month, day) = (month + 1, 1)
        if month > 12 { (year, month) = (year + 1, 1) }
      }
    }
  }

  @Test func `the calendar refuses days it does not have`() {
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2024, month: 13, day: 1) == nil)
    #expect(CalendarDate(year: 2024, month: 0, day: 1) == nil)
    #expect(CalendarDate(year: 2024, month: 4, day: 31) == nil)
    #expect(CalendarDate(year: 1_000_000_000, month: 1, day: 1) == nil)
  }

  @Test func `the widest years survive the round trip`() throws {
    for year in [-999_999_999, 999_999_999] {
      let date = try #require(CalendarDate(year: year, month: 12, day: 31))
      #expect(date.components == (year, 12, 31))
    }
  }
}
