public import GraphModel

/// Reads actors and relationships out of the text of a document, by rules and a lexicon.
///
/// The same text always gives the same reading. Time and memory are linear in the length of the text,
/// whatever it contains.
public struct Extractor: Sendable {
  /// With the lexicon that ships with the program.
  public static let standard = Extractor(lexicon: .standard)

  /// The name and version of these rules, as it stands in a ``Reading``.
  public static let version = "rules/10"

  let lexicon: Lexicon

  /// - Parameter published: when the document was published, as far as that is known. Dates that the
  ///   text gives in part ("on Jan. 15", "last month") are completed from it. Where it is nil, a line
  ///   of the text that is a date takes its place, and without one such dates stay unknown.
  public func read(_ document: DocumentText, published: PartialDate? = nil) -> Reading {
    run(document, published, isExplained: false).reading
  }

  /// The reading, and what made each of its assertions.
  public func explain(
    _ document: DocumentText, published: PartialDate? = nil
  ) -> ExplainedReading {
    run(document, published, isExplained: true)
  }

  /// As ``explain(_:published:)``, without the mentions, whose listing takes time.
  package func readWithFactors(
    _ document: DocumentText, published: PartialDate? = nil
  ) -> ExplainedReading {
    run(document, published, isExplained: false)
  }

  private func run(
    _ document: DocumentText, _ published: PartialDate?, isExplained: Bool
  ) -> ExplainedReading {
    var pipeline = Pipeline(
      text: document, lexicon: lexicon, published: published, isExplained: isExplained)
    return pipeline.run()
  }
}
