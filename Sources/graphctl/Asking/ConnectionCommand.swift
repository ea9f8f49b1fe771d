internal import GraphQuery
internal import GraphStore

/// What `path` does, however its arguments were read.
struct ConnectionCommand {
  static let defaultPathLimit = 100

  let settings: CommonSettings
  let from: String
  let to: String
  /// Whether all shortest paths are wanted.
  var wantsAll = false
  var maximumHops = ConnectionQuestion.defaultMaximumHops
  /// The only types that a path may take, where there are any.
  var via: [String] = []
  /// The types that a path may not take.
  var avoid: [String] = []
  var pathLimit = ConnectionCommand.defaultPathLimit

  func run() throws {
    let store = try settings.open(.readOnly)
    let question = ConnectionQuestion(
      from: from, to: to, wantsAll: wantsAll, maximumHops: maximumHops, via: via, avoid: avoid,
      asOf: settings.asOf, maximumPaths: pathLimit)
    let outcome = try Signals.finishing { () throws(QueryError) in
      try question.answer(
        with: QueryEngine(store: store), options: QueryOptions(interruption: Signals.interruption))
    }
    switch outcome {
    case .unresolved(let name): throw name.failure
    case .answered(let answer) where answer.connections.isEmpty:
      throw Failure(
        .nothing,
        """
        no path of at most \(counted(maximumHops, "hop")) leads from \(answer.from.name) to \
        \(answer.to.name)
        """)
    case .answered(let answer):
      let reader = try store.beginRead()
      defer { reader.end() }
      try ConnectionReport(answer, Answer(settings), isAll: wantsAll).write(in: reader)
    }
  }
}
