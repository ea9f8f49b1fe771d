/// Which paths between two nodes are wanted.
enum PathChoice: Sendable {
  case all
  /// So many, whichever.
  case any(RowCount)
  /// One of the shortest.
  case anyShortest
  /// All of the shortest.
  case allShortest
  /// So many, the shortest first.
  case shortest(RowCount)
  /// All that have one of so many least lengths.
  case groups(RowCount)

  /// The number in the selector.
  func count(_ context: ExecutionContext, _ argument: Batch) throws(QueryError) -> Int? {
    switch self {
    case .all, .anyShortest, .allShortest: nil
    case .any(let count), .shortest(let count), .groups(let count):
      try count.evaluate(context, argument)
    }
  }
}
