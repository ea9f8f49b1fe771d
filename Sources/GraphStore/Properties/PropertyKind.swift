internal import GraphModel

/// What a property's column `value` holds, where SQLite's storage class alone does not say it.
enum PropertyKind: Int64 {
  /// An integer, a float or a string, as SQLite keeps them.
  case native = 0
  case boolean = 1
  case date = 2
  case localTime = 3
  case time = 4
  case localDateTime = 5
  case dateTime = 6
  case duration = 7
  case list = 8
  /// SQLite keeps NaN as null.
  case notANumber = 9

  /// The text of a temporal value and its kind; nil for other values, and beyond the calendar.
  static func temporal(_ value: Value) -> (kind: PropertyKind, text: String)? {
    switch value {
    case .date(let value): TemporalText.date(value).map { (.date, $0) }
    case .localTime(let value): (.localTime, TemporalText.localTime(value))
    case .time(let value): (.time, TemporalText.time(value))
    case .localDateTime(let value): TemporalText.localDateTime(value).map { (.localDateTime, $0) }
    case .dateTime(let value): TemporalText.dateTime(value).map { (.dateTime, $0) }
    case .duration(let value): (.duration, TemporalText.duration(value))
    default: nil
    }
  }

  /// The temporal value that `text` says. Nil for another kind, or where it is not of the form.
  func temporal(from text: String) -> Value? {
    var cursor = TextCursor(text)
    let value: Value? =
      switch self {
      case .date: TemporalText.date(in: &cursor).map(Value.date)
      case .localTime: TemporalText.localTime(in: &cursor).map(Value.localTime)
      case .time: TemporalText.time(in: &cursor).map(Value.time)
      case .localDateTime: TemporalText.localDateTime(in: &cursor).map(Value.localDateTime)
      case .dateTime: TemporalText.dateTime(in: &cursor).map(Value.dateTime)
      case .duration: TemporalText.duration(in: &cursor).map(Value.duration)
      case .native, .boolean, .list, .notANumber: nil
      }
    return cursor.isAtEnd ? value : nil
  }

  /// The word by which a list names this kind of element.
  var word: String {
    switch self {
    case .date: "date"
    case .localTime: "localTime"
    case .time: "time"
    case .localDateTime: "localDateTime"
    case .dateTime: "dateTime"
    case .duration: "duration"
    case .native: "float"
    case .boolean, .list, .notANumber: ""
    }
  }

  static let temporalKinds: [PropertyKind] = [
    .date, .localTime, .time, .localDateTime, .dateTime, .duration,
  ]
}
