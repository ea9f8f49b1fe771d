public import GraphModel
public import GraphStore

/// How two actors are connected: the shortest paths between them, in either direction.
public struct ConnectionQuestion: Hashable, Sendable {
  public var from: String
  public var to: String
  /// All shortest paths; else any one.
  public var wantsAll: Bool
  /// The longest path that is looked for.
  public var maximumHops: Int
  /// Only relationships of these types, as people write them (`ambassador-of`); empty: of all.
  public var via: [String]
  /// No relationship of these types.
  public var avoid: [String]
  /// The day on which every relationship must possibly hold. Nil: at any time.
  public var asOf: CalendarDate?
  /// At most so many paths are read out.
  public var maximumPaths: Int

  /// Six hops: beyond that everyone knows everyone.
  public static let defaultMaximumHops = 6

  public init(
    from: String, to: String, wantsAll: Bool = false,
    maximumHops: Int = ConnectionQuestion.defaultMaximumHops, via: [String] = [],
    avoid: [String] = [], asOf: CalendarDate? = nil, maximumPaths: Int = 100
  ) {
    self.from = from
    self.to = to
    self.wantsAll = wantsAll
    self.maximumHops = maximumHops
    self.via = via
    self.avoid = avoid
    self.asOf = asOf
    self.maximumPaths = maximumPaths
  }
}

/// How two actors are connected.
public struct ConnectionAnswer: Sendable {
  public let from: ActorReference
  public let to: ActorReference
  /// All of one length; empty where there is none within the limit of hops. In a fixed order.
  public let connections: [Connection]
  /// Whether there are more paths than were asked for.
  public let isTruncated: Bool
}

/// One path.
public struct Connection: Sendable {
  /// One more than ``hops``.
  public let actors: [ActorReference]
  public let hops: [ConnectionHop]
}

/// One relationship of a path, read in the direction of the path.
public struct ConnectionHop: Sendable {
  public let relationship: Relationship
  /// Whether the path goes from its source to its target.
  public let isForward: Bool
  /// The relationship read out: "Lee Sok-bae is ambassador to Russia".
  public let sentence: String
  public let title: String?
  public let status: Status?
  /// As stated; nil where no source states it.
  public let since: String?
  public let until: String?
  /// Whether it holds on the day of the question; nil where no day was asked for.
  public let certainty: Certainty?
  public let evidence: [Evidence]
}

extension ConnectionQuestion {
  /// Answers with a query of the engine.
  ///
  /// - Parameter options: limits and interruption; its day is that of the question.
  /// - Throws: also where a type in ``via`` or ``avoid`` is neither declared nor in the graph.
  public func answer(with engine: QueryEngine, options: QueryOptions = QueryOptions())
    throws(QueryError) -> QuestionOutcome<ConnectionAnswer>
  {
    try ConnectionSearch(question: self, engine: engine, options: options).run()
  }
}
