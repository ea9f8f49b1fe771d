/// A time of day with its offset from UTC.
public struct ZonedTime: Hashable, Sendable {
  public let local: LocalTime
  /// Seconds east of UTC, within ±18 hours.
  public let offset: Int32

  /// Nil where the offset is beyond ±18 hours.
  public init?(local: LocalTime, offset: Int32) {
    guard (-64_800...64_800).contains(offset) else { return nil }
    self.local = local
    self.offset = offset
  }
}
