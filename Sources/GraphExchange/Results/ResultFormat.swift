/// The forms in which the rows of a query can be written.
public enum ResultFormat: String, CaseIterable, Sendable {
  /// For people: columns aligned, lines drawn.
  case table
  /// One array of objects.
  case json
  /// One object a line.
  case jsonl
  /// RFC 4180, with a line of column names.
  case csv
  /// A table as GitHub writes it.
  case markdown

  /// A writer of this form.
  ///
  /// - Parameters:
  ///   - width: how many cells a line may have; nil for as many as it takes. Tables keep to it.
  ///   - onTerminal: whether the output is seen as it is. Forms that carry raw text then show
  ///     control characters instead of sending them.
  public func writer(width: Int? = nil, onTerminal: Bool = false) -> any ResultWriter {
    switch self {
    case .table: TableWriter(width: width)
    case .json: JSONWriter(shape: .array)
    case .jsonl: JSONWriter(shape: .lines)
    case .csv: CSVWriter(showingControls: onTerminal)
    case .markdown: MarkdownWriter()
    }
  }
}
