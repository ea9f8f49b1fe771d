internal import GraphModel

/// A relationship read out as a sentence.
public enum RelationshipText {
  /// "Lee Sok-bae is ambassador to Russia"; read from the target, "Russia receives as ambassador
  /// Lee Sok-bae". No full stop, no time.
  ///
  /// - Parameters:
  ///   - source: what to call the source; likewise `target`.
  ///   - fromTarget: whether the sentence begins with the target.
  public static func sentence(
    type: String, source: String, target: String, title: String?, fromTarget: Bool = false
  ) -> String {
    let (source, target) = (withArticle(source), withArticle(target))
    guard let definition = Ontology.standard.type(type) else {
      let words = type.split(separator: "_").joined(separator: " ").lowercased()
      return "\(source) \(words) \(target)"
    }
    let (first, second) = fromTarget ? (target, source) : (source, target)
    if type == "HOLDS_POST", let title, !title.isEmpty {
      return fromTarget
        ? "\(first) has as its \(title) \(second)" : "\(first) is \(title) in \(second)"
    }
    return "\(first) \(fromTarget ? definition.inverseReading : definition.reading) \(second)"
  }

  /// What to head a list of relationships with: "is ambassador to".
  public static func heading(type: String, fromTarget: Bool) -> String {
    guard let definition = Ontology.standard.type(type) else {
      let words = type.split(separator: "_").joined(separator: " ").lowercased()
      return fromTarget ? "\(words) (from)" : words
    }
    return fromTarget ? definition.inverseReading : definition.reading
  }

  /// Whether a title says more than its relationship's type: "Ambassador" of `AMBASSADOR_TO` does
  /// not.
  public static func isTelling(title: String, type: String) -> Bool {
    !title.isEmpty && !Ontology.kebabCase(type).hasPrefix(title.lowercased())
  }

  /// "the United States": names that English gives an article.
  public static func withArticle(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard let first = words.first, let last = words.last else { return name }
    return firstWords.contains(first) && words.count > 1 || lastWords.contains(last)
      ? "the \(name)" : name
  }

  private static let firstWords: Set<Substring> = ["United", "European", "African"]
  private static let lastWords: Set<Substring> = [
    "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros", "Seychelles",
    "Emirates", "Republic", "Islands", "Union", "Federation",
  ]
}
