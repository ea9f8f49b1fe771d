public import GraphModel

/// Search within strings, by code point. Null where either operand is no string.
extension Operators {
  /// `a STARTS WITH b`.
  public static func startsWith(_ a: Value, _ b: Value) -> Value {
    search(a, b) { $0.starts(with: $1) }
  }

  /// `a ENDS WITH b`.
  public static func endsWith(_ a: Value, _ b: Value) -> Value {
    search(a, b) { $0.count >= $1.count && $0.suffix($1.count).elementsEqual($1) }
  }

  /// `a CONTAINS b`.
  public static func contains(_ a: Value, _ b: Value) -> Value {
    search(a, b) { $0.firstOccurrence(of: $1, from: 0) != nil }
  }

  /// `a =~ b`: whether the whole of `a` matches the pattern `b`.
  public static func matches(_ a: Value, _ b: Value) throws(EvaluationError) -> Value {
    guard case .string(let text) = a, case .string(let pattern) = b else {
      if a.isNull || b.isNull { return .null }
      throw .operands("=~", a, b)
    }
    return .boolean(try RegularExpression.cached(pattern).matches(text))
  }

  private static func search(
    _ a: Value, _ b: Value, _ test: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Value {
    guard case .string(var a) = a, case .string(var b) = b else { return .null }
    // UTF-8 is self-synchronising: a match of bytes is a match of code points.
    return .boolean(a.withUTF8 { a in b.withUTF8 { b in test(a, b) } })
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first index at or after `start` at which `pattern` stands. The empty pattern stands
  /// everywhere. Knuth, Morris and Pratt's search, so that no text makes it quadratic.
  func firstOccurrence(of pattern: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let first = pattern.first else { return start <= count ? start : nil }
    guard count - start >= pattern.count else { return nil }
    if pattern.count == 1 { return self[start...].firstIndex(of: first) }
    // For each prefix of the pattern, the length of its longest proper border.
    var borders = [Int](repeating: 0, count: pattern.count)
    var border = 0
    for index in 1..<pattern.count {
      while border > 0, pattern[index] != pattern[border] { border = borders[border - 1] }
      if pattern[index] == pattern[border] { border += 1 }
      borders[index] = border
    }
    var matched = 0
    for index in start..<count {
      while matched > 0, self[index] != pattern[matched] { matched = borders[matched - 1] }
      if self[index] == pattern[matched] { matched += 1 }
      if matched == pattern.count { return index - matched + 1 }
    }
    return nil
  }
}
