internal import GraphModel
internal import GraphStore

/// Everything that a graph holds, as far as the kit counts it.
///
/// Side effects are what differs between two such states: so they are found in the graph itself,
/// not taken from what the engine says it has done.
struct GraphState: Equatable {
  private var nodes: Set<Int64> = []
  private var relationships: Set<Int64> = []
  private var labels: Set<String> = []
  private var properties: Set<Property> = []

  private struct Property: Hashable {
    let isNode: Bool
    let entity: Int64
    let key: String
    let value: String
  }

  init(of store: Store) throws(StoreError) {
    let reader = try store.beginRead()
    defer { reader.end() }
    var last: NodeID?
    while true {
      let ids = try reader.nodes(label: nil, after: last, limit: 1000)
      guard let end = ids.last else { break }
      last = end
      for label in try reader.labels(of: ids).joined() { labels.insert(try reader.name(of: label)) }
      for (id, row) in zip(ids, try reader.properties(of: ids)) {
        nodes.insert(id.rawValue)
        for (key, value) in row {
          properties.insert(
            Property(
              isNode: true, entity: id.rawValue, key: try reader.name(of: key),
              value: value.rendered()))
        }
      }
    }
    var after: RelationshipID?
    while true {
      let columns = try reader.relationships(type: nil, after: after, limit: 1000)
      guard let end = columns.relationships.last else { break }
      after = end
      for (id, row) in zip(
        columns.relationships, try reader.properties(of: columns.relationships))
      {
        relationships.insert(id.rawValue)
        for (key, value) in row {
          properties.insert(
            Property(
              isNode: false, entity: id.rawValue, key: try reader.name(of: key),
              value: value.rendered()))
        }
      }
    }
  }

  /// What the kit's words say of the way from this state to another; nothing that is zero.
  func sideEffects(to other: GraphState) -> [String: Int] {
    var effects: [String: Int] = [:]
    func count<T>(_ name: String, _ before: Set<T>, _ after: Set<T>) {
      let (added, removed) = (after.subtracting(before).count, before.subtracting(after).count)
      if added > 0 { effects["+" + name] = added }
      if removed > 0 { effects["-" + name] = removed }
    }
    count("nodes", nodes, other.nodes)
    count("relationships", relationships, other.relationships)
    count("labels", labels, other.labels)
    count("properties", properties, other.properties)
    return effects
  }
}

/// The side effects that a scenario states.
enum ExpectedSideEffects {
  private static let names: Set<String> = [
    "+nodes", "-nodes", "+relationships", "-relationships", "+labels", "-labels", "+properties",
    "-properties",
  ]

  static func read(_ table: [[String]]) throws(ExpectationError) -> [String: Int] {
    var effects: [String: Int] = [:]
    for row in table {
      guard row.count == 2, names.contains(row[0]), let count = Int(row[1]), count >= 0 else {
        throw ExpectationError("no side effect: \(row.joined(separator: " | "))")
      }
      if count > 0 { effects[row[0]] = count }
    }
    return effects
  }

  static func check(_ actual: [String: Int], against expected: [String: Int])
    throws(ExpectationError)
  {
    guard actual != expected else { return }
    throw ExpectationError("side effects are \(text(actual)), not \(text(expected))")
  }

  private static func text(_ effects: [String: Int]) -> String {
    effects.isEmpty
      ? "none"
      : effects.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", ")
  }
}
