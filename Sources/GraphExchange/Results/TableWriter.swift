public import GraphModel

/// Rows in aligned columns, for people.
///
/// Widths are taken from the first rows (``sampleSize`` of them); later rows are written as they
/// come. Where the table is wider than the line, the widest columns give way and their cells wrap;
/// where there are too many columns even for that, every row becomes a block of `name  value`
/// lines.
public struct TableWriter: ResultWriter {
  static let sampleSize = 1_000
  /// The narrowest that a column may be squeezed to.
  private static let narrowest = 8

  private let width: Int?
  private var columns: [String] = []
  private var sample: [[Cell]] = []
  private var layout: TableLayout?
  private var rowNumber = 0

  /// - Parameter width: how many cells a line may have; nil for as many as it takes.
  public init(width: Int?) { self.width = width }

  public mutating func begin(columns: [String], into output: inout OutputBuffer) {
    self.columns = columns.map(VisibleText.of)
  }

  public mutating func write(
    _ rows: [[Value]], entities: Subgraph, into output: inout OutputBuffer
  ) {
    guard !columns.isEmpty else { return }
    let text = ValueText(entities: entities)
    for row in rows {
      let cells = row.map { Cell($0, text) }
      if let layout {
        append(cells, layout, to: &output)
      } else {
        sample.append(cells)
        if sample.count == TableWriter.sampleSize { flushSample(to: &output) }
      }
    }
  }

  public mutating func end(into output: inout OutputBuffer) {
    if layout == nil, !columns.isEmpty { flushSample(to: &output) }
  }

  private mutating func flushSample(to output: inout OutputBuffer) {
    let layout = TableLayout(
      natural: columns.indices.map { index in
        sample.lazy.map { DisplayWidth.of($0[index].text) }.reduce(
          DisplayWidth.of(columns[index]), max)
      }, limit: width, narrowest: TableWriter.narrowest)
    self.layout = layout
    if case .columns(let widths) = layout {
      appendLine(columns.map { Cell(text: $0, isNumber: false) }, widths, to: &output)
      for (index, width) in widths.enumerated() {
        if index > 0 { output.append("─┼─") }
        output.append(String(repeating: "─", count: width))
      }
      output.append("\n")
    }
    for cells in sample { append(cells, layout, to: &output) }
    sample = []
  }

  private mutating func append(
    _ cells: [Cell], _ layout: TableLayout, to output: inout OutputBuffer
  ) {
    rowNumber += 1
    switch layout {
    case .columns(let widths): appendLine(cells, widths, to: &output)
    case .blocks(let nameWidth, let valueWidth):
      if rowNumber > 1 { output.append("\n") }
      for (name, cell) in zip(columns, cells) {
        let name = DisplayWidth.truncated(name, to: nameWidth)
        let lines = valueWidth.map { DisplayWidth.wrapped(cell.text, to: $0) } ?? [cell.text]
        for (index, line) in lines.enumerated() {
          output.append(padded(index == 0 ? name : "", to: nameWidth))
          output.append("  ")
          output.append(line + "\n")
        }
      }
    }
  }

  /// One row, over as many lines as its tallest cell needs. Where lines may have any length, a cell
  /// that is wider than the sample's sticks out instead.
  private func appendLine(_ cells: [Cell], _ widths: [Int], to output: inout OutputBuffer) {
    let isLimited = self.width != nil
    let lines = zip(cells, widths).map { cell, width in
      isLimited ? DisplayWidth.wrapped(cell.text, to: max(2, width)) : [cell.text]
    }
    let height = lines.lazy.map(\.count).max() ?? 1
    for line in 0..<height {
      var text = ""
      for (column, width) in widths.enumerated() {
        if column > 0 { text += " │ " }
        let content = line < lines[column].count ? lines[column][line] : ""
        text += padded(content, to: width, right: cells[column].isNumber)
      }
      while text.last == " " { text.removeLast() }
      output.append(text + "\n")
    }
  }

  private func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    return right ? padding + text : text + padding
  }
}

/// One value as a table shows it.
private struct Cell {
  let text: String
  /// Numbers stand to the right.
  let isNumber: Bool

  init(text: String, isNumber: Bool) {
    self.text = text
    self.isNumber = isNumber
  }

  init(_ value: Value, _ valueText: ValueText) {
    text = VisibleText.of(valueText.text(value))
    isNumber =
      switch value {
      case .integer, .float: true
      default: false
      }
  }
}
