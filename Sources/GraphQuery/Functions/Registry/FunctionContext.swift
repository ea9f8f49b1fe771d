public import GraphModel
public import GraphStore

/// What functions may look at besides their arguments: one for each statement.
public struct FunctionContext {
  /// The graph, as the statement sees it.
  public let reader: any GraphReader
  /// The one instant at which the whole statement happens.
  public let clock: StatementClock
  public let parameters: [String: Value]
  /// What this statement deleted: functions on it say so instead of finding nothing.
  public let deletions: Deletions
  /// What the statement may take.
  public let meter: WorkMeter

  public init(
    reader: any GraphReader, clock: StatementClock, parameters: [String: Value] = [:],
    deletions: Deletions = Deletions(), meter: WorkMeter = WorkMeter()
  ) {
    self.reader = reader
    self.clock = clock
    self.parameters = parameters
    self.deletions = deletions
    self.meter = meter
  }

  /// Says that so many bytes are about to be built, and ends the query where it may not go on.
  func build(bytes: Int) throws(EvaluationError) {
    do throws(QueryError) { try meter.build(bytes) } catch { throw EvaluationError(ending: error) }
  }
}

/// The entities that one statement has deleted so far, with what may still be asked of them.
///
/// The executor notes a deletion before it happens: a relationship keeps its type and its ends,
/// while properties and labels of what is gone are an error to ask for.
public final class Deletions {
  public private(set) var nodes: Set<NodeID> = []
  public private(set) var relationships: [RelationshipID: DeletedRelationship] = [:]

  public init() {}

  public var isEmpty: Bool { nodes.isEmpty && relationships.isEmpty }

  public func note(_ node: NodeID) { nodes.insert(node) }

  public func note(_ relationship: RelationshipID, _ remains: DeletedRelationship) {
    relationships[relationship] = remains
  }
}

/// What is still known of a relationship that was deleted.
public struct DeletedRelationship: Hashable, Sendable {
  public let type: TypeToken
  public let source: NodeID
  public let target: NodeID

  public init(type: TypeToken, source: NodeID, target: NodeID) {
    self.type = type
    self.source = source
    self.target = target
  }
}
