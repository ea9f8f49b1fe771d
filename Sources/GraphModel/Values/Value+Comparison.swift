/// What `<`, `<=`, `>` and `>=` find out about two values.
public enum Comparison: Sendable, Equatable {
  case ordered(Ordering)
  /// One of them is NaN: neither below, nor above, nor equal. Every comparison is false.
  case unordered
  /// The question has no answer: null, or types that do not compare. Every comparison is null.
  case incomparable
}

extension Value {
  /// Comparability: how two values stand to each other as the language's `<` sees it.
  ///
  /// Numbers compare with numbers, exactly; strings by code point; false before true; instants by
  /// the moment; lists element by element, the shorter first. Durations, maps and entities have no
  /// order, and values of different types none between them.
  ///
  /// Complexity: linear in the size of the smaller value.
  public func compare(_ other: Value) -> Comparison {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): .ordered(Ordering(a, b))
    case (.integer(let a), .float(let b)): Comparison(ExactNumber.compare(a, b))
    case (.float(let a), .integer(let b)): Comparison(ExactNumber.compare(b, a)?.reversed)
    case (.float(let a), .float(let b)): Comparison(ExactNumber.compare(a, b))
    case (.string(let a), .string(let b)): .ordered(a.codePointOrder(relativeTo: b))
    case (.boolean(let a), .boolean(let b)): .ordered(Ordering(a ? 1 : 0, b ? 1 : 0))
    case (.list(let a), .list(let b)): Value.compare(a, b)
    case (.date(let a), .date(let b)): .ordered(Ordering(a, b))
    case (.localTime(let a), .localTime(let b)): .ordered(Ordering(a, b))
    case (.time(let a), .time(let b)): .ordered(Ordering(a, b))
    case (.localDateTime(let a), .localDateTime(let b)): .ordered(Ordering(a, b))
    case (.dateTime(let a), .dateTime(let b)): .ordered(Ordering(a, b))
    default: .incomparable
    }
  }

  private static func compare(_ a: [Value], _ b: [Value]) -> Comparison {
    for (x, y) in zip(a, b) {
      // Two nulls at one place say nothing of the lists.
      let comparison = x.compare(y)
      guard comparison == .ordered(.same) else { return comparison }
    }
    return .ordered(Ordering(a.count, b.count))
  }
}

extension Comparison {
  /// Nil: one of the two was NaN.
  fileprivate init(_ ordering: Ordering?) {
    self = ordering.map { .ordered($0) } ?? .unordered
  }
}
