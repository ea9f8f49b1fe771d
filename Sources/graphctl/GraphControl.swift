internal import ArgumentParser

@main
struct GraphControl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graphctl",
    abstract: "A graph of actors and their relationships, read out of news text.",
    discussion: """
      Reads articles into one SQLite file, and answers from it: who held a post on a day, how two \
      actors are connected, and which sentence says so.

      EXAMPLE:
        graphctl ingest articles/
        graphctl who "ambassador of South Korea to Russia" --as-of 2026-01-20
        graphctl path "Lee Jae Myung" "Vladimir Putin"
        graphctl dot | dot -Tsvg > graph.svg

      EXIT STATUS: 0 yes; 1 nothing found, or check found something; 2 usage or query error; \
      3 file, disk or lock trouble; 124 time limit; 130 interrupted.
      """,
    version: programVersion,
    subcommands: verbs.map(\.type))

  private static let verbs: [(name: String, type: any ParsableCommand.Type)] = [
    ("init", Init.self),
    ("ingest", Ingest.self),
    ("import", Import.self),
    ("extract", Extract.self),
    ("forget", Forget.self),
    ("query", Query.self),
    ("who", Who.self),
    ("path", Path.self),
    ("show", Show.self),
    ("why", Why.self),
    ("search", Search.self),
    ("dot", Dot.self),
    ("render", Render.self),
    ("stats", Stats.self),
    ("check", Check.self),
    ("backup", Backup.self),
  ]

  static func main() {
    Signals.install()
    let arguments = ArgumentOrder.normalized(Array(CommandLine.arguments.dropFirst()))
    let status = Ending.status { try run(arguments) }
    Ending.exit(status)
  }

  private static func run(_ arguments: [String]) throws {
    // What scripts ask first needs no verb set up.
    if arguments == ["--version"] { return try StandardOutput.write(programVersion + "\n") }
    if let command = PlainCommand.find(arguments) { return try command() }
    var command = try parse(arguments)
    try command.run()
  }

  /// A verb is parsed by itself: to set up the options of all others costs a millisecond.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    guard let first = arguments.first else { return try parseAsRoot(arguments) }
    guard let verb = verbs.first(where: { $0.name == first }) else {
      if first.hasPrefix("-") || first == "help" { return try parseAsRoot(arguments) }
      throw Failure(.usage, "there is no verb “\(first)”; `graphctl --help` lists them")
    }
    return try verb.type.parseAsRoot(Array(arguments.dropFirst()))
  }
}

private let programVersion = "0.1.0"
