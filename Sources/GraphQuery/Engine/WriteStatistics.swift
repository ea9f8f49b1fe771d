/// What a query changed.
public struct WriteStatistics: Hashable, Sendable {
  public var nodesCreated = 0
  public var nodesDeleted = 0
  public var relationshipsCreated = 0
  public var relationshipsDeleted = 0
  /// Properties that were given a value, or lost theirs.
  public var propertiesSet = 0
  public var labelsAdded = 0
  public var labelsRemoved = 0

  public init() {}

  /// Whether the query changed anything.
  public var containsUpdates: Bool { self != WriteStatistics() }
}
