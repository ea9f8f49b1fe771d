public import GraphModel

/// A set of the types that a value can have: what a function takes, what an expression may yield.
public struct ValueTypes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let null = ValueTypes(rawValue: 1 << 0)
  public static let boolean = ValueTypes(rawValue: 1 << 1)
  public static let integer = ValueTypes(rawValue: 1 << 2)
  public static let float = ValueTypes(rawValue: 1 << 3)
  public static let string = ValueTypes(rawValue: 1 << 4)
  public static let list = ValueTypes(rawValue: 1 << 5)
  public static let map = ValueTypes(rawValue: 1 << 6)
  public static let node = ValueTypes(rawValue: 1 << 7)
  public static let relationship = ValueTypes(rawValue: 1 << 8)
  public static let path = ValueTypes(rawValue: 1 << 9)
  public static let date = ValueTypes(rawValue: 1 << 10)
  public static let localTime = ValueTypes(rawValue: 1 << 11)
  public static let time = ValueTypes(rawValue: 1 << 12)
  public static let localDateTime = ValueTypes(rawValue: 1 << 13)
  public static let dateTime = ValueTypes(rawValue: 1 << 14)
  public static let duration = ValueTypes(rawValue: 1 << 15)

  public static let number: ValueTypes = [.integer, .float]
  public static let entity: ValueTypes = [.node, .relationship]
  public static let instant: ValueTypes = [.date, .localTime, .time, .localDateTime, .dateTime]
  public static let temporal: ValueTypes = [.instant, .duration]
  public static let any = ValueTypes(rawValue: (1 << 16) - 1)

  /// The one type that `value` has.
  public init(of value: Value) {
    self =
      switch value {
      case .null: .null
      case .boolean: .boolean
      case .integer: .integer
      case .float: .float
      case .string: .string
      case .list: .list
      case .map: .map
      case .node: .node
      case .relationship: .relationship
      case .path: .path
      case .date: .date
      case .localTime: .localTime
      case .time: .time
      case .localDateTime: .localDateTime
      case .dateTime: .dateTime
      case .duration: .duration
      }
  }
}

extension ValueTypes: CustomStringConvertible {
  private static let names: [(ValueTypes, String)] = [
    (.boolean, "Boolean"), (.integer, "Integer"), (.float, "Float"), (.string, "String"),
    (.list, "List"), (.map, "Map"), (.node, "Node"), (.relationship, "Relationship"),
    (.path, "Path"), (.date, "Date"), (.localTime, "LocalTime"), (.time, "Time"),
    (.localDateTime, "LocalDateTime"), (.dateTime, "DateTime"), (.duration, "Duration"),
  ]

  /// For messages: `Integer or Float`, `Node`, `Null`.
  public var description: String {
    if isSuperset(of: ValueTypes.any.subtracting(.null)) { return "Any" }
    let words = ValueTypes.names.filter { contains($0.0) }.map(\.1)
    guard let last = words.last else { return "Null" }
    return words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " or " + last
  }
}
