/// A date of which the day, or the month and the day, may be unknown (EDTF level 0, ISO 8601):
/// `2022`, `2022-02`, `2022-02-24`. What is unknown stays unknown.
public struct PartialDate: Hashable, Sendable {
  public let year: Int
  public let month: Int?
  public let day: Int?

  /// Nil where the calendar has no such year, month or day. Years run from 0 to 9999.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (0...9999).contains(year), month != nil || day == nil,
      CalendarDate(year: year, month: month ?? 1, day: day ?? 1) != nil
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and nothing else.
  public init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for (index, part) in parts.enumerated() {
      guard part.count == (index == 0 ? 4 : 2),
        part.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { return nil }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  public init(_ date: CalendarDate) {
    let (year, month, day) = date.components
    self.year = year
    self.month = month
    self.day = day
  }

  /// The first day that this date can mean.
  public var earliest: CalendarDate {
    // The initialiser admitted no date that the calendar lacks.
    CalendarDate(year: year, month: month ?? 1, day: day ?? 1)!
  }

  /// The last day that this date can mean.
  public var latest: CalendarDate {
    let month = month ?? 12
    return CalendarDate(
      year: year, month: month,
      day: day ?? CalendarDate.days(inMonth: month, ofYear: year))!
  }

  /// The day, where all of it is known.
  public var exact: CalendarDate? { day == nil ? nil : earliest }

  /// Whether `other` says the same with at least as many parts known: `2022` contains `2022-02`.
  public func contains(_ other: PartialDate) -> Bool {
    earliest <= other.earliest && other.latest <= latest
  }
}

extension PartialDate: CustomStringConvertible {
  /// As it was written: `2022`, `2022-02` or `2022-02-24`.
  public var description: String {
    var text = isoYear(year)
    if let month { text += "-" + twoDigits(month) }
    if let day { text += "-" + twoDigits(day) }
    return text
  }
}

extension PartialDate: Comparable {
  /// By first day; of two that begin on the same day, the one that ends first.
  public static func < (a: PartialDate, b: PartialDate) -> Bool {
    (a.earliest, a.latest) < (b.earliest, b.latest)
  }
}
