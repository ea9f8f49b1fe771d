import Testing

@testable import GraphModel

@Suite struct TimeZoneTests {
  private func offset(_ zone: String, _ text: String) throws -> String {
    let zone = try #require(ZoneDatabase.system.zone(named: zone))
    let parsed = try #require(TemporalText(dateTime: text))
    let local = LocalDateTime(
      date: try #require(parsed.date), time: parsed.time ?? .midnight)
    let resolved = zone.resolve(local, preferring: parsed.offset)
    return "\(resolved.local)\(isoOffset(resolved.offset))"
  }

  @Test func `a local time that was skipped moves on by the gap`() throws {
    #expect(try offset("Europe/Berlin", "2024-03-31T02:30") == "2024-03-31T03:30+02:00")
    #expect(try offset("America/New_York", "2007-03-11T02:00") == "2007-03-11T03:00-04:00")
  }

  @Test func `of a local time that came twice the first is meant, unless the second is asked for`()
    throws
  {
    #expect(try offset("Europe/Berlin", "2024-10-27T02:30") == "2024-10-27T02:30+02:00")
    #expect(try offset("Europe/Berlin", "2024-10-27T02:30+01:00") == "2024-10-27T02:30+01:00")
    #expect(try offset("Europe/Berlin", "2024-10-27T01:59") == "2024-10-27T01:59+02:00")
    #expect(try offset("Europe/Berlin", "2024-10-27T03:00") == "2024-10-27T03:00+01:00")
  }

  @Test func `the rule goes on after the last transition, on both halves of the globe`() throws {
    #expect(try offset("Europe/Berlin", "2525-07-01T00:00").hasSuffix("+02:00"))
    #expect(try offset("Europe/Berlin", "2525-01-01T00:00").hasSuffix("+01:00"))
    #expect(try offset("Australia/Sydney", "2525-01-01T00:00").hasSuffix("+11:00"))
    #expect(try offset("Australia/Sydney", "2525-07-01T00:00").hasSuffix("+10:00"))
    #expect(try offset("Asia/Kolkata", "2525-07-01T00:00").hasSuffix("+05:30"))
  }

  @Test func `zones that the database has merged share one past`() throws {
    #expect(try offset("Europe/Stockholm", "1850-01-01") == "1850-01-01T00:00+00:53:28")
    #expect(try offset("Europe/Stockholm", "2024-07-01").hasSuffix("+02:00"))
    #expect(try offset("Europe/Stockholm", "1970-01-01").hasSuffix("+01:00"))
    #expect(try offset("America/New_York", "1850-01-01") == "1850-01-01T00:00-04:56:02")
  }

  @Test(arguments: [
    "", "Europe", "Nowhere/City", "../../etc/passwd", "/etc/localtime", "Europe/../Europe/Berlin",
    "zone.tab", "Europe/Berlin\0", "Европа/Москва", ".",
  ])
  func `what is no zone is not found`(name: String) {
    #expect(ZoneDatabase.system.zone(named: name) == nil)
  }

  @Test func `rules of POSIX are read`() throws {
    let chile = try #require(PosixZoneRule("<-04>4<-03>,M9.1.6/24,M4.1.6/24".utf8))
    #expect(chile.standard == -14_400)
    #expect(chile.summer?.offset == -10_800)
    let julian = try #require(PosixZoneRule("AAA0BBB,J60/0,J300/0".utf8))
    // 1 March in every year.
    for year in [2023, 2024] {
      let start = try #require(CalendarDate(year: year, month: 3, day: 1)).daysSinceEpoch * 86_400
      #expect(julian.offset(at: start - 1) == 0)
      #expect(julian.offset(at: start) == 3600)
    }
    for bad in ["", "A", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M1.1.0", "CET-1CEST,M3.5.0"] {
      #expect(PosixZoneRule(bad.utf8) == nil, "\(bad)")
    }
  }

  @Test func `a damaged file is no zone`() throws {
    let whole = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 39)
    #expect(TimeZone(tzif: whole) == nil)
    #expect(TimeZone(tzif: []) == nil)
    #expect(TimeZone(tzif: Array("TZif".utf8) + [UInt8](repeating: 0xFF, count: 200)) == nil)
  }
}
