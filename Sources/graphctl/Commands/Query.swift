internal import ArgumentParser
internal import GraphExchange
internal import GraphModel
internal import GraphQuery
internal import GraphStore

struct Query: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Ask, or change, the graph in openCypher.",
    discussion: """
      One query, from the command line, from a file or from standard input (-). What it changes is \
      kept whole or not at all.

      EXAMPLE:
        graphctl query "MATCH (p)-[r:AMBASSADOR_TO]->(c) RETURN p.name, c.name, r.since"
        graphctl query --param 'name="Russia"' 'MATCH (c {name: $name}) RETURN c'
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The query, or - for standard input.", valueName: "query"))
  var query: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Read the query from a file.", valueName: "file"))
  var file: String?

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp(
      "A parameter of the query, its value in JSON. May be given often.", valueName: "name=value"),
    transform: ParameterArgument.parse)
  var parameters: [ParameterArgument] = []

  @Option(
    help: ArgumentHelp(
      "End the query after so long, with status 124. 0: never.", valueName: "seconds"))
  var timeLimit = 600.0

  @Option(
    help: ArgumentHelp("End the query when it answers more rows. 0: never.", valueName: "rows"))
  var rowLimit = 10_000_000

  @Option(help: ArgumentHelp("End the query when it holds so much.", valueName: "MiB"))
  var memoryLimit = 2_048

  @Flag(name: [.customShort("e"), .long], help: "End with status 1 where there are no rows.")
  var exitStatus = false

  mutating func validate() throws {
    if (query == nil) == (file == nil) {
      throw ValidationError("give one query: in quotes, as -, or by --file")
    }
    if !(timeLimit >= 0 && timeLimit <= 1e6) {
      throw ValidationError("--time-limit is a number of seconds, such as 10")
    }
    if rowLimit < 0 { throw ValidationError("--row-limit is a number of rows, such as 1000") }
    if !(1...1_000_000).contains(memoryLimit) {
      throw ValidationError("--memory-limit is a number of MiB, such as 512")
    }
  }

  func run() throws {
    let text = try queryText()
    let store = try global.open(.readWrite)
    defer { store.close() }
    var runner = QueryRunner(store: store, global: global)
    runner.limits = QueryLimits(
      time: timeLimit > 0 ? .nanoseconds(Int64(timeLimit * 1e9)) : nil,
      rows: rowLimit > 0 ? rowLimit : nil, memory: memoryLimit << 20)
    for parameter in parameters { runner.parameters[parameter.name] = parameter.value }

    let answer = Answer(global)
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
    if exitStatus, rows == 0 { throw Failure.nothingFound }
  }

  private func queryText() throws(Failure) -> String {
    if let query, query != "-" { return query }
    return try QueryInput.read(file ?? "-")
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

/// `name=value`.
struct ParameterArgument: Sendable {
  let name: String
  let value: Value

  static func parse(_ text: String) throws -> ParameterArgument {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw ValidationError("write it as name=value")
    }
    var name = text[..<equals]
    if name.first == "$" { name = name.dropFirst() }
    do throws(JSONReader.Failure) {
      return ParameterArgument(
        name: String(name), value: try JSONReader.value(String(text[text.index(after: equals)...])))
    } catch {
      throw ValidationError("the value is not JSON at byte \(error.offset): \(error.description)")
    }
  }
}
