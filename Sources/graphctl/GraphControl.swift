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
    version: "0.1.0",
    subcommands: [
      Init.self, Ingest.self, Extract.self, Forget.self, Query.self, Who.self, Path.self, Show.self,
      Why.self,
      Search.self, Dot.self, Render.self, Stats.self, Check.self, Backup.self,
    ])

  static func main() {
    Signals.install()
    let arguments = ArgumentOrder.normalized(Array(CommandLine.arguments.dropFirst()))
    let status = Ending.status { try run(arguments) }
    Ending.exit(status)
  }

  private static func run(_ arguments: [String]) throws {
    var command = try parseAsRoot(arguments)
    try command.run()
  }
}
