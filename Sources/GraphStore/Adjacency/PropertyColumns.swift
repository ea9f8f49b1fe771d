internal import GraphModel
internal import Synchronization

/// One property of all nodes: a code for each node into a table of the distinct values.
final class PropertyColumn: Sendable {
  /// By identity; 0 where a node lacks the property.
  private let codes: [UInt32]
  /// The first is null.
  private let values: [Value]

  /// From the rows of one key, which are in ascending order of the nodes.
  init(capacity: Int, _ rows: (_ add: (Int64, Value) -> Void) throws(StoreError) -> Void)
    throws(StoreError)
  {
    var codes = [UInt32](repeating: 0, count: capacity)
    var values: [Value] = [.null]
    var known: [ExactValue: UInt32] = [:]
    try rows { node, value in
      guard node >= 0, node < capacity else { return }
      // Most texts are long or occur once; those that repeat are often met again soon.
      if let code = known[ExactValue(value)] {
        codes[Int(node)] = code
        return
      }
      let code = UInt32(truncatingIfNeeded: values.count)
      values.append(value)
      codes[Int(node)] = code
      known[ExactValue(value)] = code
    }
    self.codes = codes
    self.values = values
  }

  @inline(__always)
  subscript(node: NodeID) -> Value {
    guard node.rawValue >= 0, node.rawValue < codes.count else { return .null }
    return values[Int(codes[Int(node.rawValue)])]
  }

  /// Those of its values that are strings, to be searched; nil where they are too much for it.
  func textIndex() -> TextIndex? {
    var texts: [(code: UInt32, text: String)] = []
    for (code, value) in values.enumerated() {
      if case .string(let text) = value {
        texts.append((UInt32(truncatingIfNeeded: code), text))
      }
    }
    return TextIndex(texts: texts, codes: codes)
  }
}

/// A value that is only the same as one of its own type: unlike for `DISTINCT`, `1` is not `1.0`.
private struct ExactValue: Hashable {
  private let value: Value
  private let isFloat: Bool

  init(_ value: Value) {
    self.value = value
    isFloat = if case .float = value { true } else { false }
  }
}

/// The property columns of one image, made when a property has been read so often that reading all of
/// it at once would have been cheaper.
final class PropertyColumns: Sendable {
  private struct Entry {
    let key: KeyToken
    var reads = 0
    var column: PropertyColumn?
    var isBeingMade = false
    /// Of the column, to which so many searches came before there was one.
    var texts: TextIndex?
    var searches = 0
    var isBeingIndexed = false
  }

  /// Of the keys that were asked for, which are few: a search through them beats a hash table.
  private let entries = Mutex<[Entry]>([])

  /// The column, if there is one.
  ///
  /// - Parameters:
  ///   - count: how many nodes it is wanted for.
  ///   - threshold: after how many reads it is to be made.
  /// - Returns: whether the caller is now to make it.
  func column(_ key: KeyToken, reading count: Int, threshold: Int) -> (PropertyColumn?, Bool) {
    entries.withLock { entries in
      guard let place = entries.firstIndex(where: { $0.key == key }) else {
        entries.append(Entry(key: key, reads: count, isBeingMade: count > threshold))
        return (nil, count > threshold)
      }
      if let column = entries[place].column { return (column, false) }
      entries[place].reads += count
      let isDue = entries[place].reads > threshold && !entries[place].isBeingMade
      if isDue { entries[place].isBeingMade = true }
      return (nil, isDue)
    }
  }

  /// The texts of a column, if they were made.
  func texts(of key: KeyToken) -> TextIndex? {
    entries.withLock { $0.first { $0.key == key }?.texts }
  }

  /// Notes a search among the texts of a column. Returns whether the caller is now to make them.
  func isIndexDue(_ key: KeyToken, threshold: Int) -> Bool {
    entries.withLock { entries in
      guard let place = entries.firstIndex(where: { $0.key == key }),
        !entries[place].isBeingIndexed
      else { return false }
      entries[place].searches += 1
      entries[place].isBeingIndexed = entries[place].searches > threshold
      return entries[place].isBeingIndexed
    }
  }

  /// Nil where they are too much; then they are not tried again.
  func finishIndex(_ key: KeyToken, _ texts: TextIndex?) {
    entries.withLock { entries in
      guard let place = entries.firstIndex(where: { $0.key == key }) else { return }
      entries[place].texts = texts
    }
  }

  /// Nil where making it failed; then it is tried again later.
  func finish(_ key: KeyToken, _ column: PropertyColumn?) {
    entries.withLock { entries in
      entries.removeAll { $0.key == key }
      entries.append(Entry(key: key, column: column))
    }
  }
}
