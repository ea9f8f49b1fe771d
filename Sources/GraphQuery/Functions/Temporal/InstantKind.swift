internal import GraphModel

/// The five types of instants, and how a value of each is put together.
enum InstantKind: String, CaseIterable, Sendable {
  case date, localtime, time, localdatetime, datetime

  var type: ValueTypes {
    switch self {
    case .date: .date
    case .localtime: .localTime
    case .time: .time
    case .localdatetime: .localDateTime
    case .datetime: .dateTime
    }
  }

  var hasDate: Bool { self == .date || self == .localdatetime || self == .datetime }
  var hasTime: Bool { self != .date }
  var hasZone: Bool { self == .time || self == .datetime }

  /// This kind of value at the clock's instant.
  func now(_ clock: StatementClock, in zone: TimeZoneName? = nil) throws(EvaluationError) -> Value {
    let now = try Zones.dateTime(
      epochSeconds: clock.epochSeconds, nanoseconds: clock.nanoseconds, in: zone ?? clock.zone)
    switch self {
    case .date: return .date(now.local.date)
    case .localtime: return .localTime(now.local.time)
    case .time:
      guard let time = ZonedTime(local: now.local.time, offset: now.offset) else {
        throw .temporalOverflow
      }
      return .time(time)
    case .localdatetime: return .localDateTime(now.local)
    case .datetime: return .dateTime(now)
    }
  }

  /// This kind of value from the text of one.
  func parse(_ text: String, _ clock: StatementClock) throws(EvaluationError) -> Value {
    switch self {
    case .date:
      guard let date = CalendarDate(iso: text) else { throw unreadable(text) }
      return .date(date)
    case .localtime:
      guard let time = LocalTime(iso: text) else { throw unreadable(text) }
      return .localTime(time)
    case .time:
      guard let parsed = TemporalText(time: text), let local = parsed.time else {
        throw unreadable(text)
      }
      var offset = parsed.offset
      if offset == nil {
        offset = try Zones.offset(of: parsed.zone.map { .named($0) } ?? clock.zone, at: clock)
      }
      guard let time = ZonedTime(local: local, offset: offset ?? 0) else { throw unreadable(text) }
      return .time(time)
    case .localdatetime:
      guard let parsed = TemporalText(dateTime: text), let date = parsed.date,
        parsed.offset == nil, parsed.zone == nil
      else { throw unreadable(text) }
      return .localDateTime(LocalDateTime(date: date, time: parsed.time ?? .midnight))
    case .datetime:
      guard let parsed = TemporalText(dateTime: text), let date = parsed.date else {
        throw unreadable(text)
      }
      let local = LocalDateTime(date: date, time: parsed.time ?? .midnight)
      if let name = parsed.zone {
        let value = try Zones.dateTime(local, in: .named(name), preferring: parsed.offset)
        if let offset = parsed.offset, value.offset != offset {
          throw EvaluationError(
            .argumentError, .invalidArgumentValue,
            "\(name) is at \(isoOffset(value.offset)) then, not at \(isoOffset(offset))")
        }
        return .dateTime(value)
      }
      let zone = parsed.offset.map { TimeZoneName.offset($0) } ?? clock.zone
      return .dateTime(try Zones.dateTime(local, in: zone))
    }
  }

  /// This kind of value with the parts of another instant.
  func select(_ value: Value, _ clock: StatementClock) throws(EvaluationError) -> Value {
    guard let moment = Moment(value) else { return .null }
    if hasDate, moment.date == nil { throw unsuited(value) }
    if case .date = value, !hasDate { throw unsuited(value) }
    return try assemble(
      date: moment.date, time: moment.time,
      source: moment.offset == nil ? nil : moment, target: nil, clock)
  }

  /// This kind of value as a map describes it.
  func build(_ map: [String: Value], _ clock: StatementClock) throws(EvaluationError) -> Value {
    let fields = try InstantFields(
      map, function: rawValue, allowsDate: hasDate, allowsTime: hasTime, allowsZone: hasZone)
    if fields.isNow, fields.timeZone != nil { return try now(clock, in: fields.timeZone) }
    if let seconds = fields.epochSeconds {
      return try fromEpoch(seconds: Int64(seconds), nanoseconds: fields.nanosecond, fields, clock)
    }
    if let millis = fields.epochMillis {
      var (seconds, rest) = millis.quotientAndRemainder(dividingBy: 1000)
      if rest < 0 {
        seconds -= 1
        rest += 1000
      }
      guard (0..<1_000_000).contains(fields.nanosecond) else { throw .temporalOverflow }
      return try fromEpoch(
        seconds: Int64(seconds), nanoseconds: rest * 1_000_000 + fields.nanosecond, fields, clock)
    }
    let date =
      hasDate ? try fields.date(from: fields.date, function: rawValue) : fields.dateTime?.date
    let source = fields.timeSource
    let base = source?.time ?? (hasDate && !hasTimeFields(map) ? .midnight : nil)
    let time = hasTime ? try fields.time(from: base, function: rawValue) : .midnight
    return try assemble(
      date: date, time: time, source: source?.offset == nil ? nil : source,
      target: fields.timeZone, clock)
  }

  private func hasTimeFields(_ map: [String: Value]) -> Bool {
    ["hour", "minute", "second", "millisecond", "microsecond", "nanosecond"]
      .contains { map[$0] != nil }
  }

  private func fromEpoch(
    seconds: Int64, nanoseconds: Int, _ fields: InstantFields, _ clock: StatementClock
  ) throws(EvaluationError) -> Value {
    guard (0..<1_000_000_000).contains(nanoseconds) else { throw .temporalOverflow }
    return .dateTime(
      try Zones.dateTime(
        epochSeconds: seconds, nanoseconds: Int32(nanoseconds), in: fields.timeZone ?? clock.zone))
  }

  /// - Parameters:
  ///   - source: where the time of day came from, if that had a zone: it is read there.
  ///   - target: the zone that was asked for: an instant is moved into it, a local time put in it.
  func assemble(
    date: CalendarDate?, time: LocalTime, source: Moment?, target: TimeZoneName?,
    _ clock: StatementClock
  ) throws(EvaluationError) -> Value {
    switch self {
    case .date, .localdatetime:
      guard let date else { throw EvaluationError.temporalOverflow }
      return self == .date ? .date(date) : .localDateTime(LocalDateTime(date: date, time: time))
    case .localtime: return .localTime(time)
    case .time:
      var offset = source?.offset
      if offset == nil { offset = try Zones.offset(of: target ?? clock.zone, at: clock) }
      guard let read = ZonedTime(local: time, offset: offset ?? 0) else { throw .temporalOverflow }
      guard let target, source != nil else { return .time(read) }
      guard let moved = read.converted(toOffset: try Zones.offset(of: target, at: clock)) else {
        throw .temporalOverflow
      }
      return .time(moved)
    case .datetime:
      guard let date else { throw EvaluationError.temporalOverflow }
      let local = LocalDateTime(date: date, time: time)
      guard let source else {
        return .dateTime(try Zones.dateTime(local, in: target ?? clock.zone))
      }
      let read = try Zones.dateTime(local, in: source.zoneName, preferring: source.offset)
      guard let target else { return .dateTime(read) }
      return .dateTime(
        try Zones.dateTime(
          epochSeconds: read.epochSeconds, nanoseconds: read.local.nanosecondsOfSecond, in: target))
    }
  }

  /// This kind of value at the start of the unit in which `value` lies, then changed by `map`.
  func truncate(
    _ value: Value, to unit: TruncationUnit, _ map: [String: Value], _ clock: StatementClock
  ) throws(EvaluationError) -> Value {
    guard let moment = Moment(value) else { return .null }
    if case .date = value, !unit.isDateUnit { throw unsuited(value) }
    if hasDate ? moment.date == nil : unit.isDateUnit && unit != .day { throw unsuited(value) }
    if self == .date, !unit.isDateUnit {
      throw EvaluationError(
        .argumentError, .invalidArgumentValue,
        "date.truncate() takes no unit below a day: \(unit.rawValue)")
    }
    let fields = try InstantFields(
      map, function: rawValue + ".truncate", allowsDate: hasDate, allowsTime: hasTime,
      allowsZone: hasZone)
    var date = moment.date
    if hasDate, let day = moment.date {
      guard let start = unit.start(of: day) else { throw .temporalOverflow }
      date = try fields.date(from: start, function: rawValue + ".truncate")
    }
    let time = try fields.time(
      from: unit.start(of: moment.time), truncatedTo: unit, function: rawValue + ".truncate")
    // A zone given here is the zone of the local time that is left.
    let zone = fields.timeZone ?? (moment.offset == nil ? nil : moment.zoneName)
    return try assemble(date: date, time: time, source: nil, target: zone, clock)
  }

  private func unreadable(_ text: String) -> EvaluationError {
    EvaluationError(
      .argumentError, .invalidArgumentValue,
      "\(rawValue)() cannot read \(Value.string(text).rendered())")
  }

  private func unsuited(_ value: Value) -> EvaluationError {
    EvaluationError(
      .typeError, .invalidArgumentValue,
      "\(rawValue)() cannot be made from \(ValueTypes(of: value))")
  }
}

extension Moment {
  var zoneName: TimeZoneName { zone.map { .named($0) } ?? .offset(offset ?? 0) }
}
