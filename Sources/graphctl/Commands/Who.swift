internal import ArgumentParser

struct Who: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Who holds a post, on a day or at any time.",
    discussion: """
      The post in words, or as a title with the body and, for envoys, where they are accredited. \
      Where nobody holds it on the day, the nearest holders are named, and the status is 1.

      EXAMPLE:
        graphctl who "ambassador of South Korea to Russia" --as-of 2026-01-20
        graphctl who ambassador --of "South Korea" --to Russia
        graphctl who --of NATO
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("A title, or the post in words; any post if none.", valueName: "post"))
  var words: [String] = []

  @Option(name: .customLong("of"), help: ArgumentHelp("Whose post it is.", valueName: "body"))
  var body: String?

  @Option(
    name: .customLong("to"), help: ArgumentHelp("Where an envoy is accredited.", valueName: "body"))
  var accreditedTo: String?

  mutating func validate() throws {
    if words.allSatisfy(\.isEmpty), body == nil, accreditedTo == nil {
      throw ValidationError("say which post: in words, or by --of and --to")
    }
  }

  func run() throws {
    try HolderCommand(
      settings: global.settings, post: words.joined(separator: " "), body: body,
      accreditedTo: accreditedTo
    ).run()
  }
}
