public import GraphModel

/// Writes readings as JSON Lines, one object an assertion:
///
///     {"source": "…", "sourceLabel": "Person", "type": "…", "target": "…", "targetLabel": "…",
///      "title": …, "role": …, "since": …, "until": …, "status": …,
///      "evidence": [{"quote": "…", "start": 0, "end": 9}], "confidence": 0.95,
///      "document": "…"}
///
/// Dates are EDTF, offsets are Unicode scalar values, and what is not known is null. With explanations
/// each object has one more key:
///
///     "explanation": {"pieces": [{"rules": ["…"], "source": [0, 9], "target": null, "trigger": [3, 5]}],
///                     "factors": [{"name": "…", "value": 1.0, "contribution": 0.5}]}
public struct ReadingLines: Sendable {
  public let reading: Reading
  private let document: String?
  private let explanations: [AssertionExplanation]?

  /// - Parameter document: what the lines call the document; nil leaves it out.
  public init(_ reading: Reading, of document: String? = nil) {
    self.reading = reading
    self.document = document
    explanations = nil
  }

  public init(explained: ExplainedReading, of document: String? = nil) {
    reading = explained.reading
    self.document = document
    explanations = explained.explanations
  }

  /// One line without its line break for each assertion, in their order.
  public var lines: [String] {
    reading.assertions.indices.map { line(reading.assertions[$0], explanations?[$0]) }
  }

  private func line(_ assertion: ReadAssertion, _ explanation: AssertionExplanation?) -> String {
    let (source, target) = (reading.actors[assertion.source], reading.actors[assertion.target])
    var line = JSONLine()
    line.write("source", source.name)
    line.write("sourceLabel", source.label)
    line.write("type", assertion.type)
    line.write("target", target.name)
    line.write("targetLabel", target.label)
    line.write("title", assertion.title)
    line.write("role", assertion.role)
    line.write("since", assertion.since?.description)
    line.write("until", assertion.until?.description)
    line.write("status", assertion.status?.rawValue)
    let evidence = assertion.evidence.map { piece in
      var object = JSONLine()
      object.write("quote", piece.quote)
      object.write("start", json: String(piece.span.lowerBound))
      object.write("end", json: String(piece.span.upperBound))
      return object.text
    }
    line.write("evidence", json: "[\(evidence.joined(separator: ", "))]")
    let hundredths = Int((assertion.confidence * 100).rounded())
    line.write(
      "confidence",
      json: hundredths >= 100 ? "1.0" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)")
    if let document { line.write("document", document) }
    // Whose word it is, where it is not that of the rules.
    if let extractor = assertion.extractor { line.write("extractor", extractor) }
    if let explanation { line.write("explanation", json: written(explanation)) }
    return line.text
  }

  private func written(_ explanation: AssertionExplanation) -> String {
    func span(_ range: Range<Int>?) -> String {
      range.map { "[\($0.lowerBound), \($0.upperBound)]" } ?? "null"
    }
    let pieces = explanation.pieces.map { piece in
      let rules = piece.rules.map(quoted).joined(separator: ", ")
      return
        "{\"rules\": [\(rules)], \"source\": \(span(piece.source)), \"target\": \(span(piece.target)), \"trigger\": \(span(piece.trigger))}"
    }
    let factors = explanation.factors.map { factor in
      "{\"name\": \(quoted(factor.name)), \"value\": \(rounded(factor.value)), \"contribution\": \(rounded(factor.contribution))}"
    }
    return
      "{\"pieces\": [\(pieces.joined(separator: ", "))], \"factors\": [\(factors.joined(separator: ", "))]}"
  }

  /// To thousandths.
  private func rounded(_ number: Double) -> String { "\((number * 1_000).rounded() / 1_000)" }

  private func quoted(_ text: String) -> String { JSONText.quoted(text) }
}
