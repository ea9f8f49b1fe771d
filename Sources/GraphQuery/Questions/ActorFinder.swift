internal import GraphModel
public import GraphStore

/// Finds the actor that a person means by a name, or by a number as output writes it (`n12`).
///
/// A strong name that one actor alone has decides. Then a weak one, unless the name is part of the
/// name of another actor with the same label: "Lee", which one article called President Lee, may be
/// any Lee. Then the beginning of a name or some of its words. Where several agree equally well,
/// actors of the kind that the question is about go before others; where that leaves several, the
/// name is ambiguous.
public struct ActorFinder {
  let reader: ReadTransaction

  public init(reader: ReadTransaction) { self.reader = reader }

  public enum Finding: Sendable {
    case actor(ActorReference)
    case unresolved(UnresolvedName)
  }

  /// What kind of actor a question is about.
  public enum Kind: Sendable {
    case any
    /// What has posts: countries, organisations, companies, public bodies.
    case body

    func includes(_ actor: ActorReference) -> Bool {
      switch self {
      case .any: true
      case .body: actor.isA("Country") || actor.isA("Organization")
      }
    }
  }

  /// At most so many candidates are listed.
  private static let most = 20

  public func find(_ name: String, _ kind: Kind = .any) throws(StoreError) -> Finding {
    try find(name, kind, triesCountries: true)
  }

  private func find(_ name: String, _ kind: Kind, triesCountries: Bool)
    throws(StoreError) -> Finding
  {
    if let id = number(name), try reader.exists(id) {
      return .actor(try ActorReference.read([id], in: reader)[0])
    }
    let hits = try reader.search(name, limit: ActorFinder.most)
    if triesCountries, hits.first?.match != .exact,
      let country = CountryNames.standard.country(of: name)
    {
      return try find(country, kind, triesCountries: false)
    }
    for match in [NameHit.Match.exact, .prefix, .words, .begunWords] {
      let nodes = hits.filter { $0.match == match }.map(\.node)
      if nodes.isEmpty { continue }
      var actors = try ActorReference.read(nodes, in: reader)
      if match == .exact {
        let strong = try strong(actors, name)
        actors = strong.isEmpty ? actors + (try namesakes(of: actors, name, hits)) : strong
      }
      let fitting = actors.filter(kind.includes)
      if !fitting.isEmpty { actors = fitting }
      if actors.count == 1 { return .actor(actors[0]) }
      return .unresolved(UnresolvedName(name: name, candidates: actors, suggestions: []))
    }
    return .unresolved(
      UnresolvedName(name: name, candidates: [], suggestions: try suggestions(for: name)))
  }

  /// Whether an actor of the kind has the whole of `text` for a name, or as an adjective.
  func isName(_ text: String, _ kind: Kind) throws(StoreError) -> Bool {
    let nodes = try reader.nodes(named: text)
    if try ActorReference.read(nodes, in: reader).contains(where: kind.includes) { return true }
    // Last, since the lexicon is read on first use, which takes longer than any look-up.
    return CountryNames.standard.country(of: text) != nil
  }

  /// Those for which the name is a strong one.
  private func strong(_ actors: [ActorReference], _ name: String)
    throws(StoreError) -> [ActorReference]
  {
    let folded = foldedName(name)
    let names = try reader.names(of: actors.map(\.id))
    return zip(actors, names).filter { _, names in
      names.contains { $0.isStrong && foldedName($0.text) == folded }
    }.map(\.0)
  }

  /// Those of the hits that have the name as words of theirs, and a label in common with `actors`.
  private func namesakes(of actors: [ActorReference], _ name: String, _ hits: [NameHit])
    throws(StoreError) -> [ActorReference]
  {
    let labels = Set(actors.flatMap(\.labels))
    let words = foldedName(name) + " "
    let others = hits.filter {
      $0.match == .words || $0.match == .prefix && foldedName($0.name).hasPrefix(words)
    }
    return try ActorReference.read(others.map(\.node), in: reader)
      .filter { !labels.isDisjoint(with: $0.labels) }
  }

  /// `n12`.
  private func number(_ text: String) -> NodeID? {
    guard text.first == "n", let id = Int64(text.dropFirst()) else { return nil }
    return NodeID(id)
  }

  /// Names that begin like it and are written much like it.
  private func suggestions(for name: String) throws(StoreError) -> [String] {
    var names: Set<String> = []
    for word in foldedName(name).split(separator: " ") {
      for length in stride(from: min(word.count, 4), through: 2, by: -1) {
        let nodes = try reader.nodes(namePrefix: String(word.prefix(length)), limit: 200)
        for list in try reader.names(of: nodes) { names.formUnion(list.map(\.text)) }
        if names.count > 200 { break }
      }
    }
    return nearest(to: name, among: names).map { [$0] } ?? []
  }
}
