/// What is known, before a query runs, of the value that an expression yields.
///
/// An upper bound: the value is of one of ``kinds`` or null. So a query is refused only where it
/// must fail for every row that is not null; what may be right is checked while running.
struct StaticType: Hashable, Sendable {
  /// All kinds that are possible, null aside; null alone where it is always null.
  var kinds: ValueTypes
  /// Where it is a list: the possible kinds of its elements. Lists within lists are not followed.
  var elements: ValueTypes

  init(_ kinds: ValueTypes, elements: ValueTypes = .any) {
    self.kinds = kinds == .null ? .null : kinds.subtracting(.null)
    self.elements = kinds.contains(.list) ? elements : .any
  }

  /// Nothing is known.
  static let any = StaticType(.any)
  /// Always null.
  static let null = StaticType(.null)

  static func list(of elements: ValueTypes) -> StaticType {
    StaticType(.list, elements: elements)
  }

  /// Whether a value of this type can be one of `kinds`; true for null, which every operator takes.
  func canBe(_ kinds: ValueTypes) -> Bool {
    self.kinds == .null || !self.kinds.isDisjoint(with: kinds)
  }

  func union(_ other: StaticType) -> StaticType {
    let lists = (kinds.contains(.list), other.kinds.contains(.list))
    let merged: ValueTypes =
      switch lists {
      case (true, true): elements.union(other.elements)
      case (true, false): elements
      case (false, true): other.elements
      case (false, false): .any
      }
    return StaticType(kinds.union(other.kinds), elements: merged)
  }
}
