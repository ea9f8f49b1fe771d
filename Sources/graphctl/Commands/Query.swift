internal import ArgumentParser
internal import GraphModel
internal import GraphQuery

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
  var timeLimit = QueryCommand.defaultTimeLimit

  @Option(
    help: ArgumentHelp("End the query when it answers more rows. 0: never.", valueName: "rows"))
  var rowLimit = QueryCommand.defaultRowLimit

  @Option(help: ArgumentHelp("End the query when it holds so much.", valueName: "MiB"))
  var memoryLimit = QueryCommand.defaultMemoryLimit

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
    var question = QueryCommand(
      settings: global.settings, source: query.map { .text($0) } ?? .file(file ?? "-"))
    question.parameters = parameters
    question.limits = QueryLimits(
      time: timeLimit > 0 ? .nanoseconds(Int64(timeLimit * 1e9)) : nil,
      rows: rowLimit > 0 ? rowLimit : nil, memory: memoryLimit << 20)
    question.needsRows = exitStatus
    try question.run()
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
