internal import ArgumentParser
internal import GraphExtract
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

  @Option(
    help: ArgumentHelp("What to call the document, if not by its own word.", valueName: "uri"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "What the input is, if its name does not tell: text, markdown, html or jsonl.",
      valueName: "form"),
    transform: DocumentOptions.format)
  var input: DocumentFormat?

  @Option(
    help: ArgumentHelp(
      "What the text is written in, if not UTF-8 and if it does not say so itself.",
      valueName: "name"),
    transform: DocumentOptions.encoding)
  var encoding: TextEncoding?

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

  func reader(_ path: String) throws(Failure) -> DocumentInputReader {
    let reader = try DocumentInputReader(path, format: input, encoding: encoding)
    if source != nil, reader.format == .jsonLines {
      throw Failure(.usage, "--source names one document; JSON Lines name each of theirs")
    }
    return reader
  }

  func description(of input: DocumentInput) -> DocumentDescription {
    let article = input.article
    return DocumentDescription(
      uri: source ?? input.name, title: article.title,
      published: published.map(\.date) ?? article.published, text: article.text)
  }

  private static func format(_ text: String) throws -> DocumentFormat {
    guard let format = DocumentFormat(rawValue: text.lowercased()) else {
      let known = DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("there is no form “\(text)” of input; there are \(known)")
    }
    return format
  }

  private static func encoding(_ text: String) throws -> TextEncoding {
    guard let encoding = TextEncoding(label: text) else {
      let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "the encoding “\(text)” is not known; these are: \(known). `iconv` makes UTF-8 of others")
    }
    return encoding
  }
}

/// What `--published` says: a date, or that there is none.
struct PublicationDate {
  let date: PartialDate?

  static func parse(_ text: String) throws -> PublicationDate {
    PublicationDate(date: text.isEmpty ? nil : try DateArgument.partial(text))
  }
}
