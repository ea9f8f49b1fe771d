/// The identity of a node in one store. Stable for the life of the file; never reused.
public struct NodeID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  public let rawValue: Int64

  @inlinable public init(rawValue: Int64) { self.rawValue = rawValue }
  @inlinable public init(_ rawValue: Int64) { self.rawValue = rawValue }

  @inlinable public static func < (a: NodeID, b: NodeID) -> Bool { a.rawValue < b.rawValue }
  public var description: String { String(rawValue) }
}

/// The identity of a relationship in one store. Stable for the life of the file; never reused.
public struct RelationshipID: RawRepresentable, Hashable, Comparable, Sendable,
  CustomStringConvertible
{
  public let rawValue: Int64

  @inlinable public init(rawValue: Int64) { self.rawValue = rawValue }
  @inlinable public init(_ rawValue: Int64) { self.rawValue = rawValue }

  @inlinable public static func < (a: RelationshipID, b: RelationshipID) -> Bool {
    a.rawValue < b.rawValue
  }
  public var description: String { String(rawValue) }
}
