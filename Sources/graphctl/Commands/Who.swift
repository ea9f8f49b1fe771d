internal import ArgumentParser
internal import GraphExchange
internal import GraphQuery
internal import GraphStore

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
    let store = try global.open(.readOnly)
    let reader = try store.beginRead()
    defer { reader.end() }
    let question = try question(in: reader)
    switch try question.answer(in: reader) {
    case .unresolved(let name): throw name.failure
    case .answered(let answer):
      try HolderReport(answer, Answer(global)).write(in: reader)
      if answer.holders.isEmpty { throw Failure.nothingFound }
    }
  }

  private func question(in reader: ReadTransaction) throws(QueryError) -> HolderQuestion {
    let post = words.joined(separator: " ")
    guard body != nil || accreditedTo != nil else {
      return try HolderQuestion(words: post, asOf: global.asOf, in: reader)
    }
    return HolderQuestion(
      post: post.isEmpty ? nil : post, of: body, to: accreditedTo, asOf: global.asOf)
  }
}
