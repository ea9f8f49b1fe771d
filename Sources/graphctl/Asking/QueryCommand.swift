internal import GraphExchange
internal import GraphQuery
internal import GraphStore

/// What `query` does, however its arguments were read.
struct QueryCommand {
  enum Source {
    case text(String)
    /// `-` for standard input.
    case file(String)
  }

  /// In seconds.
  static let defaultTimeLimit = 600.0
  static let defaultRowLimit = 10_000_000
  /// In MiB.
  static let defaultMemoryLimit = 2_048

  let settings: CommonSettings
  let source: Source
  var parameters: [ParameterArgument] = []
  var limits = QueryLimits(
    time: .seconds(QueryCommand.defaultTimeLimit), rows: QueryCommand.defaultRowLimit,
    memory: QueryCommand.defaultMemoryLimit << 20)
  /// Whether it is a failure that there are no rows.
  var needsRows = false

  func run() throws {
    let text = try text()
    let store = try settings.open(.readWrite)
    defer { store.close() }
    var runner = QueryRunner(store: store, asOf: settings.asOf)
    runner.limits = limits
    for parameter in parameters { runner.parameters[parameter.name] = parameter.value }

    let answer = Answer(settings)
    var writer = answer.writer()
    var output = OutputBuffer()
    var rows = 0
    let statistics = try runner.run(
      text,
      begin: { columns in
        writer.begin(columns: columns, into: &output)
      },
      each: { (batch) throws(Failure) in
        rows += batch.rows.count
        writer.write(batch.rows, entities: batch.entities, into: &output)
        if output.count >= 1 << 16 { try StandardOutput.flush(&output) }
      })
    writer.end(into: &output)
    try StandardOutput.flush(&output)
    if statistics.containsUpdates { StandardError.say(summary(of: statistics)) }
    if needsRows, rows == 0 { throw Failure.nothingFound }
  }

  private func text() throws(Failure) -> String {
    switch source {
    case .text("-"): try QueryInput.read("-")
    case .text(let text): text
    case .file(let path): try QueryInput.read(path)
    }
  }

  private func summary(of statistics: WriteStatistics) -> String {
    let parts = [
      (statistics.nodesCreated, "node", "created"), (statistics.nodesDeleted, "node", "deleted"),
      (statistics.relationshipsCreated, "relationship", "created"),
      (statistics.relationshipsDeleted, "relationship", "deleted"),
      (statistics.labelsAdded, "label", "added"), (statistics.labelsRemoved, "label", "removed"),
    ]
    var words = parts.filter { $0.0 > 0 }.map { "\(counted($0.0, $0.1)) \($0.2)" }
    if statistics.propertiesSet > 0 {
      words.append(
        "\(statistics.propertiesSet) propert\(statistics.propertiesSet == 1 ? "y" : "ies") set")
    }
    return words.joined(separator: ", ")
  }
}
