/// A date and a time of day without a zone.
public struct LocalDateTime: Hashable, Comparable, Sendable {
  public let date: CalendarDate
  public let time: LocalTime

  public init(date: CalendarDate, time: LocalTime) {
    self.date = date
    self.time = time
  }

  public static func < (a: LocalDateTime, b: LocalDateTime) -> Bool {
    (a.date, a.time) < (b.date, b.time)
  }
}
