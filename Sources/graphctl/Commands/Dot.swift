internal import ArgumentParser
internal import GraphExchange
internal import GraphStore

struct Dot: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl",
    abstract: "Write the graph, or a part of it, in Graphviz's DOT language.",
    discussion: """
      Without options, everything. The same graph gives the same bytes.

      EXAMPLE:
        graphctl dot --around "Lee Sok-bae" --depth 2 | dot -Tsvg > lee.svg
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var part: DrawingOptions

  func run() throws {
    let store = try global.open(part.query == nil ? .readOnly : .readWrite)
    let drawing = try part.drawing(store, global)
    let reader = try store.beginRead()
    defer { reader.end() }
    var writer = DOTWriter(reader, drawing: drawing)
    var output = OutputBuffer(capacity: 1 << 20)
    while try writer.writePart(into: &output) {
      if output.count >= 1 << 19 { try StandardOutput.flush(&output) }
    }
    try StandardOutput.flush(&output)
  }
}
