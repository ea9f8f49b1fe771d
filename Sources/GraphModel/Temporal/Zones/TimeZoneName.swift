/// How a time zone was named: by its offset from UTC alone, or by the IANA name of a place.
public enum TimeZoneName: Hashable, Sendable {
  /// Seconds east of UTC, within ±18 hours.
  case offset(Int32)
  /// An IANA name such as `Europe/Stockholm`.
  case named(String)

  public static let utc = TimeZoneName.offset(0)
}
