internal import ArgumentParser
internal import GraphStore

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl",
    abstract: "Copy the graph to a new file, while others may be writing.",
    discussion: """
      The copy is there whole or not at all.

      EXAMPLE:
        graphctl backup graph-2026-01-20.db
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The new file.", valueName: "file"))
  var file: String

  @Flag(help: "Replace the file where it is there already.")
  var force = false

  func run() throws {
    let store = try global.open(.readOnly)
    try store.backup(to: file, force: force)
    StandardError.say("\(file) is a copy of \(global.path)")
  }
}
