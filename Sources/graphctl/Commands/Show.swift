internal import ArgumentParser
internal import GraphExchange
internal import GraphModel
internal import GraphStore

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Everything that is known of an actor.",
    discussion: """
      Names, labels, properties, and its relationships with their times; r-numbers are for `why`.

      EXAMPLE:
        graphctl show "Lee Sok-bae"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("A name, an alias, or a number as in n12.", valueName: "actor"))
  var actor: String

  func run() throws {
    let store = try global.open(.readOnly)
    let reader = try store.beginRead()
    defer { reader.end() }
    let node = try ActorArgument.resolve(actor, in: reader)
    var expansion = Expansion()
    try reader.expand([node], ExpandRequest(validity: global.validity), into: &expansion)
    let records = try RelationshipRecord.read(expansion.relationships, in: reader)
    let answer = Answer(global)
    if answer.isForPeople {
      try answer.write(ActorReport(node, records, reader, answer).lines())
    } else {
      try answer.write(
        columns: ["relationship", "type", "source", "target", "title", "status", "time"],
        ActorReport(node, records, reader, answer).rows())
    }
  }
}
