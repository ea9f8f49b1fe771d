import GraphModel
import TestSupport
import Testing

/// Checks periods against their definition: the set of all (begin, end) pairs that the bounds admit,
/// over a small calendar.
@Suite struct PeriodTests {
  /// A period as the set of lives, begin < end, that it admits; days 0 ..< `horizon`.
  struct Lives: Equatable {
    static let horizon: Int64 = 7
    var pairs: Set<[Int64]>

    init(_ bounds: [Int64?]) {
      pairs = []
      for begin in -1...Lives.horizon {
        for end in (begin + 1)...(Lives.horizon + 1) {
          if let a = bounds[0], begin < a { continue }
          if let b = bounds[1], begin > b { continue }
          if let c = bounds[2], end < c { continue }
          if let d = bounds[3], end > d { continue }
          pairs.insert([begin, end])
        }
      }
    }

    func holds(on day: Int64) -> Certainty {
      let alive = pairs.count { $0[0] <= day && day < $0[1] }
      return alive == 0 ? .no : alive == pairs.count ? .certain : .possible
    }
  }

  static func day(_ number: Int64) -> CalendarDate { CalendarDate(daysSinceEpoch: number) }

  static func period(_ bounds: [Int64?]) -> Period? {
    Period(
      sinceEarliest: bounds[0].map(day), sinceLatest: bounds[1].map(day),
      untilEarliest: bounds[2].map(day), untilLatest: bounds[3].map(day))
  }

  static let allBounds: [[Int64?]] = {
    let days: [Int64?] = [nil] + (0..<Lives.horizon).filter { $0 % 2 == 0 || $0 == 3 }.map { $0 }
    return days.flatMap { a in
      days.flatMap { b in days.flatMap { c in days.map { d in [a, b, c, d] } } }
    }
  }()

  @Test func `a period exists exactly where some life fits its bounds`() {
    for bounds in Self.allBounds {
      #expect((Self.period(bounds) == nil) == Lives(bounds).pairs.isEmpty, "\(bounds)")
    }
  }

  @Test func `it never says no or certain where a life that it admits says otherwise`() {
    for bounds in Self.allBounds {
      guard let period = Self.period(bounds) else { continue }
      let lives = Lives(bounds)
      for day in 0..<Lives.horizon {
        let answer = period.holds(on: Self.day(day))
        let truth = lives.holds(on: day)
        #expect(answer != .no || truth == .no, "\(bounds) on \(day)")
        #expect(answer != .certain || truth == .certain, "\(bounds) on \(day)")
        #expect(truth != .certain || answer != .no, "\(bounds) on \(day)")
      }
    }
  }

  @Test func `tightening keeps the lives that both admit`() {
    var generator = SeededGenerator(seed: randomSeed())
    for _ in 0..<20_000 {
      let a = Self.allBounds.randomElement(using: &generator) ?? []
      let b = Self.allBounds.randomElement(using: &generator) ?? []
      guard let first = Self.period(a), let second = Self.period(b) else { continue }
      let common = Lives(a).pairs.intersection(Lives(b).pairs)
      #expect((first.tightened(by: second) == nil) == common.isEmpty, "\(a) and \(b)")
      #expect(first.tightened(by: second) == second.tightened(by: first))
    }
  }

  @Test func `stated dates give the bounds of the design`() throws {
    let period = try #require(Period(since: PartialDate("2019"), until: PartialDate("2022")))
    #expect(period.sinceEarliest?.description == "2019-01-01")
    #expect(period.sinceLatest?.description == "2019-12-31")
    #expect(period.untilEarliest?.description == "2022-01-01")
    #expect(period.untilLatest?.description == "2022-12-31")
    let june = try #require(CalendarDate(year: 2021, month: 6, day: 1))
    #expect(period.holds(on: june) == .certain)
    let first = try #require(CalendarDate(year: 2019, month: 6, day: 1))
    #expect(period.holds(on: first) == .possible)
  }

  @Test func `what happened on one day held on that day alone`() throws {
    let date = try #require(PartialDate("2026-01-15"))
    let period = try #require(Period(since: date, until: date))
    #expect(period.holds(on: date.earliest) == .certain)
    #expect(period.holds(on: date.earliest.advanced(byDays: 1)) == .no)
    #expect(period.holds(on: date.earliest.advanced(byDays: -1)) == .no)
  }

  @Test func `an attestation is certain on its day and possible on all others`() throws {
    let date = try #require(PartialDate("2026-01-20"))
    let period = Period(attestedOn: date)
    #expect(period.holds(on: date.earliest) == .certain)
    #expect(period.holds(on: date.earliest.advanced(byDays: 1)) == .possible)
    #expect(period.holds(on: date.earliest.advanced(byDays: -9999)) == .possible)
    let month = try #require(PartialDate("2026-01"))
    #expect(Period(attestedOn: month).holds(on: date.earliest) == .possible)
  }

  @Test func `a former holder is none after the statement, and a planned one none before`() throws {
    let date = try #require(PartialDate("2026-01-20"))
    #expect(Period(endedBy: date).holds(on: date.latest) == .no)
    #expect(Period(endedBy: date).holds(on: date.latest.advanced(byDays: -1)) == .possible)
    #expect(Period(plannedOn: date).holds(on: date.earliest.advanced(byDays: -1)) == .no)
    #expect(Period(plannedOn: date).holds(on: date.earliest) == .possible)
  }

  @Test func `an end before the begin is no period`() {
    #expect(Period(since: PartialDate("2022"), until: PartialDate("2019")) == nil)
    #expect(Period(since: PartialDate("2022-05"), until: PartialDate("2022")) != nil)
  }

  @Test func `filtering by a span keeps exactly what possibly holds on one of its days`() {
    for bounds in Self.allBounds {
      guard let period = Self.period(bounds) else { continue }
      for from in 0..<Lives.horizon {
        for to in from...Lives.horizon {
          let some = (from..<to).contains { period.holds(on: Self.day($0)) != .no }
          #expect(period.mayOverlap(from: Self.day(from), to: Self.day(to)) == some)
        }
      }
    }
  }
}
