/// An instant, with the local date and time by which it was named and the zone, if one was.
public struct ZonedDateTime: Hashable, Sendable {
  public let local: LocalDateTime
  /// Seconds east of UTC, within ±18 hours.
  public let offset: Int32
  /// An IANA name such as `Europe/Stockholm`; nil where only the offset is known.
  public let zone: String?

  /// Nil where the offset is beyond ±18 hours.
  public init?(local: LocalDateTime, offset: Int32, zone: String? = nil) {
    guard (-64_800...64_800).contains(offset) else { return nil }
    self.local = local
    self.offset = offset
    self.zone = zone
  }
}
