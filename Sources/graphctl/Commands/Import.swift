internal import ArgumentParser
internal import Glibc
internal import GraphExchange
internal import GraphStore

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Fill the graph from CSV files.",
    discussion: """
      The first line of a file names its columns as neo4j-admin does: id:ID(Person), name, \
      born:date, aliases:string[] and :LABEL for nodes; :START_ID(Person), :END_ID, :TYPE and \
      properties for relationships. The properties since and until set when a relationship holds; \
      name is found by search. A new or empty graph is made in one go and put in its place when it \
      is whole; a graph with data gets all of the files in one transaction. So a crash at any moment \
      leaves the graph as it was.

      EXAMPLE:
        graphctl import --nodes people.csv --relationships ties.csv
        graphctl import --nodes Person=people.csv --nodes Company=companies.csv \\
          --relationships WORKS_FOR=jobs-1.csv,jobs-2.csv --bad-lines skip
        graphctl import --delimiter tab --node-columns 'id:ID,name,:LABEL' --nodes nodes.tsv
      """)

  @OptionGroup var global: GlobalOptions

  @Option(
    help: ArgumentHelp(
      """
      Files of nodes, the first with a header, and labels for all of their nodes. May be given often.
      """, valueName: "[label[:label]=]file[,file]"))
  var nodes: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Files of relationships, the first with a header, and the type of those that have none. May be \
      given often.
      """, valueName: "[type=]file[,file]"))
  var relationships: [String] = []

  @Flag(help: "Put the new graph in the place of the one that is there.")
  var replace = false

  @Option(help: ArgumentHelp("What to do with a line that cannot be read.", valueName: "stop|skip"))
  var badLines: ImportOptions.BadLines = .stop

  @OptionGroup var format: ImportFormatOptions

  mutating func validate() throws {
    if nodes.isEmpty, relationships.isEmpty {
      throw ValidationError("name the files: --nodes FILE --relationships FILE")
    }
    if nodes.isEmpty {
      throw ValidationError("relationships need the nodes that they connect: --nodes FILE")
    }
  }

  func run() throws {
    var options = try format.options()
    options.badLines = badLines
    let nodes = try self.nodes.map { try ImportFiles(argument: $0) }
    let relationships = try self.relationships.map { try ImportFiles(argument: $0) }
    for group in relationships where group.names.count > 1 {
      throw ValidationError("a relationship has one type; give --relationships TYPE=FILE")
    }
    let log = ImportLog(isShown: global.terminal.isTalk)
    let importer = Importer(options: options, report: log.complain, progress: log.show)
    do throws(ImportFailure) {
      let summary = try Signals.finishing { () throws(ImportFailure) in
        try fill(importer, nodes, relationships, log)
      }
      log.end(summary)
    } catch {
      log.clear()
      throw failure(error)
    }
  }

  private func fill(
    _ importer: Importer, _ nodes: [ImportFiles], _ relationships: [ImportFiles], _ log: ImportLog
  ) throws(ImportFailure) -> ImportSummary {
    let (path, interruption) = (global.path, Signals.interruption)
    if try storing({ () throws(StoreError) in replace ? true : try Store.isUntouched(path) }) {
      let builder = try storing { () throws(StoreError) in
        try GraphBuilder(at: path, replacing: replace, interruption: interruption)
      }
      let summary = try importer.run(nodes: nodes, relationships: relationships, into: builder)
      log.finishing()
      try storing { () throws(StoreError) in try builder.finish() }
      return summary
    }
    let store = try storing { () throws(StoreError) in try Store.open(path) }
    defer { store.close() }
    // Without a commit it is rolled back.
    let writer = try storing { () throws(StoreError) in
      try store.beginWrite(interruption: interruption)
    }
    let summary = try importer.run(nodes: nodes, relationships: relationships, into: writer)
    log.finishing()
    try storing { () throws(StoreError) in try writer.commit() }
    return summary
  }

  private func storing<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(ImportFailure) -> Result {
    do throws(StoreError) { return try body() } catch { throw .store(error) }
  }

  private func failure(_ error: ImportFailure) -> Failure {
    switch error {
    case .store(let error): Failure(Ending.status(of: error), error.message)
    case .input(let error):
      switch error.code {
      case .file: Failure(.file, error.description)
      case .header: Failure(.usage, "\(error); nothing was imported")
      case .unclosedQuote: Failure(.file, "\(error); nothing was imported")
      case .line, .duplicateID, .unknownID:
        Failure(.file, "\(error); nothing was imported (--bad-lines skip passes over such lines)")
      }
    }
  }
}
