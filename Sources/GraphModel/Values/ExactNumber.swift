/// Comparison of integers with floats that rounds neither.
enum ExactNumber {
  /// Nil where `b` is NaN.
  static func compare(_ a: Int64, _ b: Double) -> Ordering? {
    guard !b.isNaN else { return nil }
    // Every double of this magnitude and below has its whole part within Int64.
    if b >= 0x1p63 { return .ascending }
    if b < -0x1p63 { return .descending }
    let whole = b.rounded(.towardZero)
    let rounded = Int64(whole)
    if a != rounded { return a < rounded ? .ascending : .descending }
    let rest = b - whole
    return rest == 0 ? .same : rest > 0 ? .ascending : .descending
  }

  /// Nil where either is NaN.
  static func compare(_ a: Double, _ b: Double) -> Ordering? {
    a < b ? .ascending : a > b ? .descending : a == b ? .same : nil
  }
}
