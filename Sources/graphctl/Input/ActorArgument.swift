internal import GraphModel
internal import GraphQuery
internal import GraphStore

/// Which actor an argument names: by a name or an alias, or by number as the output of other verbs
/// writes it (`n12`).
enum ActorArgument {
  /// - Throws: ``Failure`` with the status for usage where the name fits several actors, which it
  ///   lists, and for nothing found where it fits none.
  static func resolve(_ text: String, in reader: ReadTransaction) throws -> NodeID {
    switch try ActorFinder(reader: reader).find(text) {
    case .actor(let actor): return actor.id
    case .unresolved(let name): throw name.failure
    }
  }
}
