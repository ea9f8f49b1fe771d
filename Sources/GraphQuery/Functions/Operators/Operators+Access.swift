public import GraphModel

/// Access to elements of lists, values of maps, properties of entities, and parts of dates and times.
extension Operators {
  /// `base.key`.
  public static func member(_ base: Value, _ key: String, _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    switch base {
    case .null: return .null
    case .map(let values): return values[key] ?? .null
    case .node(let id): return try Entities.property(key, of: id, context)
    case .relationship(let id): return try Entities.property(key, of: id, context)
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
      guard let component = try TemporalComponents.component(key, of: base) else {
        throw EvaluationError(
          .argumentError, .invalidArgumentValue, "\(ValueTypes(of: base)) has no part \(key)")
      }
      return component
    default:
      throw EvaluationError(
        .typeError, .invalidArgumentType, "\(ValueTypes(of: base)) has no properties: .\(key)")
    }
  }

  /// `base[index]`: an element of a list, counted from the end where negative; or as
  /// ``member(_:_:_:)`` by a string.
  public static func element(_ base: Value, _ index: Value, _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    switch (base, index) {
    case (.list(let elements), .integer(let index)):
      let position = index < 0 ? index &+ Int64(elements.count) : index
      return position >= 0 && position < elements.count ? elements[Int(position)] : .null
    case (.null, _): return .null
    case (.list, .null), (.map, .null), (.node, .null), (.relationship, .null): return .null
    case (.list, _):
      throw EvaluationError(
        .typeError, .listElementAccessByNonInteger,
        "a list is indexed by Integer, not \(ValueTypes(of: index))")
    case (.map, .string(let key)), (.node, .string(let key)), (.relationship, .string(let key)):
      return try member(base, key, context)
    case (.map, _), (.node, _), (.relationship, _):
      throw EvaluationError(
        .typeError, .mapElementAccessByNonString,
        "\(ValueTypes(of: base)) is indexed by String, not \(ValueTypes(of: index))")
    case (.date, .string(let key)), (.localTime, .string(let key)), (.time, .string(let key)),
      (.localDateTime, .string(let key)), (.dateTime, .string(let key)),
      (.duration, .string(let key)):
      return try member(base, key, context)
    default:
      throw EvaluationError(
        .typeError, .invalidArgumentType, "\(ValueTypes(of: base)) cannot be indexed")
    }
  }

  /// `list[from..to]`: the elements from one index up to but without the other, each counted from
  /// the end where negative. Nil: the bound was left out.
  public static func slice(_ list: Value, from: Value?, to: Value?) throws(EvaluationError) -> Value
  {
    if list.isNull || from?.isNull == true || to?.isNull == true { return .null }
    guard case .list(let elements) = list else { throw .operand("[..]", list, expected: .list) }
    let start = try bound(from, of: elements.count) ?? 0
    let end = try bound(to, of: elements.count) ?? elements.count
    return .list(start < end ? Array(elements[start..<end]) : [])
  }

  private static func bound(_ value: Value?, of count: Int) throws(EvaluationError) -> Int? {
    guard let value else { return nil }
    guard case .integer(let index) = value else {
      throw .operand("[..]", value, expected: .integer)
    }
    let position = index < 0 ? index &+ Int64(count) : index
    return Int(min(max(position, 0), Int64(count)))
  }
}
