internal import ArgumentParser
internal import GraphModel
internal import GraphStore

/// What `ingest` and `extract` read.
struct DocumentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "When it was published: YYYY, YYYY-MM or YYYY-MM-DD; empty where that is not known.",
      valueName: "date"),
    transform: PublicationDate.parse)
  var published: PublicationDate?

  @Option(help: ArgumentHelp("What to call the document, if not by its path.", valueName: "uri"))
  var source: String?

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"))
  var arguments: [String]

  mutating func validate() throws {
    if source == "" { throw ValidationError("--source needs a name") }
    if arguments.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("standard input can be read once")
    }
  }

  func paths() throws -> [String] {
    let paths = try DocumentFiles.list(arguments)
    if source != nil, paths.count > 1 {
      throw ValidationError("--source names one document, and there are \(paths.count)")
    }
    return paths
  }

  func description(of input: DocumentInput) -> DocumentDescription {
    DocumentDescription(
      uri: source ?? input.name, published: published.map(\.date) ?? input.published,
      text: input.text)
  }
}

/// What `--published` says: a date, or that there is none.
struct PublicationDate {
  let date: PartialDate?

  static func parse(_ text: String) throws -> PublicationDate {
    PublicationDate(date: text.isEmpty ? nil : try DateArgument.partial(text))
  }
}
