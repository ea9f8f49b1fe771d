/// A value of the query language: what a property holds, a parameter carries, a row contains.
///
/// Nodes and relationships appear by identity; what they hold (labels, type, properties) is read
/// from the store, or from the ``Subgraph`` that accompanies a query's result. So a value is small,
/// a row of ids stays a row of integers, and an entity that occurs a thousand times is held once.
public enum Value: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case list([Value])
  case map([String: Value])
  case node(NodeID)
  case relationship(RelationshipID)
  case path(Path)
  case date(CalendarDate)
  case localTime(LocalTime)
  case time(ZonedTime)
  case localDateTime(LocalDateTime)
  indirect case dateTime(ZonedDateTime)
  indirect case duration(Duration)

  @inlinable public var isNull: Bool { if case .null = self { true } else { false } }
}
