/// How the first of two values stands to the second.
public enum Ordering: Int, Sendable {
  case ascending = -1
  case same = 0
  case descending = 1

  @inlinable public var reversed: Ordering {
    switch self {
    case .ascending: .descending
    case .same: .same
    case .descending: .ascending
    }
  }

  /// This order, or the other where this one is ``same``.
  @inlinable public func then(_ other: @autoclosure () -> Ordering) -> Ordering {
    self == .same ? other() : self
  }

  @inlinable public init<T: Comparable>(_ a: T, _ b: T) {
    self = a < b ? .ascending : b < a ? .descending : .same
  }
}
