internal import ArgumentParser
internal import GraphExchange
internal import GraphStore

/// Which part of the graph `dot` and `render` draw.
struct DrawingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Draw what is near an actor.", valueName: "actor"))
  var around: String?

  @Option(help: ArgumentHelp("How near: the number of steps.", valueName: "n"))
  var depth: Int?

  mutating func validate() throws {
    if depth != nil, around == nil { throw ValidationError("--depth goes with --around") }
    if let depth, !(0...100).contains(depth) {
      throw ValidationError("--depth is a number from 0 to 100")
    }
  }

  func drawing(_ store: Store, _ global: GlobalOptions) throws -> Drawing {
    if let around {
      let reader = try store.beginRead()
      defer { reader.end() }
      let centre = try ActorArgument.resolve(around, in: reader)
      return try Drawing.around(
        [centre], depth: depth ?? 1, validity: global.validity, in: reader)
    }
    return .everything(validity: global.validity)
  }
}
