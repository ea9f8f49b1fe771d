/// A time of day without a zone, to the nanosecond.
public struct LocalTime: Hashable, Comparable, Sendable {
  /// 0 ..< 86,400,000,000,000.
  public let nanosecondsOfDay: Int64

  public static let nanosecondsPerDay: Int64 = 86_400_000_000_000

  /// Nil outside the day.
  public init?(nanosecondsOfDay: Int64) {
    guard (0..<LocalTime.nanosecondsPerDay).contains(nanosecondsOfDay) else { return nil }
    self.nanosecondsOfDay = nanosecondsOfDay
  }

  /// - Precondition: within the day.
  init(unchecked nanosecondsOfDay: Int64) { self.nanosecondsOfDay = nanosecondsOfDay }

  public static func < (a: LocalTime, b: LocalTime) -> Bool {
    a.nanosecondsOfDay < b.nanosecondsOfDay
  }
}
