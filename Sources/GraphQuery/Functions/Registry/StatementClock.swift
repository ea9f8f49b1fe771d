internal import Glibc
public import GraphModel

/// The instant at which a statement happens: the same for all its rows and functions.
public struct StatementClock: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00Z.
  public let epochSeconds: Int64
  /// 0 ..< 1,000,000,000.
  public let nanoseconds: Int32
  /// The zone of instants for which none is named; `Z` unless set.
  public let zone: TimeZoneName

  /// - Precondition: `nanoseconds` is in 0 ..< 1,000,000,000.
  public init(epochSeconds: Int64, nanoseconds: Int32 = 0, zone: TimeZoneName = .utc) {
    precondition((0..<1_000_000_000).contains(nanoseconds))
    self.epochSeconds = epochSeconds
    self.nanoseconds = nanoseconds
    self.zone = zone
  }

  /// The system's time now.
  public static func now() -> StatementClock {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return StatementClock(
      epochSeconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }
}
