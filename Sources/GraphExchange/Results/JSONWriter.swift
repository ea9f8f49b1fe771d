public import GraphModel

/// Rows as JSON objects, by name of column: an array of them, or one a line.
public struct JSONWriter: ResultWriter {
  public enum Shape: Sendable { case array, lines }

  private let shape: Shape
  private var columns: [String] = []
  private var isFirst = true

  public init(shape: Shape) { self.shape = shape }

  public mutating func begin(columns: [String], into output: inout OutputBuffer) {
    self.columns = columns
    if shape == .array { output.append("[") }
  }

  public mutating func write(
    _ rows: [[Value]], entities: Subgraph, into output: inout OutputBuffer
  ) {
    let json = JSONValue(entities: entities)
    for row in rows {
      if shape == .array { output.append(isFirst ? "\n" : ",\n") }
      isFirst = false
      output.append("{")
      for (index, (column, value)) in zip(columns, row).enumerated() {
        if index > 0 { output.append(",") }
        output.appendJSON(column)
        output.append(":")
        json.append(value, to: &output)
      }
      output.append("}")
      if shape == .lines { output.append("\n") }
    }
  }

  public mutating func end(into output: inout OutputBuffer) {
    if shape == .array { output.append(isFirst ? "]\n" : "\n]\n") }
  }
}
