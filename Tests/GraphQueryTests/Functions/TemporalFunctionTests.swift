import GraphModel
import Testing

@testable import GraphQuery

@Suite struct TemporalFunctionTests {
  @Test func `one statement has one now`() throws {
    #expect(try text("date") == "'2024-02-29'")
    #expect(try text("datetime") == "'2024-02-29T12:34:56.789Z'")
    #expect(try text("localtime") == "'12:34:56.789'")
    #expect(try text("time.transaction", "+05:30") == "'18:04:56.789+05:30'")
    #expect(
      try text("datetime", ["timezone": "Asia/Tokyo"])
        == "'2024-02-29T21:34:56.789+09:00[Asia/Tokyo]'")
    #expect(try text("timestamp") == "1709210096789")
  }

  @Test func `dates are put together from parts`() throws {
    #expect(try text("date", ["year": 2024, "month": 2]) == "'2024-02-01'")
    #expect(try text("date", ["year": 2024, "week": 9, "dayOfWeek": 4]) == "'2024-02-29'")
    #expect(try text("date", ["year": 2024, "ordinalDay": 60]) == "'2024-02-29'")
    #expect(try text("date", ["year": 2024, "quarter": 2, "dayOfQuarter": 3]) == "'2024-04-03'")
    let base = try call("date", "2020-12-31")
    #expect(try text("date", ["date": base, "year": 2021]) == "'2021-12-31'")
    #expect(try text("date", ["date": base, "week": 1]) == "'2020-01-02'")
  }

  @Test func `parts that are missing, in doubt or out of range are refused`() {
    for map: Value in [
      [:], ["month": 1], ["year": 2024, "day": 1], ["year": 2024, "month": 13],
      ["year": 2023, "month": 2, "day": 29], ["year": 2024, "month": 2, "week": 9],
      ["year": 2023, "ordinalDay": 366], ["year": 2024, "hour": 1], ["year": 2024, "colour": 1],
    ] {
      #expect(failure { try call("date", map) } == "ArgumentError/InvalidArgumentValue", "\(map)")
    }
    #expect(failure { try call("date", ["year": 2024.0]) } == "TypeError/InvalidArgumentValue")
    for map: Value in [
      ["minute": 1], ["hour": 24], ["hour": 1, "second": 1],
      ["hour": 1, "minute": 1, "second": 1, "nanosecond": -1],
      ["hour": 1, "minute": 1, "second": 1, "millisecond": 1, "nanosecond": 1_000_000],
    ] {
      #expect(
        failure { try call("localtime", map) } == "ArgumentError/InvalidArgumentValue", "\(map)")
    }
  }

  @Test func `an instant moves into a zone, a local time is put in it`() throws {
    let instant = try call("datetime", "2024-07-01T12:00[Europe/Berlin]")
    let local = try call("localdatetime", "2024-07-01T12:00")
    #expect(
      try text("datetime", ["datetime": instant, "timezone": "America/New_York"])
        == "'2024-07-01T06:00-04:00[America/New_York]'")
    #expect(
      try text("datetime", ["datetime": local, "timezone": "America/New_York"])
        == "'2024-07-01T12:00-04:00[America/New_York]'")
    // The offset is the one of the new date, not of the old.
    #expect(
      try text("datetime", ["datetime": instant, "month": 1])
        == "'2024-01-01T12:00+01:00[Europe/Berlin]'")
    #expect(try text("time", instant) == "'12:00+02:00'")
    #expect(try text("time", ["time": instant, "timezone": "Z"]) == "'10:00Z'")
  }

  @Test func `zones that do not exist and offsets that do not fit are refused`() {
    #expect(
      failure { try call("datetime", "2024-07-01T12:00[Nowhere/City]") }
        == "ArgumentError/UnknownTimeZone")
    #expect(
      failure { try call("datetime", "2024-07-01T12:00+01:00[Europe/Berlin]") }
        == "ArgumentError/InvalidArgumentValue")
    #expect(failure { try call("datetime", "tomorrow") } == "ArgumentError/InvalidArgumentValue")
    #expect(failure { try call("time", try call("date")) } == "TypeError/InvalidArgumentValue")
  }

  @Test func `instants are cut down to a unit and changed after that`() throws {
    let instant = try call("datetime", "2024-08-15T12:34:56.789123456[Europe/Berlin]")
    let cases: [(String, String)] = [
      ("millennium", "2000-01-01T00:00+01:00"), ("century", "2000-01-01T00:00+01:00"),
      ("decade", "2020-01-01T00:00+01:00"), ("year", "2024-01-01T00:00+01:00"),
      ("weekYear", "2024-01-01T00:00+01:00"), ("quarter", "2024-07-01T00:00+02:00"),
      ("month", "2024-08-01T00:00+02:00"), ("week", "2024-08-12T00:00+02:00"),
      ("day", "2024-08-15T00:00+02:00"), ("hour", "2024-08-15T12:00+02:00"),
      ("minute", "2024-08-15T12:34+02:00"), ("second", "2024-08-15T12:34:56+02:00"),
      ("millisecond", "2024-08-15T12:34:56.789+02:00"),
      ("microsecond", "2024-08-15T12:34:56.789123+02:00"),
    ]
    for (unit, expected) in cases {
      #expect(
        try text("datetime.truncate", .string(unit), instant) == "'\(expected)[Europe/Berlin]'")
    }
    #expect(
      try text("localdatetime.truncate", "millisecond", instant, ["nanosecond": 7])
        == "'2024-08-15T12:34:56.789000007'")
    #expect(try text("date.truncate", "week", instant, ["dayOfWeek": 7]) == "'2024-08-18'")
    #expect(try text("time.truncate", "hour", instant, ["timezone": "Z"]) == "'12:00Z'")
    #expect(try text("date.truncate", "month") == "'2024-02-01'")
    #expect(
      failure { try call("date.truncate", "hour", instant) } == "ArgumentError/InvalidArgumentValue"
    )
    #expect(
      failure { try call("date.truncate", "fortnight", instant) }
        == "ArgumentError/InvalidArgumentValue")
  }

  @Test func `parts are named`() throws {
    let value = try call("datetime", "2024-02-29T12:34:56.789-03:30")
    let parts: [(String, String)] = [
      ("year", "2024"), ("quarter", "1"), ("week", "9"), ("weekYear", "2024"), ("dayOfWeek", "4"),
      ("dayOfQuarter", "60"), ("ordinalDay", "60"), ("hour", "12"), ("millisecond", "789"),
      ("timezone", "'-03:30'"), ("offsetMinutes", "-210"), ("epochMillis", "1709222696789"),
    ]
    for (name, expected) in parts {
      #expect(try TemporalComponents.component(name, of: value)?.rendered() == expected, "\(name)")
    }
    let duration = try call("duration", "P1Y5M10DT25H61M1.5S")
    #expect(try TemporalComponents.component("quartersOfYear", of: duration)?.rendered() == "1")
    #expect(try TemporalComponents.component("minutesOfHour", of: duration)?.rendered() == "1")
    #expect(try TemporalComponents.component("fortnights", of: duration) == nil)
  }

  @Test func `durations are put together with fractions`() throws {
    #expect(try text("duration", ["days": 1.5, "minutes": -1]) == "'P1DT11H59M'")
    #expect(try text("duration", ["seconds": 0.1]) == "'PT0.1S'")
    #expect(try text("duration", ["years": 1, "quarters": 1]) == "'P1Y3M'")
    #expect(
      failure { try call("duration", ["days": .integer(.max), "weeks": 1]) }
        == "ArgumentError/NumberOutOfRange")
    #expect(
      failure { try call("duration", ["days": .float(.infinity)]) }
        == "ArgumentError/NumberOutOfRange")
  }

  @Test func `durations between instants`() throws {
    let a = try call("date", "2020-02-29")
    let b = try call("date", "2024-02-28")
    #expect(try text("duration.between", a, b) == "'P3Y11M30D'")
    #expect(try text("duration.inDays", a, b) == "'P1460D'")
    #expect(try text("duration.inMonths", b, a) == "'P-3Y-11M'")
    #expect(try text("duration.inSeconds", a, b) == "'PT35040H'")
  }

  @Test func `arithmetic ends at the end of the calendar`() throws {
    let last = try call("date", "+999999999-12-31")
    let day = try call("duration", ["days": 1])
    #expect(failure { try Operators.add(last, day) } == "ArgumentError/NumberOutOfRange")
    #expect(try Operators.subtract(last, day).rendered() == "'+999999999-12-30'")
    #expect(
      failure { try Operators.multiply(try call("duration", ["months": .integer(.max)]), 2) }
        == "ArgumentError/NumberOutOfRange")
    #expect(failure { try Operators.subtract(day, last) } == "TypeError/InvalidArgumentType")
    #expect(failure { try Operators.add(last, 1) } == "TypeError/InvalidArgumentType")
  }
}
