internal import ArgumentParser
internal import GraphExchange
internal import GraphExtract
internal import GraphModel
internal import GraphStore

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Show what an article says, without keeping it.",
    discussion: """
      Reads what `ingest` reads. With --format jsonl one object for each relationship, with the \
      exact sentence and its place in the readable text (in Unicode scalar values). With --explain \
      also the rules that read it, where they stand, and what the confidence was reckoned from; \
      --html writes the same as a page, with the text.

      EXAMPLE:
        graphctl extract --published 2026-01-20 article.txt
        graphctl extract --explain --html reading.html article.html
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var documents: DocumentOptions
  @OptionGroup var reading: ReadingOptions

  @Flag(help: "Show the rules, the places and the reckoning behind each relationship.")
  var explain = false

  @Option(
    help: ArgumentHelp("Write a page that shows the text and what it says.", valueName: "file"))
  var html: String?

  mutating func validate() throws {
    if html == "" { throw ValidationError("--html needs the name of a file") }
  }

  func run() throws {
    var printer = ReadingPrinter(Answer(global), explains: explain)
    var page = html.map { _ in ReadingPage() }
    let paths = try documents.paths()
    var trouble: Failure?
    for path in paths {
      var reader = try documents.reader(path)
      while true {
        do throws(Failure) {
          guard let input = try reader.next() else { break }
          let document = documents.description(of: input)
          let explained = try reading.read(
            input.article, published: document.published, explains: page != nil)
          try printer.add(explained, document)
          page?.add(ReadingReport(explained, document).pageEntry(input.article))
        } catch {
          // One line that is no document does not keep the others from being read.
          guard error.isOfDocument, reader.format == .jsonLines else { throw error }
          StandardError.say("graphctl: \(error.message)")
          trouble = error
        }
      }
    }
    try printer.end()
    if let page, let html { try OutputFile.write(Array(page.html.utf8), to: html) }
    if let trouble { throw Failure(trouble.status, "some documents were not read") }
  }
}
