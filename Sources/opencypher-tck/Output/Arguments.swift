/// What the command line asks for.
struct Arguments {
  var directory: String
  /// Only scenarios whose path, feature or name contains this text.
  var only: String?
  /// Whether failures alone are listed.
  var showsFailures = false
  /// Whether results are written as JSON Lines.
  var writesJSON = false

  static let usage = """
    usage: opencypher-tck DIRECTORY [--only TEXT] [--failures] [--json]

    Runs the scenarios of all feature files in DIRECTORY, each on an empty graph, and checks
    everything that they state. Graphs that scenarios name are taken from the folder `graphs` in
    DIRECTORY or above it. Nothing is skipped.

      --only TEXT  only scenarios whose path, feature or name contains TEXT
      --failures   list each scenario that fails, with the reason
      --json       a JSON object for each scenario, on a line of its own, and one for the sum

    $GRAPHCTL_READ says from where queries read: index, image or automatic.

    Ends with 0 if every scenario passed, 1 if any failed, 2 if none could be run.
    """

  /// Nil where the command line makes no sense.
  init?(_ arguments: some Sequence<String>) {
    var directory: String?
    var iterator = arguments.makeIterator()
    while let argument = iterator.next() {
      switch argument {
      case "--failures": showsFailures = true
      case "--json": writesJSON = true
      case "--only":
        guard let text = iterator.next() else { return nil }
        only = text
      default:
        guard directory == nil, !argument.hasPrefix("-") else { return nil }
        directory = argument
      }
    }
    guard let directory else { return nil }
    self.directory = directory
  }
}
