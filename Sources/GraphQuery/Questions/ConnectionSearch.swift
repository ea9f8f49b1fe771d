internal import GraphModel
internal import GraphStore

/// Finds how two actors are connected.
struct ConnectionSearch {
  let question: ConnectionQuestion
  let engine: QueryEngine
  let options: QueryOptions

  func run() throws(QueryError) -> QuestionOutcome<ConnectionAnswer> {
    let reader: ReadTransaction
    do throws(StoreError) {
      reader = try engine.store.beginRead(interruption: options.interruption)
    } catch {
      throw QueryError(error)
    }
    defer { reader.end() }
    let ends: (from: ActorReference, to: ActorReference)
    let types: String
    do throws(StoreError) {
      let finder = ActorFinder(reader: reader)
      switch (try finder.find(question.from), try finder.find(question.to)) {
      case (.unresolved(let problem), _), (_, .unresolved(let problem)):
        return .unresolved(problem)
      case (.actor(let from), .actor(let to)): ends = (from, to)
      }
    } catch {
      throw QueryError(error)
    }
    types = try typeExpression(reader)
    if ends.from.id == ends.to.id {
      let alone = Connection(actors: [ends.from], hops: [])
      return .answered(
        ConnectionAnswer(from: ends.from, to: ends.to, connections: [alone], isTruncated: false))
    }
    let result = try search(ends.from.id, ends.to.id, types)
    do throws(StoreError) {
      var connections: [Connection] = []
      for path in sorted(result.rows).prefix(question.maximumPaths) {
        connections.append(try describe(path, result.entities, reader))
      }
      return .answered(
        ConnectionAnswer(
          from: ends.from, to: ends.to, connections: connections,
          isTruncated: result.rows.count > question.maximumPaths))
    } catch {
      throw QueryError(error)
    }
  }

  // MARK: The query

  private func search(_ from: NodeID, _ to: NodeID, _ types: String)
    throws(QueryError) -> QueryResult
  {
    var options = options
    options.asOf = question.asOf
    let selector = question.wantsAll ? "ALL SHORTEST" : "ANY SHORTEST"
    let hops = max(1, question.maximumHops)
    return try engine.run(
      """
      WITH $from AS a, $to AS b
      MATCH p = \(selector) (a)-[\(types)]-{1,\(hops)}(b)
      RETURN p LIMIT $limit
      """,
      parameters: [
        "from": .node(from), "to": .node(to), "limit": .integer(Int64(question.maximumPaths) + 1),
      ], options: options)
  }

  /// `:(A|B)&!(C)`, or nothing.
  private func typeExpression(_ reader: ReadTransaction) throws(QueryError) -> String {
    var via: [String] = []
    for type in question.via { via.append(try quoted(type, reader)) }
    var avoid: [String] = []
    for type in question.avoid { avoid.append(try quoted(type, reader)) }
    var factors: [String] = []
    if !via.isEmpty { factors.append("(" + via.joined(separator: "|") + ")") }
    if !avoid.isEmpty { factors.append("!(" + avoid.joined(separator: "|") + ")") }
    return factors.isEmpty ? "" : ":" + factors.joined(separator: "&")
  }

  /// The type that a person means, in backticks.
  private func quoted(_ type: String, _ reader: ReadTransaction) throws(QueryError) -> String {
    let name: String
    if let declared = Ontology.standard.type(typed: type) {
      name = declared.name
    } else {
      do throws(StoreError) {
        let snake = Ontology.screamingSnake(type)
        if try reader.relationshipType(named: type) != nil {
          name = type
        } else if try reader.relationshipType(named: snake) != nil {
          name = snake
        } else {
          throw StoreError(.notFound, type)
        }
      } catch {
        guard error.code == .notFound else { throw QueryError(error) }
        throw unknownType(type, reader)
      }
    }
    return "`"
      + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``")
      + "`"
  }

  private func unknownType(_ type: String, _ reader: ReadTransaction) -> QueryError {
    var names = Set(Ontology.standard.types.map(\.name))
    for token in (try? reader.relationshipTypes()) ?? [] {
      if let name = try? reader.name(of: token) { names.insert(name) }
    }
    let suggestion = nearest(to: Ontology.screamingSnake(type), among: names)
    return QueryError(
      .argumentError, .invalidArgumentValue, "there is no relationship type \(type)",
      phase: .runtime, hint: suggestion.map { "did you mean \(Ontology.kebabCase($0))?" })
  }

  // MARK: Reading out

  /// The order in which the engine finds paths is its own affair; this one is fixed.
  private func sorted(_ rows: [[Value]]) -> [Path] {
    let paths = rows.compactMap { row -> Path? in
      if case .path(let path)? = row.first { path } else { nil }
    }
    return paths.sorted { a, b in
      if a.nodes != b.nodes { return a.nodes.lexicographicallyPrecedes(b.nodes) }
      return a.relationships.lexicographicallyPrecedes(b.relationships)
    }
  }

  private func describe(_ path: Path, _ entities: Subgraph, _ reader: ReadTransaction)
    throws(StoreError) -> Connection
  {
    let actors = try ActorReference.read(path.nodes, in: reader)
    let evidence = try reader.evidence(of: path.relationships)
    var hops: [ConnectionHop] = []
    for (index, id) in path.relationships.enumerated() {
      // The result holds every relationship of its rows.
      guard let relationship = entities.relationships[id] else { continue }
      let isForward = relationship.source == path.nodes[index]
      let reading = HopReading(relationship, asOf: question.asOf)
      hops.append(
        ConnectionHop(
          relationship: relationship, isForward: isForward,
          sentence: reading.sentence(
            source: actors[isForward ? index : index + 1].name,
            target: actors[isForward ? index + 1 : index].name, isForward: isForward),
          title: reading.title, status: reading.status, since: reading.since,
          until: reading.until, certainty: question.asOf.map { relationship.period.holds(on: $0) },
          evidence: evidence[index]))
    }
    return Connection(actors: actors, hops: hops)
  }
}
