internal import ArgumentParser
internal import GraphExchange
internal import GraphExtract
internal import GraphModel
internal import GraphStore

struct Ingest: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Read articles into the graph.",
    discussion: """
      Plain text, Markdown, HTML pages and JSON Lines ({"text", "source", "published", "title"}): \
      files, folders (every such file in them) or - for standard input. Of a page the article is \
      read, without menus and comments. A document is kept under --source, else under the address \
      that it gives as its own, else under its path; read again, it changes nothing, and a changed \
      one replaces what it said before. Each document is kept whole or not at all: once its line is \
      printed it is safe. When it was published is what --published says, else what the document \
      says, else the day with which the file's name begins, as in 2024-06-19-treaty.txt.

      EXAMPLE:
        graphctl ingest articles/
        graphctl ingest --published 2026-01 --source https://example.org/a article.txt
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var documents: DocumentOptions
  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let paths = try documents.paths()
    let store = try global.open(.create)
    defer { store.close() }
    var log = IngestLog(Answer(global), total: paths.count)
    var names = DocumentNames()
    var batch = IngestBatch()
    var trouble: Failure?
    try Signals.finishing {
      try log.begin()
      for path in paths {
        if Signals.isInterrupted { break }
        log.next(path)
        var reader: DocumentInputReader?
        var isMore = true
        while isMore, !Signals.isInterrupted {
          do throws(Failure) {
            if reader == nil { reader = try documents.reader(path) }
            // Whoever waits for the next line of a pipe does not wait for the last ones to be kept.
            if batch.isDue || reader.map({ !$0.isAtHand }) ?? false {
              try batch.keep(in: store, &log)
            }
            guard let input = try reader?.next() else { break }
            try read(input, into: &batch, &names)
          } catch {
            if error.status == .interrupted { break }
            try batch.keep(in: store, &log)
            // One document that is no text does not keep the others out; a full disk does.
            isMore = reader?.format == .jsonLines
            guard paths.count > 1 || isMore, error.isOfDocument else { throw error }
            log.complain(error.message)
            trouble = error
          }
        }
      }
      try batch.keep(in: store, &log)
      try log.end()
    }
    if Signals.isInterrupted {
      throw Failure(.interrupted, "interrupted; what is listed above is kept")
    }
    if let trouble { throw Failure(trouble.status, "some documents were not read") }
  }

  private func read(
    _ input: DocumentInput, into batch: inout IngestBatch, _ names: inout DocumentNames
  ) throws(Failure) {
    var description = documents.description(of: input)
    if documents.source == nil { description.uri = names.name(of: input) }
    let read = try reading.read(
      input.article, published: description.published, explains: false)
    batch.add(description, read.reading)
  }
}
