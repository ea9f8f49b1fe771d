/// A span of months, days and seconds, three counts that do not convert into one another.
public struct Duration: Hashable, Sendable {
  public let months: Int64
  public let days: Int64
  public let seconds: Int64
  /// 0 ..< 1,000,000,000; the sign is carried by `seconds`.
  public let nanoseconds: Int32

  /// - Parameter nanoseconds: any number; whole seconds in it are carried over.
  ///   Nil where the seconds overflow.
  public init?(months: Int64 = 0, days: Int64 = 0, seconds: Int64 = 0, nanoseconds: Int64 = 0) {
    var carry = nanoseconds / 1_000_000_000
    var rest = nanoseconds % 1_000_000_000
    if rest < 0 {
      rest += 1_000_000_000
      carry -= 1
    }
    let (total, overflow) = seconds.addingReportingOverflow(carry)
    guard !overflow else { return nil }
    self.months = months
    self.days = days
    self.seconds = total
    self.nanoseconds = Int32(rest)
  }
}
