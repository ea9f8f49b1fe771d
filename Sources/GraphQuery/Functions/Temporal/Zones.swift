internal import GraphModel

/// Local times and instants in zones by name, with errors in the language's words.
enum Zones {
  static func dateTime(
    _ local: LocalDateTime, in name: TimeZoneName, preferring offset: Int32? = nil
  ) throws(EvaluationError) -> ZonedDateTime {
    let result: ZonedDateTime?
    switch name {
    case .offset(let offset): result = ZonedDateTime(local: local, offset: offset)
    case .named(let name):
      let resolved = try zone(named: name).resolve(local, preferring: offset)
      result = ZonedDateTime(local: resolved.local, offset: resolved.offset, zone: name)
    }
    guard let result else { throw .temporalOverflow }
    return result
  }

  static func dateTime(epochSeconds: Int64, nanoseconds: Int32, in name: TimeZoneName)
    throws(EvaluationError) -> ZonedDateTime
  {
    let result: ZonedDateTime?
    switch name {
    case .offset(let offset):
      result = ZonedDateTime(epochSeconds: epochSeconds, nanoseconds: nanoseconds, offset: offset)
    case .named(let name):
      result = ZonedDateTime(
        epochSeconds: epochSeconds, nanoseconds: nanoseconds, zone: name,
        in: try zone(named: name))
    }
    guard let result else { throw .temporalOverflow }
    return result
  }

  /// The offset that a zone has at the clock's instant.
  static func offset(of name: TimeZoneName, at clock: StatementClock) throws(EvaluationError)
    -> Int32
  {
    switch name {
    case .offset(let offset): return offset
    case .named(let name):
      return try zone(named: name).offset(atEpochSeconds: clock.epochSeconds)
    }
  }

  private static func zone(named name: String) throws(EvaluationError) -> TimeZone {
    guard let zone = ZoneDatabase.system.zone(named: name) else {
      throw EvaluationError(
        .argumentError, .unknownTimeZone,
        "unknown time zone \(Value.string(name).rendered()): neither an offset such as '+01:00' "
          + "nor in the system's zoneinfo (package tzdata)")
    }
    return zone
  }
}
