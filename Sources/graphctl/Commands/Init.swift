internal import ArgumentParser
internal import GraphStore

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Make a new, empty graph.",
    discussion: """
      A graph that is there already is left as it is. `ingest` makes the graph too, where there \
      is none.

      EXAMPLE:
        graphctl init --db embassy.db
      """)

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let store = try global.open(.create)
    store.close()
    StandardError.say("\(global.path) is ready")
  }
}
