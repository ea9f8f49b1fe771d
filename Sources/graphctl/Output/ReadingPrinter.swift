internal import GraphExchange
internal import GraphExtract
internal import GraphModel
internal import GraphStore

/// Prints what `extract` reads, document by document, in the form that was asked for.
struct ReadingPrinter {
  private let answer: Answer
  private let explains: Bool
  private var writer: (any ResultWriter)?
  private var isFirst = true

  init(_ answer: Answer, explains: Bool) {
    self.answer = answer
    self.explains = explains
  }

  mutating func add(
    _ explained: ExplainedReading, _ document: DocumentDescription
  ) throws(Failure) {
    let report = ReadingReport(explained, document)
    switch answer.format {
    case .jsonl:
      let lines =
        explains
        ? ReadingLines(explained: explained, of: document.uri)
        : ReadingLines(explained.reading, of: document.uri)
      try answer.write(lines.lines)
    case .table:
      for index in explained.reading.assertions.indices {
        var lines = isFirst ? [] : [""]
        isFirst = false
        lines += report.lines(index, answer, explains: explains)
        try answer.write(lines)
      }
    default:
      var output = OutputBuffer()
      begin(into: &output)
      let rows = report.rows(explains: explains)
      writer?.write(rows, entities: Subgraph(), into: &output)
      try StandardOutput.flush(&output)
    }
    if explained.reading.assertions.isEmpty {
      StandardError.say("graphctl: nothing was found in \(document.uri)")
    }
  }

  mutating func end() throws(Failure) {
    guard ![.table, .jsonl].contains(answer.format) else { return }
    var output = OutputBuffer()
    begin(into: &output)
    writer?.end(into: &output)
    try StandardOutput.flush(&output)
  }

  private mutating func begin(into output: inout OutputBuffer) {
    guard writer == nil else { return }
    var writer = answer.writer()
    writer.begin(columns: ReadingReport.columns(explains: explains), into: &output)
    self.writer = writer
  }
}
