internal import GraphExchange
internal import GraphModel
internal import GraphStore

/// What `extract` prints of a document.
struct ReadingReport {
  static let columns = [
    "document", "source", "source_label", "type", "target", "target_label", "title", "role",
    "since", "until", "status", "quote", "start", "end", "confidence",
  ]

  private let reading: Reading
  private let document: DocumentDescription
  private let answer: Answer

  init(_ reading: Reading, _ document: DocumentDescription, _ answer: Answer) {
    self.reading = reading
    self.document = document
    self.answer = answer
  }

  func lines(_ assertion: ReadAssertion) -> [String] {
    let sentence = RelationshipText.sentence(
      type: assertion.type, source: VisibleText.of(reading.actors[assertion.source].name),
      target: VisibleText.of(reading.actors[assertion.target].name),
      title: assertion.title.map(VisibleText.of))
    let time = PeriodText.of(
      since: Value(assertion.since?.description), until: Value(assertion.until?.description),
      assertion.period)
    let remarks = [assertion.status?.rawValue, time].compactMap(\.self).joined(separator: ", ")
    var lines = [answer.style.strong(sentence) + (remarks.isEmpty ? "" : " (\(remarks))")]
    let writer = EvidenceLines(style: answer.style, width: answer.lineWidth)
    for piece in assertion.evidence {
      lines += writer.lines(
        Evidence(
          document: document.uri, title: document.title, published: document.published,
          quote: piece.quote, span: piece.span, extractor: reading.extractor,
          confidence: assertion.confidence), detailed: true)
    }
    return lines
  }

  func rows() -> [[Value]] {
    reading.assertions.flatMap { assertion in
      assertion.evidence.map { piece in
        let (source, target) = (reading.actors[assertion.source], reading.actors[assertion.target])
        return [
          .string(document.uri), .string(source.name), .string(source.label),
          .string(assertion.type), .string(target.name), .string(target.label),
          Value(assertion.title), Value(assertion.role), Value(assertion.since?.description),
          Value(assertion.until?.description), Value(assertion.status?.rawValue),
          .string(piece.quote), .integer(Int64(piece.span.lowerBound)),
          .integer(Int64(piece.span.upperBound)), .float(assertion.confidence),
        ]
      }
    }
  }
}
