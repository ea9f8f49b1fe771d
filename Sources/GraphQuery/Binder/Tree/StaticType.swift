/// The kinds of value that an expression can yield.
struct ValueKinds: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let null = ValueKinds(rawValue: 1 << 0)
  static let boolean = ValueKinds(rawValue: 1 << 1)
  static let integer = ValueKinds(rawValue: 1 << 2)
  static let float = ValueKinds(rawValue: 1 << 3)
  static let string = ValueKinds(rawValue: 1 << 4)
  static let list = ValueKinds(rawValue: 1 << 5)
  static let map = ValueKinds(rawValue: 1 << 6)
  static let node = ValueKinds(rawValue: 1 << 7)
  static let relationship = ValueKinds(rawValue: 1 << 8)
  static let path = ValueKinds(rawValue: 1 << 9)
  static let date = ValueKinds(rawValue: 1 << 10)
  static let localTime = ValueKinds(rawValue: 1 << 11)
  static let time = ValueKinds(rawValue: 1 << 12)
  static let localDateTime = ValueKinds(rawValue: 1 << 13)
  static let dateTime = ValueKinds(rawValue: 1 << 14)
  static let duration = ValueKinds(rawValue: 1 << 15)

  static let number: ValueKinds = [.integer, .float]
  static let entity: ValueKinds = [.node, .relationship]
  static let temporal: ValueKinds = [.date, .localTime, .time, .localDateTime, .dateTime]
  static let any = ValueKinds(rawValue: (1 << 16) - 1)
}

/// What is known, before a query runs, of the value that an expression yields.
///
/// An upper bound: the value is of one of ``kinds`` or null. So a query is refused only where it
/// must fail for every row that is not null; what may be right is checked while running.
struct StaticType: Hashable, Sendable {
  /// All kinds that are possible, null aside.
  var kinds: ValueKinds
  /// Where it is a list: the possible kinds of its elements. Lists within lists are not followed.
  var elements: ValueKinds

  init(_ kinds: ValueKinds, elements: ValueKinds = .any) {
    self.kinds = kinds
    self.elements = kinds.contains(.list) ? elements : .any
  }

  /// Nothing is known.
  static let any = StaticType(.any)
  /// Always null.
  static let null = StaticType(.null)

  static func list(of elements: ValueKinds) -> StaticType {
    StaticType(.list, elements: elements)
  }

  /// Whether a value of this type can be one of `kinds`; true for null, which every operator takes.
  func canBe(_ kinds: ValueKinds) -> Bool {
    self.kinds.contains(.null) || !self.kinds.isDisjoint(with: kinds)
  }

  func union(_ other: StaticType) -> StaticType {
    let lists = (kinds.contains(.list), other.kinds.contains(.list))
    let merged: ValueKinds =
      switch lists {
      case (true, true): elements.union(other.elements)
      case (true, false): elements
      case (false, true): other.elements
      case (false, false): .any
      }
    return StaticType(kinds.union(other.kinds), elements: merged)
  }
}
