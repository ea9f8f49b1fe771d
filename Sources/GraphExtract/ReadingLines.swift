public import GraphModel

/// Writes readings as JSON Lines, one object an assertion:
///
///     {"source": "…", "sourceLabel": "Person", "type": "…", "target": "…", "targetLabel": "…",
///      "title": …, "role": …, "since": …, "until": …, "status": …,
///      "evidence": [{"quote": "…", "start": 0, "end": 9}], "confidence": 0.95}
///
/// Dates are EDTF, offsets are Unicode scalar values, and what is not known is null.
public struct ReadingLines: Sendable {
  public let reading: Reading

  public init(_ reading: Reading) { self.reading = reading }

  /// One line without its line break for each assertion, in their order.
  public var lines: [String] { reading.assertions.map(line) }

  private func line(_ assertion: ReadAssertion) -> String {
    let (source, target) = (reading.actors[assertion.source], reading.actors[assertion.target])
    let evidence = assertion.evidence.map { piece in
      "{\"quote\": \(quoted(piece.quote)), \"start\": \(piece.span.lowerBound), \"end\": \(piece.span.upperBound)}"
    }
    let hundredths = Int((assertion.confidence * 100).rounded())
    let confidence = hundredths >= 100 ? "1.0" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
    let fields = [
      "\"source\": \(quoted(source.name))", "\"sourceLabel\": \(quoted(source.label))",
      "\"type\": \(quoted(assertion.type))",
      "\"target\": \(quoted(target.name))", "\"targetLabel\": \(quoted(target.label))",
      "\"title\": \(optional(assertion.title))", "\"role\": \(optional(assertion.role))",
      "\"since\": \(optional(assertion.since?.description))",
      "\"until\": \(optional(assertion.until?.description))",
      "\"status\": \(optional(assertion.status?.rawValue))",
      "\"evidence\": [\(evidence.joined(separator: ", "))]", "\"confidence\": \(confidence)",
    ]
    return "{\(fields.joined(separator: ", "))}"
  }

  private func optional(_ text: String?) -> String { text.map(quoted) ?? "null" }

  private func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case let control
      where control.value < 0x20 || (0x7F...0x9F).contains(control.value)
        || control.value == 0x2028 || control.value == 0x2029:
        let digits = String(control.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
