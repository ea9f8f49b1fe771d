/// Equivalence: which values are one and the same for `DISTINCT`, for grouping and as keys.
///
/// It differs from the language's `=` (``Value/equals(_:)``) in that it always has an answer: null
/// is equivalent to null, NaN to NaN. `1` and `1.0` are equivalent.
extension Value: Hashable {
  public static func == (a: Value, b: Value) -> Bool {
    switch (a, b) {
    case (.string(let a), .string(let b)): a.hasSameCodePoints(as: b)
    case (.list(let a), .list(let b)): a == b
    case (.map(let a), .map(let b)): a == b
    default: a.order(relativeTo: b) == .same
    }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(UInt8(truncatingIfNeeded: typeRank))
    switch self {
    case .null: break
    case .boolean(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .float(let value):
      if let whole = Int64(exactly: value) {
        hasher.combine(whole)
      } else {
        // All NaNs are one value.
        hasher.combine(value.isNaN ? Double.nan.bitPattern : value.bitPattern)
      }
    case .string(let value): value.hashCodePoints(into: &hasher)
    case .list(let values): hasher.combine(values)
    case .map(let values): hasher.combine(values)
    case .node(let id): hasher.combine(id)
    case .relationship(let id): hasher.combine(id)
    case .path(let path): hasher.combine(path)
    case .date(let value): hasher.combine(value)
    case .localTime(let value): hasher.combine(value)
    case .time(let value): hasher.combine(value)
    case .localDateTime(let value): hasher.combine(value)
    case .dateTime(let value): hasher.combine(value)
    case .duration(let value): hasher.combine(value)
    }
  }
}

extension String {
  /// Swift's own hashing normalises first, which costs time and joins what is to be told apart.
  fileprivate func hashCodePoints(into hasher: inout Hasher) {
    let done: Void? = utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if done == nil { for byte in utf8 { hasher.combine(byte) } }
  }
}
