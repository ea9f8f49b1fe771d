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
    let evidence = assertion.evidence.map { piece in
      "{\"quote\": \(quoted(piece.quote)), \"start\": \(piece.span.lowerBound), \"end\": \(piece.span.upperBound)}"
    }
    let hundredths = Int((assertion.confidence * 100).rounded())
    let confidence = hundredths >= 100 ? "1.0" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
    var fields = [
      "\"source\": \(quoted(source.name))", "\"sourceLabel\": \(quoted(source.label))",
      "\"type\": \(quoted(assertion.type))",
      "\"target\": \(quoted(target.name))", "\"targetLabel\": \(quoted(target.label))",
      "\"title\": \(optional(assertion.title))", "\"role\": \(optional(assertion.role))",
      "\"since\": \(optional(assertion.since?.description))",
      "\"until\": \(optional(assertion.until?.description))",
      "\"status\": \(optional(assertion.status?.rawValue))",
      "\"evidence\": [\(evidence.joined(separator: ", "))]", "\"confidence\": \(confidence)",
    ]
    if let document { fields.append("\"document\": \(quoted(document))") }
    // Whose word it is, where it is not that of the rules.
    if let extractor = assertion.extractor { fields.append("\"extractor\": \(quoted(extractor))") }
    if let explanation { fields.append("\"explanation\": \(written(explanation))") }
    return "{\(fields.joined(separator: ", "))}"
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

  private func optional(_ text: String?) -> String { text.map(quoted) ?? "null" }

  private func quoted(_ text: String) -> String { JSONText.quoted(text) }
}
