internal import GraphModel

/// What the fields of a column hold.
enum FieldType: Hashable {
  case string, integer, float, boolean
  case date, localTime, time, localDateTime, dateTime, duration
  case byte, short, int, char

  /// The words of the header, `name:word`.
  static let words: [String: FieldType] = [
    "string": .string, "char": .char, "long": .integer, "integer": .integer, "int": .int,
    "short": .short, "byte": .byte, "float": .float, "double": .float, "boolean": .boolean,
    "bool": .boolean, "date": .date, "localtime": .localTime, "time": .time,
    "localdatetime": .localDateTime, "datetime": .dateTime, "duration": .duration,
  ]

  /// What a good field looks like, for messages.
  var example: String {
    switch self {
    case .string: "text"
    case .char: "a single character"
    case .integer: "a whole number"
    case .int: "a whole number from -2147483648 to 2147483647"
    case .short: "a whole number from -32768 to 32767"
    case .byte: "a whole number from -128 to 127"
    case .float: "a number, as 0.5"
    case .boolean: "true or false"
    case .date: "a date, as 2024-02-29"
    case .localTime: "a time, as 21:40:32"
    case .time: "a time with its offset, as 21:40:32+01:00"
    case .localDateTime: "a date and time, as 2024-02-29T21:40:32"
    case .dateTime: "a date and time with offset or zone, as 2024-02-29T21:40:32+01:00"
    case .duration: "a duration, as P1Y2M3DT4H"
    }
  }

  /// Nil where the text is none of the type.
  func value(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    switch self {
    case .string: return String(validating: bytes, as: UTF8.self).map(Value.string)
    case .integer: return FieldType.integer(bytes).map(Value.integer)
    case .int:
      return FieldType.integer(bytes).flatMap { Int32(exactly: $0) }.map { .integer(Int64($0)) }
    case .short:
      return FieldType.integer(bytes).flatMap { Int16(exactly: $0) }.map { .integer(Int64($0)) }
    case .byte:
      return FieldType.integer(bytes).flatMap { Int8(exactly: $0) }.map { .integer(Int64($0)) }
    case .date: if let date = FieldType.plainDate(bytes) { return .date(date) }
    case .float: if let number = FieldType.shortDecimal(bytes) { return .float(number) }
    default: break
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    return value(text)
  }

  private func value(_ text: String) -> Value? {
    switch self {
    case .string, .integer, .int, .short, .byte: nil
    case .char: text.unicodeScalars.count == 1 ? .string(text) : nil
    case .float: FieldType.float(text).map(Value.float)
    case .boolean:
      switch text.lowercased() {
      case "true": .boolean(true)
      case "false": .boolean(false)
      default: nil
      }
    case .date: CalendarDate(iso: text).map(Value.date)
    case .localTime: LocalTime(iso: text).map(Value.localTime)
    case .time: FieldType.time(text).map(Value.time)
    case .localDateTime:
      TemporalText(dateTime: text).flatMap { text in
        guard let date = text.date, let time = text.time, text.offset == nil, text.zone == nil
        else { return nil }
        return .localDateTime(LocalDateTime(date: date, time: time))
      }
    case .dateTime: FieldType.dateTime(text).map(Value.dateTime)
    case .duration: Duration(iso: text).map(Value.duration)
    }
  }

  // MARK: Numbers

  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    var rest = bytes[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return nil }
    var number: Int64 = 0
    for byte in rest {
      let digit = Int64(byte) - 0x30
      guard (0...9).contains(digit) else { return nil }
      // Downwards, where there is one number more.
      let (tenfold, over) = number.multipliedReportingOverflow(by: 10)
      let (sum, overSum) = tenfold.subtractingReportingOverflow(digit)
      guard !over, !overSum else { return nil }
      number = sum
    }
    if isNegative { return number }
    return number == .min ? nil : -number
  }

  /// Few digits and at most one point: their quotient is the nearest number to what they say, as
  /// both parts are exact.
  private static func shortDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard (1...16).contains(bytes.count) else { return nil }
    var digits: Int64 = 0
    var count = 0
    var scale: Double?
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        guard scale == nil else { return nil }
        scale = 1
      } else {
        let digit = Int64(byte) - 0x30
        guard (0...9).contains(digit) else { return nil }
        digits = digits * 10 + digit
        count += 1
        if let known = scale { scale = known * 10 }
      }
    }
    guard count > 0, count <= 15 else { return nil }
    return Double(digits) / (scale ?? 1)
  }

  /// Decimal, with an exponent or not; `NaN` and `Infinity` as Java writes them.
  private static func float(_ text: String) -> Double? {
    switch text {
    case "NaN": return .nan
    case "Infinity", "+Infinity": return .infinity
    case "-Infinity": return -.infinity
    default: break
    }
    let allowed = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"),
        UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard allowed, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  // MARK: Times

  /// `YYYY-MM-DD`, which most dates are.
  private static func plainDate(_ bytes: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var number = 0
      for index in range {
        let digit = Int(bytes[index]) - 0x30
        guard (0...9).contains(digit) else { return nil }
        number = number * 10 + digit
      }
      return number
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    return CalendarDate(year: year, month: month, day: day)
  }

  private static func time(_ text: String) -> ZonedTime? {
    guard let read = TemporalText(time: text), let time = read.time, read.zone == nil else {
      return nil
    }
    return ZonedTime(local: time, offset: read.offset ?? 0)
  }

  /// Without an offset or a zone it is UTC.
  private static func dateTime(_ text: String) -> ZonedDateTime? {
    guard let read = TemporalText(dateTime: text), let date = read.date,
      let time = read.time ?? LocalTime(hour: 0)
    else { return nil }
    let local = LocalDateTime(date: date, time: time)
    guard let name = read.zone else {
      return ZonedDateTime(local: local, offset: read.offset ?? 0)
    }
    guard let zone = ZoneDatabase.system.zone(named: name) else { return nil }
    let resolved = zone.resolve(local, preferring: read.offset)
    return ZonedDateTime(local: resolved.local, offset: resolved.offset, zone: name)
  }
}
