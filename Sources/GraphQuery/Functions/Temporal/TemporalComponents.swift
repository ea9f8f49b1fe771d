internal import GraphModel

/// The parts of dates, times and durations by name: `d.year`, `d.epochMillis`, `d.minutesOfHour`.
enum TemporalComponents {
  /// Nil where the value has no part of that name.
  static func component(_ name: String, of value: Value) throws(EvaluationError) -> Value? {
    switch value {
    case .date(let date): return part(name, of: date)
    case .localTime(let time): return part(name, of: time)
    case .time(let time):
      return part(name, of: time.local) ?? part(name, offset: time.offset, zone: nil)
    case .localDateTime(let value): return part(name, of: value.date) ?? part(name, of: value.time)
    case .dateTime(let value):
      switch name {
      case "epochSeconds": return .integer(value.epochSeconds)
      case "epochMillis":
        // The calendar reaches further than 64 bits of milliseconds.
        let millis =
          Int128(value.epochSeconds) * 1000 + Int128(value.local.nanosecondsOfSecond / 1_000_000)
        guard let number = Int64(exactly: millis) else { throw .integerOverflow }
        return .integer(number)
      default:
        return part(name, of: value.local.date) ?? part(name, of: value.local.time)
          ?? part(name, offset: value.offset, zone: value.zone)
      }
    case .duration(let duration):
      guard let count = part(name, of: duration) else { return nil }
      guard let number = Int64(exactly: count) else { throw .integerOverflow }
      return .integer(number)
    default: return nil
    }
  }

  private static func part(_ name: String, of date: CalendarDate) -> Value? {
    switch name {
    case "year": .integer(Int64(date.components.year))
    case "quarter": .integer(Int64(date.quarter))
    case "month": .integer(Int64(date.components.month))
    case "week": .integer(Int64(date.weekDate.week))
    case "weekYear": .integer(Int64(date.weekDate.year))
    case "dayOfQuarter": .integer(Int64(date.dayOfQuarter))
    case "day": .integer(Int64(date.components.day))
    case "ordinalDay": .integer(Int64(date.ordinalDay))
    case "dayOfWeek", "weekDay": .integer(Int64(date.weekday))
    default: nil
    }
  }

  private static func part(_ name: String, of time: LocalTime) -> Value? {
    switch name {
    case "hour": .integer(Int64(time.hour))
    case "minute": .integer(Int64(time.minute))
    case "second": .integer(Int64(time.second))
    case "millisecond": .integer(Int64(time.nanosecond / 1_000_000))
    case "microsecond": .integer(Int64(time.nanosecond / 1000))
    case "nanosecond": .integer(Int64(time.nanosecond))
    default: nil
    }
  }

  private static func part(_ name: String, offset: Int32, zone: String?) -> Value? {
    switch name {
    case "timezone": .string(zone ?? isoOffset(offset))
    case "offset": .string(isoOffset(offset))
    case "offsetMinutes": .integer(Int64(offset / 60))
    case "offsetSeconds": .integer(Int64(offset))
    default: nil
    }
  }

  private static func part(_ name: String, of duration: Duration) -> Int128? {
    let (months, days) = (Int128(duration.months), Int128(duration.days))
    let nanoseconds = duration.totalNanoseconds
    return switch name {
    case "years": months / 12
    case "quarters": months / 3
    case "months": months
    case "weeks": days / 7
    case "days": days
    case "hours": nanoseconds / 3_600_000_000_000
    case "minutes": nanoseconds / 60_000_000_000
    case "seconds": nanoseconds / 1_000_000_000
    case "milliseconds": nanoseconds / 1_000_000
    case "microseconds": nanoseconds / 1000
    case "nanoseconds": nanoseconds
    case "quartersOfYear": months / 3 % 4
    case "monthsOfQuarter": months % 3
    case "monthsOfYear": months % 12
    case "daysOfWeek": days % 7
    case "minutesOfHour": nanoseconds / 60_000_000_000 % 60
    case "secondsOfMinute": nanoseconds / 1_000_000_000 % 60
    case "millisecondsOfSecond": nanoseconds % 1_000_000_000 / 1_000_000
    case "microsecondsOfSecond": nanoseconds % 1_000_000_000 / 1000
    case "nanosecondsOfSecond": nanoseconds % 1_000_000_000
    default: nil
    }
  }
}
