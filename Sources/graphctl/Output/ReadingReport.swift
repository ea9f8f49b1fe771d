internal import GraphExchange
internal import GraphModel
internal import GraphQuery
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
    var properties: [String: Value] = [:]
    properties["title"] = Value(assertion.title)
    properties["status"] = Value(assertion.status?.rawValue)
    properties["since"] = Value(assertion.since?.description)
    properties["until"] = Value(assertion.until?.description)
    // A relationship that is not kept has no numbers; the sentence needs none.
    let relationship = Relationship(
      id: RelationshipID(0), type: assertion.type, source: NodeID(0), target: NodeID(0),
      properties: properties, period: assertion.period)
    let sentence = VisibleText.of(
      HopReading(relationship, asOf: nil).sentence(
        source: reading.actors[assertion.source].name,
        target: reading.actors[assertion.target].name, isForward: true))
    let time = PeriodText.of(
      since: Value(assertion.since?.description), until: Value(assertion.until?.description),
      assertion.period)
    let remarks = [assertion.status?.rawValue, time].compactMap(\.self).joined(separator: ", ")
    var lines = Paragraph.lines(
      sentence + (remarks.isEmpty ? "" : " (\(remarks))"), hanging: 2, width: answer.lineWidth
    ).map(answer.style.strong)
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
