internal import GraphExchange
internal import GraphModel
internal import GraphStore

/// Which actor an argument names: by a name or an alias, or by number as the output of other verbs
/// writes it (`n12`).
enum ActorArgument {
  /// How many candidates are listed.
  private static let mostCandidates = 12

  /// - Throws: ``Failure`` with the status for usage where the name fits several actors, which it
  ///   lists, and for nothing found where it fits none.
  static func resolve(_ text: String, in reader: ReadTransaction) throws -> NodeID {
    let named = try reader.nodes(named: text)
    if named.count == 1 { return named[0] }
    if named.count > 1 { throw try ambiguous(text, named, in: reader) }
    if let node = try numbered(text, in: reader) { return node }
    let hits = try reader.search(text, limit: mostCandidates + 1)
    switch hits.count {
    case 0:
      throw Failure(
        .nothing, "no actor is called “\(text)”; `graphctl search` finds names by their words")
    case 1: return hits[0].node
    default: throw try ambiguous(text, hits.map(\.node), in: reader)
    }
  }

  private static func numbered(
    _ text: String, in reader: ReadTransaction
  ) throws(StoreError) -> NodeID? {
    guard text.first == "n", let number = Int64(text.dropFirst()), number > 0 else { return nil }
    let node = NodeID(number)
    return try reader.exist([node]).first == true ? node : nil
  }

  private static func ambiguous(
    _ text: String, _ nodes: [NodeID], in reader: ReadTransaction
  ) throws(StoreError) -> Failure {
    let cards = try Cards(of: nodes, in: reader)
    var lines = ["“\(text)” may be any of these; say which by its full name or its number:"]
    for node in nodes.prefix(mostCandidates) {
      lines.append("  n\(node)  \(cards[node].name) (\(cards[node].kind))")
    }
    if nodes.count > mostCandidates { lines.append("  … and more") }
    return Failure(.usage, lines.joined(separator: "\n"))
  }
}
