internal import GraphModel
internal import GraphStore

/// Gathers the nodes and relationships that values refer to, and reads them, each once.
struct EntityCollector {
  private var nodes: Set<NodeID> = []
  private var relationships: Set<RelationshipID> = []

  mutating func add(_ column: Column, count: Int) {
    switch column {
    case .absent: break
    case .constant(let value): add(value)
    case .nodes(let ids): for id in ids where id != .missing { nodes.insert(id) }
    case .relationships(let ids): for id in ids where id != .missing { relationships.insert(id) }
    case .values(let values): for value in values { add(value) }
    }
  }

  private mutating func add(_ value: Value) {
    switch value {
    case .node(let id): nodes.insert(id)
    case .relationship(let id): relationships.insert(id)
    case .path(let path):
      nodes.formUnion(path.nodes)
      relationships.formUnion(path.relationships)
    case .list(let values): for value in values { add(value) }
    case .map(let entries): for value in entries.values { add(value) }
    default: break
    }
  }

  /// What was deleted reads as a node without labels, or a relationship without properties.
  func read(_ context: ExecutionContext) throws(QueryError) -> Subgraph {
    guard !nodes.isEmpty || !relationships.isEmpty else { return Subgraph() }
    do throws(StoreError) {
      return Subgraph(
        nodes: try readNodes(context.reader),
        relationships: try readRelationships(context.reader, context.deletions))
    } catch {
      throw QueryError(error)
    }
  }

  private func readNodes(_ reader: any GraphReader) throws(StoreError) -> [NodeID: Node] {
    let ids = nodes.sorted()
    let labels = try reader.labels(of: ids)
    let properties = try reader.properties(of: ids)
    var result: [NodeID: Node] = [:]
    result.reserveCapacity(ids.count)
    for (index, id) in ids.enumerated() {
      var names: [String] = []
      for label in labels[index] { names.append(try reader.name(of: label)) }
      result[id] = Node(
        id: id, labels: names, properties: try named(properties[index], reader))
    }
    return result
  }

  private func readRelationships(_ reader: any GraphReader, _ deletions: Deletions)
    throws(StoreError) -> [RelationshipID: Relationship]
  {
    var result: [RelationshipID: Relationship] = [:]
    let ids = relationships.subtracting(deletions.relationships.keys).sorted()
    let ends = try reader.endpoints(of: ids)
    let properties = try reader.properties(of: ids)
    let periods = try reader.periods(of: ids)
    result.reserveCapacity(ids.count)
    for (index, id) in ids.enumerated() {
      result[id] = Relationship(
        id: id, type: try reader.name(of: ends.types[index]), source: ends.sources[index],
        target: ends.targets[index], properties: try named(properties[index], reader),
        period: periods[index])
    }
    for id in relationships {
      guard let deleted = deletions.relationships[id] else { continue }
      result[id] = Relationship(
        id: id, type: try reader.name(of: deleted.type), source: deleted.source,
        target: deleted.target, properties: [:], period: .unknown)
    }
    return result
  }

  private func named(_ properties: [(key: KeyToken, value: Value)], _ reader: any GraphReader)
    throws(StoreError) -> [String: Value]
  {
    var result: [String: Value] = [:]
    for (key, value) in properties { result[try reader.name(of: key)] = value }
    return result
  }
}
