public import GraphModel

/// One place in one document that says what a relationship asserts.
public struct Evidence: Hashable, Sendable {
  /// The URI, or the path, by which the document was ingested.
  public let document: String
  public let title: String?
  public let published: PartialDate?
  /// The exact slice of the document's text.
  public let quote: String
  /// Where the quote stands, in Unicode scalar values from the start of the text, half-open.
  public let span: Range<Int>
  /// The extractor and its version, as in `rules/1`.
  public let extractor: String
  /// 0 … 1.
  public let confidence: Double

  public init(
    document: String, title: String?, published: PartialDate?, quote: String, span: Range<Int>,
    extractor: String, confidence: Double
  ) {
    self.document = document
    self.title = title
    self.published = published
    self.quote = quote
    self.span = span
    self.extractor = extractor
    self.confidence = confidence
  }
}
