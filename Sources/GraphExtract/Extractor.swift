public import GraphModel

/// Reads actors and relationships out of the text of a document, by rules and a lexicon.
///
/// The same text always gives the same reading. Time and memory are linear in the length of the text,
/// whatever it contains.
public struct Extractor: Sendable {
  /// With the lexicon that ships with the program.
  public static let standard = Extractor(lexicon: .standard)

  /// The name and version of these rules, as it stands in a ``Reading``.
  public static let version = "rules/1"

  let lexicon: Lexicon

  /// - Parameter published: when the document was published, as far as that is known. Dates that the
  ///   text gives in part ("on Jan. 15", "last month") are completed from it. Where it is nil, a line
  ///   of the text that is a date takes its place, and without one such dates stay unknown.
  public func read(_ document: DocumentText, published: PartialDate? = nil) -> Reading {
    explain(document, published: published).reading
  }

  /// The reading, and for each of its assertions the rules that made it.
  package func explain(
    _ document: DocumentText, published: PartialDate? = nil
  ) -> ExplainedReading {
    var pipeline = Pipeline(text: document, lexicon: lexicon, published: published)
    return pipeline.run()
  }
}

/// A reading with the rules behind its assertions.
package struct ExplainedReading: Sendable {
  package var reading: Reading
  /// For each assertion, the names of the rules that read it.
  package var rules: [[String]]
}
