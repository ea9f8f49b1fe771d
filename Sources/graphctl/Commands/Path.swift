internal import ArgumentParser
internal import GraphQuery

struct Path: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "How two actors are connected.",
    discussion: """
      A shortest path, or all of them, read out hop by hop, each with its time and the sentence \
      behind it. Relationships are followed in both directions.

      EXAMPLE:
        graphctl path "Lee Jae Myung" "Vladimir Putin" --all --avoid sanctioned-by
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("A name, an alias, or a number as in n12.", valueName: "from"))
  var from: String

  @Argument(help: ArgumentHelp("Likewise.", valueName: "to"))
  var to: String

  @Flag(help: "All shortest paths.")
  var all = false

  @Option(help: ArgumentHelp("The longest path to look for.", valueName: "n"))
  var maxHops = ConnectionQuestion.defaultMaximumHops

  @Option(
    help: ArgumentHelp(
      "Only by relationships of this type, such as ambassador-to. May be given often.",
      valueName: "type"))
  var via: [String] = []

  @Option(help: ArgumentHelp("By no relationship of this type. Likewise.", valueName: "type"))
  var avoid: [String] = []

  @Option(help: ArgumentHelp("With --all, at most so many paths.", valueName: "n"))
  var limit = ConnectionCommand.defaultPathLimit

  mutating func validate() throws {
    guard (1...1_000).contains(maxHops) else {
      throw ValidationError("--max-hops is a number from 1 to 1000")
    }
    guard limit > 0 else { throw ValidationError("--limit is a number from 1") }
  }

  func run() throws {
    var command = ConnectionCommand(settings: global.settings, from: from, to: to)
    command.wantsAll = all
    command.maximumHops = maxHops
    command.via = via
    command.avoid = avoid
    command.pathLimit = limit
    try command.run()
  }
}
