public import GraphModel

/// A single value in a line of text for people.
public enum ResultText {
  /// As a table shows it: control characters made visible, a string without quotes.
  public static func of(_ value: Value, entities: Subgraph = Subgraph()) -> String {
    VisibleText.of(ValueText(entities: entities).text(value))
  }
}
