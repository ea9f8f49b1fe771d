extension LocalTime {
  public static let midnight = LocalTime(unchecked: 0)

  /// Nil outside 0…23, 0…59, 0…59 and 0…999,999,999.
  public init?(hour: Int, minute: Int = 0, second: Int = 0, nanosecond: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999_999_999).contains(nanosecond)
    else { return nil }
    self.init(
      unchecked: Int64(hour * 3600 + minute * 60 + second) * 1_000_000_000 + Int64(nanosecond))
  }

  /// The time of day that many nanoseconds after midnight, days left out.
  init(wrapping nanoseconds: Int128) {
    let rest = Int64(nanoseconds % Int128(LocalTime.nanosecondsPerDay))
    self.init(unchecked: rest < 0 ? rest + LocalTime.nanosecondsPerDay : rest)
  }

  public var hour: Int { Int(nanosecondsOfDay / 3_600_000_000_000) }
  public var minute: Int { Int(nanosecondsOfDay / 60_000_000_000 % 60) }
  public var second: Int { Int(nanosecondsOfDay / 1_000_000_000 % 60) }
  /// 0…999,999,999.
  public var nanosecond: Int { Int(nanosecondsOfDay % 1_000_000_000) }

  /// The time of day after so many seconds, running on past midnight; months and days of the
  /// duration do not count.
  public func advanced(by duration: Duration) -> LocalTime {
    LocalTime(wrapping: Int128(nanosecondsOfDay) + duration.totalNanoseconds)
  }
}
