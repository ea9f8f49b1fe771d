internal import ArgumentParser
internal import GraphExchange
internal import GraphModel
internal import GraphStore

/// The options of every verb.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The graph. (default: $GRAPHCTL_DB, else graph.db in the working folder)", valueName: "file"))
  var db: String?

  @Option(
    help: ArgumentHelp(
      "Only what holds on this day, YYYY-MM-DD or \"today\".", valueName: "date"),
    transform: DateArgument.day)
  var asOf: CalendarDate?

  @Option(help: ArgumentHelp("The form of the output.", valueName: "form"))
  var format: ResultFormat = .table

  @Flag(name: .customLong("no-color"), help: "No colours, as with NO_COLOR set.")
  var noColor = false

  var settings: CommonSettings {
    CommonSettings(db: db, asOf: asOf, format: format, noColor: noColor)
  }

  var path: String { settings.path }
  var validity: ValidityFilter? { settings.validity }
  var terminal: Terminal { settings.terminal }

  func open(_ access: Store.Access) throws -> Store { try settings.open(access) }

  mutating func validate() throws {
    if db == "" { throw ValidationError("--db needs the name of a file") }
    if ReadingChoice.isUnknown {
      throw ValidationError("GRAPHCTL_READ is to be index, image or automatic")
    }
  }
}
