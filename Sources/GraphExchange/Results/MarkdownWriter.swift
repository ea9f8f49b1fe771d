public import GraphModel

/// Rows as a table of GitHub Flavored Markdown.
public struct MarkdownWriter: ResultWriter {
  public init() {}

  public mutating func begin(columns: [String], into output: inout OutputBuffer) {
    guard !columns.isEmpty else { return }
    appendRow(columns, to: &output)
    output.append(String(repeating: "| --- ", count: columns.count) + "|\n")
  }

  public mutating func write(
    _ rows: [[Value]], entities: Subgraph, into output: inout OutputBuffer
  ) {
    let text = ValueText(entities: entities)
    for row in rows { appendRow(row.map { $0.isNull ? "" : text.text($0) }, to: &output) }
  }

  public mutating func end(into output: inout OutputBuffer) {}

  private func appendRow(_ cells: [String], to output: inout OutputBuffer) {
    for cell in cells {
      output.append("| ")
      output.append(MarkdownWriter.escaped(cell))
      output.append(" ")
    }
    output.append("|\n")
  }

  /// Text that Markdown shows as it stands, on one line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in VisibleText.keepingLines(text).unicodeScalars {
      switch character {
      case "\n": result += "<br>"
      case "\t": result += " "
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      case "|", "\\", "`", "*", "_", "[", "]": result += "\\" + String(character)
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
