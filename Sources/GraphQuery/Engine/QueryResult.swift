public import GraphModel

/// The whole answer to a query.
public struct QueryResult: Sendable {
  /// The names of the columns, in order. Empty for a query that returns nothing.
  public let columns: [String]
  /// One value for each column.
  public let rows: [[Value]]
  /// Every node and relationship that occurs in ``rows`` (in lists, maps and paths too), as it was
  /// at the end of the query.
  public let entities: Subgraph
  public let statistics: WriteStatistics

  public init(
    columns: [String], rows: [[Value]], entities: Subgraph, statistics: WriteStatistics
  ) {
    self.columns = columns
    self.rows = rows
    self.entities = entities
    self.statistics = statistics
  }
}

/// Some rows of an answer, with what they refer to.
public struct ResultBatch: Sendable {
  /// One value for each column of the query.
  public let rows: [[Value]]
  /// Every node and relationship that occurs in ``rows``.
  public let entities: Subgraph

  public init(rows: [[Value]], entities: Subgraph) {
    self.rows = rows
    self.entities = entities
  }
}
