public import GraphModel

extension Operators {
  /// `a = b`.
  @inline(__always)
  public static func equal(_ a: Value, _ b: Value) -> Value { truth(a.equals(b)) }

  /// `a <> b`.
  public static func notEqual(_ a: Value, _ b: Value) -> Value { truth(a.equals(b).map { !$0 }) }

  /// `a < b`.
  public static func less(_ a: Value, _ b: Value) -> Value { compare(a, b) { $0 == .ascending } }

  /// `a <= b`.
  public static func lessOrEqual(_ a: Value, _ b: Value) -> Value {
    compare(a, b) { $0 != .descending }
  }

  /// `a > b`.
  public static func greater(_ a: Value, _ b: Value) -> Value {
    compare(a, b) { $0 == .descending }
  }

  /// `a >= b`.
  public static func greaterOrEqual(_ a: Value, _ b: Value) -> Value {
    compare(a, b) { $0 != .ascending }
  }

  /// `a IN list`: whether an element equals `a`; null where that hangs on a null.
  public static func isIn(_ a: Value, _ list: Value) throws(EvaluationError) -> Value {
    guard case .list(let elements) = list else {
      if list.isNull { return .null }
      throw .operand("IN", list, expected: .list)
    }
    var known = true
    for element in elements {
      switch a.equals(element) {
      case true?: return .boolean(true)
      case false?: continue
      case nil: known = false
      }
    }
    return known ? .boolean(false) : .null
  }

  private static func compare(_ a: Value, _ b: Value, _ test: (Ordering) -> Bool) -> Value {
    switch a.compare(b) {
    case .ordered(let ordering): .boolean(test(ordering))
    case .unordered: .boolean(false)
    case .incomparable: .null
    }
  }

  static func truth(_ known: Bool?) -> Value { known.map { .boolean($0) } ?? .null }
}
