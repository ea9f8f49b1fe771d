internal import GraphModel

/// Words for relationships.
public enum RelationshipText {
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
