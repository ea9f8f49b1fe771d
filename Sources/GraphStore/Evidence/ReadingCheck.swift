internal import GraphModel

/// Whether a reading fits the document that it says it was read in.
enum ReadingCheck {
  static func check(
    _ reading: Reading, against document: DocumentDescription
  ) throws(StoreError) {
    let scalars = Array(document.text.unicodeScalars)
    for assertion in reading.assertions {
      guard reading.actors.indices.contains(assertion.source),
        reading.actors.indices.contains(assertion.target)
      else {
        throw StoreError(
          .constraint, "\(document.uri): an assertion is about an actor that was not read")
      }
      for evidence in assertion.evidence {
        guard evidence.span.lowerBound >= 0, evidence.span.upperBound <= scalars.count,
          scalars[evidence.span].elementsEqual(evidence.quote.unicodeScalars)
        else {
          throw StoreError(
            .constraint,
            "\(document.uri): the text at \(evidence.span) is not “\(evidence.quote.prefix(60))”")
        }
      }
    }
  }
}
