internal import ArgumentParser
internal import GraphExchange
internal import GraphModel
internal import GraphQuery
internal import GraphStore

/// Which part of the graph `dot` and `render` draw.
struct DrawingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw the nodes, relationships and paths that a query returns.", valueName: "query"))
  var query: String?

  @Option(help: ArgumentHelp("Draw what is near an actor.", valueName: "actor"))
  var around: String?

  @Option(help: ArgumentHelp("How near: the number of steps.", valueName: "n"))
  var depth: Int?

  mutating func validate() throws {
    if query != nil, around != nil {
      throw ValidationError("--query and --around are two ways to choose; give one of them")
    }
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
    if let query {
      var entities = Subgraph()
      for batch in try QueryRunner(store: store, asOf: global.asOf).run(query) {
        entities.nodes.merge(batch.entities.nodes) { $1 }
        entities.relationships.merge(batch.entities.relationships) { $1 }
      }
      return .result(entities)
    }
    return .everything(validity: global.validity)
  }
}
