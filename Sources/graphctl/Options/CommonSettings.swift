internal import GraphExchange
internal import GraphModel
internal import GraphStore

/// What the options of every verb come to.
struct CommonSettings {
  /// The graph, where it was named.
  var db: String?
  /// Only what holds on this day.
  var asOf: CalendarDate?
  var format = ResultFormat.table
  var noColor = false

  var path: String {
    if let db { return db }
    if let path = environment("GRAPHCTL_DB"), !path.isEmpty { return path }
    return "graph.db"
  }

  var validity: ValidityFilter? { asOf.map { ValidityFilter(asOf: $0) } }

  func open(_ access: Store.Access) throws -> Store {
    try Store.open(path, access: access, options: ReadingChoice.options)
  }

  var terminal: Terminal { Terminal(color: !noColor) }
}
