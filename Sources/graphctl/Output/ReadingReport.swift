internal import GraphExchange
internal import GraphExtract
internal import GraphModel
internal import GraphQuery
internal import GraphStore

/// What `extract` shows of a document.
struct ReadingReport {
  private let explained: ExplainedReading
  private let document: DocumentDescription
  private var reading: Reading { explained.reading }

  init(_ explained: ExplainedReading, _ document: DocumentDescription) {
    self.explained = explained
    self.document = document
  }

  // MARK: For people

  func lines(_ index: Int, _ answer: Answer, explains: Bool) -> [String] {
    let assertion = reading.assertions[index]
    let (sentence, remarks) = statement(assertion)
    var lines = Paragraph.lines(
      sentence + (remarks.isEmpty ? "" : " (\(remarks))"), hanging: 2, width: answer.lineWidth
    ).map(answer.style.strong)
    let writer = EvidenceLines(style: answer.style, width: answer.lineWidth)
    let explanation = explained.explanations[index]
    for (piece, evidence) in zip(explanation.pieces, assertion.evidence) {
      lines += writer.lines(
        Evidence(
          document: document.uri, title: document.title, published: document.published,
          quote: evidence.quote, span: evidence.span,
          extractor: assertion.extractor ?? reading.extractor,
          confidence: assertion.confidence), detailed: true)
      if explains {
        lines += Paragraph.lines(
          words(piece, of: evidence), indent: 3, hanging: 2, width: answer.lineWidth)
      }
    }
    if explains {
      let factors = explanation.weighty.map { "\($0.name) \(Decimals.signed($0.contribution))" }
      lines += Paragraph.lines(
        "confidence \(decimals(assertion.confidence)): \(factors.joined(separator: ", "))",
        indent: 3, hanging: 2, width: answer.lineWidth)
    }
    return lines
  }

  /// "rule post-apposition: source “Lee Sok-bae” 12–23, target “Russia” 40–46, by “ambassador” 30–40".
  private func words(_ piece: AssertionExplanation.Piece, of evidence: ReadEvidence) -> String {
    func place(_ span: Range<Int>?, _ name: String) -> String? {
      guard let span else { return name == "by" ? nil : "\(name) not named here" }
      return "\(name) “\(slice(span, of: evidence))” \(span.lowerBound)–\(span.upperBound)"
    }
    let places = [
      place(piece.source, "source"), place(piece.target, "target"), place(piece.trigger, "by"),
    ].compactMap(\.self)
    let rules = piece.rules.joined(separator: ", ")
    return "rule \(rules): \(places.joined(separator: ", "))"
  }

  /// A stretch of the text, out of the quote that it stands in.
  private func slice(_ span: Range<Int>, of evidence: ReadEvidence) -> String {
    guard span.lowerBound >= evidence.span.lowerBound, span.upperBound <= evidence.span.upperBound
    else { return "" }
    let scalars = evidence.quote.unicodeScalars.dropFirst(
      span.lowerBound - evidence.span.lowerBound
    ).prefix(span.count)
    return String(String.UnicodeScalarView(scalars))
  }

  /// What an assertion says in words, and its status and time.
  private func statement(_ assertion: ReadAssertion) -> (sentence: String, remarks: String) {
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
    return (
      sentence, [assertion.status?.rawValue, time].compactMap(\.self).joined(separator: ", ")
    )
  }

  func pageEntry(_ article: Article) -> ReadingPage.Entry {
    var article = article
    article.title = document.title
    article.published = document.published
    return ReadingPage.Entry(
      article: article, name: document.uri, explained: explained,
      statements: reading.assertions.map(statement))
  }

  // MARK: Rows

  static func columns(explains: Bool) -> [String] {
    [
      "document", "source", "source_label", "type", "target", "target_label", "title", "role",
      "since", "until", "status", "quote", "start", "end", "confidence",
    ] + (explains ? ["rules", "source_span", "target_span", "trigger_span", "factors"] : [])
  }

  func rows(explains: Bool) -> [[Value]] {
    var rows: [[Value]] = []
    for (assertion, explanation) in zip(reading.assertions, explained.explanations) {
      let (source, target) = (reading.actors[assertion.source], reading.actors[assertion.target])
      for (evidence, piece) in zip(assertion.evidence, explanation.pieces) {
        var row: [Value] = [
          .string(document.uri), .string(source.name), .string(source.label),
          .string(assertion.type), .string(target.name), .string(target.label),
          Value(assertion.title), Value(assertion.role), Value(assertion.since?.description),
          Value(assertion.until?.description), Value(assertion.status?.rawValue),
          .string(evidence.quote), .integer(Int64(evidence.span.lowerBound)),
          .integer(Int64(evidence.span.upperBound)), .float(assertion.confidence),
        ]
        if explains {
          row += [
            .list(piece.rules.map { .string($0) }), span(piece.source), span(piece.target),
            span(piece.trigger),
            .map(
              Dictionary(
                explanation.weighty.map { ($0.name, .float($0.contribution)) },
                uniquingKeysWith: { first, _ in first })),
          ]
        }
        rows.append(row)
      }
    }
    return rows
  }

  private func span(_ range: Range<Int>?) -> Value {
    range.map { .list([.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))]) } ?? .null
  }
}
