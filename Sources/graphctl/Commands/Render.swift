internal import ArgumentParser
internal import GraphExchange
internal import GraphStore

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Draw the graph, or a part of it, as SVG or PNG.",
    discussion: """
      Runs Graphviz, which must be installed. Point at a line of an SVG for the sentence behind it.

      EXAMPLE:
        graphctl render --around "Vladimir Putin" --output putin.svg
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var part: DrawingOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to: a name that ends in .svg or .png; - for SVG on standard output.", valueName: "file"
    ))
  var output: String = "graph.svg"

  @Option(help: ArgumentHelp("How long the layout may take.", valueName: "seconds"))
  var timeLimit = 60.0

  @Flag(help: "Draw also what nobody will be able to read.")
  var force = false

  private var picture: Graphviz.Picture? {
    if output == "-" { return .svg }
    return Graphviz.Picture.allCases.first { output.lowercased().hasSuffix("." + $0.rawValue) }
  }

  mutating func validate() throws {
    guard picture != nil else {
      throw ValidationError("--output names a file that ends in .svg or .png")
    }
    guard timeLimit > 0, timeLimit <= 86_400 else {
      throw ValidationError("--time-limit is a number of seconds, at most 86400")
    }
  }

  func run() throws {
    guard let picture else { return }
    let store = try global.open(part.query == nil ? .readOnly : .readWrite)
    let drawing = try part.drawing(store, global)
    let reader = try store.beginRead()
    defer { reader.end() }
    let size = try drawing.size(in: reader)
    guard size.edges <= Graphviz.mostEdges || force else {
      throw Failure(
        .usage,
        """
        a picture of \(size.edges) relationships is unreadable; choose a part with --around or \
        --query, or insist with --force
        """)
    }
    var writer = DOTWriter(reader, drawing: drawing)
    let result = try Graphviz.draw(
      as: picture, layout: Graphviz.Layout(edges: size.edges), seconds: timeLimit
    ) { output throws(StoreError) in try writer.writePart(into: &output) }
    try write(result)
  }

  private func write(_ result: Result<Graphviz.Result, Graphviz.Failure>) throws(Failure) {
    switch result {
    case .success(let drawn):
      if let warnings = drawn.warnings { StandardError.say("graphctl: Graphviz says: \(warnings)") }
      if output == "-" {
        try StandardOutput.write(drawn.bytes)
      } else {
        try OutputFile.write(drawn.bytes, to: output)
        StandardError.say("\(output) is drawn")
      }
    case .failure(.notInstalled):
      throw Failure(
        .file,
        "Graphviz is not installed; `apt-get install graphviz` does that, and `graphctl dot` needs none"
      )
    case .failure(.timeLimit):
      throw Failure(
        .timeLimit,
        "the layout took longer than \(timeLimit) s; choose a part with --around or --query, or give it --time-limit"
      )
    case .failure(.failed(let words)): throw Failure(.file, "Graphviz failed: \(words)")
    case .failure(.system(let error)):
      throw Failure(.file, "cannot run Graphviz: \(systemMessage(error))")
    }
  }
}
