import GraphModel
import TestSupport
import Testing

@Suite struct TemporalTests {
  @Test(arguments: [
    ("2020-12-31", 2020, 53, 4), ("2021-01-03", 2020, 53, 7), ("2021-01-04", 2021, 1, 1),
    ("2018-12-31", 2019, 1, 1), ("2000-01-01", 1999, 52, 6), ("2024-02-29", 2024, 9, 4),
  ])
  func `a day has the week that calendars print`(text: String, year: Int, week: Int, weekday: Int)
    throws
  {
    let date = try #require(CalendarDate(iso: text))
    #expect(date.weekDate == (year, week))
    #expect(date.weekday == weekday)
  }

  @Test func `all ways to name a day lead back to it`() throws {
    var generator = SeededGenerator(seed: randomSeed())
    for _ in 0..<20_000 {
      let date = CalendarDate(
        daysSinceEpoch: .random(
          in: CalendarDate.first.daysSinceEpoch...CalendarDate.last.daysSinceEpoch,
          using: &generator))
      let year = date.components.year
      let (weekYear, week) = date.weekDate
      if abs(weekYear) <= 999_999_999 {
        #expect(CalendarDate(weekYear: weekYear, week: week, weekday: date.weekday) == date)
      }
      #expect(CalendarDate(year: year, ordinalDay: date.ordinalDay) == date)
      #expect(
        CalendarDate(year: year, quarter: date.quarter, dayOfQuarter: date.dayOfQuarter) == date)
      #expect(CalendarDate(iso: date.description) == date)
    }
  }

  @Test func `no day has a week, a quarter or a number that the year lacks`() {
    #expect(CalendarDate(weekYear: 2021, week: 53, weekday: 1) == nil)
    #expect(CalendarDate(year: 2023, ordinalDay: 366) == nil)
    #expect(CalendarDate(year: 2023, quarter: 1, dayOfQuarter: 91) == nil)
    #expect(CalendarDate(year: 2024, quarter: 1, dayOfQuarter: 91)?.description == "2024-03-31")
  }

  @Test(arguments: [
    ("2019", "2019-01-01"), ("2019-11", "2019-11-01"), ("201911", "2019-11-01"),
    ("20191105", "2019-11-05"), ("2019-W02", "2019-01-07"), ("2019W023", "2019-01-09"),
    ("2019-Q3-05", "2019-07-05"), ("2019-032", "2019-02-01"), ("2019032", "2019-02-01"),
    ("-0044-03-15", "-0044-03-15"), ("+12345-01-01", "+12345-01-01"),
  ])
  func `dates are read in every form of ISO 8601`(text: String, expected: String) {
    #expect(CalendarDate(iso: text)?.description == expected)
  }

  @Test(arguments: [
    "", "19", "2019-", "2019-1-1", "2019-13-01", "2019-02-30", "2019-W60", "2019-11-05x",
    "٢٠١٩-٠١-٠١", "2019-11-05T10:00", "+1234567890-01-01", "2019-366",
  ])
  func `what is no date is refused`(text: String) { #expect(CalendarDate(iso: text) == nil) }

  @Test(arguments: [
    ("10", "10:00"), ("1015", "10:15"), ("10:15:30.5", "10:15:30.500"),
    ("101530,000001", "10:15:30.000001"), ("23:59:59.9999999999", "23:59:59.999999999"),
  ])
  func `times are read in every form of ISO 8601`(text: String, expected: String) {
    #expect(LocalTime(iso: text)?.description == expected)
  }

  @Test(arguments: ["24:00", "10:60", "1:00", "10:15:61", "10:15:", "10:15:30.", "101", "10:15Z"])
  func `what is no time is refused`(text: String) { #expect(LocalTime(iso: text) == nil) }

  @Test(arguments: [
    ("P1Y2M3W4DT5H6M7.8S", "P1Y2M25DT5H6M7.8S"), ("PT90M", "PT1H30M"), ("P0.5Y", "P6M"),
    ("PT-0.5S", "PT-0.5S"), ("-P1D", "P-1D"), ("P1.5W", "P10DT12H"),
    ("PT0.123456789S", "PT0.123456789S"),
    ("P0001-02-03T04:05:06.7", "P1Y2M3DT4H5M6.7S"), ("P0D", "PT0S"), ("PT3600S", "PT1H"),
  ])
  func `durations are read and written`(text: String, expected: String) {
    #expect(Duration(iso: text)?.description == expected)
  }

  @Test(arguments: [
    "", "P", "PT", "P1", "1D", "P1H", "P1D2D", "P1M1Y", "PT1.S", "P9999999999999999999D",
  ])
  func `what is no duration is refused`(text: String) { #expect(Duration(iso: text) == nil) }

  @Test func `durations read back as they were written`() throws {
    var generator = SeededGenerator(seed: randomSeed())
    for _ in 0..<20_000 {
      let duration = try #require(
        Duration(
          months: .random(in: -1_000_000...1_000_000, using: &generator),
          days: .random(in: -1_000_000...1_000_000, using: &generator),
          seconds: .random(in: -1_000_000_000...1_000_000_000, using: &generator),
          nanoseconds: .random(in: 0..<1_000_000_000, using: &generator)))
      #expect(Duration(iso: duration.description) == duration, "\(duration)")
    }
  }

  @Test func `what lies between two instants leads from the one to the other`() throws {
    var generator = SeededGenerator(seed: randomSeed())
    let stockholm = try #require(ZoneDatabase.system.zone(named: "Europe/Stockholm"))
    for _ in 0..<5_000 {
      let a = randomDateTime(&generator)
      let b = randomDateTime(&generator)
      let between = try #require(
        Moment(date: a.date, time: a.time).duration(to: Moment(date: b.date, time: b.time)))
      #expect(a.advanced(by: between) == b, "\(a) \(b) \(between)")
      let x = stockholm.resolve(a)
      let y = stockholm.resolve(b)
      let zoned = try #require(
        ZonedDateTime(local: x.local, offset: x.offset, zone: "Europe/Stockholm"))
      let difference = try #require(
        Moment(date: x.local.date, time: x.local.time, offset: x.offset, zone: "Europe/Stockholm")
          .duration(
            to: Moment(
              date: y.local.date, time: y.local.time, offset: y.offset, zone: "Europe/Stockholm")))
      #expect(
        zoned.advanced(by: difference)?.epochSeconds
          == y.local.secondsSinceEpoch - Int64(y.offset), "\(zoned) \(y) \(difference)")
    }
  }

  @Test func `sums of a date and a month end on the last day where the month is shorter`() throws {
    let date = try #require(CalendarDate(iso: "2024-01-31"))
    #expect(date.advanced(byMonths: 1)?.description == "2024-02-29")
    #expect(date.advanced(byMonths: -2)?.description == "2023-11-30")
    #expect(CalendarDate.last.advanced(byMonths: 1) == nil)
    #expect(CalendarDate.first.advanced(checkingDays: -1) == nil)
    #expect(date.advanced(byMonths: .max) == nil)
  }

  private func randomDateTime(_ generator: inout SeededGenerator) -> LocalDateTime {
    LocalDateTime(
      date: CalendarDate(daysSinceEpoch: .random(in: -40_000...60_000, using: &generator)),
      time: LocalTime(
        nanosecondsOfDay: .random(in: 0..<LocalTime.nanosecondsPerDay, using: &generator))
        ?? .midnight)
  }
}
