import GraphModel

/// A date as a relationship of a ``RandomGraph`` states it, in days since 2020-01-01.
enum StatedDay {
  case open
  case year
  /// From 0, January.
  case month(Int)
  case day(Int)

  private static let monthStarts = [0, 31, 60, 91, 121]

  /// Its first and its last day; nil where it is open.
  var days: ClosedRange<Int>? {
    switch self {
    case .open: nil
    case .year: 0...365
    case .month(let month): Self.monthStarts[month]...(Self.monthStarts[month + 1] - 1)
    case .day(let day): day...day
    }
  }

  /// As a query writes it.
  var literal: String {
    switch self {
    case .open: "null"
    case .year: "'2020'"
    case .month(let month): "'2020-0\(month + 1)'"
    case .day(let day): StatedDay.date(day)
    }
  }

  static func date(_ day: Int) -> String {
    "date('\(CalendarDate(year: 2020, month: 1, day: 1)!.advanced(byDays: Int64(day)))')"
  }

  static func random(using random: inout some RandomNumberGenerator) -> StatedDay {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<3: .open
    case 3: .year
    case 4..<6: .month(Int.random(in: 0..<4, using: &random))
    default: .day(Int.random(in: 0..<121, using: &random))
    }
  }
}
