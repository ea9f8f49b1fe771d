public import GraphModel

/// Rows as RFC 4180 has them: comma, double quotes, CRLF, a header.
///
/// Null is an empty field, the empty string is `""`. Lists, maps, nodes, relationships and paths
/// are JSON.
public struct CSVWriter: ResultWriter {
  private let showingControls: Bool

  /// - Parameter showingControls: whether control characters are replaced by their pictures, for
  ///   output that goes to a terminal. Otherwise text is written as it is.
  public init(showingControls: Bool = false) { self.showingControls = showingControls }

  public mutating func begin(columns: [String], into output: inout OutputBuffer) {
    for (index, column) in columns.enumerated() {
      if index > 0 { output.append(",") }
      append(column, to: &output)
    }
    if !columns.isEmpty { output.append("\r\n") }
  }

  public mutating func write(
    _ rows: [[Value]], entities: Subgraph, into output: inout OutputBuffer
  ) {
    for row in rows {
      for (index, value) in row.enumerated() {
        if index > 0 { output.append(",") }
        append(value, entities: entities, to: &output)
      }
      output.append("\r\n")
    }
  }

  public mutating func end(into output: inout OutputBuffer) {}

  private func append(_ value: Value, entities: Subgraph, to output: inout OutputBuffer) {
    switch value {
    case .null: break
    case .string(let text): append(text, to: &output)
    case .list, .map, .node, .relationship, .path:
      var json = OutputBuffer()
      JSONValue(entities: entities).append(value, to: &json)
      append(json.text, to: &output)
    default: append(ValueText(entities: entities).text(value), to: &output)
    }
  }

  private func append(_ text: String, to output: inout OutputBuffer) {
    let text = showingControls ? VisibleText.keepingLines(text) : text
    let needsQuotes =
      text.isEmpty
      || text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      || text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard needsQuotes else { return output.append(text) }
    output.append("\"")
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append("\"")
  }
}
