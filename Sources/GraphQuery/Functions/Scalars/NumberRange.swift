internal import GraphModel

/// The numbers of `range(start, end, step)`, both ends included, as they are taken.
struct NumberRange {
  private var next: Int64
  private let step: Int64
  /// How many are left.
  private(set) var count: Int128

  /// Nil where an argument is null.
  ///
  /// - Precondition: the arguments are integers or null, and there are two or three.
  init?(_ arguments: [Value]) throws(EvaluationError) {
    guard case .integer(let start) = arguments[0], case .integer(let end) = arguments[1] else {
      return nil
    }
    var step: Int64 = 1
    if arguments.count > 2 {
      guard case .integer(let given) = arguments[2] else { return nil }
      step = given
    }
    guard step != 0 else {
      throw EvaluationError(
        .argumentError, .numberOutOfRange, "range() takes a step other than 0")
    }
    next = start
    self.step = step
    count =
      (step > 0 ? start <= end : start >= end)
      ? (Int128(end) - Int128(start)) / Int128(step) + 1 : 0
  }

  /// Moves at most `most` numbers into `values`. Returns whether more are left.
  mutating func take(_ most: Int, into values: inout [Value]) -> Bool {
    var left = Int(min(count, Int128(most)))
    while left > 0 {
      values.append(.integer(next))
      count -= 1
      left -= 1
      // No number lies beyond the end, so none overflows; after the last there is none.
      if count > 0 { next += step }
    }
    return count > 0
  }
}
