public import GraphModel

/// Which end of a relationship one stands on when following it.
public enum Direction: Sendable {
  /// From source to target.
  case outgoing
  /// From target to source.
  case incoming
  case either
}

/// The days on which a relationship must possibly hold to be followed: the half-open `[from, to)`.
public struct ValidityFilter: Hashable, Sendable {
  public let from: CalendarDate
  public let to: CalendarDate

  /// Nil for an empty or inverted span.
  public init?(from: CalendarDate, to: CalendarDate) {
    guard from < to else { return nil }
    self.from = from
    self.to = to
  }

  /// One day.
  public init(asOf day: CalendarDate) {
    from = day
    to = day.advanced(byDays: 1)
  }
}

/// Which relationships to follow from every node of a frontier.
public struct ExpandRequest: Sendable {
  /// Nil: of every type. Empty: none.
  public var types: [TypeToken]?
  public var direction: Direction
  public var validity: ValidityFilter?

  public init(
    types: [TypeToken]? = nil, direction: Direction = .either, validity: ValidityFilter? = nil
  ) {
    self.types = types
    self.direction = direction
    self.validity = validity
  }
}

/// Relationships found from a frontier, in columns of equal length.
///
/// Rows come in the order of the frontier; of one node, outgoing before incoming; of one direction, in
/// ascending order of (type, neighbour), parallel relationships in the order of their first and last
/// possible days and then of their ids. Types that are asked for come in the order given. With
/// ``Direction/either`` a loop appears once.
public struct Expansion: Sendable {
  /// The index in the frontier of the node that was left.
  public var origins: [Int32] = []
  public var relationships: [RelationshipID] = []
  public var types: [TypeToken] = []
  /// The node that was reached.
  public var neighbours: [NodeID] = []

  public init() {}

  public var count: Int { relationships.count }

  mutating func reserveCapacity(_ count: Int) {
    origins.reserveCapacity(count)
    relationships.reserveCapacity(count)
    types.reserveCapacity(count)
    neighbours.reserveCapacity(count)
  }

  public mutating func removeAll(keepingCapacity: Bool = true) {
    if relationships.isEmpty { return }
    origins.removeAll(keepingCapacity: keepingCapacity)
    relationships.removeAll(keepingCapacity: keepingCapacity)
    types.removeAll(keepingCapacity: keepingCapacity)
    neighbours.removeAll(keepingCapacity: keepingCapacity)
  }
}

/// The fixed part of relationships, in columns of equal length.
public struct RelationshipColumns: Sendable {
  public var relationships: [RelationshipID] = []
  public var types: [TypeToken] = []
  public var sources: [NodeID] = []
  public var targets: [NodeID] = []

  public init() {}

  public var count: Int { relationships.count }
}
