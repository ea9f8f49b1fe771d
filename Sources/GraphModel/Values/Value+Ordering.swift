extension Value {
  /// Orderability: the total order of all values that `ORDER BY`, `min` and `max` use.
  ///
  /// Types come in the order of openCypher: map, node, relationship, list, path, date and time with
  /// zone, without zone, date, time, local time, duration, string, boolean, number, null. Among
  /// numbers NaN comes last. Two values are ``Ordering/same`` exactly if they are equivalent (`==`).
  ///
  /// Complexity: linear in the size of the smaller value; for maps O(*n* log *n*).
  public func order(relativeTo other: Value) -> Ordering {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): Ordering(a, b)
    case (.integer(let a), .float(let b)): ExactNumber.compare(a, b) ?? .ascending
    case (.float(let a), .integer(let b)): ExactNumber.compare(b, a)?.reversed ?? .descending
    case (.float(let a), .float(let b)):
      ExactNumber.compare(a, b) ?? Ordering(a.isNaN ? 1 : 0, b.isNaN ? 1 : 0)
    case (.string(let a), .string(let b)): a.codePointOrder(relativeTo: b)
    case (.boolean(let a), .boolean(let b)): Ordering(a ? 1 : 0, b ? 1 : 0)
    case (.list(let a), .list(let b)): Value.order(a, b)
    case (.map(let a), .map(let b)): Value.order(a, b)
    case (.node(let a), .node(let b)): Ordering(a, b)
    case (.relationship(let a), .relationship(let b)): Ordering(a, b)
    case (.path(let a), .path(let b)): Value.order(a, b)
    case (.date(let a), .date(let b)): Ordering(a, b)
    case (.localTime(let a), .localTime(let b)): Ordering(a, b)
    case (.time(let a), .time(let b)): Ordering(a, b)
    case (.localDateTime(let a), .localDateTime(let b)): Ordering(a, b)
    case (.dateTime(let a), .dateTime(let b)): Ordering(a, b)
    case (.duration(let a), .duration(let b)): Ordering(a, b)
    default: Ordering(typeRank, other.typeRank)
    }
  }

  /// Whether this value comes before the other in the total order.
  public func orders(before other: Value) -> Bool { order(relativeTo: other) == .ascending }

  /// The place of the type in the order of openCypher; integers and floats share one.
  var typeRank: Int {
    switch self {
    case .map: 0
    case .node: 1
    case .relationship: 2
    case .list: 3
    case .path: 4
    case .dateTime: 5
    case .localDateTime: 6
    case .date: 7
    case .time: 8
    case .localTime: 9
    case .duration: 10
    case .string: 11
    case .boolean: 12
    case .integer, .float: 13
    case .null: 14
    }
  }

  private static func order(_ a: [Value], _ b: [Value]) -> Ordering {
    for (x, y) in zip(a, b) {
      let order = x.order(relativeTo: y)
      guard order == .same else { return order }
    }
    return Ordering(a.count, b.count)
  }

  /// By size, then by keys in order, then by the values in the order of their keys.
  private static func order(_ a: [String: Value], _ b: [String: Value]) -> Ordering {
    guard a.count == b.count else { return Ordering(a.count, b.count) }
    let left = a.sorted { $0.key < $1.key }
    let right = b.sorted { $0.key < $1.key }
    for (x, y) in zip(left, right) where x.key != y.key { return Ordering(x.key, y.key) }
    for (x, y) in zip(left, right) {
      let order = x.value.order(relativeTo: y.value)
      guard order == .same else { return order }
    }
    return .same
  }

  /// As lists of alternating nodes and relationships.
  private static func order(_ a: Path, _ b: Path) -> Ordering {
    for hop in 0..<min(a.length, b.length) {
      let order = Ordering(a.nodes[hop], b.nodes[hop])
        .then(Ordering(a.relationships[hop], b.relationships[hop]))
      guard order == .same else { return order }
    }
    let last = min(a.length, b.length)
    return Ordering(a.nodes[last], b.nodes[last]).then(Ordering(a.length, b.length))
  }
}
