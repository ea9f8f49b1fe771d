internal import GraphModel

/// The map that describes a date or a time: parts by name, and instants to take parts from.
struct InstantFields {
  private var numbers: [String: Int] = [:]
  /// The instants under `date`, `time` and `datetime`.
  private(set) var date: CalendarDate?
  private(set) var time: Moment?
  private(set) var dateTime: Moment?
  private(set) var timeZone: TimeZoneName?

  private static let dateParts: Set<String> = [
    "year", "month", "day", "week", "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay",
  ]
  private static let timeParts: Set<String> = [
    "hour", "minute", "second", "millisecond", "microsecond", "nanosecond",
  ]
  private static let epochParts: Set<String> = ["epochSeconds", "epochMillis"]

  /// - Parameters:
  ///   - allowsDate: whether the result has a date; likewise for the others.
  init(
    _ map: [String: Value], function: String, allowsDate: Bool, allowsTime: Bool, allowsZone: Bool
  ) throws(EvaluationError) {
    for (key, value) in map {
      let isDatePart = InstantFields.dateParts.contains(key) && allowsDate
      let isTimePart = InstantFields.timeParts.contains(key) && allowsTime
      let isEpochPart =
        InstantFields.epochParts.contains(key) && allowsDate && allowsTime && allowsZone
      switch key {
      case _ where isDatePart || isTimePart || isEpochPart:
        guard case .integer(let number) = value else {
          throw InstantFields.unsuited(function, key, value, .integer)
        }
        numbers[key] = Int(number)
      case "date" where allowsDate:
        guard let moment = Part(value), let day = moment.date else {
          throw InstantFields.unsuited(function, key, value, [.date, .localDateTime, .dateTime])
        }
        date = day
      case "time" where allowsTime:
        guard let moment = Part(value), moment.hasTime else {
          throw InstantFields.unsuited(
            function, key, value, [.localTime, .time, .localDateTime, .dateTime])
        }
        time = moment.moment
      case "datetime" where allowsDate && allowsTime:
        guard let moment = Part(value), moment.date != nil, moment.hasTime else {
          throw InstantFields.unsuited(function, key, value, [.localDateTime, .dateTime])
        }
        dateTime = moment.moment
        date = date ?? moment.date
      case "timezone":
        guard case .string(let name) = value else {
          throw InstantFields.unsuited(function, key, value, .string)
        }
        timeZone = TimeZoneName(name)
      default:
        throw EvaluationError(
          .argumentError, .invalidArgumentValue, "\(function)() has no field \(key)")
      }
    }
  }

  /// Whether nothing but perhaps a zone is given: the instant is now.
  var isNow: Bool { numbers.isEmpty && date == nil && time == nil && dateTime == nil }

  var epochSeconds: Int? { numbers["epochSeconds"] }
  var epochMillis: Int? { numbers["epochMillis"] }
  var nanosecond: Int { numbers["nanosecond"] ?? 0 }

  /// Where the time of day comes from, with the zone it has.
  var timeSource: Moment? { time ?? dateTime }

  private static func unsuited(
    _ function: String, _ key: String, _ value: Value, _ types: ValueTypes
  ) -> EvaluationError {
    EvaluationError(
      .typeError, .invalidArgumentValue,
      "\(function)({\(key): …}) takes \(types), not \(ValueTypes(of: value))")
  }

  /// An instant under one of the three keys.
  private struct Part {
    let date: CalendarDate?
    let hasTime: Bool
    let moment: Moment

    init?(_ value: Value) {
      guard let moment = Moment(value) else { return nil }
      self.moment = moment
      date = moment.date
      if case .date = value { hasTime = false } else { hasTime = true }
    }
  }
}

extension Moment {
  /// Nil for what is no instant.
  init?(_ value: Value) {
    switch value {
    case .date(let date): self.init(date: date)
    case .localTime(let time): self.init(date: nil, time: time)
    case .time(let time): self.init(date: nil, time: time.local, offset: time.offset)
    case .localDateTime(let value): self.init(date: value.date, time: value.time)
    case .dateTime(let value):
      self.init(
        date: value.local.date, time: value.local.time, offset: value.offset, zone: value.zone)
    default: return nil
    }
  }
}

extension InstantFields {
  /// The date that the fields describe: by week, by quarter, by day of the year, or by month and
  /// day. Parts that are missing come from `base`; without one the year is needed, later parts
  /// that are missing are the first, and none may be skipped.
  func date(from base: CalendarDate?, function: String) throws(EvaluationError) -> CalendarDate {
    let ways: [(String, [String])] = [
      ("week", ["week", "dayOfWeek"]), ("quarter", ["quarter", "dayOfQuarter"]),
      ("ordinalDay", ["ordinalDay"]), ("month", ["month", "day"]),
    ]
    let used = ways.filter { $0.1.contains { numbers[$0] != nil } }
    if used.count > 1 {
      throw EvaluationError(
        .argumentError, .invalidArgumentValue,
        "\(function)() takes one way to name a day, not both \(used[0].0) and \(used[1].0)")
    }
    let way = used.first?.0
    let result: CalendarDate?
    switch way {
    case "week":
      let year = try part("year", base?.weekDate.year, nil, function)
      let week = try part("week", base?.weekDate.week, nil, function)
      let weekday = try part("dayOfWeek", base?.weekday, 1, function)
      result = CalendarDate(weekYear: year, week: week, weekday: weekday)
    case "quarter":
      let year = try part("year", base?.components.year, nil, function)
      let quarter = try part("quarter", base?.quarter, nil, function)
      let day = try part("dayOfQuarter", base?.dayOfQuarter, 1, function)
      result = CalendarDate(year: year, quarter: quarter, dayOfQuarter: day)
    case "ordinalDay":
      let year = try part("year", base?.components.year, nil, function)
      let day = try part("ordinalDay", base?.ordinalDay, nil, function)
      result = CalendarDate(year: year, ordinalDay: day)
    default:
      let year = try part("year", base?.components.year, nil, function)
      let month = try part(
        "month", base?.components.month, numbers["day"] == nil ? 1 : nil, function)
      let day = try part("day", base?.components.day, 1, function)
      result = CalendarDate(year: year, month: month, day: day)
    }
    guard let result else {
      throw EvaluationError(
        .argumentError, .invalidArgumentValue, "\(function)(): the calendar has no such day")
    }
    return result
  }

  /// The time of day that the fields describe.
  /// - Parameter finest: what the base was truncated to; smaller parts of a second add to it.
  func time(from base: LocalTime?, truncatedTo finest: TruncationUnit? = nil, function: String)
    throws(EvaluationError) -> LocalTime
  {
    let names = ["hour", "minute", "second"]
    // Without a base, a part needs the greater ones.
    let hasFraction = fractionNames.contains { numbers[$0] != nil }
    let last =
      hasFraction ? 2 : names.lastIndex { numbers[$0] != nil } ?? -1
    var parts: [Int] = []
    for (index, name) in names.enumerated() {
      let inherited = base.map { [$0.hour, $0.minute, $0.second][index] }
      parts.append(try part(name, inherited, index <= last ? nil : 0, function))
    }
    let nanosecond = try fraction(from: base, truncatedTo: finest, function: function)
    guard
      let time = LocalTime(
        hour: parts[0], minute: parts[1], second: parts[2], nanosecond: nanosecond)
    else {
      throw EvaluationError(
        .argumentError, .invalidArgumentValue, "\(function)(): a day has no such time")
    }
    return time
  }

  private var fractionNames: [String] { ["millisecond", "microsecond", "nanosecond"] }

  /// The nanoseconds of the second: of milliseconds, microseconds and nanoseconds, each that is
  /// given counts what the coarser ones given leave.
  private func fraction(
    from base: LocalTime?, truncatedTo finest: TruncationUnit?, function: String
  ) throws(EvaluationError) -> Int {
    let sizes = ["millisecond": 1_000_000, "microsecond": 1000, "nanosecond": 1]
    var limit = 1_000_000_000
    var total = 0
    if let base, fractionNames.allSatisfy({ numbers[$0] == nil }) { return base.nanosecond }
    if let base, finest == .millisecond || finest == .microsecond {
      total = base.nanosecond
      limit = finest == .millisecond ? 1_000_000 : 1000
    }
    for name in fractionNames {
      guard let count = numbers[name], let size = sizes[name] else { continue }
      guard count >= 0, count < limit / size else {
        throw EvaluationError(
          .argumentError, .invalidArgumentValue, "\(function)(): \(name) is out of range")
      }
      total += count * size
      limit = size
    }
    return total
  }

  private func part(_ name: String, _ inherited: Int?, _ standard: Int?, _ function: String)
    throws(EvaluationError) -> Int
  {
    guard let value = numbers[name] ?? inherited ?? standard else {
      throw EvaluationError(
        .argumentError, .invalidArgumentValue, "\(function)() needs the field \(name)")
    }
    return value
  }
}
