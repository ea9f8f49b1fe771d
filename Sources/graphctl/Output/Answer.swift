internal import GraphExchange
internal import GraphModel

/// Where an answer goes: rows in the form that was asked for, or lines of text for people.
struct Answer {
  let format: ResultFormat
  let terminal: Terminal
  let style: Style

  init(_ settings: CommonSettings) {
    format = settings.format
    terminal = settings.terminal
    style = Style(isOn: terminal.usesColor)
  }

  init(_ global: GlobalOptions) { self.init(global.settings) }

  /// Whether a verb that has a form of its own for people should use it.
  var isForPeople: Bool { format == .table }

  /// Cells of a line of text for people.
  var lineWidth: Int { min(terminal.width ?? 100, 100) }

  func writer() -> any ResultWriter {
    format.writer(width: terminal.width, onTerminal: terminal.isOutput)
  }

  func write(
    columns: [String], _ rows: [[Value]], entities: Subgraph = Subgraph()
  ) throws(Failure) {
    var writer = writer()
    var output = OutputBuffer()
    writer.begin(columns: columns, into: &output)
    writer.write(rows, entities: entities, into: &output)
    writer.end(into: &output)
    try StandardOutput.flush(&output)
  }

  /// - Parameter lines: text of which everything from outside has been made visible.
  func write(_ lines: [String]) throws(Failure) {
    guard !lines.isEmpty else { return }
    try StandardOutput.write(lines.joined(separator: "\n") + "\n")
  }
}
