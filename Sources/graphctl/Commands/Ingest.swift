internal import ArgumentParser
internal import GraphExchange
internal import GraphExtract
internal import GraphModel
internal import GraphStore

struct Ingest: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Read articles into the graph.",
    discussion: """
      Plain text in UTF-8: files, folders (every .txt, .text and .md in them) or - for standard \
      input. A document is kept under its path, or under --source; read again, it changes nothing, \
      and a changed one replaces what it said before. Each document is kept whole or not at all: \
      once its line is printed it is safe. A file name that begins with a day, as in \
      2024-06-19-treaty.txt, tells when it was published.

      EXAMPLE:
        graphctl ingest articles/
        graphctl ingest --published 2026-01 --source https://example.org/a article.txt
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var documents: DocumentOptions

  func run() throws {
    let paths = try documents.paths()
    let store = try global.open(.create)
    defer { store.close() }
    var log = IngestLog(Answer(global), total: paths.count)
    var trouble: Failure?
    try Signals.finishing {
      try log.begin()
      for path in paths {
        if Signals.isInterrupted { break }
        log.next(path)
        do throws(Failure) {
          let input = try DocumentInput.read(path)
          let description = documents.description(of: input)
          let reading = Extractor.standard.read(
            DocumentText(input.text), published: description.published)
          let outcome = try keep(description, reading, in: store)
          try log.add(description.uri, outcome)
        } catch {
          if error.status == .interrupted { break }
          // One document that is no text does not keep the others out; a full disk does.
          guard paths.count > 1, error.isOfDocument else { throw error }
          log.complain(error.message)
          trouble = error
        }
      }
      try log.end()
    }
    if Signals.isInterrupted {
      throw Failure(.interrupted, "interrupted; what is listed above is kept")
    }
    if let trouble { throw Failure(trouble.status, "some documents were not read") }
  }

  private func keep(
    _ document: DocumentDescription, _ reading: Reading, in store: Store
  ) throws(Failure) -> IngestOutcome {
    do throws(StoreError) {
      return try store.write { transaction throws(StoreError) in
        try transaction.ingest(document: document, reading: reading)
      }
    } catch {
      throw Failure(Ending.status(of: error), error.message)
    }
  }
}
