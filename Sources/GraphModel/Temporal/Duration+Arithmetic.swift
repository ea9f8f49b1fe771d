/// The average length of a month of the Gregorian calendar: a twelfth of 365.2425 days.
let averageSecondsPerMonth: Int64 = 2_629_746

extension Duration {
  public static let zero = Duration(months: 0, days: 0, total: 0)

  /// Seconds and nanoseconds as one count of nanoseconds.
  public var totalNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

  /// Nil where the seconds overflow.
  init?(months: Int64, days: Int64, totalNanoseconds: Int128) {
    let (quotient, rest) = totalNanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    guard let seconds = Int64(exactly: quotient) else { return nil }
    self.init(months: months, days: days, seconds: seconds, nanoseconds: Int64(rest))
  }

  private init(months: Int64, days: Int64, total: Int32) {
    self.months = months
    self.days = days
    self.seconds = 0
    self.nanoseconds = total
  }

  /// Nil where a count overflows.
  public func adding(_ other: Duration) -> Duration? {
    let months = self.months.addingReportingOverflow(other.months)
    let days = self.days.addingReportingOverflow(other.days)
    guard !months.overflow, !days.overflow else { return nil }
    return Duration(
      months: months.partialValue, days: days.partialValue,
      totalNanoseconds: totalNanoseconds + other.totalNanoseconds)
  }

  /// Nil where a count overflows.
  public func negated() -> Duration? {
    guard months != .min, days != .min else { return nil }
    return Duration(months: -months, days: -days, totalNanoseconds: -totalNanoseconds)
  }

  /// Nil where a count overflows.
  public func multiplied(by factor: Int64) -> Duration? {
    let months = self.months.multipliedReportingOverflow(by: factor)
    let days = self.days.multipliedReportingOverflow(by: factor)
    guard !months.overflow, !days.overflow else { return nil }
    let total = totalNanoseconds.multipliedReportingOverflow(by: Int128(factor))
    guard !total.overflow else { return nil }
    return Duration(
      months: months.partialValue, days: days.partialValue, totalNanoseconds: total.partialValue)
  }

  /// Fractions of months pass on as days, and fractions of days as seconds, by average length.
  /// Nil where a count overflows or the factor is not finite.
  public func multiplied(by factor: Double) -> Duration? {
    var sum = DurationBuilder()
    sum.add(months: Double(months) * factor)
    sum.add(days: Double(days) * factor)
    sum.add(seconds: Double(seconds) * factor)
    sum.add(nanoseconds: Double(nanoseconds) * factor)
    return sum.duration
  }

  /// Nil where a count overflows or the divisor is zero.
  public func divided(by divisor: Double) -> Duration? {
    var sum = DurationBuilder()
    sum.add(months: Double(months) / divisor)
    sum.add(days: Double(days) / divisor)
    sum.add(seconds: Double(seconds) / divisor)
    sum.add(nanoseconds: Double(nanoseconds) / divisor)
    return sum.duration
  }
}

/// Sums up counts of units that may have fractions.
///
/// What is left of a unit passes on to the next smaller one: a month is 2,629,746 seconds, a day
/// 86,400. Whole counts are exact.
public struct DurationBuilder: Sendable {
  private var months: Int128 = 0
  private var days: Int128 = 0
  private var nanoseconds: Int128 = 0
  /// Nanoseconds below one, kept until the end so that rounding happens once.
  private var fraction = 0.0
  private var isValid = true

  public init() {}

  public mutating func add(months count: Int64, times unit: Int64 = 1) {
    months += Int128(count) * Int128(unit)
  }
  public mutating func add(days count: Int64, times unit: Int64 = 1) {
    days += Int128(count) * Int128(unit)
  }
  public mutating func add(nanoseconds count: Int64, times unit: Int64 = 1) {
    nanoseconds += Int128(count) * Int128(unit)
  }

  public mutating func add(months count: Double) {
    guard let (whole, rest) = split(count) else { return }
    months += whole
    guard let (wholeDays, seconds) = split(rest * Double(averageSecondsPerMonth) / 86_400)
    else { return }
    days += wholeDays
    add(seconds: (seconds * 86_400 * 1e9).rounded() / 1e9)
  }

  public mutating func add(days count: Double) {
    guard let (whole, rest) = split(count) else { return }
    days += whole
    add(seconds: rest * 86_400)
  }

  public mutating func add(seconds count: Double) {
    guard let (whole, rest) = split(count) else { return }
    nanoseconds += whole * 1_000_000_000
    add(nanoseconds: rest * 1e9)
  }

  public mutating func add(nanoseconds count: Double) {
    guard let (whole, rest) = split(count) else { return }
    nanoseconds += whole
    fraction += rest
  }

  /// Nil where a count overflowed or was not finite.
  public var duration: Duration? {
    guard isValid, let months = Int64(exactly: months), let days = Int64(exactly: days) else {
      return nil
    }
    return Duration(
      months: months, days: days,
      totalNanoseconds: nanoseconds + Int128(fraction.rounded(.toNearestOrEven)))
  }

  private mutating func split(_ count: Double) -> (whole: Int128, rest: Double)? {
    // Far beyond every duration, and far within Int128 even after multiplication by 10⁹.
    guard count.magnitude < 1e28 else {
      isValid = false
      return nil
    }
    let whole = count.rounded(.towardZero)
    return (Int128(whole), count - whole)
  }
}
