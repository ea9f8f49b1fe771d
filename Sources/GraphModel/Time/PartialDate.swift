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
    let read =
      text.utf8.withContiguousStorageIfAvailable { PartialDate(utf8: $0) }
      ?? Array(text.utf8).withUnsafeBufferPointer { PartialDate(utf8: $0) }
    guard let read else { return nil }
    self = read
  }

  private init?(utf8 text: UnsafeBufferPointer<UInt8>) {
    /// The number that the digits of `range` say.
    func number(_ range: Range<Int>) -> Int? {
      var number = 0
      for byte in text[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return number
    }
    let hyphen = UInt8(ascii: "-")
    guard text.count == 4 || text.count == 7 || text.count == 10, let year = number(0..<4) else {
      return nil
    }
    var month: Int?
    var day: Int?
    if text.count >= 7 {
      guard text[4] == hyphen, let digits = number(5..<7) else { return nil }
      month = digits
    }
    if text.count == 10 {
      guard text[7] == hyphen, let digits = number(8..<10) else { return nil }
      day = digits
    }
    self.init(year: year, month: month, day: day)
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
