internal import Glibc

extension Value {
  /// Whether the two are equal in the language's sense, `=`: null where that cannot be known.
  ///
  /// Integers and floats are compared exactly, without rounding either; NaN equals nothing. Values
  /// of different types are unequal. Lists and maps are unequal as soon as one pair of elements is,
  /// and otherwise unknown as soon as one pair is unknown. Strings are compared by code point.
  ///
  /// Complexity: linear in the size of the smaller value.
  public func equals(_ other: Value) -> Bool? {
    switch (self, other) {
    case (.null, _), (_, .null): nil
    case (.integer(let a), .integer(let b)): a == b
    case (.integer(let a), .float(let b)): ExactNumber.compare(a, b) == .same
    case (.float(let a), .integer(let b)): ExactNumber.compare(b, a) == .same
    case (.float(let a), .float(let b)): a == b
    case (.string(let a), .string(let b)): a.hasSameCodePoints(as: b)
    case (.boolean(let a), .boolean(let b)): a == b
    case (.list(let a), .list(let b)): Value.equal(a, b)
    case (.map(let a), .map(let b)): Value.equal(a, b)
    case (.node(let a), .node(let b)): a == b
    case (.relationship(let a), .relationship(let b)): a == b
    case (.path(let a), .path(let b)): a == b
    case (.date(let a), .date(let b)): a == b
    case (.localTime(let a), .localTime(let b)): a == b
    case (.time(let a), .time(let b)): a == b
    case (.localDateTime(let a), .localDateTime(let b)): a == b
    case (.dateTime(let a), .dateTime(let b)): a == b
    case (.duration(let a), .duration(let b)): a == b
    default: false
    }
  }

  private static func equal(_ a: [Value], _ b: [Value]) -> Bool? {
    guard a.count == b.count else { return false }
    var known = true
    for index in a.indices {
      switch a[index].equals(b[index]) {
      case true?: continue
      case false?: return false
      case nil: known = false
      }
    }
    return known ? true : nil
  }

  private static func equal(_ a: [String: Value], _ b: [String: Value]) -> Bool? {
    guard a.count == b.count else { return false }
    var known = true
    for (key, value) in a {
      guard let other = b[key] else { return false }
      switch value.equals(other) {
      case true?: continue
      case false?: return false
      case nil: known = false
      }
    }
    return known ? true : nil
  }
}

extension String {
  /// Whether both are the same sequence of code points. Swift's `==` also holds between different
  /// spellings of one character, which the query language tells apart.
  @usableFromInline func hasSameCodePoints(as other: String) -> Bool {
    let same = utf8.withContiguousStorageIfAvailable { a in
      other.utf8.withContiguousStorageIfAvailable { b in
        a.count == b.count && (a.count == 0 || memcmp(a.baseAddress!, b.baseAddress!, a.count) == 0)
      }
    }
    // Not contiguous: a string bridged from elsewhere.
    return (same ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// By code point, which is also the order of the bytes of UTF-8.
  @usableFromInline func codePointOrder(relativeTo other: String) -> Ordering {
    let difference = utf8.withContiguousStorageIfAvailable { a in
      other.utf8.withContiguousStorageIfAvailable { b in
        let shared = min(a.count, b.count)
        // With a byte to compare, neither buffer is empty, and both have an address.
        let prefix = shared == 0 ? 0 : Int(memcmp(a.baseAddress!, b.baseAddress!, shared))
        return prefix != 0 ? prefix : a.count - b.count
      }
    }
    if let difference = difference ?? nil {
      return difference < 0 ? .ascending : difference > 0 ? .descending : .same
    }
    if utf8.elementsEqual(other.utf8) { return .same }
    return utf8.lexicographicallyPrecedes(other.utf8) ? .ascending : .descending
  }
}
