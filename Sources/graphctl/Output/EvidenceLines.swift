internal import GraphExchange
internal import GraphStore

/// What a document said, and where.
struct EvidenceLines {
  let style: Style
  let width: Int
  var indent = 2

  /// - Parameter sentence: what to quote; the evidence's own quote where it is nil.
  func lines(
    _ evidence: Evidence, sentence: String? = nil, detailed: Bool = false
  ) -> [String] {
    var source = evidence.document
    if let title = evidence.title { source += ", “\(title)”" }
    if let published = evidence.published { source += ", \(published)" }
    if detailed {
      source += ", characters \(evidence.span.lowerBound)–\(evidence.span.upperBound)"
      source += ", \(evidence.extractor), confidence \(decimals(evidence.confidence))"
    }
    return Paragraph.lines(
      "“\(sentence ?? evidence.quote)”", indent: indent, hanging: 1, width: width)
      + Paragraph.lines(source, indent: indent + 1, hanging: 0, width: width).map(style.faint)
  }
}

/// A number from 0 to 1 with two decimals.
func decimals(_ number: Double) -> String {
  guard number.isFinite, (0...1).contains(number) else { return "\(number)" }
  let hundredths = Int((number * 100).rounded())
  return hundredths == 100 ? "1.00" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
}
