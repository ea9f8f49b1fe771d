internal import ArgumentParser
internal import GraphExchange
internal import GraphExtract
internal import GraphModel
internal import GraphStore

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Show what an article says, without keeping it.",
    discussion: """
      With --format jsonl one object for each relationship, with the exact sentence and its place \
      in the text (in Unicode scalar values).

      EXAMPLE:
        graphctl extract --published 2026-01-20 article.txt
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var documents: DocumentOptions

  func run() throws {
    let answer = Answer(global)
    var isFirst = true
    var rows: [[Value]] = []
    for path in try documents.paths() {
      let input = try DocumentInput.read(path)
      let document = documents.description(of: input)
      let reading = Extractor.standard.read(
        DocumentText(input.text), published: document.published)
      switch answer.format {
      case .jsonl: try answer.write(ReadingLines(reading).lines)
      case .table:
        for assertion in reading.assertions {
          var lines = isFirst ? [] : [""]
          isFirst = false
          lines += ReadingReport(reading, document, answer).lines(assertion)
          try answer.write(lines)
        }
      default: rows += ReadingReport(reading, document, answer).rows()
      }
      if reading.assertions.isEmpty {
        StandardError.say("graphctl: nothing was found in \(document.uri)")
      }
    }
    if ![.table, .jsonl].contains(answer.format) {
      try answer.write(columns: ReadingReport.columns, rows)
    }
  }
}
